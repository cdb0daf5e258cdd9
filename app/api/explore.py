"""The explorer as JSON: pictures of views, and what can be added to them."""

import msgspec
from flask import Response, request
from msgspec import Struct

from ..context import get_graph
from ..explore.answer import answer
from ..explore.expanding import Expanded, expand
from ..explore.neighbours import ORDERS, Asked, NeighbourCounts, Order, count_neighbours
from ..explore.picture import Picture
from ..explore.view import (
    DEFAULT_LIMIT,
    LEAST_LIMIT,
    MOST_BYTES,
    MOST_LIMIT,
    View,
    ViewError,
    normal,
    parse_key,
    parse_view,
    read_json,
)
from ..parameters import integer, text
from ..reads.parts import Kind
from .blueprint import api

MOST_AT_ONCE = 500


class ExpandBody(Struct, forbid_unknown_fields=True):
    """What `POST /explore/expand` takes."""

    view: msgspec.Raw
    key: str
    kind: Kind
    order: Order | None = None
    """None: the usual one of that kind."""
    limit: int = 10


@api.get("/explore")
def fresh_picture() -> Response:
    """Answer with the picture of a fresh view around each `focus`, of at most `limit` nodes."""
    limit = integer("limit", DEFAULT_LIMIT, least=LEAST_LIMIT, most=MOST_LIMIT)
    view = normal(View(tuple(request.args.getlist("focus")), limit=limit))
    return _json(answer(get_graph(), view))


@api.get("/explore/neighbours")
def neighbour_counts() -> Response:
    """Answer with how many neighbours of each kind the entity `key` has, and the orders to ask for them in."""
    return _json(count_neighbours(get_graph(), text("key", most=600)))


@api.post("/explore")
def picture_of_view() -> Response:
    """Answer with the picture of the view that the request carries."""
    return _json(answer(get_graph(), parse_view(_body())))


@api.post("/explore/expand")
def expanded_picture() -> Response:
    """Answer with the view and its picture after `limit` more neighbours of `key`, of one `kind`, in an `order`."""
    body = read_json(_body(), ExpandBody)
    parse_key(body.key)
    order = body.order or ORDERS[body.kind][0]
    if order not in ORDERS[body.kind]:
        raise ViewError("order", f"{order!r} is none of {', '.join(ORDERS[body.kind])}")
    if not 1 <= body.limit <= MOST_AT_ONCE:
        raise ViewError("limit", f"must be from 1 to {MOST_AT_ONCE}")
    view = parse_view(bytes(body.view))
    return _json(expand(get_graph(), view, Asked((body.key,), body.kind, order, body.limit)))


def _json(answer: Picture | Expanded | NeighbourCounts) -> Response:
    return Response(msgspec.json.encode(answer), mimetype="application/json")


def _body() -> bytes:
    # Some bytes more than a view may have, for what a request wraps around it.
    request.max_content_length = MOST_BYTES + 10_000
    return request.get_data()
