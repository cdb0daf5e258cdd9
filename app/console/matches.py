"""The check of one `=~` in a power query: a pattern that is known before the run, and a text that is not too
long for it.
"""

from collections.abc import Sequence

from ...cypher.errors import QueryRefused
from ..later import later as _l
from .patterns import objection, open_repeats
from .size import ABSTRACT, STORED, UNIT, Size
from .text import Item, Token, place

_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def check_match(
    text: str, operator: Token, left: Size, right: Sequence[Item], values: dict[str, object]
) -> float:
    """Return the work of one match; raise QueryRefused unless the pattern right of `=~` is known and its work
    is bounded.
    """
    where = place(text, operator.offset)
    pattern = known_pattern(right, values)
    if pattern is None:
        raise QueryRefused(
            _l(
                "The pattern after =~ must be one text or parameter%(place)s, so that it can be checked before the "
                "run.",
                place=where,
            )
        )
    reason = objection(pattern)
    if reason:
        raise QueryRefused(
            _l(
                "The pattern after =~ %(reason)s%(place)s. Patterns run until they are done, whatever the time limit.",
                reason=reason,
                place=where,
            )
        )
    if left.total > ABSTRACT.total and open_repeats(pattern) > 1:
        raise QueryRefused(
            _l(
                "A pattern that repeats in two places may only be matched with a stored property%(place)s; use "
                "CONTAINS here.",
                place=where,
            )
        )
    return float((STORED * UNIT) ** max(open_repeats(pattern) - 1, 0))


def known_pattern(items: Sequence[Item], values: dict[str, object]) -> str | None:
    """Return the pattern that one text or parameter holds, or None for anything else."""
    if len(items) != 1 or not isinstance(items[0], Token):
        return None
    if items[0].kind == "parameter":
        value = values.get(items[0].text)
        return value if isinstance(value, str) else None
    return _unescaped(items[0].text[1:-1]) if items[0].kind == "string" else None


def _unescaped(text: str) -> str:
    made: list[str] = []
    characters = iter(text)
    for character in characters:
        following = next(characters, "") if character == "\\" else ""
        made.append(_ESCAPES.get(following, following) if following else character)
    return "".join(made)
