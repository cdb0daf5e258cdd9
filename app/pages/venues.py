"""A venue's page."""

from dataclasses import dataclass

from flask import render_template

from ..context import get_graph
from ..reads.gathered import VenuePage
from ..reads.venues import venue_page
from .addresses import in_path
from .blueprint import pages
from .charts import YearChart, year_chart
from .turns import Place, Turns, asked_offset, paper_turns


@dataclass(frozen=True)
class VenueView:
    """What `venue.html` shows."""

    venue: VenuePage
    chart: YearChart | None
    turns: Turns


@pages.get("/venues/<path:name>")
def venue(name: str) -> str:
    """Show one venue's papers, people, topics and institutions."""
    offset = asked_offset()
    shown = venue_page(get_graph(), name, offset=offset)
    turning = paper_turns(Place(venue_url(name), {}, "papers"), shown.papers, offset)
    return render_template("venue.html", page=VenueView(shown, year_chart(shown.years), turning))


@pages.app_template_global()
def venue_url(name: str) -> str:
    """Return the permanent address of one venue's page."""
    # A page has hundreds of links, and the router takes ten times as long for each.
    return "/venues/" + in_path(name)
