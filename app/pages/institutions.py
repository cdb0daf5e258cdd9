"""An institution's page."""

from dataclasses import dataclass, replace

from flask import render_template

from ..context import get_graph
from ..parameters import integer
from ..reads.groups import PAPERS_ON_PAGE
from ..reads.institutions import institution_page, papers_of_institution
from ..reads.models import InstitutionPage
from ..slices.read import read_slice
from ..slices.types import Slice
from .addresses import entity_url, find_id
from .blueprint import pages
from .turns import Place, Turns, turns


@dataclass(frozen=True)
class InstitutionView:
    """What `institution.html` shows."""

    institution: InstitutionPage
    slice: Slice
    turns: Turns


@pages.get("/institutions/<path:id>")
def institution(id: str) -> str:
    """Show one institution's papers, people and graph."""
    graph, id = get_graph(), find_id("institution", id)
    offset = integer("offset", 0, least=0, most=1_000_000)
    shown = institution_page(graph, id)
    if offset:
        shown = replace(shown, papers=papers_of_institution(graph, id, offset=offset))
    papers, place = shown.papers, Place(entity_url("institution", id), {}, "papers")
    turning = turns(
        place,
        offset=offset,
        shown=len(papers.papers),
        limit=PAPERS_ON_PAGE,
        total=papers.total,
        next=papers.next,
    )
    return render_template(
        "institution.html", page=InstitutionView(shown, read_slice(graph, "institution", id), turning)
    )
