"""Search, suggestions, shared papers, paths and counts, as JSON."""

from flask import Response, request

from ..context import get_graph
from ..parameters import ParameterError, choice, integer, text
from ..reads.found import Ambiguous
from ..reads.parts import Kind
from ..reads.resolve import resolve
from ..reads.search import KINDS, search, suggest
from ..reads.shared import find_path, shared_page
from ..reads.stats import stats
from .blueprint import api
from .json import json_response

MOST_RESULTS = 100
MOST_SUGGESTIONS = 20
LONGEST_QUERY = 10_000


@api.get("/search")
def search_results() -> Response:
    """Answer with what fits `q`, of one `kind` or all."""
    limit = integer("limit", 20, least=1, most=MOST_RESULTS)
    return json_response(search(get_graph(), text("q", most=LONGEST_QUERY), wanted_kind(), limit))


@api.get("/suggest")
def suggestions() -> Response:
    """Answer with what `q` may become while it is typed, of one `kind` or all."""
    # The space at the end is kept, because it says that the last word is complete.
    limit = integer("limit", 8, least=1, most=MOST_SUGGESTIONS)
    typed = request.args.get("q", "")[:LONGEST_QUERY]
    return json_response(suggest(get_graph(), typed, wanted_kind(), limit))


@api.get("/shared-papers")
def shared_papers() -> Response:
    """Answer with what connects the people named by two to ten `author` parameters."""
    ids = [author_id("author", value) for value in request.args.getlist("author")]
    offset = integer("offset", 0, least=0, most=1_000_000)
    return json_response(
        shared_page(get_graph(), ids, offset=offset, limit=integer("limit", 20, least=1, most=100))
    )


@api.get("/path")
def path() -> Response:
    """Answer with the shortest path over joint papers between the authors `from` and `to`."""
    start, end = (author_id(name, text(name, most=LONGEST_QUERY)) for name in ("from", "to"))
    return json_response(find_path(get_graph(), start, end))


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
    found = resolve(get_graph(), "author", value)
    if isinstance(found, Ambiguous):
        choices = ", ".join(row.id for row in found.candidates)
        raise ParameterError(name, f"{found.message} Give one of {choices}")
    return found.id
