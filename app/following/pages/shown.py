"""Whom and what the owner of a record follows, for everybody, where she has chosen to show it."""

from dataclasses import dataclass

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from ...context import get_graph
from ...pages.addresses import find_id
from ...store.current import get_store
from ..followed import KINDS, Followed, FollowKind, entity_of, followed_of
from ..followers import shown_follows
from .asking import page_of
from .blueprint import following


@dataclass(frozen=True)
class ShownPage:
    """What `following/shown.html` shows."""

    id: str
    name: str
    followed: dict[FollowKind, tuple[Followed, ...]]


@following.get("/authors/<path:id>/following")
def shown(id: str) -> ResponseReturnValue:
    """Show whom and what the owner of a record follows; 404 where nobody shows that."""
    graph = get_graph()
    entity = entity_of(graph, "author", find_id("author", id))
    if entity is None:
        abort(404)
    with get_store().session() as session:
        rows = shown_follows(session, (entity.id, *entity.keys))
    if not rows:
        abort(404)
    followed = [one for one in followed_of(graph, rows) if one.id is not None]
    page = ShownPage(
        entity.id,
        entity.name,
        {kind: tuple(one for one in followed if one.kind == kind) for kind in KINDS},
    )
    return render_template("following/shown.html", page=page, page_of=page_of)
