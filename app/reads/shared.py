"""What connects some people: the papers that all of them wrote, and the shortest path between two who share none."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from msgspec import convert

from ...cypher import load
from ...cypher.errors import QueryStopped
from ...cypher.graph import Graph
from ..parameters import ParameterError
from .found import Pair, Path, PathStep, SharedPapers
from .paper_rows import papers_by_id, works_by_id
from .parts import EntityRef, PersonCount

MOST_PEOPLE = 10
MOST_HOPS = 4
PATH_SECONDS = 2.0
MOST_PAPERS = 5000
STEP_PAPERS = 5
SAME_PERSON = "Both are the same author."
NO_PATH = f"No path within {MOST_HOPS} hops: these two are not connected by up to {MOST_HOPS} joint papers in a row."
TOO_SLOW = f"The path search took longer than {PATH_SECONDS:g} seconds and was ended, so there may be a path or none."


@dataclass(frozen=True)
class PairCount:
    """Two authors and the number of papers by both."""

    a: str
    b: str
    count: int
    listed: int


def shared_page(graph: Graph, ids: Sequence[str], *, offset: int = 0, limit: int = 20) -> SharedPapers:
    """Return the papers that all the authors with these current ids wrote, and what else connects them.

    Raises ParameterError for fewer than two, for more than ten, and for the same one twice.
    """
    _check(ids)
    people = people_by_id(graph, ids=list(ids))
    papers = shared_papers(graph, ids=list(ids), limit=MOST_PAPERS)
    page = papers[offset : offset + limit]
    alone = not papers and len(ids) == 2
    return SharedPapers(
        authors=people,
        papers=works_by_id(graph, ids=page, people=list(ids)),
        total=len(papers),
        next=offset + len(page) if offset + len(page) < len(papers) else None,
        pairs=_pairs(people, shared_pairs(graph, ids=list(ids))),
        path=find_path(graph, ids[0], ids[1]) if alone else None,
    )


def find_path(graph: Graph, start: str, end: str) -> Path:
    """Return the shortest path between two authors over joint papers; finding none is an answer, not an error."""
    first, last = (_person(graph, id) for id in (start, end))
    if start == end:
        return Path(first, last, "found", SAME_PERSON, 0, ())
    try:
        people = coauthor_path(graph, start=start, end=end)
    except QueryStopped:
        return Path(first, last, "stopped", TOO_SLOW, None, ())
    if not people:
        return Path(first, last, "none", NO_PATH, None, ())
    refs = [EntityRef("author", person.id, person.name) for person in people_by_id(graph, ids=people)]
    steps = tuple(_step(graph, a, b) for a, b in pairwise(refs))
    message = (
        "They wrote a paper together."
        if len(steps) == 1
        else f"They are {len(steps)} hops of joint papers apart."
    )
    return Path(first, last, "found", message, len(steps), steps)


def shared_papers(graph: Graph, *, ids: list[str], limit: int) -> list[str]:
    """Return the ids of the papers that all the authors wrote, newest first."""
    return [row["id"] for row in graph.read(load("read")["shared_papers"], ids=ids, limit=limit)]


def shared_pairs(graph: Graph, *, ids: list[str]) -> list[PairCount]:
    """Return the joint papers of each two authors, counted; pairs without any are left out."""
    return convert(graph.read(load("read")["shared_pairs"], ids=ids), list[PairCount])


def people_by_id(graph: Graph, *, ids: list[str]) -> tuple[PersonCount, ...]:
    """Return people in the order of their ids, with the number of all their papers."""
    rows = graph.read(load("read")["people_by_id"], ids=ids)
    return convert([row["person"] for row in rows], tuple[PersonCount, ...])


def coauthor_path(graph: Graph, *, start: str, end: str) -> list[str]:
    """Return the ids of the authors on the shortest path, both ends included, or none; raises QueryStopped."""
    rows = graph.read_within(PATH_SECONDS, load("read")["coauthor_path"], start=start, end=end)
    return rows[0]["people"] if rows else []


def _check(ids: Sequence[str]) -> None:
    if len(ids) < 2:
        raise ParameterError("author", "give at least two authors to compare")
    if len(ids) > MOST_PEOPLE:
        raise ParameterError("author", f"{len(ids)} authors were given; {MOST_PEOPLE} are the most")
    twice = sorted({id for id in ids if ids.count(id) > 1})
    if twice:
        raise ParameterError("author", f"{twice[0]} was given twice; give two different authors")


def _person(graph: Graph, id: str) -> EntityRef:
    person = people_by_id(graph, ids=[id])[0]
    return EntityRef("author", person.id, person.name)


def _pairs(people: Sequence[PersonCount], counts: Sequence[PairCount]) -> tuple[Pair, ...]:
    known = {(count.a, count.b): count for count in counts}
    return tuple(_pair(a, b, known.get((a.id, b.id))) for a, b in combinations(people, 2))


def _pair(a: PersonCount, b: PersonCount, found: PairCount | None) -> Pair:
    return Pair(a.id, b.id, a.name, b.name, found.count if found else 0, found.listed if found else 0)


def _step(graph: Graph, a: EntityRef, b: EntityRef) -> PathStep:
    papers = shared_papers(graph, ids=[a.id, b.id], limit=MOST_PAPERS)
    return PathStep(a, b, papers_by_id(graph, ids=papers[:STEP_PAPERS]), len(papers))
