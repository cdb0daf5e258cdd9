"""Texts that stay English for programs, logs and operators, and are said in the reader's language on a page.

Errors carry them: whoever takes `str(error)` gets the English, `told(error)` gives what a page shows.
"""

from collections.abc import Mapping
from typing import cast

from flask import request

from .languages import form_in, language, number_in

_PLAIN = "en"


class Later(str):
    """A text in English that also knows how it was made, so that it can be said in other languages."""

    __slots__ = ("forms", "number", "values")
    forms: tuple[str, ...]
    """The key of the catalogs: a text, or its singular and plural."""
    number: int
    values: Mapping[str, object]

    def __new__(cls, forms: tuple[str, ...], number: int, values: Mapping[str, object]) -> "Later":
        """Fill in the values as English writes them."""
        made = super().__new__(cls, _filled(forms[0 if number == 1 else -1], values, _PLAIN))
        made.forms, made.number, made.values = forms, number, values
        return made


def later(text: str, /, **values: object) -> str:
    """Return a text with values in it; a value may be one that is said later as well."""
    return Later((text,), 1, values)


def counted_later(singular: str, plural: str, num: int, /, **values: object) -> str:
    """Return the form of a text that a number wants, which stands in it as `num`."""
    return Later((singular, plural), num, {"num": num, **values})


def said_by(error: Exception) -> str:
    """Return what an error says, so that another error can say it later."""
    said = cast(object, error.args[0]) if error.args else None
    return said if isinstance(said, Later) else str(error)


def told(said: object) -> str:
    """Return a text, or what an error says, in the language of this request."""
    text = said_by(said) if isinstance(said, Exception) else said
    if not isinstance(text, Later):
        return str(text)
    values = {name: told(value) if isinstance(value, Later) else value for name, value in text.values.items()}
    return _filled(form_in(text.forms, text.number), values, language())


def told_to_programs(said: object) -> str:
    """Return a text, or what an error says, in English; in another language to scripts of our pages, by `lang`."""
    return told(said) if "lang" in request.args else str(said)


def _filled(form: str, values: Mapping[str, object], locale: str) -> str:
    if not values:
        return form
    return form % {
        name: number_in(value, locale) if isinstance(value, int | float) else value
        for name, value in values.items()
    }
