"""A paper's page."""

from dataclasses import dataclass, replace

from flask import render_template

from ...cypher.graph import Graph
from ..context import get_graph
from ..parameters import integer
from ..reads.models import PaperPage
from ..reads.papers import (
    PAPERS_ON_PAGE,
    authors_of_paper,
    citations_of_paper,
    paper_page,
    references_of_paper,
)
from ..reads.parts import PaperList
from ..slices.read import read_slice
from ..slices.types import Slice
from .addresses import entity_url, find_id
from .blueprint import pages
from .bylines import Byline, make_byline
from .turns import Place, Turns, turns

MOST = 1_000_000


@dataclass(frozen=True)
class PaperView:
    """What `paper.html` shows."""

    paper: PaperPage
    byline: Byline
    more_authors: str | None
    """The address of the next authors, for papers with hundreds."""
    slice: Slice
    reference_turns: Turns
    cited_turns: Turns


@dataclass(frozen=True)
class Offsets:
    """Where each of the page's lists starts."""

    authors: int
    references: int
    cited: int


@pages.get("/papers/<path:id>")
def paper(id: str) -> str:
    """Show one paper's facts, authors, topics, references and graph."""
    graph, id = get_graph(), find_id("paper", id)
    offsets = Offsets(
        *(integer(f"{name}_from", 0, least=0, most=MOST) for name in ("authors", "references", "cited"))
    )
    shown = _from_offsets(graph, paper_page(graph, id), offsets)
    view = PaperView(
        shown,
        make_byline(shown.authors.authors),
        _more_authors(shown),
        read_slice(graph, "paper", id),
        reference_turns=_turns(id, shown.references, offsets.references, "references"),
        cited_turns=_turns(id, shown.cited_by, offsets.cited, "cited"),
    )
    return render_template("paper.html", page=view)


def _from_offsets(graph: Graph, page: PaperPage, offsets: Offsets) -> PaperPage:
    """Return the page with its lists from where the address asks, which for most readers is the start."""
    if offsets.authors:
        page = replace(page, authors=authors_of_paper(graph, page.id, offset=offsets.authors))
    if offsets.references:
        page = replace(page, references=references_of_paper(graph, page.id, offset=offsets.references))
    if offsets.cited:
        page = replace(page, cited_by=citations_of_paper(graph, page.id, offset=offsets.cited))
    return page


def _more_authors(page: PaperPage) -> str | None:
    next = page.authors.next
    return (
        None if next is None else Place(entity_url("paper", page.id), {}, "authors", "authors_from").at(next)
    )


def _turns(id: str, papers: PaperList, offset: int, name: str) -> Turns:
    place = Place(entity_url("paper", id), {}, {"cited": "cited-by"}.get(name, name), f"{name}_from")
    return turns(
        place,
        offset=offset,
        shown=len(papers.papers),
        limit=PAPERS_ON_PAGE,
        total=papers.total,
        next=papers.next,
    )
