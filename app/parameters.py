"""Parameters of a request's address, checked; a bad one is named in the error."""

from collections.abc import Collection

from flask import request

from ..cypher.errors import UsageError


class ParameterError(UsageError):
    """A parameter of the address is missing or cannot be used."""

    code = "bad_parameter"

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name


def text(name: str, default: str | None = None, *, most: int = 500) -> str:
    """Return a text parameter of at most `most` characters, without the spaces around it.

    Raises ParameterError when it is absent and has no default, or is too long.
    """
    value = request.args.get(name, default)
    if value is None:
        raise ParameterError(name, "is missing")
    if len(value) > most:
        raise ParameterError(name, f"has {len(value)} characters; {most} are the most")
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
        raise ParameterError(name, f"must be a whole number from {least} to {most}")
    return int(given)


def choice(name: str, options: Collection[str]) -> str | None:
    """Return one of `options`, or None when absent or empty; raises ParameterError for anything else."""
    given = request.args.get(name, "").strip()
    if given and given not in options:
        raise ParameterError(name, f"must be one of {', '.join(sorted(options))}")
    return given or None
