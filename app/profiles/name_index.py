"""Names by their words, so that what is typed finds them without a look at all: folded, spelled, in Latin letters."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from ...cypher.spellings import fold, spellings, umlauts_written_out
from ..reads.search_terms import Words, is_letter, most_letters_wrong, whole_texts

LEAST_LETTERS = 2
"""Fewer Latin letters begin too many names for any of them to be meant."""


@dataclass(frozen=True)
class Name:
    """A name that the owner of a record states."""

    author: str
    """The record's id when it was stated."""
    name: str


@dataclass(frozen=True)
class _Part:
    folded: str
    spelled: tuple[str, ...]
    begun: bool
    """True where words that begin so will do."""


class NameIndex:
    """Names in memory: a sorted list of their words, and the names that each of them stands in."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self._names = tuple(names)
        self._places: dict[str, set[int]] = {}
        for place, name in enumerate(self._names):
            for word in _words_of(name.name):
                self._places.setdefault(word, set()).add(place)
        self._words = sorted(self._places)

    def fitting(self, words: Words) -> list[Name]:
        """Return the names that hold every word, the very name first, then the shorter ones."""
        parts = list(_parts(words))
        if not parts or (sum(map(len, words.words)) < LEAST_LETTERS and "".join(words.words).isascii()):
            return []
        found = set[int].intersection(*(self._with(part) for part in parts))
        whole = set(whole_texts(words))
        rank = {place: fold(self._names[place].name.replace(".", "")) not in whole for place in found}
        order = sorted(found, key=lambda place: (rank[place], len(self._names[place].name), place))
        return [self._names[place] for place in order]

    def alike(self, words: Words) -> list[Name]:
        """Return the names that hold every word or one a letter or two away from it, the shorter ones first."""
        parts = list(_parts(words))
        if not any(most_letters_wrong(part.folded) for part in parts):
            return []
        found = set[int].intersection(*(self._near(part) for part in parts))
        return [
            self._names[place]
            for place in sorted(found, key=lambda place: (len(self._names[place].name), place))
        ]

    def _near(self, part: _Part) -> set[int]:
        wrong = most_letters_wrong(part.folded)
        near = (
            extract_iter(part.folded, self._words, scorer=OSA.distance, score_cutoff=wrong) if wrong else ()
        )
        return self._with(part) | {place for word, _distance, _at in near for place in self._places[word]}

    def _with(self, part: _Part) -> set[int]:
        return {
            place
            for spelled in part.spelled
            for word in (self._beginning(spelled) if part.begun else (spelled,))
            for place in self._places.get(word, ())
        }

    def _beginning(self, spelled: str) -> Iterator[str]:
        for place in range(bisect_left(self._words, spelled), len(self._words)):
            if not self._words[place].startswith(spelled):
                return
            yield self._words[place]


def _words_of(name: str) -> set[str]:
    lower = unicodedata.normalize("NFKC", name).lower()
    spelled = [lower, fold(lower), *spellings([lower])]
    return {word for text in spelled for each in (text, text.replace("'", "")) for word in _cut(each)}


def _parts(words: Words) -> Iterator[_Part]:
    last = len(words.words) - 1
    for place, word in enumerate(words.words):
        pieces = _cut(word.lower())
        for at, piece in enumerate(pieces):
            unfinished = words.unfinished and place == last and at == len(pieces) - 1
            # An initial stands for a name.
            begun = unfinished or (len(piece) == 1 and piece.isascii())
            yield _Part(fold(piece), tuple({piece, fold(piece), umlauts_written_out(piece)}), begun)


def _cut(text: str) -> list[str]:
    return "".join(letter if is_letter(letter) else " " for letter in text).split()
