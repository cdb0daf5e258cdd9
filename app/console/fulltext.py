"""The check of full-text searches in a power query: a text that is known before the run, and not too much to look for.

Lucene does not look at the time limit while it makes automata of patterns and misspellings and walks through all words
of an index with them: 700 words like `*abc*` were still running minutes after their query had been ended, and a few
such queries took the heap.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from ...cypher.errors import QueryRefused
from ..later import later as _l
from .items import is_word, split
from .matches import known_pattern
from .text import Group, Item, QueryText, Token, place

_SEARCHES = ("db.index.fulltext.querynodes", "db.index.fulltext.queryrelationships")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_PHRASE = re.compile(r'"([^"]*)"(~\d*)?')
_RANGE = re.compile(r"[\[{][^\]}]*[\]}]?")
_BETWEEN = re.compile(r"[\s():+!&|^-]+")


@dataclass(frozen=True)
class SearchBounds:
    """How much one text may ask an index for."""

    letters: int
    words: int
    wide: int
    """Patterns that do not end in their only `*`, misspellings, ranges, loose phrases: each walks through the index."""


TYPED = SearchBounds(letters=1_000, words=100, wide=8)
"""What a reader writes; 8 wide ones took at most 2 s on the titles of 97,000 papers."""
OWN = SearchBounds(letters=10_000, words=1_000, wide=80)
"""What our own pages make of 24 words that somebody has typed."""
MOST_NESTING = 10


def check_searches(query: QueryText, parameters: Mapping[str, object]) -> bool:
    """Return whether a query searches by full text; raise QueryRefused unless each text is known and bounded."""
    searches = list(_searches(query.items))
    for call, arguments in searches:
        where = place(query.text, call.offset)
        texts = _texts(query, arguments, parameters)
        if texts is None:
            raise QueryRefused(
                _l(
                    "The text of a full-text search must be one text or parameter%(place)s, so that it can be checked "
                    "before the run. Several go by UNWIND $texts AS text.",
                    place=where,
                )
            )
        _check(texts, TYPED, where)
    return bool(searches)


def check_given(parameters: object) -> None:
    """Raise QueryRefused where a text in the parameters of a page's own search asks an index for too much."""
    _check(list(_strings(parameters)), OWN, "")


def objection(text: str, bounds: SearchBounds) -> str | None:
    """Return why a text may keep an index too long, in words that go on "the text ...", or None where it cannot."""
    if len(text) > bounds.letters:
        return _l("has %(count)s characters; %(most)s are the most", count=len(text), most=bounds.letters)
    plain = _ESCAPED.sub("e", text)
    loose = [words for words, near in _PHRASE.findall(plain) if near]
    rest = _PHRASE.sub(" ", plain)
    if "/" in rest:
        return _l(r"holds a regular expression; write \/ for a slash, or =~ behind MATCH")
    if _depth(rest) > MOST_NESTING:
        return _l("has brackets more than %(most)s deep", most=MOST_NESTING)
    ranges = _RANGE.findall(rest)
    words = [word for word in _BETWEEN.split(_RANGE.sub(" ", rest)) if word]
    wide = len(loose) + len(ranges) + sum(map(_is_wide, words))
    if wide > bounds.wide:
        return _l(
            "holds %(count)s patterns, misspellings or ranges; %(most)s are the most",
            count=wide,
            most=bounds.wide,
        )
    count = len(words) + len(plain.split('"')) // 2
    if count > bounds.words:
        return _l("has %(count)s words; %(most)s are the most", count=count, most=bounds.words)
    return None


def _check(texts: Sequence[str], bounds: SearchBounds, where: str) -> None:
    for text in texts:
        reason = objection(text, bounds)
        if reason:
            raise QueryRefused(
                _l(
                    "The text of a full-text search %(reason)s%(place)s. The server cannot stop such a search.",
                    reason=reason,
                    place=where,
                )
            )


def _searches(items: Sequence[Item]) -> Iterator[tuple[Token, Sequence[Item]]]:
    """Yield each call of a search with what stands in its brackets, found without reading the grammar."""
    for index, item in enumerate(items):
        if isinstance(item, Group):
            yield from _searches(item.items)
        elif is_word(item, "CALL"):
            parts = _name(items[index + 1 :])
            if "".join(parts).lower() in _SEARCHES:
                following = items[index + 1 + len(parts) : index + 2 + len(parts)]
                yield item, following[0].items if following and isinstance(following[0], Group) else ()


def _name(items: Sequence[Item]) -> list[str]:
    """Return the tokens of the name with dots that the items begin with."""
    parts: list[str] = []
    for item in items:
        if not isinstance(item, Token) or item.says(".") == (not parts or parts[-1] == "."):
            break
        parts.append(item.text)
    return parts


def _texts(query: QueryText, arguments: Sequence[Item], parameters: Mapping[str, object]) -> list[str] | None:
    """Return all that a search may be asked with; None where that is not known before the run."""
    given = split(arguments, ",")
    if len(given) < 2:
        return None
    known = known_pattern(given[1], dict(parameters))
    if known is not None:
        return [known]
    name = given[1][0] if given[1] else None
    if len(given[1]) == 1 and isinstance(name, Token) and name.kind in ("name", "quoted"):
        return _unwound(query.tokens, name.text, parameters)
    return None


def _unwound(tokens: Sequence[Token], name: str, parameters: Mapping[str, object]) -> list[str] | None:
    """Return the texts of a list parameter that `UNWIND $list AS name` gives, where nothing else has that name."""
    named = [
        place
        for place, token in enumerate(tokens)
        if place and token.text == name and tokens[place - 1].says("AS")
    ]
    if len(named) != 1 or named[0] < 3:
        return None
    word, listed = tokens[named[0] - 3 : named[0] - 1]
    values = parameters.get(listed.text) if listed.kind == "parameter" and word.says("UNWIND") else None
    return list(_strings(cast(object, values))) if isinstance(values, list | tuple) else None


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(cast(dict[str, object], value).values()))
    elif isinstance(value, list | tuple):
        for item in cast(list[object], value):
            yield from _strings(item)


def _is_wide(word: str) -> bool:
    return "~" in word or "?" in word or "*" in word[:-1] or word == "*"


def _depth(text: str) -> int:
    depth = deepest = 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        deepest = max(deepest, depth)
    return deepest
