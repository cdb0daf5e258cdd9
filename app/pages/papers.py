"""A paper's page."""

from dataclasses import dataclass, replace

from flask import render_template

from ...cypher.graph import Graph
from ..context import get_graph
from ..freshness import known_version
from ..reads.models import PaperPage
from ..reads.papers import authors_of_paper, citations_of_paper, paper_facts, paper_page, references_of_paper
from ..reads.parts import PaperList
from ..reads.similar import LONGEST, SimilarPapers, similar_papers
from ..slices.read import read_slice
from ..slices.types import Slice
from ..together import both
from .addresses import entity_url, find_id
from .blueprint import pages
from .bylines import Byline, make_byline
from .turns import Place, Turns, asked_offset, paper_turns, turns


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
    measures_current: bool
    """Whether its measures were computed on the data as they are."""


@dataclass(frozen=True)
class SimilarView:
    """What `similar.html` shows."""

    id: str
    title: str
    similar: SimilarPapers
    turns: Turns


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
    offsets = Offsets(*(asked_offset(f"{name}_from") for name in ("authors", "references", "cited")))
    shown, slice = both(
        lambda: _from_offsets(graph, paper_page(graph, id), offsets), lambda: read_slice(graph, "paper", id)
    )
    view = PaperView(
        shown,
        make_byline(shown.authors.authors),
        _more_authors(shown),
        slice,
        reference_turns=_turns(id, shown.references, offsets.references, "references"),
        cited_turns=_turns(id, shown.cited_by, offsets.cited, "cited"),
        measures_current=shown.measures.data_version == known_version(),
    )
    return render_template("paper.html", page=view)


@pages.get("/papers/<path:id>/similar")
def similar(id: str) -> str:
    """Show all papers that are like one paper, with the reasons."""
    graph, id, offset = get_graph(), find_id("paper", id), asked_offset()
    title = paper_facts(graph, id=id)["title"]
    found = similar_papers(graph, id, offset=offset, limit=LONGEST)
    turning = turns(
        Place(f"{entity_url('paper', id)}/similar", {}, ""),
        offset=offset,
        shown=len(found.papers.rows),
        limit=LONGEST,
        total=found.papers.total,
        next=found.papers.next,
    )
    return render_template("similar.html", page=SimilarView(id, title, found, turning))


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
    return paper_turns(place, papers, offset)
