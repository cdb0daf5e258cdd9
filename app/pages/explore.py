"""The explorer: a picture to walk through, whose address says all of what is seen."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from flask import abort, current_app, make_response, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from msgspec.structs import replace

from ...cypher.errors import IdentifierError
from ...cypher.identifiers import find_identifier, kind_of
from ..context import get_graph
from ..explore.answer import answer
from ..explore.picture import Picture, PictureNode
from ..explore.view import View
from ..parameters import text
from ..reads.found import Ambiguous, Found
from ..reads.parts import Kind
from ..reads.resolve import resolve
from ..reads.starting_points import StartingPoints, starting_points
from ..slices.types import KINDS
from ..store.views import stored_view
from .addresses import explore_url, with_arguments
from .asked import asked_view, with_looks
from .blueprint import pages

MOST_ROWS = 500
"""Rows of each kind in the tables that a page without scripts shows."""


@dataclass(frozen=True)
class ExploreView:
    """What `explore.html` shows."""

    title: str
    """What the picture is about: the view's own title, else the names of the focuses."""
    picture: Picture
    json: str
    """The picture, and the view as it was asked for, for the script; safe inside a script element."""
    modules: tuple[str, ...]
    """The scripts that will be asked for, so that the browser can fetch them at once."""

    def of_kind(self, kind: Kind) -> tuple[PictureNode, ...]:
        """Return the nodes of one kind by rank."""
        return tuple(node for node in self.picture.nodes if node.kind == kind)


@dataclass(frozen=True)
class ExploreStart:
    """What `explore_start.html` shows where nothing is in the middle yet."""

    start: StartingPoints


@pages.get("/explore")
def explore() -> str:
    """Show the picture around each `focus`, which is `<kind>:<id>` or an identifier; without one, where to begin."""
    wanted = [focus for focus in request.args.getlist("focus") if focus.strip()]
    if not wanted:
        return render_template("explore_start.html", page=ExploreStart(starting_points(get_graph())))
    text("focus", most=500)
    focuses = [_find(focus.strip(), alone=len(wanted) == 1) for focus in wanted]
    view = asked_view(tuple(f"{kind}:{id}" for kind, id in focuses))
    return _show(view, replace(view, selected=(), camera=None))


@pages.get("/explore/<id>")
def stored_picture(id: str) -> str:
    """Show the picture of a stored view."""
    return _show(with_looks(stored_view(id).view), None)


def _show(view: View, asked: View | None) -> str:
    picture = answer(get_graph(), view)
    page = ExploreView(title_of(picture), picture, _json(picture, asked), _modules(current_app.static_folder))
    return render_template("explore.html", page=page, most_rows=MOST_ROWS)


def title_of(picture: Picture) -> str:
    """Return what a picture is about: its own title, else the names of its focuses."""
    labels = {node.key: node.label for node in picture.nodes}
    names = [labels.get(key, key) for key in picture.view.focus]
    if picture.view.title or len(names) == 1:
        return picture.view.title or names[0]
    if len(names) == 2:
        return _("%(first)s and %(last)s", first=names[0], last=names[1])
    others = len(names) - 1
    return ngettext("%(name)s and %(num)s other", "%(name)s and %(num)s others", others, name=names[0])


def _json(picture: Picture, asked: View | None) -> str:
    """Return JSON that may stand inside a script element: nothing in it can end one."""
    content: dict[str, Any] = {"asked": asked, "picture": picture}
    return msgspec.json.encode(content).decode().replace("<", "\\u003c")


@cache
def _modules(folder: str | None) -> tuple[str, ...]:
    """Return the names of the explorer's scripts, by which the browser knows them without a version."""
    root = Path(folder or "")
    found = sorted(path for part in ("explore", "picture") for path in root.glob(f"{part}/*.js"))
    return (
        "words.js",
        *(str(path.relative_to(root)) for path in found if path.name != "page.js"),
    )


def _find(focus: str, *, alone: bool) -> tuple[Kind, str]:
    """Return the entity that a focus names; ends the request where it is one of several, or is only to search for.

    A single focus that has moved is answered with a redirect; among several the better identifier is taken.
    """
    kind, id = _parts(focus)
    found = resolve(get_graph(), kind, id)
    if isinstance(found, Ambiguous):
        abort(make_response(render_template("choose.html", page=found), 300))
    if found.moved and alone:
        abort(redirect(_moved(kind, found), 301))
    return found.kind, found.id


def _moved(kind: Kind, found: Found) -> str:
    arguments = {name: values for name, values in request.args.lists() if name != "focus"}
    rest = with_arguments("", arguments).removeprefix("?")
    return explore_url(kind, found.id) + (f"&{rest}" if rest else "")


def _parts(focus: str) -> tuple[Kind, str]:
    for kind in KINDS:
        if focus.startswith(f"{kind}:"):
            return kind, focus.removeprefix(f"{kind}:")
    try:
        identifier = find_identifier(focus)
    except IdentifierError:
        identifier = None
    kind = kind_of(identifier) if identifier else None
    if identifier is None or kind is None:
        abort(redirect(with_arguments("/search", {"q": focus})))
    return kind, identifier
