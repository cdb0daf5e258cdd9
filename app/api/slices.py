"""The slice of an entity: as JSON for pages and programs, and as files to take away."""

import re
from collections.abc import Callable

from flask import Response

from ..context import get_graph
from ..parameters import choice, integer
from ..reads.parts import Kind
from ..slices.drawing import as_graphml, as_html, as_json
from ..slices.layout import NARROW, WIDE
from ..slices.read import DEFAULT_LIMIT, LEAST, MOST, NARROW_LIMIT, placed, read_slice
from ..slices.types import Slice
from .addresses import find_id
from .blueprint import api

KINDS: dict[str, Kind] = {
    "authors": "author",
    "papers": "paper",
    "topics": "topic",
    "institutions": "institution",
}
View = Callable[[str, str], Response]


def _for_each_kind(ending: str) -> Callable[[View], View]:
    """Serve a view at an ending of each kind's address, more exact than `/authors/<path:id>` and so found before it."""

    def register(view: View) -> View:
        """Add the rule of each kind for one view."""
        for folder in KINDS:
            api.add_url_rule(f"/{folder}/<path:id>{ending}", view_func=view, defaults={"folder": folder})
        return view

    return register


@_for_each_kind("/slice")
def slice_json(folder: str, id: str) -> Response:
    """Answer with the slice; `limit` is the number of nodes, `view` the paper it is placed on."""
    return Response(as_json(_slice(folder, id)), mimetype="application/json")


@_for_each_kind("/slice.json")
def slice_json_file(folder: str, id: str) -> Response:
    """Answer with the slice's JSON as a download."""
    picture = _slice(folder, id)
    return _file(picture, as_json(picture), "application/json", "json")


@_for_each_kind("/slice.graphml")
def slice_graphml_file(folder: str, id: str) -> Response:
    """Answer with the slice as GraphML, for Gephi, yEd, Cytoscape or igraph."""
    picture = _slice(folder, id)
    return _file(picture, as_graphml(picture), "application/graphml+xml", "graphml")


@_for_each_kind("/slice.html")
def slice_html_file(folder: str, id: str) -> Response:
    """Answer with the slice as one HTML file that needs no other; a download, because its scripts are inline."""
    picture = _slice(folder, id)
    return _file(picture, as_html(picture).encode(), "text/html", "html")


def _slice(folder: str, id: str) -> Slice:
    narrow = choice("view", ("wide", "narrow")) == "narrow"
    limit = integer("limit", NARROW_LIMIT if narrow else DEFAULT_LIMIT, least=LEAST, most=MOST)
    kind = KINDS[folder]
    return placed(read_slice(get_graph(), kind, find_id(kind, id), limit), NARROW if narrow else WIDE)


def _file(picture: Slice, content: bytes, mimetype: str, ending: str) -> Response:
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", picture.focus.id).strip("-.")
    headers = {"Content-Disposition": f'attachment; filename="peergraph-{name}.{ending}"'}
    return Response(content, mimetype=mimetype, headers=headers)
