"""A snapshot's page: what was frozen, how to cite and check it, and what has changed since."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from msgspec import ValidationError

from ...cypher.errors import PeergraphError, UsageError
from ..browser_keys import check_origin
from ..console.library import library, parameters_from
from ..console.limits import MOST_BODY_BYTES
from ..explore.view import MOST_FOCUSES
from ..exports.figures import FigureLegend
from ..exports.svg import inline_svg
from ..later import later as _l
from ..later import told
from ..snapshots.citing import bibtex_entry, citation, snapshot_path
from ..snapshots.frozen import FrozenNode, cut_words, figure_of_frozen, frozen_picture
from ..snapshots.question import ComparisonQuestion, CypherQuestion, Question, ViewQuestion
from ..snapshots.taking import Again, Snapshot, ask_again, read_snapshot, take_snapshot
from ..store.views import stored_view
from .blueprint import pages
from .console import read_parameters

MOST_NAMES = 500


@dataclass(frozen=True)
class Drawing:
    """A frozen picture on the page."""

    svg: Markup
    legend: tuple[FigureLegend, ...]
    cuts: tuple[str, ...]
    nodes: tuple[FrozenNode, ...]
    """By kind and rank, as they were taken; the first 500."""
    left_out: int


@dataclass(frozen=True)
class SnapshotView:
    """What `snapshot.html` shows."""

    snapshot: Snapshot
    citation: str
    bibtex: str
    drawing: Drawing | None
    live: str | None
    """Where the same question can be looked at in the graph of today."""
    again: Again | None
    failure: str | None
    """Why the question could not be asked again."""


@pages.get("/snapshots/<id>")
def snapshot(id: str) -> str:
    """Show a frozen answer; nothing is asked of the graph."""
    return _page(read_snapshot(id), None, None)


@pages.post("/snapshots/<id>")
def snapshot_again(id: str) -> str:
    """Ask the question again and show what is new, gone and changed; nothing is kept."""
    taken = read_snapshot(id)
    try:
        return _page(taken, ask_again(taken), None)
    except PeergraphError as error:
        return _page(taken, None, told(error))


@pages.get("/snapshots/<id>.json")
def snapshot_bytes(id: str) -> Response:
    """Answer with the exact bytes that the snapshot's hash is of."""
    stored = read_snapshot(id).stored
    response = Response(stored.content, mimetype="application/json")
    response.set_etag(stored.sha256)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.make_conditional(request)
    return response


@pages.post("/snapshots")
def take() -> ResponseReturnValue:
    """Freeze what a form asks: `view`, the id of a stored one, `query` with `parameters`, or each `author`; show it."""
    check_origin()
    request.max_content_length = MOST_BODY_BYTES
    taken = take_snapshot(_asked(), "")
    return redirect(snapshot_path(taken.stored.id), 303)


def _asked() -> Question:
    if view := request.form.get("view", ""):
        return ViewQuestion(stored_view(view).view)
    if name := request.form.get("canned", ""):
        return _canned(name)
    if query := request.form.get("query", "").replace("\r\n", "\n").strip():
        return CypherQuestion(query, read_parameters(request.form.get("parameters", "")))
    if authors := request.form.getlist("author"):
        return ComparisonQuestion(tuple(authors[:MOST_FOCUSES]))
    raise UsageError(_l("There is nothing to freeze: give a view, a query or people."))


def _canned(name: str) -> CypherQuestion:
    query = library().get(name) or abort(404)
    values = {field.name: request.form.get(f"p.{field.name}", "")[:500] for field in query.fields}
    return CypherQuestion(query.text, parameters_from(query, values))


def _page(snapshot: Snapshot, again: Again | None, failure: str | None) -> str:
    view = SnapshotView(
        snapshot=snapshot,
        citation=citation(snapshot),
        bibtex=bibtex_entry(snapshot),
        drawing=_drawing(snapshot) if snapshot.kind == "view" else None,
        live=_live(snapshot.document.question),
        again=again,
        failure=failure,
    )
    return render_template("snapshot.html", page=view, part_names=_part_names())


def _drawing(snapshot: Snapshot) -> Drawing | None:
    """Return the frozen picture, or None where this program cannot read it any more; its text is there in any case."""
    try:
        picture = frozen_picture(snapshot.document.answer)
    except ValidationError:
        return None
    figure = figure_of_frozen(snapshot.document.title, picture)
    left_out = max(0, len(picture.nodes) - MOST_NAMES)
    return Drawing(
        inline_svg(figure),
        figure.legend,
        tuple(cut_words(picture)),
        tuple(picture.nodes[:MOST_NAMES]),
        left_out,
    )


def _live(question: Question) -> str | None:
    if isinstance(question, ViewQuestion):
        return f"/explore?{urlencode([('focus', key) for key in question.view.focus], safe=':/')}"
    if isinstance(question, CypherQuestion):
        named = [(f"p.{name}", _plain(value)) for name, value in question.parameters.items()]
        return f"/console?{urlencode([('query', question.query), *named])}"
    return f"/compare?{urlencode([('author', id) for id in question.authors], safe=':/')}"


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else str(value)


def _part_names() -> dict[str, str]:
    return {
        "nodes": _("Nodes"),
        "lines": _("Lines"),
        "counts": _("Counts"),
        "rows": _("Rows"),
        "papers": _("Papers"),
        "pairs": _("Pairs"),
        "coauthors": _("Shared co-authors"),
        "topics": _("Shared topics"),
        "venues": _("Shared venues"),
    }
