"""A topic's page."""

from dataclasses import dataclass, replace

from flask import render_template

from ..context import get_graph
from ..parameters import integer
from ..reads.groups import PAPERS_ON_PAGE
from ..reads.models import TopicPage
from ..reads.topics import papers_of_topic, topic_page
from ..slices.read import read_slice
from ..slices.types import Slice
from .addresses import entity_url, find_id
from .blueprint import pages
from .turns import Place, Turns, turns


@dataclass(frozen=True)
class TopicView:
    """What `topic.html` shows."""

    topic: TopicPage
    slice: Slice
    turns: Turns


@pages.get("/topics/<path:id>")
def topic(id: str) -> str:
    """Show one topic's papers, people and graph."""
    graph, id = get_graph(), find_id("topic", id)
    offset = integer("offset", 0, least=0, most=1_000_000)
    shown = topic_page(graph, id)
    if offset:
        shown = replace(shown, papers=papers_of_topic(graph, id, offset=offset))
    papers, place = shown.papers, Place(entity_url("topic", id), {}, "papers")
    turning = turns(
        place,
        offset=offset,
        shown=len(papers.papers),
        limit=PAPERS_ON_PAGE,
        total=papers.total,
        next=papers.next,
    )
    return render_template("topic.html", page=TopicView(shown, read_slice(graph, "topic", id), turning))
