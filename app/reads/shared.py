"""What connects some people: the papers that all of them wrote, and the shortest path between two who share none."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph
from ..later import later as _l
from ..parameters import ParameterError
from .found import Pair, SharedPapers
from .paper_rows import works_by_id
from .parts import PersonCount
from .paths import find_path
from .people import people_by_id

MOST_PEOPLE = 10
MOST_PAPERS = 5000


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
    check_people(ids)
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
        path=find_path(graph, ids[0], ids[1], limit=1) if alone else None,
    )


def shared_papers(graph: Graph, *, ids: list[str], limit: int) -> list[str]:
    """Return the ids of the papers that all the authors wrote, newest first."""
    return [row["id"] for row in graph.read(load("read")["shared_papers"], ids=ids, limit=limit)]


def shared_pairs(graph: Graph, *, ids: list[str]) -> list[PairCount]:
    """Return the joint papers of each two authors, counted; pairs without any are left out."""
    return convert(graph.read(load("read")["shared_pairs"], ids=ids), list[PairCount])


def check_people(ids: Sequence[str]) -> None:
    """Raise ParameterError for fewer than two people, for more than ten, and for the same one twice."""
    if len(ids) < 2:
        raise ParameterError("author", _l("give at least two authors to compare"))
    if len(ids) > MOST_PEOPLE:
        raise ParameterError(
            "author",
            _l("%(count)s authors were given; %(most)s are the most", count=len(ids), most=MOST_PEOPLE),
        )
    twice = sorted({id for id in ids if ids.count(id) > 1})
    if twice:
        raise ParameterError("author", _l("%(id)s was given twice; give two different authors", id=twice[0]))


def _pairs(people: Sequence[PersonCount], counts: Sequence[PairCount]) -> tuple[Pair, ...]:
    known = {(count.a, count.b): count for count in counts}
    return tuple(_pair(a, b, known.get((a.id, b.id))) for a, b in combinations(people, 2))


def _pair(a: PersonCount, b: PersonCount, found: PairCount | None) -> Pair:
    return Pair(a.id, b.id, a.name, b.name, found.count if found else 0, found.listed if found else 0)
