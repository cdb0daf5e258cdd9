"""Search, suggestions, shared papers and counts, as JSON."""

from flask import Response, request

from ..context import get_graph
from ..entity_parameters import entity_id
from ..parameters import choice, integer, text
from ..reads.parts import Kind
from ..reads.search import search
from ..reads.searched import KINDS
from ..reads.shared import shared_page
from ..reads.stats import stats
from ..reads.suggestions import suggest
from ..search_address import LONGEST_QUERY, wish_given
from .blueprint import api
from .json import json_response

MOST_RESULTS = 100
MOST_SUGGESTIONS = 20
SUGGESTED_FOR = 60


@api.get("/search")
def search_results() -> Response:
    """Answer with what fits `q`, of one `kind` or all, filtered, sorted and paged as the page does, and its facets."""
    limit = integer("limit", 20, least=1, most=MOST_RESULTS)
    return json_response(
        search(get_graph(), text("q", most=LONGEST_QUERY), wanted_kind(), limit, wish_given())
    )


@api.get("/suggest")
def suggestions() -> Response:
    """Answer with what `q` may become while it is typed, of one `kind` or all; browsers keep it for a minute."""
    # The space at the end is kept, because it says that the last word is complete.
    limit = integer("limit", 8, least=1, most=MOST_SUGGESTIONS)
    typed = request.args.get("q", "")[:LONGEST_QUERY]
    response = json_response(suggest(get_graph(), typed, wanted_kind(), limit))
    response.cache_control.private = True
    response.cache_control.max_age = SUGGESTED_FOR
    response.vary.update(("Accept-Language", "Cookie"))
    response.add_etag()
    response.make_conditional(request)
    return response


@api.get("/shared-papers")
def shared_papers() -> Response:
    """Answer with what connects the people named by two to ten `author` parameters."""
    ids = [author_id("author", value) for value in request.args.getlist("author")]
    offset = integer("offset", 0, least=0, most=1_000_000)
    return json_response(
        shared_page(get_graph(), ids, offset=offset, limit=integer("limit", 20, least=1, most=100))
    )


@api.get("/stats")
def graph_stats() -> Response:
    """Answer with the graph's counts and newest loads."""
    return json_response(stats(get_graph()))


def wanted_kind() -> Kind | None:
    """Return the kind that `kind` asks for, None for all; raises ParameterError for another word."""
    named = choice("kind", KINDS)
    return next((kind for kind in KINDS if kind == named), None)


def author_id(name: str, value: str) -> str:
    """Return the current id of the author that a parameter's value identifies.

    Raises ParameterError where it identifies several, IdentifierError and NotFoundError as `resolve` does.
    """
    return entity_id("author", name, value)
