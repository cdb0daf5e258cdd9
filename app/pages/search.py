"""The search page."""

from dataclasses import dataclass
from typing import cast

from flask import render_template, url_for

from ..context import get_graph
from ..parameters import choice, text
from ..reads.found import SearchResults
from ..reads.parts import Kind
from ..reads.search import CANDIDATES, KINDS, count_by_kind, search
from .addresses import with_arguments
from .blueprint import pages
from .words import kind_words

SHOWN = 40
LONGEST_QUERY = 10_000


@dataclass(frozen=True)
class Tab:
    """One kind of results, or all of them."""

    label: str
    url: str
    count: str
    """How many there are; "100+" where counting stopped there."""
    chosen: bool


@dataclass(frozen=True)
class SearchView:
    """What `search.html` shows."""

    found: SearchResults
    tabs: tuple[Tab, ...]


@pages.get("/search", endpoint="search")
def search_page() -> str:
    """Show what fits the words or the identifier of the address."""
    graph, words, kind = (
        get_graph(),
        text("q", "", most=LONGEST_QUERY),
        cast(Kind | None, choice("kind", KINDS)),
    )
    found = search(graph, words, kind, SHOWN)
    return render_template(
        "search.html", page=SearchView(found, _tabs(words, kind, count_by_kind(graph, words)))
    )


def _tabs(words: str, chosen: Kind | None, counts: dict[Kind, int]) -> tuple[Tab, ...]:
    total = Tab("All", _url(words, None), _count(list(counts.values())), chosen is None)
    return (
        total,
        *(
            Tab(kind_words(kind).capitalize(), _url(words, kind), _count([counts[kind]]), chosen == kind)
            for kind in KINDS
        ),
    )


def _url(words: str, kind: Kind | None) -> str:
    return with_arguments(url_for("pages.search"), {"q": words, "kind": kind})


def _count(counts: list[int]) -> str:
    return f"{sum(counts):,}" + ("+" if max(counts) >= CANDIDATES else "")
