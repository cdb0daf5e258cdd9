"""Papers that are like one paper, with the reason: what they share with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph, Row
from .gathered import Ranking
from .paper_rows import papers_by_id
from .parts import EntityRef, PaperRef

COMMON = 300
"""Whatever more papers than these have in common says little, and would take long to follow."""
TIES = 50
"""Authors, topics and references of a paper that are followed, the rarest first."""
NAMED = 3
"""Names of each kind that a reason gives."""
SHOWN = 8
LONGEST = 50
"""Papers of one page of the long list."""


@dataclass(frozen=True)
class Shared:
    """What two papers have in common of one kind: how much, and some of it, the rarest first."""

    total: int
    rows: tuple[EntityRef, ...]


@dataclass(frozen=True)
class SimilarPaper:
    """A paper like the page's one, and why it is here."""

    paper: PaperRef
    score: float
    """Each shared author, topic and reference that n papers have counts 1/ln(n)."""
    authors: Shared
    topics: Shared
    references: Shared


@dataclass(frozen=True)
class SimilarPapers:
    """The papers most like one paper."""

    definition: str
    papers: Ranking[SimilarPaper]


def similar_papers(graph: Graph, id: str, *, offset: int = 0, limit: int = SHOWN) -> SimilarPapers:
    """Return one page of the papers that share authors, topics or references with one paper, the likest first."""
    row = paper_similar(graph, id=id, offset=offset, limit=limit)
    papers = {paper.id: paper for paper in papers_by_id(graph, ids=[found["id"] for found in row["papers"]])}
    made = tuple(_similar(found, papers) for found in row["papers"] if found["id"] in papers)
    end = offset + len(row["papers"])
    return SimilarPapers(
        _definition(), Ranking(made, row["total"], end if made and end < row["total"] else None)
    )


def paper_similar(graph: Graph, *, id: str, offset: int, limit: int) -> Row:
    """Return the ids of papers like one paper, with what they share."""
    bounds = {"common": COMMON, "ties": TIES, "names": NAMED, "offset": offset, "limit": limit}
    rows: Sequence[Row] = graph.read(load("read")["paper_similar"], id=id, **bounds)
    return rows[0] if rows else {"total": 0, "papers": []}


def _similar(found: Row, papers: dict[str, PaperRef]) -> SimilarPaper:
    shared = (convert(found[name], Shared) for name in ("authors", "topics", "references"))
    return SimilarPaper(papers[found["id"]], found["score"], *shared)


def _definition() -> str:
    return _(
        "Papers that share authors, topics or references with this one. Each that n papers have counts 1/ln(n), so "
        "that the rare ones count more; those that more than %(common)s papers have are left out, and of the others "
        "the %(ties)s rarest are followed.",
        common=COMMON,
        ties=TIES,
    )
