"""Pages of lists: by number (`offset`), or by a cursor that is good as long as the graph stays what it is.

A cursor says which list it belongs to, where in it, and in which version of the data. It holds nothing that an address
could not say as well; its signature is there to notice what was changed or cut off, not to keep a secret.
"""

import hashlib
from typing import Any, cast
from urllib.parse import urlencode

from flask import Response, request
from itsdangerous import BadSignature, URLSafeSerializer

from ...cypher.data_version import data_version
from ...cypher.errors import PeergraphError
from ..context import get_graph
from ..parameters import ParameterError, integer
from ..site import site_url
from .operations import MOST_OFFSET

_SEAL = URLSafeSerializer(
    "a cursor is no secret", salt="peergraph-cursor", signer_kwargs={"digest_method": hashlib.sha256}
)
_NOT_OF_THE_LIST = ("cursor", "offset", "fields", "lang")


class CursorOutdated(PeergraphError):
    """The graph has changed since the list was begun, so that its next page could miss or repeat something."""

    code = "cursor_outdated"
    status = 410


def page_offset(most: int = MOST_OFFSET) -> int:
    """Return how many rows stand before the page that is asked for, by `offset` or `cursor`.

    Raises ParameterError for a bad one of either and for both, and CursorOutdated.
    """
    given = request.args.get("cursor")
    if given is None:
        return integer("offset", 0, least=0, most=most)
    if "offset" in request.args:
        raise ParameterError("cursor", "give either cursor or offset")
    list_, offset, version = _read(given)
    if list_ != _this_list():
        raise ParameterError("cursor", "belongs to another list, or to one with other filters")
    if version != data_version(get_graph()):
        raise CursorOutdated("The graph has changed since this list was begun. Begin again without a cursor.")
    return offset


def add_links(response: Response, next: int | None) -> Response:
    """Say in the Link header where the next page is, by cursor; `next` is its offset, None on the last page."""
    if next is None:
        return response
    place = _SEAL.dumps([_this_list(), next, data_version(get_graph())])
    kept = [pair for pair in request.args.items(multi=True) if pair[0] not in ("cursor", "offset")]
    cursor = place.decode() if isinstance(place, bytes) else place
    response.headers["Link"] = (
        f'<{site_url(request.path)}?{urlencode([*kept, ("cursor", cursor)])}>; rel="next"'
    )
    return response


def _read(cursor: str) -> tuple[str, int, str]:
    try:
        found = cast(list[Any], _SEAL.loads(cursor))
    except BadSignature as error:
        raise ParameterError("cursor", "is none of ours, or was changed or cut off") from error
    return found[0], found[1], found[2]


def _this_list() -> str:
    """Return what stands for the list of this request: its address and what filters it."""
    asked = sorted(pair for pair in request.args.items(multi=True) if pair[0] not in _NOT_OF_THE_LIST)
    return hashlib.sha256(repr((request.path, asked)).encode()).hexdigest()[:16]
