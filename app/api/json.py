"""One way from our dataclasses to JSON, so that a page and the API can only say the same."""

from typing import Any

import msgspec
from flask import Response, request

from ..later import Later, told_to_programs
from .paging import add_links
from .selecting import selected


def to_json(value: object) -> Any:
    """Return plain dicts, lists and values, with the fields in the order in which the dataclass names them."""
    return msgspec.to_builtins(value, str_keys=True)


def json_response(value: object, status: int = 200) -> Response:
    """Return the answer that carries one dataclass."""
    return Response(msgspec.json.encode(value, enc_hook=_worded), status, mimetype="application/json")


def _worded(value: object) -> str:
    if isinstance(value, Later):
        return told_to_programs(value)
    raise NotImplementedError(f"{type(value)} is nothing that an answer may hold")


def json_answer(value: object) -> Response:
    """Return the answer to a GET: of one dataclass those fields that `fields` asks for; raises ParameterError."""
    if "fields" not in request.args:
        return json_response(value)
    return json_response(selected(to_json(value), type(value)))


def json_page(value: object, next: int | None) -> Response:
    """Return the answer that carries one page of a list, with a link to the next, whose offset is `next`."""
    return add_links(json_answer(value), next)
