"""Search, suggestions, shared papers and counts, as JSON."""

from dataclasses import replace
from typing import Annotated, Literal

from flask import Response, request
from msgspec import Meta

from ..context import get_graph
from ..entity_parameters import entity_id
from ..freshness import forget_tag
from ..parameters import choice, integer, text
from ..profiles.called import said_so_far, said_to_be
from ..reads.found import SharedPapers
from ..reads.models import Stats
from ..reads.parts import Kind
from ..reads.search import MOST_OFFSET, search
from ..reads.searched import KINDS, SORTS, SearchResults
from ..reads.shared import shared_page
from ..reads.stats import stats
from ..reads.suggestions import suggest
from ..search_address import LONGEST_QUERY, wish_given
from .blueprint import api
from .json import json_answer, json_page
from .operations import AUTHORS, KIND, PAGE, Operation, Parameter, describe, limit
from .paging import page_offset

MOST_RESULTS = 100
MOST_SUGGESTIONS = 20
SUGGESTED_FOR = 60
WORDS = Parameter(
    "q",
    Annotated[str, Meta(max_length=LONGEST_QUERY)],
    "A name, words of a title, or an identifier.",
    required=True,
    example="Pan Pan",
)
TYPED = Parameter(
    "q", str, "What is typed so far; a space at its end says that the last word is complete.", example="pan p"
)
ID = Annotated[str, Meta(max_length=2_000)]
FILTERS = (
    Parameter("sort", Literal[SORTS], "In which order.", default="relevance"),  # type: ignore[valid-type]
    Parameter(
        "years",
        Annotated[str, Meta(pattern=r"^([0-9]{1,4}|[0-9]{1,4}-|-[0-9]{1,4})$")],
        "A year, or years from or up to one; two are written 2015-2020.",
        example="2015-",
    ),
    Parameter("topic", ID, "Only papers on this topic, and people who wrote on it: its id."),
    Parameter("institution", ID, "Only papers that name it, and people who were there: its id."),
    Parameter("type", ID, "A paper's type, a topic's kind or an institution's type."),
    Parameter("exact", Literal["1"], "1: only what is spelled exactly so."),
)


@api.get("/search")
@describe(
    Operation(
        SearchResults,
        (WORDS, KIND, *FILTERS, limit(20, most=MOST_RESULTS, of="results"), *PAGE),
        tag="Finding",
        errors=(410,),
        by_data=True,
        paged=True,
    )
)
def search_results() -> Response:
    """Answer with what fits `q`, of one `kind` or all, filtered, sorted and paged as the page does, and its facets."""
    most = integer("limit", 20, least=1, most=MOST_RESULTS)
    wish = replace(wish_given(), offset=page_offset(MOST_OFFSET))
    words = text("q", most=LONGEST_QUERY)
    found = search(get_graph(), words, wanted_kind(), most, wish, said_to_be(words))
    return json_page(found, found.next)


@api.get("/suggest")
@describe(
    Operation(SearchResults, (TYPED, KIND, limit(8, most=MOST_SUGGESTIONS, of="results")), tag="Finding")
)
def suggestions() -> Response:
    """Answer with what `q` may become while it is typed, of one `kind` or all; browsers keep it for a minute."""
    # The space at the end is kept, because it says that the last word is complete.
    most = integer("limit", 8, least=1, most=MOST_SUGGESTIONS)
    typed = request.args.get("q", "")[:LONGEST_QUERY]
    response = json_answer(suggest(get_graph(), typed, wanted_kind(), most, said_so_far(typed)))
    response.cache_control.private = True
    response.cache_control.max_age = SUGGESTED_FOR
    response.vary.update(("Accept-Language", "Cookie"))
    response.add_etag()
    response.make_conditional(request)
    return response


@api.get("/shared-papers")
@describe(
    Operation(
        SharedPapers,
        (AUTHORS, limit(20, most=100, of="papers"), *PAGE),
        tag="People",
        errors=(404, 410),
        by_data=True,
        paged=True,
    )
)
def shared_papers() -> Response:
    """Answer with what connects the people named by two to ten `author` parameters."""
    ids = [author_id("author", value) for value in request.args.getlist("author")]
    most = integer("limit", 20, least=1, most=100)
    found = shared_page(get_graph(), ids, offset=page_offset(), limit=most)
    if found.path and found.path.stopped:
        forget_tag()
    return json_page(found, found.next)


@api.get("/stats")
@describe(Operation(Stats, tag="The graph", by_data=True))
def graph_stats() -> Response:
    """Answer with the graph's counts and newest loads."""
    return json_answer(stats(get_graph()))


def wanted_kind() -> Kind | None:
    """Return the kind that `kind` asks for, None for all; raises ParameterError for another word."""
    named = choice("kind", KINDS)
    return next((kind for kind in KINDS if kind == named), None)


def author_id(name: str, value: str) -> str:
    """Return the current id of the author that a parameter's value identifies.

    Raises ParameterError where it identifies several, IdentifierError and NotFoundError as `resolve` does.
    """
    return entity_id("author", name, value)
