"""A topic's page."""

from typing import Any

from flask_babel import gettext as _
from msgspec import convert

from ...cypher import load
from ...cypher.data_version import data_version
from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph, Row
from ..together import both
from .around import SHOWN, Around, Asked, bounds, holds_page, read_around
from .gathered import TopicPage
from .identifier_links import identifier_links, source_notes
from .paper_rows import PAPERS_ON_PAGE, paper_list
from .parts import PaperList, YearCount
from .trends import movement, trend
from .year_windows import LAST, UNDATED, total, window


def topic_page(graph: Graph, id: str, *, offset: int = 0) -> TopicPage:
    """Return the topic with that current id, its papers from `offset` on; raises NotFoundError where there is none."""
    facts, version = both(lambda: topic_facts(graph, id=id), lambda: data_version(graph))
    years = _years(facts)
    (around, papers), moved = both(
        lambda: _around_and_papers(graph, id, years, offset), lambda: movement(graph, version, id, years)
    )
    made = {
        "identifiers": identifier_links(facts["id"], facts["identifiers"]),
        "works": total(years),
        "years": years,
        "papers": papers,
        "counted": around.counted,
        "people": around.people,
        "neighbours": around.topics,
        "institutions": around.institutions,
        "trend": trend(graph, version, years),
        "movement": moved,
        "sources": source_notes(facts["sources"], facts["records"]),
    }
    return convert({**facts, **made}, TopicPage, from_attributes=True)


def papers_of_topic(graph: Graph, id: str, *, offset: int) -> PaperList:
    """Return a later page of a topic's papers; raises NotFoundError where there is no such topic."""
    return _papers(graph, id, _years(topic_facts(graph, id=id)), offset)


def around_topic(graph: Graph, id: str, asked: Asked) -> tuple[str, Around]:
    """Return a topic's name and a page of some of its rankings; raises NotFoundError where there is no such topic."""
    facts = topic_facts(graph, id=id)
    return facts["name"], topic_around(graph, id=id, years=_years(facts), asked=asked)


def topic_facts(graph: Graph, *, id: str) -> dict[str, Any]:
    """Return one topic's facts; raises NotFoundError where there is none."""
    rows = graph.read(load("read")["topic_facts"], id=id)
    if not rows:
        raise NotFoundError(_("No topic in this graph has the id %(id)s.", id=id))
    return rows[0]["topic"]


def topic_papers(
    graph: Graph, *, id: str, offset: int, limit: int, from_year: int = UNDATED, to_year: int = LAST
) -> list[str]:
    """Return the ids of papers about one topic, all or those of some years, newest first."""
    years = {"from_year": from_year, "to_year": to_year}
    query = load("read")["topic_papers"]
    return [row["id"] for row in graph.read(query, id=id, **years, offset=offset, limit=limit)]


def topic_around(graph: Graph, *, id: str, years: tuple[YearCount, ...], asked: Asked) -> Around:
    """Return the people, topics and institutions on the newest papers of one topic, and some of these papers."""
    rows = graph.read(load("read")["topic_around"], id=id, **bounds(years, asked))
    return read_around(rows[0], years, asked.offset)


def _years(facts: Row) -> tuple[YearCount, ...]:
    return convert(facts["years"], tuple[YearCount, ...])


def _around_and_papers(
    graph: Graph, id: str, years: tuple[YearCount, ...], offset: int
) -> tuple[Around, PaperList]:
    def around() -> Around:
        """Return who and what is around the topic, with the ids of its papers."""
        return topic_around(graph, id=id, years=years, asked=Asked(SHOWN, papers_from=offset))

    if not holds_page(years, offset):
        return both(around, lambda: _papers(graph, id, years, offset))
    found = around()
    return found, paper_list(graph, found.papers, total=total(years), offset=offset)


def _papers(graph: Graph, id: str, years: tuple[YearCount, ...], offset: int) -> PaperList:
    at = window(years, offset, PAPERS_ON_PAGE)
    ids = topic_papers(
        graph, id=id, offset=at.skip, limit=PAPERS_ON_PAGE, from_year=at.from_year, to_year=at.to_year
    )
    return paper_list(graph, ids, total=total(years), offset=offset)
