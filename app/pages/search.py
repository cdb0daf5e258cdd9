"""The search page: words, filters, order and place are all in its address."""

from dataclasses import dataclass
from typing import cast

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from ..context import get_graph
from ..parameters import choice, text
from ..parameters import optional_integer as year_given
from ..profiles.called import said_to_be
from ..reads.parts import Kind
from ..reads.search import search
from ..reads.search_hits import LOOKED_AT
from ..reads.searched import KINDS, SearchResults
from ..search_address import LONGEST_QUERY, YEARS, wish_given, years_text
from .blueprint import pages
from .search_choices import Asked, Choices, choices_of
from .turns import Place, Turns, turns

SHOWN = 20


@dataclass(frozen=True)
class SearchView:
    """What `search.html` shows."""

    found: SearchResults
    choices: Choices
    turns: Turns
    exact_url: str
    """The same search in the very spelling."""
    alternative_url: str
    looked_at: int
    """How many of each kind are filtered, sorted and counted."""


@pages.get("/search", endpoint="search")
def search_page() -> str | Response:
    """Show what fits the words or the identifier of the address, filtered and sorted as it says."""
    asked = _asked()
    if "from" in request.args or "to" in request.args:
        return redirect(asked.url(years=years_text(*_years_given())))
    graph = get_graph()
    found = search(graph, asked.words, asked.kind, SHOWN, asked.wish, said_to_be(asked.words))
    view = SearchView(
        found,
        choices_of(graph, asked, found),
        _turns(asked, found),
        exact_url=asked.url(exact=1),
        alternative_url=asked.url(q=found.alternative or found.corrected),
        looked_at=LOOKED_AT,
    )
    return render_template("search.html", page=view)


def _asked() -> Asked:
    return Asked(text("q", "", most=LONGEST_QUERY), cast(Kind | None, choice("kind", KINDS)), wish_given())


def _years_given() -> tuple[int | None, int | None]:
    first, last = (year_given(name, least=YEARS[0], most=YEARS[-1]) for name in ("from", "to"))
    return (last, first) if first and last and first > last else (first, last)


def _turns(asked: Asked, found: SearchResults) -> Turns:
    place = Place(url_for("pages.search"), asked.arguments(), "")
    offset = asked.wish.offset
    return turns(
        place, offset=offset, shown=len(found.results), limit=SHOWN, total=found.total, next=found.next
    )
