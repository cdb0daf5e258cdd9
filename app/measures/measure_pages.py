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
from .read import MeasuredWorks, author_citation_years, author_measures

QUICK_CITATIONS = 20_000
"""So many are counted by year while a profile is made; more take their time on the page of measures."""
Counted = tuple[MeasuredWorks, tuple[YearCount, ...]]


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


def counted_works(graph: Graph, id: str, most: int = QUICK_CITATIONS) -> Counted:
    """Return what an author's measures are computed from, and her citations by year where these are `most` or fewer."""
    works = author_measures(graph, id=id)
    return works, author_citation_years(graph, id=id) if 0 < sum(works.cited) <= most else ()


def author_measures_of(
    id: str, counted: Counted, coauthors: int, sources: Iterable[SourceNote]
) -> AuthorMeasures:
    """Return all measures of an author; raises GraphUnavailable."""
    version = known_version()
    loaded = {row.source: row.loaded for row in sources}
    return AuthorMeasures(id, measures_of(counted[0], coauthors, loaded, version), counted[1], version)


def citation_chart(measures: AuthorMeasures) -> YearChart | None:
    """Return the chart of citations by year; None where there are too few."""
    return year_chart(measures.citation_years, unit="citation")


def _read(graph: Graph, id: str) -> AuthorMeasures:
    counted = counted_works(graph, id, most=sys.maxsize)
    people = author_collaborators(graph, id=id, least_works=1, least_strength=0.0, limit=1)
    return author_measures_of(id, counted, people.total, author_evidence(graph, id=id))
