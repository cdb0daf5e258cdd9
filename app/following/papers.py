"""New papers: those that no source had told of before a mark."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ...cypher import load
from ...cypher.graph import Graph, Row
from ..reads.search_hits import WHOLE
from ..reads.search_terms import read_words
from .followed import Followed
from .searches import Question, question_of

MOST_NEW = 20_000
"""Of all papers that are new to the graph, so many are looked at, the latest loaded."""
LOOKED_AT = 3_000
"""Of a search, so many of what fits best are looked at, as on its page."""


@dataclass(frozen=True)
class NewPaper:
    """One paper that is new, and why it is told."""

    id: str
    loaded: str
    """When a source first told of it: UTC, ISO."""
    date: str
    """When it was published, as far as that is known; "" where it is not."""
    because: tuple[Followed, ...]
    """What is followed that it belongs to, people first."""


@dataclass(frozen=True)
class NewPapers:
    """The new papers of what somebody follows."""

    papers: tuple[NewPaper, ...]
    """The latest loaded first, of these the latest published."""
    is_cut: bool
    """True where more papers are new to the graph than were looked at."""


def find_new_papers(graph: Graph, followed: Sequence[Followed]) -> NewPapers:
    """Return the papers that are new of what is followed, each once."""
    because: dict[str, list[Followed]] = defaultdict(list)
    facts: dict[str, Row] = {}
    looked_at = 0
    for find in (_of_entities, _of_searches):
        rows, seen = find(graph, followed)
        looked_at = max(looked_at, seen)
        for row, one in rows:
            facts[row["id"]] = row
            because[row["id"]].append(one)
    papers = [
        NewPaper(id, row["loaded"], row["date"], tuple(dict.fromkeys(because[id])))
        for id, row in facts.items()
    ]
    return NewPapers(tuple(sorted(papers, key=_newest, reverse=True)), looked_at >= MOST_NEW)


def new_papers(graph: Graph, **asked: Any) -> Row:
    """Return how many papers are new since a mark, and those of people, topics and institutions that are asked for."""
    return graph.read(load("read")["new_papers"], most=MOST_NEW, **asked)[0]


def new_found_papers(graph: Graph, *, searches: list[Row]) -> list[Row]:
    """Return the papers that are new and that each of some searches finds: place, id, loaded, date."""
    return graph.read(load("read")["new_found_papers"], searches=searches, looked_at=LOOKED_AT)


def _of_entities(graph: Graph, followed: Sequence[Followed]) -> tuple[list[tuple[Row, Followed]], int]:
    there = [one for one in followed if one.id is not None and one.kind != "search"]
    if not there:
        return [], 0
    by_key = _by_key(there)
    row = new_papers(
        graph,
        since=min(one.since for one in there),
        authors=[one.id for one in there if one.kind == "author"],
        topics=[one.id for one in there if one.kind == "topic"],
        keys=[key for kind, key in by_key if kind == "institution"],
    )
    found = [
        (paper, one)
        for paper in row["papers"]
        for one in _meant(by_key, paper)
        if paper["loaded"] > one.since
    ]
    return found, row["looked_at"]


def _by_key(followed: Iterable[Followed]) -> dict[tuple[str, str], Followed]:
    return {
        (one.kind, key): one
        for one in followed
        for key in ((one.id, *one.keys) if one.kind == "institution" else (one.id,))
        if key is not None
    }


def _meant(by_key: dict[tuple[str, str], Followed], paper: Row) -> list[Followed]:
    lists = (("author", paper["authors"]), ("topic", paper["topics"]), ("institution", paper["keys"]))
    return [by_key[kind, key] for kind, keys in lists for key in keys]


def _of_searches(graph: Graph, followed: Sequence[Followed]) -> tuple[list[tuple[Row, Followed]], int]:
    asked = [(one, question_of(one.stored)) for one in followed if one.kind == "search"]
    searches = [(one, row) for one, question in asked if (row := _row(question, one.since))]
    if not searches:
        return [], 0
    rows = new_found_papers(graph, searches=[row for _, row in searches])
    return [(row, searches[row["place"]][0]) for row in rows], 0


def _row(question: Question, since: str) -> Row | None:
    words = read_words(question.words)
    if not words.words:
        return None
    filter = {name: getattr(question.filter, name) for name in question.filter.__dataclass_fields__}
    return {"query": WHOLE["paper"](words), "since": since, **filter}


def _newest(paper: NewPaper) -> tuple[str, str, str]:
    return paper.loaded, paper.date, paper.id
