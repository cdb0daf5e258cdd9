"""A topic's page."""

from dataclasses import dataclass

from flask import render_template

from ..context import get_graph
from ..reads.gathered import TopicPage
from ..reads.topics import topic_page
from ..slices.read import read_slice
from ..slices.types import Slice
from ..together import both
from .addresses import entity_url, find_id
from .blueprint import pages
from .charts import YearChart, year_chart
from .turns import Place, Turns, asked_offset, paper_turns


@dataclass(frozen=True)
class TopicView:
    """What `topic.html` shows."""

    topic: TopicPage
    slice: Slice
    chart: YearChart | None
    turns: Turns


@pages.get("/topics/<path:id>")
def topic(id: str) -> str:
    """Show one topic's papers, people, graph, and where it is going."""
    graph, id, offset = get_graph(), find_id("topic", id), asked_offset()
    shown, slice = both(lambda: topic_page(graph, id, offset=offset), lambda: read_slice(graph, "topic", id))
    turning = paper_turns(Place(entity_url("topic", id), {}, "papers"), shown.papers, offset)
    view = TopicView(shown, slice, year_chart(shown.years), turning)
    return render_template("topic.html", page=view)
