"""`/api/v1/views`: views of the explorer, stored under short permanent addresses."""

from dataclasses import dataclass
from typing import Any

import msgspec
from flask import Response, abort, request
from msgspec import UNSET, Raw, Struct, UnsetType, to_builtins

from ..explore.view import MOST_BYTES, View, parse_view
from ..store.views import store_view, stored_view
from .blueprint import api
from .explore import EXAMPLE
from .json import json_answer, json_response
from .operations import Body, Operation, describe

ENVELOPE = 1_000


class _Envelope(Struct):
    view: Raw | UnsetType = UNSET


@dataclass(frozen=True)
class Stored:
    """Where something is kept from now on."""

    id: str
    url: str


@dataclass(frozen=True)
class ViewAnswer:
    """A stored view."""

    id: str
    view: dict[str, Any]
    title: str
    created: str


def json_body(most: int) -> bytes:
    """Return the request's body of at most `most` bytes; ends the request with 415 where it is not said to be JSON.

    A form of another site cannot send JSON, and a script of one may not, so nobody writes here by a reader's browser.
    """
    if request.mimetype != "application/json":
        abort(415, "Send JSON, with the header Content-Type: application/json.")
    request.max_content_length = most
    return request.get_data(cache=False)


def body_view() -> View:
    """Return the view of the request's body, which is the view itself or {"view": ...}; raises ViewError."""
    body = json_body(MOST_BYTES + ENVELOPE)
    try:
        view = msgspec.json.decode(body, type=_Envelope).view
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        view = UNSET
    return parse_view(body if view is UNSET else bytes(view))


@api.post("/views")
@describe(
    Operation(Stored, body=Body(View, EXAMPLE), tag="Kept", statuses=(200, 201), errors=(409, 413, 415, 507))
)
def store_a_view() -> Response:
    """Store the view of the body and answer {id, url}: 201 where it is new, 200 where it was stored before."""
    stored = store_view(body_view())
    answer = Stored(stored.id, f"/explore/{stored.id}")
    response = json_response(answer, 201 if stored.is_new else 200)
    response.headers["Location"] = answer.url
    return response


@api.get("/views/<id>")
@describe(Operation(ViewAnswer, tag="Kept", errors=(404,)))
def view(id: str) -> Response:
    """Answer with a stored view."""
    stored = stored_view(id)
    return json_answer(ViewAnswer(stored.id, to_builtins(stored.view), stored.view.title, stored.created))
