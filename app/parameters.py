"""Parameters of a request's address, checked; a bad one is named in the error."""

from collections.abc import Collection, Iterable

from flask import request

from ..cypher.errors import UsageError
from .later import later as _l


class ParameterError(UsageError):
    """A parameter of the address is missing or cannot be used."""

    code = "bad_parameter"

    def __init__(self, name: str, message: str) -> None:
        super().__init__(_l("%(name)s: %(message)s", name=name, message=message))
        self.name = name


def too_long(count: int, most: int) -> str:
    """Say of a parameter that it has more characters than it may."""
    return _l("has %(count)s characters; %(most)s are the most", count=count, most=most)


def no_number(least: int, most: int) -> str:
    """Say of a parameter what numbers it may be; an address says them without marks between their digits."""
    return _l("must be a whole number from %(least)s to %(most)s", least=str(least), most=str(most))


def none_of(options: Iterable[str]) -> str:
    """Say of a parameter that it is none of the words it may be."""
    return _l("must be one of %(options)s", options=", ".join(options))


def text(name: str, default: str | None = None, *, most: int = 500) -> str:
    """Return a text parameter of at most `most` characters, without the spaces around it.

    Raises ParameterError when it is absent and has no default, or is too long.
    """
    value = request.args.get(name, default)
    if value is None:
        raise ParameterError(name, _l("is missing"))
    if len(value) > most:
        raise ParameterError(name, too_long(len(value), most))
    return value.strip()


def integer(name: str, default: int, *, least: int, most: int) -> int:
    """Return a whole number from `least` to `most`; raises ParameterError for anything else."""
    value = optional_integer(name, least=least, most=most)
    return default if value is None else value


def optional_integer(name: str, *, least: int, most: int) -> int | None:
    """Return a whole number from `least` to `most`, or None when it is absent or empty.

    Raises ParameterError for anything else.
    """
    given = request.args.get(name, "").strip()
    if not given:
        return None
    if not (
        given.isascii()
        and given.removeprefix("-").isdigit()
        and len(given) < 12
        and least <= int(given) <= most
    ):
        raise ParameterError(name, no_number(least, most))
    return int(given)


def choice(name: str, options: Collection[str]) -> str | None:
    """Return one of `options`, or None when absent or empty; raises ParameterError for anything else."""
    given = request.args.get(name, "").strip()
    if given and given not in options:
        raise ParameterError(name, none_of(sorted(options)))
    return given or None
