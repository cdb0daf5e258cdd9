"""A picture in each of the formats that it can be taken away in."""

from collections.abc import Callable

from flask import Response

from .figures import Figure
from .files import file_response
from .graph_files import gexf, graphml
from .html import as_html
from .svg import svg

ENDINGS = ("svg", "gexf", "graphml", "html", "json")


def picture_response(figure: Figure, content: bytes, name: str, ending: str, site: str) -> Response:
    """Return the picture as a download in one of ENDINGS; `content` is its JSON, `site` where its links lead."""
    written = content if ending == "json" else _WRITERS[ending](figure, site)
    return file_response(written, name, ending)


_WRITERS: dict[str, Callable[[Figure, str], bytes]] = {
    "svg": svg,
    "gexf": lambda figure, _site: gexf(figure),
    "graphml": lambda figure, _site: graphml(figure),
    "html": lambda figure, _site: as_html(figure).encode(),
}
