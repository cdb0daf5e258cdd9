"""Papers whose words are like those of one paper, where `peergraph embed` has made vectors of them."""

from dataclasses import dataclass

from flask_babel import gettext as _

from ...cypher import load
from ...cypher.graph import Graph, Row
from .paper_rows import papers_by_id
from .parts import PaperRef

SHOWN = 8
NEAR = 40
"""Vectors that the index is asked for; it is more often right about the nearest when asked for more of them."""


@dataclass(frozen=True)
class AlikePaper:
    """A paper, and how like the page's one its words are."""

    paper: PaperRef
    likeness: float
    """The cosine of both vectors: 1 for the same words, about 0 for nothing in common."""


@dataclass(frozen=True)
class AlikePapers:
    """The papers most like one paper in their words."""

    definition: str
    papers: tuple[AlikePaper, ...]


def alike_papers(graph: Graph, id: str) -> AlikePapers:
    """Return the papers most like the one with that id in their words, the likest first."""
    found = paper_alike(graph, id=id, near=NEAR, limit=SHOWN)
    papers = {paper.id: paper for paper in papers_by_id(graph, ids=[row["id"] for row in found])}
    # Neo4j gives half of 1 and the cosine.
    rows = [(papers[row["id"]], 2 * row["score"] - 1) for row in found if row["id"] in papers]
    return AlikePapers(_definition(), tuple(AlikePaper(*row) for row in rows))


def paper_alike(graph: Graph, *, id: str, near: int, limit: int) -> list[Row]:
    """Return the ids and scores of papers like one paper; none where it has no vector."""
    return graph.read(load("read")["paper_alike"], id=id, near=near, limit=limit)


def _definition() -> str:
    return _(
        "Papers whose title and abstract are most like those of this one: the cosine of vectors that the language "
        "model all-MiniLM-L6-v2 makes of them, found by a vector index (HNSW, which may miss one). The model knows "
        "neither authors nor citations, and reads the first 256 words or pieces of words."
    )
