"""Who is suggested: people two steps from an author, whom she has not written with, in an order that can be explained.

A walk starts at her: one of her papers at random, one of its other authors at random, and the same again. How often it
ends at somebody is the share of walks, to which a paper of n authors adds only 1/(n-1) for each of them. Alike topics
raise it, to the double at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph

SHOWN = 20
CANDIDATES = 40
"""So many of the most walked to are ranked by their topics, too."""
FRIENDS = 50
"""First steps go to so many of the closest co-authors."""
CROWD = 50
"""Second steps go over papers of so many authors at most: others say little of whom one knows."""
TOPICS = 100
"""Of the author's topics the most frequent so many count."""


@dataclass(frozen=True)
class Neighbour:
    """A co-author of both."""

    id: str
    name: str
    walk: float
    """The share of walks over her."""


@dataclass(frozen=True)
class Reached:
    """Somebody two steps away."""

    id: str
    name: str
    works: int
    walk: float
    """The share of walks of two steps that end here, from 0 to 1."""
    shared: int
    """Co-authors of both, among the closest of the author."""
    through: tuple[Neighbour, ...]
    """The five that most walks go over."""


@dataclass(frozen=True)
class SharedTopic:
    """A topic of both."""

    id: str
    name: str
    works: int
    """The suggested person's papers about it."""
    own: int
    """The author's."""


@dataclass(frozen=True)
class Alike:
    """How alike two people's topics are."""

    id: str
    alike: float
    """From 0, nothing in common, to 1, the same share of papers for each topic."""
    topics: tuple[SharedTopic, ...]
    """The three that make it so."""


@dataclass(frozen=True)
class Suggestion:
    """Somebody to know, and why."""

    id: str
    name: str
    works: int
    score: float
    """walk x (1 + alike)."""
    walk: float
    alike: float
    shared: int
    through: tuple[Neighbour, ...]
    topics: tuple[SharedTopic, ...]


@dataclass(frozen=True)
class Suggestions:
    """People two steps from one author, the best first."""

    id: str
    people: tuple[Suggestion, ...]
    definition: str


def suggestions(graph: Graph, id: str, without: Sequence[str] = (), shown: int = SHOWN) -> Suggestions:
    """Return whom to suggest to the author with that current id, without some people."""
    reached = author_suggested(graph, id=id, without=list(without))
    alike = {one.id: one for one in topics_alike(graph, id=id, people=[one.id for one in reached])}
    people = sorted(
        (_suggestion(one, alike.get(one.id, Alike(one.id, 0.0, ()))) for one in reached),
        key=lambda one: (-one.score, one.id),
    )
    return Suggestions(id, tuple(people[:shown]), definition())


def definition() -> str:
    """Return how suggestions are found, in a few sentences."""
    return _(
        "People whom this author has not written with, but co-authors have. Imagine a walk: one of the author's papers "
        "at random, one of its other authors at random, and the same once more from there. Whoever it ends at most "
        "often comes first; a paper of n authors counts 1/(n-1) for each. Alike topics raise it, to the double at "
        "most. The first step goes to the %(friends)s closest co-authors, the second over papers of at most %(crowd)s "
        "authors.",
        friends=FRIENDS,
        crowd=CROWD,
    )


def author_suggested(graph: Graph, *, id: str, without: list[str]) -> list[Reached]:
    """Return the people two steps away from an author who are walked to most often."""
    bounds = {"friends": FRIENDS, "crowd": CROWD, "limit": CANDIDATES}
    rows = graph.read(load("read")["author_suggested"], id=id, without=without, **bounds)
    return convert(rows, list[Reached])


def topics_alike(graph: Graph, *, id: str, people: list[str]) -> list[Alike]:
    """Return how alike the topics of an author and of each of some people are; nothing of who has none."""
    if not people:
        return []
    return convert(graph.read(load("read")["topics_alike"], id=id, people=people, most=TOPICS), list[Alike])


def _suggestion(reached: Reached, alike: Alike) -> Suggestion:
    return Suggestion(
        reached.id,
        reached.name,
        reached.works,
        round(reached.walk * (1 + alike.alike), 6),
        round(reached.walk, 6),
        round(min(1.0, alike.alike), 3),
        reached.shared,
        reached.through,
        alike.topics,
    )
