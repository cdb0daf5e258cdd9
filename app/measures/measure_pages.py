"""All measures of a researcher as a page of its own, and as JSON."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from flask import Response, render_template

from ...cypher.graph import Graph
from ..api.addresses import find_id as find_id_of_api
from ..api.blueprint import api
from ..api.json import json_answer
from ..api.operations import Operation, describe
from ..context import get_graph
from ..freshness import known_version
from ..pages.addresses import find_id
from ..pages.blueprint import pages
from ..pages.charts import YearChart, year_chart
from ..reads.authors import author_collaborators, author_evidence, author_facts
from ..reads.parts import SourceNote, YearCount
from .figures import AuthorMeasures, measures_of
from .read import MeasuredWorks, author_citation_years, author_counted_years, author_measures

QUICK_CITATIONS = 5_000
"""So many are counted by year whenever a page is made; of more, what `peergraph measure` counted is shown first."""
MOST_CITATIONS = 20_000
"""Where it counted none, so many are counted while a profile is made; more take their time on the page of measures."""


@dataclass(frozen=True)
class Counted:
    """What an author's measures are computed from."""

    works: MeasuredWorks
    years: tuple[YearCount, ...] = ()
    """Citations by year, newest first."""
    since: str | None = None
    """When these were counted, ISO; None where it was just now."""


@dataclass(frozen=True)
class MeasuresView:
    """What `measures.html` shows."""

    name: str
    measures: AuthorMeasures
    chart: YearChart | None


@pages.get("/authors/<path:id>/measures")
def author_measures_page(id: str) -> str:
    """Show all measures of a researcher with their definitions, inputs and dates."""
    id = find_id("author", id)
    measures = _read(get_graph(), id)
    name = author_facts(get_graph(), id=id).name
    return render_template("measures.html", page=MeasuresView(name, measures, citation_chart(measures)))


@api.get("/authors/<path:id>/measures")
@describe(Operation(AuthorMeasures, statuses=(200, 300, 301), errors=(404,), by_data=True))
def author_measures_answer(id: str) -> Response:
    """Answer with all measures of a researcher, each with its definition, inputs, source and date."""
    return json_answer(_read(get_graph(), find_id_of_api("author", id)))


def counted_works(graph: Graph, id: str, most: int = MOST_CITATIONS) -> Counted:
    """Return what an author's measures are computed from.

    With her citations by year where these are few, or were counted before, or are not more than `most`.
    """
    works = author_measures(graph, id=id)
    citations = sum(works.cited)
    if citations > QUICK_CITATIONS:
        before = author_counted_years(graph, id=id)
        if not before.uncounted:
            return Counted(works, before.years, before.counted)
    return Counted(works, author_citation_years(graph, id=id) if 0 < citations <= most else ())


def author_measures_of(
    id: str, counted: Counted, coauthors: int, sources: Iterable[SourceNote]
) -> AuthorMeasures:
    """Return all measures of an author; raises GraphUnavailable."""
    version = known_version()
    loaded = {row.source: row.loaded for row in sources}
    measures = measures_of(counted.works, coauthors, loaded, version)
    return AuthorMeasures(id, measures, counted.years, counted.since, version)


def citation_chart(measures: AuthorMeasures) -> YearChart | None:
    """Return the chart of citations by year; None where there are too few."""
    return year_chart(measures.citation_years, unit="citation")


def _read(graph: Graph, id: str) -> AuthorMeasures:
    counted = counted_works(graph, id, most=sys.maxsize)
    people = author_collaborators(graph, id=id, least_works=1, least_strength=0.0, limit=1)
    return author_measures_of(id, counted, people.total, author_evidence(graph, id=id))
