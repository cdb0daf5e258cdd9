"""New co-authors: who shares a new paper with somebody who is followed, and no older one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ...cypher import load
from ...cypher.graph import Graph, Row
from ..reads.parts import EntityRef
from .papers import NewPaper

CROWD = 100
"""A paper of more authors makes nobody a co-author here: its authors need not know each other."""
MOST = 100


@dataclass(frozen=True)
class NewCoauthor:
    """Somebody who wrote with a followed person for the first time."""

    author: EntityRef
    """Whom somebody follows."""
    person: EntityRef
    paper: str
    """The id of a paper that they wrote together."""
    loaded: str
    """When a source first told of it: UTC, ISO."""


@dataclass(frozen=True)
class NewCoauthors:
    """Some new co-authors, and how many there are."""

    people: tuple[NewCoauthor, ...]
    """At most 100, by the followed people's names."""
    total: int


NO_COAUTHORS = NewCoauthors((), 0)


def find_new_coauthors(graph: Graph, papers: Iterable[NewPaper]) -> NewCoauthors:
    """Return who is new beside the people that new papers are told because of; `papers` are all that are new."""
    joint: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    loaded: dict[str, str] = {}
    for paper in papers:
        loaded[paper.id] = paper.loaded
        for one in paper.because:
            if one.kind == "author" and one.id:
                joint[one.id].append(paper.id)
                names[one.id] = one.name
    if not joint:
        return NO_COAUTHORS
    row = new_coauthors(graph, people=[{"id": id, "papers": ids} for id, ids in joint.items()])
    people = [
        NewCoauthor(
            EntityRef("author", found["author"], names[found["author"]]),
            EntityRef("author", found["id"], found["name"] or found["id"]),
            found["paper"],
            loaded[found["paper"]],
        )
        for found in row["found"]
    ]
    return NewCoauthors(tuple(people), row["total"])


def new_coauthors(graph: Graph, *, people: list[Row]) -> Row:
    """Return how many people wrote with others for the first time, and the first of them."""
    return graph.read(load("read")["new_coauthors"], people=people, crowd=CROWD, most=MOST)[0]
