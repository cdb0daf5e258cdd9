"""The spelling that was probably meant, from the names and titles that hold words a letter or two away."""

from collections import Counter
from dataclasses import dataclass

from msgspec import convert
from rapidfuzz.distance import OSA

from ...cypher import load
from ...cypher.graph import Graph
from ...cypher.spellings import fold
from .parts import Kind
from .search_hits import count
from .search_terms import Words, is_letter, misspelled_query, most_letters_wrong, read_words
from .searched import NOBODY_SAID, Said

CANDIDATES = 60
MOST_TRIED = 4
FURTHER = 20
"""A spelling one letter further away must find so many times as much."""


@dataclass(frozen=True)
class Spelling:
    """A word, or all words, as something in the graph spells them."""

    wrong: int
    """How many letters were typed otherwise."""
    text: str


@dataclass(frozen=True)
class Alike:
    """The texts of one entity that is spelled much like what was typed."""

    texts: tuple[str, ...]
    weight: int
    """How well it is connected."""


def respelled(graph: Graph, words: Words, kind: Kind | None, said: Said = NOBODY_SAID) -> str | None:
    """Return the words as something in the graph or an owner spells them, None where nothing spells them otherwise.

    The closest spelling wins, unless much more is found for one that is a letter further away.
    """
    found = names_alike(graph, query=misspelled_query(words), kind=kind, limit=CANDIDATES)
    stated = said.alike.values() if kind in (None, "author") else ()
    texts = (text for names in (*(alike.texts for alike in found), *stated) for text in names)
    spellings = (_spelling_in(text, words) for text in texts)
    spelled = [each for each in spellings if each and each.wrong]
    if not spelled:
        return None
    fewest = min(each.wrong for each in spelled)
    likely = _commonest([each for each in spelled if each.wrong <= fewest + 1])
    if len(likely) == 1:
        return likely[0].text
    return max(likely, key=lambda each: _count(graph, each.text, kind, said) / FURTHER**each.wrong).text


def said_as(said: Said, words: Words) -> Said:
    """Return the names of those that were spelled nearly so which hold the words as they are spelled now."""
    fit = {id: tuple(name for name in names if _holds(name, words)) for id, names in said.alike.items()}
    return Said({id: names for id, names in fit.items() if names})


def _commonest(spelled: list[Spelling]) -> list[Spelling]:
    """Return the most frequent spellings, each in the capitals that most of them use."""
    capitals: dict[str, Counter[Spelling]] = {}
    for each in spelled:
        capitals.setdefault(each.text.casefold(), Counter())[each] += 1
    frequent = sorted(capitals.values(), key=lambda each: -each.total())[:MOST_TRIED]
    return [each.most_common(1)[0][0] for each in frequent]


def _count(graph: Graph, text: str, kind: Kind | None, said: Said) -> int:
    words = read_words(f"{text} ")
    return count(graph, words, kind, said_as(said, words))


def _holds(name: str, words: Words) -> bool:
    spelling = _spelling_in(name, words)
    return spelling is not None and not spelling.wrong


def names_alike(graph: Graph, *, query: str, kind: Kind | None, limit: int) -> list[Alike]:
    """Return the entities of a kind, or of all, whose names or titles a Lucene query finds."""
    queries = {name: query if kind in (None, each) else None for each, name in _QUERIES.items()}
    return convert(graph.read(load("read")["names_alike"], limit=limit, **queries), list[Alike])


_QUERIES: dict[Kind, str] = {
    "author": "names",
    "paper": "titles",
    "topic": "topics",
    "institution": "institutions",
}


def _spelling_in(text: str, words: Words) -> Spelling | None:
    """Return the words as a text spells them; None where one is missing."""
    there = _parts(text)
    nearest = [_nearest(word, there) for typed in words.words for word in _parts(typed)]
    if not nearest or not all(nearest):
        return None
    return Spelling(
        sum(each.wrong for each in nearest if each), " ".join(each.text for each in nearest if each)
    )


def _nearest(word: str, there: list[str]) -> Spelling | None:
    folded = fold(word)
    if len(folded) == 1 and any(fold(each).startswith(folded) for each in there):
        return Spelling(0, word)
    near = [Spelling(OSA.distance(folded, fold(each)), each) for each in there]
    best = min(near, key=lambda each: each.wrong, default=None)
    return best if best and best.wrong <= most_letters_wrong(folded) else None


def _parts(text: str) -> list[str]:
    return "".join(c if is_letter(c) or c in "'\u2019" else " " for c in text).split()
