"""An institution's page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from babel import Locale
from flask import render_template

from ..context import get_graph
from ..languages import language
from ..reads.gathered import InstitutionPage
from ..reads.institutions import institution_page
from ..slices.read import read_slice
from ..slices.types import Slice
from ..together import both
from .addresses import entity_url, find_id
from .blueprint import pages
from .charts import YearChart, year_chart
from .turns import Place, Turns, asked_offset, paper_turns
from .worldmap import WorldMap, world_map


@dataclass(frozen=True)
class InstitutionView:
    """What `institution.html` shows."""

    institution: InstitutionPage
    slice: Slice
    chart: YearChart | None
    map: WorldMap | None
    turns: Turns


@pages.get("/institutions/<path:id>")
def institution(id: str) -> str:
    """Show one institution's people, papers, partners and graph."""
    graph, id, offset = get_graph(), find_id("institution", id), asked_offset()
    shown, slice = both(
        lambda: institution_page(graph, id, offset=offset), lambda: read_slice(graph, "institution", id)
    )
    view = InstitutionView(
        shown,
        slice,
        chart=year_chart(shown.years),
        map=world_map(shown),
        turns=paper_turns(Place(entity_url("institution", id), {}, "papers"), shown.papers, offset),
    )
    return render_template("institution.html", page=view)


@pages.app_template_filter()
def country_name(code: str) -> str:
    """Write a country's two letters as its name in the reader's language; as they are where nobody knows them."""
    names = cast(Mapping[str, str], Locale.parse(language()).territories)
    return names.get(code.upper(), code)
