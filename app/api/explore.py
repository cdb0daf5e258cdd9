"""The explorer as JSON: pictures of views, and what can be added to them."""

from typing import Annotated, Any

import msgspec
from flask import Response, request
from msgspec import Meta, Struct

from ..context import get_graph
from ..explore.answer import answer
from ..explore.expanding import Expanded, expand
from ..explore.neighbours import ORDERS, Asked, NeighbourCounts, Order, count_neighbours
from ..explore.picture import Picture
from ..explore.view import (
    DEFAULT_LIMIT,
    LEAST_LIMIT,
    MOST_BYTES,
    MOST_FOCUSES,
    MOST_LIMIT,
    Key,
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
from .json import json_answer, json_response
from .operations import Body, Operation, Parameter, describe, limit

MOST_AT_ONCE = 500
EXAMPLE: dict[str, Any] = {"focus": ["author:sample:yinghui-xu"], "limit": 40}
FOCUS = Parameter(
    "focus",
    Annotated[list[Key], Meta(min_length=1, max_length=MOST_FOCUSES)],
    "The entities that it is about: each `<kind>:<id>`.",
    required=True,
    example=["author:sample:yinghui-xu"],
)
KEY = Parameter("key", Key, "The entity: `<kind>:<id>`.", required=True, example="author:sample:yinghui-xu")


class ExpandBody(Struct, forbid_unknown_fields=True):
    """What `POST /explore/expand` takes."""

    view: msgspec.Raw
    """A view, as `POST /explore` takes it."""
    key: str
    kind: Kind
    order: Order | None = None
    """None: the usual one of that kind."""
    limit: int = 10


@api.get("/explore")
@describe(
    Operation(
        Picture,
        (FOCUS, limit(DEFAULT_LIMIT, least=LEAST_LIMIT, most=MOST_LIMIT, of="nodes")),
        tag="Pictures",
        errors=(404,),
    )
)
def fresh_picture() -> Response:
    """Answer with the picture of a fresh view around each `focus`, of at most `limit` nodes."""
    limit = integer("limit", DEFAULT_LIMIT, least=LEAST_LIMIT, most=MOST_LIMIT)
    view = normal(View(tuple(request.args.getlist("focus")), limit=limit))
    return json_answer(answer(get_graph(), view))


@api.get("/explore/neighbours")
@describe(Operation(NeighbourCounts, (KEY,), tag="Pictures", errors=(404,), by_data=True))
def neighbour_counts() -> Response:
    """Answer with how many neighbours of each kind the entity `key` has, and the orders to ask for them in."""
    return json_answer(count_neighbours(get_graph(), text("key", most=600)))


@api.post("/explore")
@describe(Operation(Picture, body=Body(View, EXAMPLE), tag="Pictures", errors=(404, 413)))
def picture_of_view() -> Response:
    """Answer with the picture of the view that the request carries."""
    return json_response(answer(get_graph(), parse_view(_body())))


@api.post("/explore/expand")
@describe(
    Operation(
        Expanded,
        body=Body(ExpandBody, {"view": EXAMPLE, "key": EXAMPLE["focus"][0], "kind": "topic", "limit": 5}),
        tag="Pictures",
        errors=(404, 413),
    )
)
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
    return json_response(expand(get_graph(), view, Asked((body.key,), body.kind, order, body.limit)))


def _body() -> bytes:
    # Some bytes more than a view may have, for what a request wraps around it.
    request.max_content_length = MOST_BYTES + 10_000
    return request.get_data()
