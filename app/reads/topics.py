"""A topic's page."""

from typing import Any

from msgspec import convert

from ...cypher import load
from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from .groups import (
    COUNTED_PAPERS,
    PAPERS_ON_PAGE,
    SHOWN,
    papers_institutions,
    papers_people,
    papers_topics,
)
from .identifier_links import identifier_links, source_notes
from .models import TopicPage
from .paper_rows import paper_list
from .parts import PaperList


def topic_page(graph: Graph, id: str) -> TopicPage:
    """Return the topic with that current id; raises NotFoundError where there is none."""
    facts = topic_facts(graph, id=id)
    newest = topic_papers(graph, id=facts["id"], offset=0, limit=COUNTED_PAPERS)
    made = {
        "identifiers": identifier_links(facts["id"], facts["identifiers"]),
        "counted_over": len(newest),
        "papers": paper_list(graph, newest[:PAPERS_ON_PAGE], total=facts["works"], offset=0),
        "people": papers_people(graph, ids=newest, limit=SHOWN),
        "neighbours": papers_topics(graph, ids=newest, without=facts["id"], limit=SHOWN),
        "institutions": papers_institutions(graph, ids=newest, without="", limit=SHOWN),
        "sources": source_notes(facts["sources"], facts["records"]),
    }
    return convert({**facts, **made}, TopicPage, from_attributes=True)


def papers_of_topic(graph: Graph, id: str, *, offset: int) -> PaperList:
    """Return a later page of a topic's papers; raises NotFoundError where there is no such topic."""
    facts = topic_facts(graph, id=id)
    ids = topic_papers(graph, id=id, offset=offset, limit=PAPERS_ON_PAGE)
    return paper_list(graph, ids, total=facts["works"], offset=offset)


def topic_facts(graph: Graph, *, id: str) -> dict[str, Any]:
    """Return one topic's facts; raises NotFoundError where there is none."""
    rows = graph.read(load("read")["topic_facts"], id=id)
    if not rows:
        raise NotFoundError(f"No topic in this graph has the id {id}.")
    return rows[0]["topic"]


def topic_papers(graph: Graph, *, id: str, offset: int, limit: int) -> list[str]:
    """Return the ids of papers about one topic, newest first."""
    return [row["id"] for row in graph.read(load("read")["topic_papers"], id=id, offset=offset, limit=limit)]
