"""An institution's page."""

from typing import Any

from flask_babel import gettext as _
from msgspec import convert

from ...cypher import load
from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph, Row
from .around import COUNTED_PAPERS, CROWD, SHOWN, read_ranking
from .gathered import CountryCount, InstitutionPage, Member, Partner
from .identifier_links import identifier_links, source_notes
from .paper_rows import PAPERS_ON_PAGE, paper_list
from .parts import PaperList, PersonCount, TopicCount, YearCount
from .trends import all_years
from .year_windows import total

COUNTED_PEOPLE = 1000
"""A university may have many thousands of people; its papers are counted over the latest ones, and the page says so."""
NOW_YEARS = 3
"""Whoever is named within so many of the graph's latest years is counted as there now."""
PLACED = 200
"""So many of the first partners are looked up for the map."""


def institution_page(graph: Graph, id: str, *, offset: int = 0) -> InstitutionPage:
    """Return the institution with that current id, its papers from `offset` on; raises NotFoundError."""
    facts = institution_facts(graph, id=id)
    since = _since(graph)
    found = institution_around(graph, facts, since=since, papers_from=offset, offset=0, limit=SHOWN)
    made = {
        "other_names": tuple(name for name in facts["names"] if name != facts["name"]),
        "identifiers": identifier_links(facts["id"], facts["identifiers"]),
        "counted_people": min(COUNTED_PEOPLE, facts["people_total"]),
        "crowded": found["crowded"],
        "crowd": CROWD,
        "now_definition": _now_definition(since),
        "now_since": since,
        **rankings(found, 0),
        **_papers(graph, found, offset),
        "places": convert(found["places"], tuple[Partner, ...]),
        "countries": convert(found["countries"], tuple[CountryCount, ...]),
        "sources": source_notes(facts["sources"], facts["records"]),
    }
    return convert({**facts, **made}, InstitutionPage, from_attributes=True)


def papers_of_institution(graph: Graph, id: str, *, offset: int) -> PaperList:
    """Return a later page of an institution's papers; raises NotFoundError where there is no such institution."""
    facts = institution_facts(graph, id=id)
    found = institution_around(graph, facts, since=_since(graph), papers_from=offset, offset=0, limit=0)
    return _papers(graph, found, offset)["papers"]


def around_institution(graph: Graph, id: str, *, offset: int, limit: int) -> tuple[str, dict[str, Any]]:
    """Return an institution's name and one page of each of its rankings; raises NotFoundError where there is none."""
    facts = institution_facts(graph, id=id)
    found = institution_around(graph, facts, since=_since(graph), papers_from=0, offset=offset, limit=limit)
    return facts["name"], rankings(found, offset)


def rankings(found: Row, offset: int) -> dict[str, Any]:
    """Return the people now and before, topics and partners that a query's row holds, by the names of their fields."""
    return {
        "people_now": read_ranking(found["now"], Member, offset),
        "people_before": read_ranking(found["before"], Member, offset),
        "topics": read_ranking(found["topics"], TopicCount, offset),
        "partners": read_ranking(found["partners"], Partner, offset),
    }


def institution_facts(graph: Graph, *, id: str) -> dict[str, Any]:
    """Return one institution's facts; raises NotFoundError where there is none."""
    rows = graph.read(load("read")["institution_facts"], id=id)
    if not rows:
        raise NotFoundError(_("No institution in this graph has the id %(id)s.", id=id))
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


def institution_around(
    graph: Graph, facts: Row, *, since: int | None, papers_from: int, offset: int, limit: int
) -> Row:
    """Return the people, papers, topics and partners of the institution with these facts, one page of each."""
    keys = [facts["id"], *facts["identifiers"]]
    bounds = {"people": COUNTED_PEOPLE, "papers": COUNTED_PAPERS, "crowd": CROWD, "placed": PLACED}
    pages = {"from": papers_from, "page": PAPERS_ON_PAGE, "offset": offset, "limit": limit}
    query = load("read")["institution_around"]
    return graph.read(query, id=facts["id"], keys=keys, since=since, **bounds, **pages)[0]


def _papers(graph: Graph, found: Row, offset: int) -> dict[str, Any]:
    years = convert(found["years"], tuple[YearCount, ...])
    return {
        "years": years,
        "papers": paper_list(graph, found["papers"], total=total(years), offset=offset),
    }


def _since(graph: Graph) -> int | None:
    years = [item.year for item in all_years(graph) if item.year is not None]
    return max(years) - NOW_YEARS + 1 if years else None


def _now_definition(since: int | None) -> str:
    if since is None:
        return _("No paper of this graph has a year, so that nobody can be told to be there now.")
    return _(
        "Now: a paper of %(year)s or later names the institution beside the person, and no later one names another "
        "beside her or him. Before: everyone else whom a paper or a source connects with it.",
        year=since,
    )
