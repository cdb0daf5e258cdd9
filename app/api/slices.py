"""The slice of an entity: as JSON for pages and programs, and as files to take away."""

from collections.abc import Callable
from typing import Literal

import msgspec
from flask import Response

from ..context import get_graph
from ..exports.figures import figure_of_slice
from ..exports.pictures import picture_response
from ..parameters import choice, integer
from ..reads.parts import Kind
from ..site import site_url
from ..slices.layout import NARROW, WIDE
from ..slices.read import DEFAULT_LIMIT, LEAST, MOST, NARROW_LIMIT, placed, read_slice
from ..slices.types import Slice
from .addresses import find_id
from .blueprint import api
from .entities import MOVED
from .json import json_answer
from .operations import Operation, Parameter, describe, limit

PARAMETERS = (
    limit(DEFAULT_LIMIT, least=LEAST, most=MOST, of="nodes"),
    Parameter("view", Literal["wide", "narrow"], "The paper that it is placed on; `narrow` is a phone's."),
)
KINDS: dict[str, Kind] = {
    "authors": "author",
    "papers": "paper",
    "topics": "topic",
    "institutions": "institution",
}
View = Callable[..., Response]


def _for_each_kind(ending: str) -> Callable[[View], View]:
    """Serve a view at an ending of each kind's address, more exact than `/authors/<path:id>` and so found before it."""

    def register(view: View) -> View:
        """Add the rule of each kind for one view."""
        for folder in KINDS:
            api.add_url_rule(f"/{folder}/<path:id>{ending}", view_func=view, defaults={"folder": folder})
        return view

    return register


@_for_each_kind("/slice")
@describe(Operation(Slice, PARAMETERS, tag="Pictures", statuses=(200, *MOVED), errors=(404,), by_data=True))
def slice_json(folder: str, id: str) -> Response:
    """Answer with the slice; `limit` is the number of nodes, `view` the paper it is placed on."""
    return json_answer(_slice(folder, id))


@_for_each_kind('/slice.<any("svg","gexf","graphml","html","json"):ending>')
@describe(
    Operation(
        None,
        PARAMETERS,
        tag="Files",
        scope="export",
        statuses=(200, *MOVED),
        errors=(404,),
        files=("svg", "gexf", "graphml", "html", "json"),
    )
)
def slice_file(folder: str, id: str, ending: str) -> Response:
    """Answer with the slice as a file: SVG, GEXF, GraphML, JSON, or one HTML page that needs no other file.

    The page is a download, because its scripts are inline.
    """
    picture = _slice(folder, id)
    content = msgspec.json.encode(picture)
    return picture_response(figure_of_slice(picture), content, picture.focus.id, ending, site_url())


def _slice(folder: str, id: str) -> Slice:
    narrow = choice("view", ("wide", "narrow")) == "narrow"
    limit = integer("limit", NARROW_LIMIT if narrow else DEFAULT_LIMIT, least=LEAST, most=MOST)
    kind = KINDS[folder]
    return placed(read_slice(get_graph(), kind, find_id(kind, id), limit), NARROW if narrow else WIDE)
