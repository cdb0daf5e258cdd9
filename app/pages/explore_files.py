"""`/explore/<id>.<ending>`: a stored view as a file, its picture or the papers in it."""

from collections.abc import Iterator

import msgspec
from flask import Response

from ..context import get_graph
from ..explore.answer import answer
from ..explore.picture import Picture
from ..exports.figures import figure_of_picture
from ..exports.papers import PaperFile, papers_response
from ..exports.pictures import picture_response
from ..exports.tables import Table, table_response
from ..site import site_url
from ..store.views import stored_view
from .blueprint import pages

PICTURES = '"svg","gexf","graphml","html","json"'
PAPERS = '"bib","ris","csl.json"'
COLUMNS = (
    "part", "key", "kind", "label", "note", "source", "target", "weight", "papers", "first_year", "last_year",
)  # fmt: skip


@pages.get(f"/explore/<string(length=12):id>.<any({PICTURES}):ending>")
def explore_picture_file(id: str, ending: str) -> Response:
    """Answer with a stored view's picture as a file."""
    picture = answer(get_graph(), stored_view(id).view)
    figure = figure_of_picture(picture)
    return picture_response(figure, msgspec.json.encode(picture), figure.title, ending, site_url())


@pages.get(f"/explore/<string(length=12):id>.<any({PAPERS}):ending>")
def explore_papers_file(id: str, ending: str) -> Response:
    """Answer with the papers of a stored view's picture as a file for reference managers."""
    picture = answer(get_graph(), stored_view(id).view)
    ids = [node.id for node in picture.nodes if node.kind == "paper"]
    name = f"papers of {figure_of_picture(picture).title}"
    return papers_response(get_graph(), PaperFile(name, ids, len(ids)), ending)


@pages.get("/explore/<string(length=12):id>.csv")
def explore_table_file(id: str) -> Response:
    """Answer with the nodes and lines of a stored view's picture as one table."""
    picture = answer(get_graph(), stored_view(id).view)
    return table_response(Table(figure_of_picture(picture).title, COLUMNS, list(_rows(picture))), "csv")


def _rows(picture: Picture) -> Iterator[tuple[object, ...]]:
    for node in picture.nodes:
        yield ("node", node.key, node.kind, node.label, node.note, *[None] * 6)
    for edge in picture.edges:
        first, last = edge.years or (None, None)
        yield (
            "line", None, edge.kind, edge.label, None, edge.source, edge.target, edge.weight, edge.papers, first, last,
        )  # fmt: skip
