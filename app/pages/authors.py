"""A researcher's page."""

from dataclasses import dataclass, replace
from typing import cast

from flask import render_template, request

from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from ..context import get_graph
from ..measures.figures import AuthorMeasures
from ..measures.measure_pages import author_measures_of, citation_chart, counted_works
from ..parameters import choice, integer, optional_integer, text
from ..profiles.works import OwnedWorks, owned_works
from ..reads.authors import AuthorFacts, author_facts, profile_of, works_page
from ..reads.models import AuthorPage
from ..reads.parts import SORTS, WorkFilter, WorkList, WorkSort
from ..slices.read import read_slice
from ..slices.types import Slice
from ..together import both
from ..trust.graph import RecordEvidence, author_trust
from ..trust.statements import trust_of_page
from ..trust.types import TrustLedger
from .addresses import entity_url, find_id, with_arguments
from .blueprint import pages
from .charts import YearChart, year_chart
from .sides import Sides, read_sides
from .turns import Place, Turns, turns
from .work_sorts import SORTS as WORK_SORTS

MOST_WORKS = 100
_Profile = tuple[AuthorPage, RecordEvidence]
_Works = tuple[Sides, OwnedWorks, WorkList]


@dataclass(frozen=True)
class AuthorView:
    """What `author.html` shows."""

    author: AuthorPage
    works: WorkList
    slice: Slice
    chart: YearChart | None
    turns: Turns
    is_filtered: bool
    sides: Sides
    """What is kept here of the record, beside what the graph has."""
    owned: OwnedWorks
    """What the owner of the record says of works."""
    trust: TrustLedger
    measures: AuthorMeasures
    citation_chart: YearChart | None
    sorts: dict[WorkSort, tuple[str, str]]
    """The orders of the list of works, in words."""


@pages.get("/authors/<path:id>")
def author(id: str) -> str:
    """Show one researcher's profile, graph and works."""
    graph = get_graph()
    (((profile, evidence), (sides, owned, works)), (slice, counted)) = both(
        lambda: _record(graph, id),
        lambda: (read_slice(graph, "author", id), counted_works(graph, id)),
    )
    measures = author_measures_of(id, counted, profile.counts.collaborators, profile.sources)
    view = AuthorView(
        profile,
        works,
        slice,
        chart=year_chart(works.years, lambda year: _url(id, works.filter, year), works.filter.year),
        turns=_turns(id, works),
        is_filtered=works.filter.year is not None or works.filter.type is not None or works.filter.listed,
        sides=sides,
        owned=owned,
        trust=trust_of_page(profile, evidence, sides.trust),
        measures=measures,
        citation_chart=citation_chart(measures),
        sorts=WORK_SORTS,
    )
    return render_template("author.html", page=view)


def _record(graph: Graph, id: str) -> tuple[_Profile, _Works]:
    """Return what the sources say of the author of an address, what is kept here of her, and her works.

    Ends the request as `find_id` does where the address names nobody by her current id.
    """
    try:
        facts = author_facts(graph, id=id)
    except NotFoundError:
        facts = author_facts(graph, id=find_id("author", id))
    return both(
        lambda: (profile_of(graph, facts), author_trust(graph, id=facts.id)), lambda: _works(graph, facts)
    )


def _works(graph: Graph, facts: AuthorFacts) -> _Works:
    """Return what is kept here of the record, and the list of works, without those that its owner hides."""
    sides = read_sides(facts.ids)
    owned = owned_works(graph, facts.id, sides.owner)
    return sides, owned, works_page(graph, facts.id, replace(_wanted(), without=owned.without))


def _wanted() -> WorkFilter:
    return WorkFilter(
        year=optional_integer("year", least=0, most=9999),
        type=text("type", "", most=100) or None,
        listed=choice("listed", ("1",)) == "1",
        sort=cast(WorkSort, choice("sort", SORTS) or "newest"),
        offset=integer("offset", 0, least=0, most=1_000_000),
        limit=integer("limit", 20, least=1, most=MOST_WORKS),
    )


def _arguments(wanted: WorkFilter, year: int | None) -> dict[str, str | int | list[str] | None]:
    listed, limit = "1" if wanted.listed else None, wanted.limit if "limit" in request.args else None
    sort = None if wanted.sort == "newest" else wanted.sort
    return {"year": year, "type": wanted.type, "listed": listed, "sort": sort, "limit": limit}


def _url(id: str, wanted: WorkFilter, year: int) -> str:
    """Return the address of one year's works; of all years where that year is chosen already."""
    return with_arguments(
        entity_url("author", id), _arguments(wanted, None if wanted.year == year else year), "works"
    )


def _turns(id: str, works: WorkList) -> Turns:
    wanted = works.filter
    place = Place(entity_url("author", id), _arguments(wanted, wanted.year), "works")
    return turns(
        place,
        offset=wanted.offset,
        shown=len(works.works),
        limit=wanted.limit,
        total=works.total,
        next=works.next,
    )
