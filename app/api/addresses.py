"""From the identifier in an address to the entity's current id."""

from typing import Any
from urllib.parse import urlencode

from flask import abort, redirect, request, url_for

from ..context import get_graph
from ..reads.found import Ambiguous
from ..reads.parts import Kind
from ..reads.resolve import resolve
from .json import json_response


def find_id(kind: Kind, text: str) -> str:
    """Return the current id of the entity that the address names.

    Ends the request with 301 where the entity's id is another one now, with 300 and the list where there are several
    entities. Raises IdentifierError and NotFoundError as `resolve` does.
    """
    found = resolve(get_graph(), kind, text)
    if isinstance(found, Ambiguous):
        abort(json_response(found, 300))
    if found.moved:
        abort(redirect(_same_address(found.id), 301))
    return found.id


def _same_address(id: str) -> str:
    values: dict[str, Any] = {**(request.view_args or {}), "id": id}
    path = url_for(request.endpoint or "", **values)
    asked = urlencode(list(request.args.items(multi=True)), safe=":/")
    return f"{path}?{asked}" if asked else path
