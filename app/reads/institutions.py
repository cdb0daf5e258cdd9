"""An institution's page."""

from typing import Any

from msgspec import convert

from ...cypher import load
from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph, Row
from .groups import COUNTED_PAPERS, PAPERS_ON_PAGE, SHOWN, papers_institutions, papers_topics
from .identifier_links import identifier_links, source_notes
from .models import InstitutionPage
from .paper_rows import paper_list
from .parts import PaperList, PersonCount

COUNTED_PEOPLE = 2000
"""A university may have many thousands of people; its papers are counted over the latest ones, and the page says so."""


def institution_page(graph: Graph, id: str) -> InstitutionPage:
    """Return the institution with that current id; raises NotFoundError where there is none."""
    facts = institution_facts(graph, id=id)
    made = {
        "other_names": tuple(name for name in facts["names"] if name != facts["name"]),
        "identifiers": identifier_links(facts["id"], facts["identifiers"]),
        "counted_over": min(COUNTED_PEOPLE, facts["people_total"]),
        "people": institution_people(graph, id=id, keys=_keys(facts), people=COUNTED_PEOPLE, limit=SHOWN),
        **_about(graph, facts, _papers(graph, facts)),
        "sources": source_notes(facts["sources"], facts["records"]),
    }
    return convert({**facts, **made}, InstitutionPage, from_attributes=True)


def papers_of_institution(graph: Graph, id: str, *, offset: int) -> PaperList:
    """Return a later page of an institution's papers; raises NotFoundError where there is no such institution."""
    papers = _papers(graph, institution_facts(graph, id=id))
    return paper_list(graph, papers[offset : offset + PAPERS_ON_PAGE], total=len(papers), offset=offset)


def institution_facts(graph: Graph, *, id: str) -> dict[str, Any]:
    """Return one institution's facts; raises NotFoundError where there is none."""
    rows = graph.read(load("read")["institution_facts"], id=id)
    if not rows:
        raise NotFoundError(f"No institution in this graph has the id {id}.")
    return rows[0]["institution"]


def institution_papers(graph: Graph, *, id: str, keys: list[str], people: int, limit: int) -> list[str]:
    """Return the ids of papers that name one institution by any of its keys, newest first."""
    rows = graph.read(load("read")["institution_papers"], id=id, keys=keys, people=people, limit=limit)
    return [row["id"] for row in rows]


def institution_people(
    graph: Graph, *, id: str, keys: list[str], people: int, limit: int
) -> tuple[PersonCount, ...]:
    """Return the people of one institution with the most papers that name it."""
    rows = graph.read(load("read")["institution_people"], id=id, keys=keys, people=people, limit=limit)
    return convert([row["person"] for row in rows], tuple[PersonCount, ...])


def _about(graph: Graph, facts: Row, papers: list[str]) -> dict[str, Any]:
    return {
        "papers": paper_list(graph, papers[:PAPERS_ON_PAGE], total=len(papers), offset=0),
        "topics": papers_topics(graph, ids=papers, without="", limit=SHOWN),
        "partners": papers_institutions(graph, ids=papers, without=facts["id"], limit=SHOWN),
    }


def _papers(graph: Graph, facts: Row) -> list[str]:
    return institution_papers(
        graph, id=facts["id"], keys=_keys(facts), people=COUNTED_PEOPLE, limit=COUNTED_PAPERS
    )


def _keys(facts: Row) -> list[str]:
    return [facts["id"], *facts["identifiers"]]
