"""New retractions, and how many steps over joint papers they are away from somebody who is followed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph, Row
from ..reads.paper_rows import papers_by_id
from ..reads.parts import EntityRef, PaperRef
from .followed import Followed
from .papers import MOST_NEW

CROWD = 50
"""A paper of more authors is no tie here."""
MOST = 12
"""So many retractions are looked at, the newest."""


@dataclass(frozen=True)
class NewRetraction:
    """A paper of which it became known that it is retracted."""

    paper: PaperRef
    loaded: str
    """When that became known here: UTC, ISO."""
    steps: int
    """0 for a paper by the followed person, 1 by a co-author of hers, 2 by a co-author's co-author."""
    person: EntityRef
    """Who is followed and is nearest."""
    way: tuple[EntityRef, ...]
    """From her to an author of the paper, both left out where there is no step."""
    others: int
    """How many others who are followed are not farther than two steps."""


@dataclass(frozen=True)
class _Near:
    """Who is followed and not farther than two steps from a retracted paper, the nearest first."""

    steps: int
    people: tuple[Followed, ...]


def find_new_retractions(graph: Graph, followed: Sequence[Followed]) -> tuple[NewRetraction, ...]:
    """Return the new retractions within two steps of people who are followed, the newest first."""
    people = {one.id: one for one in followed if one.kind == "author" and one.id}
    if not people:
        return ()
    since = min(one.since for one in people.values())
    loaded = {row["id"]: row["loaded"] for row in new_retractions(graph, since=since)}
    near = _near(graph, loaded, people) if loaded else {}
    ways = _ways(graph, near)
    papers = papers_by_id(graph, ids=[id for id in loaded if id in near])
    return tuple(_told(paper, loaded[paper.id], near[paper.id], ways.get(paper.id, ())) for paper in papers)


def new_retractions(graph: Graph, *, since: str) -> list[Row]:
    """Return the papers of which it became known after a mark that they are retracted: id, loaded."""
    return graph.read(load("read")["new_retractions"], since=since, looked_at=MOST_NEW, most=MOST)


def retraction_steps(graph: Graph, *, papers: list[str], people: list[str]) -> list[Row]:
    """Return which people are how many steps from the authors of papers, the nearest of each paper first."""
    return graph.read(load("read")["retraction_steps"], papers=papers, people=people, crowd=CROWD)


def retraction_ways(graph: Graph, *, ways: list[Row]) -> list[Row]:
    """Return one way each from a person to an author of a paper: paper, person, way."""
    return graph.read(load("read")["retraction_ways"], ways=ways, crowd=CROWD)


def _near(graph: Graph, loaded: dict[str, str], people: dict[str, Followed]) -> dict[str, _Near]:
    found: dict[str, list[tuple[int, str, Followed]]] = defaultdict(list)
    for row in retraction_steps(graph, papers=list(loaded), people=list(people)):
        one = people[row["person"]]
        if loaded[row["paper"]] > one.since:
            found[row["paper"]].append((row["steps"], one.name, one))
    return {paper: _nearest(rows) for paper, rows in found.items()}


def _nearest(rows: list[tuple[int, str, Followed]]) -> _Near:
    ordered = sorted(rows, key=lambda row: row[:2])
    return _Near(ordered[0][0], tuple(one for _, _, one in ordered))


def _ways(graph: Graph, near: dict[str, _Near]) -> dict[str, tuple[EntityRef, ...]]:
    asked = [
        {"paper": paper, "person": each.people[0].id, "steps": each.steps}
        for paper, each in near.items()
        if each.steps
    ]
    rows = retraction_ways(graph, ways=asked) if asked else []
    return {
        row["paper"]: convert(
            [
                {"kind": "author", "id": each["id"], "label": each["name"] or each["id"]}
                for each in row["way"]
            ],
            tuple[EntityRef, ...],
        )
        for row in rows
    }


def _told(paper: PaperRef, loaded: str, near: _Near, way: tuple[EntityRef, ...]) -> NewRetraction:
    nearest = near.people[0]
    person = EntityRef("author", nearest.id or nearest.stored, nearest.name)
    return NewRetraction(paper, loaded, near.steps, person, way, len(near.people) - 1)
