"""Papers as rows of lists, read by their ids so that every list of papers has the same rows."""

from typing import Any

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph
from ...cypher.identifiers import url_of
from .parts import PaperList, PaperRef, Work

PAPERS_ON_PAGE = 20
FIRST_AUTHORS = 10
WORK_TOPICS = 12


def works_by_id(graph: Graph, *, ids: list[str], people: list[str]) -> tuple[Work, ...]:
    """Return rows of a list of works in the order of their ids; `people` are marked among the authors."""
    query = load("read")["works_by_id"]
    rows = graph.read(query, ids=ids, people=people, authors=FIRST_AUTHORS, topics=WORK_TOPICS) if ids else []
    return convert([_with_addresses(row["work"]) for row in rows], tuple[Work, ...])


def papers_by_id(graph: Graph, *, ids: list[str]) -> tuple[PaperRef, ...]:
    """Return papers in few words, in the order of their ids."""
    rows = graph.read(load("read")["papers_by_id"], ids=ids) if ids else []
    return convert([row["paper"] for row in rows], tuple[PaperRef, ...])


def paper_list(graph: Graph, ids: list[str], *, total: int, offset: int) -> PaperList:
    """Return one page of a list of papers, given the page's ids and where in the list it starts."""
    end = offset + len(ids)
    return PaperList(papers_by_id(graph, ids=ids), total, end if ids and end < total else None)


def _with_addresses(work: dict[str, Any]) -> dict[str, Any]:
    doi, arxiv_id = work["doi"], work["arxiv_id"]
    return {
        **work,
        "doi_url": url_of(f"doi:{doi}") if doi else None,
        "arxiv_url": url_of(f"arxiv:{arxiv_id}") if arxiv_id else None,
    }
