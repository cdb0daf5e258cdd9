"""What a reader of the search page can choose: kinds, orders, facets, and the filters to take away again."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ...cypher.graph import Graph
from ..reads.parts import Kind
from ..reads.results import results_by_id
from ..reads.searched import Facet, FacetValue, SearchFilter, SearchResults, Wish
from ..search_address import years_text
from .addresses import with_arguments
from .search_years import YearBar, year_bars
from .words import TOPIC_KINDS, kind_words, number, topic_kind, type_name

SORT_NAMES = {"relevance": _l("Best fit"), "newest": _l("Newest"), "cited": _l("Most cited")}
LARGEST = {"author": _l("Most papers"), "topic": _l("Most papers"), "institution": _l("Most people")}
FACET_NAMES = {"topic": _l("Topic"), "institution": _l("Institution"), "type": _l("Type")}


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    words: str
    kind: Kind | None
    wish: Wish

    def arguments(self, **changed: str | int | None) -> dict[str, str | int | list[str] | None]:
        """Return the address's arguments without the place in the list, some of them changed."""
        wanted, wish = self.wish.filter, self.wish
        return {
            "q": self.words,
            "kind": self.kind,
            "years": years_text(wanted.first_year, wanted.last_year),
            "topic": wanted.topic,
            "institution": wanted.institution,
            "type": wanted.type,
            "sort": None if wish.sort == "relevance" else wish.sort,
            "exact": 1 if wish.exact else None,
            **changed,
        }

    def url(self, **changed: str | int | None) -> str:
        """Return the address of the first page of this search, some of its arguments changed."""
        return with_arguments(url_for("pages.search"), self.arguments(**changed))


@dataclass(frozen=True)
class Choice:
    """One thing to choose, or to take back."""

    label: str
    url: str
    count: str
    """How many results there are; "3,000+" where counting stopped there; empty where it is not counted."""
    chosen: bool


@dataclass(frozen=True)
class FacetList:
    """The values of one facet."""

    name: str
    title: str
    values: tuple[Choice, ...]


@dataclass(frozen=True)
class Choices:
    """All that can be chosen on the search page."""

    kinds: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    filters: tuple[Choice, ...]
    """The filters that are set; the address of each takes it away."""
    clear_url: str
    """The address without any filter."""
    years: tuple[YearBar, ...]
    facets: tuple[FacetList, ...]
    hidden: tuple[tuple[str, str], ...]
    """What a form that sets the years has to repeat."""
    counted: int
    """How many results the facets were counted over; 0 where that is all of them."""


def choices_of(graph: Graph, asked: Asked, found: SearchResults) -> Choices:
    """Return what can be chosen beside some results."""
    facets = {facet.name: facet for facet in found.facets}
    counted = max((facet.counted for facet in found.facets[1:]), default=0)
    return Choices(
        kinds=_kinds(asked, facets["kind"].values) if "kind" in facets else (),
        sorts=_sorts(asked, found),
        filters=_filters(graph, asked),
        clear_url=asked.url(years=None, topic=None, institution=None, type=None),
        years=_years(asked, facets.get("year")),
        facets=tuple(
            _list(asked, facets[name]) for name in ("topic", "institution", "type") if name in facets
        ),
        hidden=tuple((name, str(value)) for name, value in asked.arguments(years=None).items() if value),
        counted=counted if counted < found.total else 0,
    )


def _kinds(asked: Asked, values: Sequence[FacetValue]) -> tuple[Choice, ...]:
    total = FacetValue("", "", sum(value.count for value in values), any(value.at_least for value in values))
    # An order that another kind does not know would be refused there.
    return (
        Choice(_("All"), asked.url(kind=None, sort=None), _count(total), asked.kind is None),
        *(
            Choice(
                kind_words(value.value).capitalize(),
                asked.url(kind=value.value, sort=None),
                _count(value),
                asked.kind == value.value,
            )
            for value in values
        ),
    )


def _count(value: FacetValue) -> str:
    return number(value.count) + ("+" if value.at_least else "")


def _sorts(asked: Asked, found: SearchResults) -> tuple[Choice, ...]:
    names = SORT_NAMES | {"largest": LARGEST.get(asked.kind or "author", "")}
    return tuple(
        Choice(
            str(names[sort]), asked.url(sort=None if sort == "relevance" else sort), "", sort == found.sort
        )
        for sort in found.sorts
    )


def _filters(graph: Graph, asked: Asked) -> tuple[Choice, ...]:
    wanted = asked.wish.filter
    labels = {
        "years": _years_label(wanted),
        "topic": wanted.topic and _label(graph, "topic", wanted.topic),
        "institution": wanted.institution and _label(graph, "institution", wanted.institution),
        "type": wanted.type and _type(wanted.type),
    }
    return tuple(
        Choice(label, asked.url(**{name: None}), "", chosen=True) for name, label in labels.items() if label
    )


def _label(graph: Graph, kind: Kind, id: str) -> str:
    """Return an entity's name, its id where the graph has it not."""
    return next((row.label for row in results_by_id(graph, kind, [id])), id)


def _years_label(wanted: SearchFilter) -> str | None:
    first, last = wanted.first_year, wanted.last_year
    if first is None or last is None:
        one = {(True, False): _("until %(year)s", year=last), (False, True): _("since %(year)s", year=first)}
        return one.get((first is None, last is None))
    return str(first) if first == last else _("%(first)s to %(last)s", first=first, last=last)


def _type(value: str) -> str:
    return topic_kind(value) if value in TOPIC_KINDS else type_name(value)


def _years(asked: Asked, facet: Facet | None) -> tuple[YearBar, ...]:
    values = facet.values if facet else ()
    return year_bars(values, asked.wish.filter, lambda year: asked.url(years=str(year)))


def _list(asked: Asked, facet: Facet) -> FacetList:
    chosen = getattr(asked.wish.filter, facet.name)
    values = tuple(
        Choice(
            _type(value.label) if facet.name == "type" else value.label,
            asked.url(**{facet.name: None if value.value == chosen else value.value}),
            number(value.count),
            value.value == chosen,
        )
        for value in facet.values
    )
    return FacetList(facet.name, str(FACET_NAMES[facet.name]), values)
