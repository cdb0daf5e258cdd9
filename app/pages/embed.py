"""Pictures alone, for frames on other people's pages: a stored view, or what is around one entity."""

from dataclasses import dataclass

from flask import Response, make_response, render_template
from markupsafe import Markup

from ..context import get_graph, get_settings
from ..explore.answer import answer
from ..exports.figures import Figure, FigureLegend, figure_of_picture, figure_of_slice
from ..exports.svg import inline_svg
from ..headers import policy_for_frames
from ..reads.parts import Kind
from ..slices.layout import WIDE
from ..slices.read import NARROW_LIMIT, placed, read_slice
from ..store.views import stored_view
from .addresses import entity_url, find_id
from .blueprint import pages
from .footer import data_note

KINDS: dict[str, Kind] = {
    "authors": "author",
    "papers": "paper",
    "topics": "topic",
    "institutions": "institution",
}


@dataclass(frozen=True)
class EmbedView:
    """What `embed.html` shows."""

    title: str
    svg: Markup
    legend: tuple[FigureLegend, ...]
    words: tuple[str, ...]
    address: str
    """Where the whole page is."""
    loaded: str | None
    """When the newest load of the data ended, ISO."""


@pages.app_template_global()
def may_embed() -> bool:
    """Tell whether any other site may show our pictures in a frame."""
    return get_settings().embed_origins is not None


@pages.get("/embed/explore/<id>")
def embed_explore(id: str) -> Response:
    """Show a stored view of the explorer alone."""
    stored = stored_view(id)
    return _frame(figure_of_picture(answer(get_graph(), stored.view)), f"/explore/{stored.id}")


@pages.get('/embed/<any("authors","papers","topics","institutions"):folder>/<path:id>')
def embed_entity(folder: str, id: str) -> Response:
    """Show what is around one entity alone."""
    kind = KINDS[folder]
    id = find_id(kind, id)
    picture = placed(read_slice(get_graph(), kind, id, NARROW_LIMIT), WIDE)
    return _frame(figure_of_slice(picture), entity_url(kind, id))


def _frame(figure: Figure, address: str) -> Response:
    note = data_note()
    view = EmbedView(
        figure.title,
        inline_svg(figure, new_tab=True),
        figure.legend,
        figure.words,
        address,
        note.loaded if note else None,
    )
    response = make_response(render_template("embed.html", page=view))
    response.headers["Content-Security-Policy"] = policy_for_frames(get_settings().embed_origins)
    return response
