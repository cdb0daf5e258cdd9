"""Following one thing: the page that says what it does, and the two forms."""

from dataclasses import dataclass
from typing import cast

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ....cypher.errors import NotFoundError
from ...accounts.browsers import current_account, require_account
from ...accounts.pages.forms import written
from ...context import get_graph
from ...pages.addresses import entity_url, with_arguments
from ...parameters import ParameterError, text
from ...reads.parts import Kind
from ...store.current import client, get_bounds, get_store
from ..followed import KINDS, Entity, FollowKind, entity_of
from ..followers import NO_FOLLOWER, FollowSide, follow_side
from ..follows import follow, unfollow
from ..searches import name_of, tidy_question
from ..standing import runs_standing
from ..tables import ENTITY_LETTERS
from .blueprint import following

LONGEST_GIVEN = 10_000


@dataclass(frozen=True)
class FollowPage:
    """What `following/follow.html` shows; without `kind` it speaks of nothing in particular."""

    kind: FollowKind | None = None
    id: str = ""
    name: str = ""
    url: str = ""
    """Of the page of what may be followed."""
    side: FollowSide = NO_FOLLOWER
    signed_in: bool = False
    here: str = ""
    """The address of this page, to come back to after signing in."""


@following.get("/follow")
def follow_page() -> ResponseReturnValue:
    """Say what following does, and offer to follow what the address names."""
    account = current_account()
    asked = _asked()
    if asked is None:
        page = FollowPage(signed_in=account is not None, here=url_for("following.follow_page"))
        return render_template("following/follow.html", page=page)
    entity = _entity(asked, text(asked, "", most=LONGEST_GIVEN))
    with get_store().session() as session:
        side = follow_side(session, (entity.id, *entity.keys), account, asked)
    page = FollowPage(
        asked,
        entity.id,
        entity.name,
        page_of(asked, entity.id),
        side,
        account is not None,
        with_arguments(url_for("following.follow_page"), {asked: entity.id}),
    )
    return render_template("following/follow.html", page=page)


@following.post("/following/add")
def add() -> ResponseReturnValue:
    """Follow what the form names, and go back to its page."""
    account, kind = require_account().account, _kind()
    get_bounds().count(client())
    entity = _entity(kind, written("id", LONGEST_GIVEN))
    mark = runs_standing(get_graph(), since="").mark
    with get_store().session() as session:
        follow(session, account.id, kind, entity, mark)
    return _back(kind, entity.id)


@following.post("/following/remove")
def remove() -> ResponseReturnValue:
    """Follow what the form names no more, also what the graph has lost meanwhile."""
    account, kind = require_account().account, _kind()
    get_bounds().count(client())
    id = written("id", ENTITY_LETTERS)
    entity = None if kind == "search" else entity_of(get_graph(), kind, id)
    with get_store().session() as session:
        unfollow(session, account.id, kind, {id, *((entity.id, *entity.keys) if entity else ())})
    return _back(kind, entity.id if entity else id, there=entity is not None or kind == "search")


def _asked() -> FollowKind | None:
    for kind in KINDS:
        if request.args.get(kind):
            return kind
    return None


def page_of(kind: FollowKind, id: str) -> str:
    """Return the address of the page of what is followed."""
    return f"{url_for('pages.search')}?{id}" if kind == "search" else entity_url(cast(Kind, kind), id)


def _entity(kind: FollowKind, given: str) -> Entity:
    if kind == "search":
        question = tidy_question(given)
        return Entity(question, name_of(question))
    found = entity_of(get_graph(), kind, given)
    if found is None:
        raise NotFoundError(_("Nothing here that can be followed has this address."))
    return found


def _kind() -> FollowKind:
    given = written("kind")
    if given not in KINDS:
        raise ParameterError("kind", f"must be one of {', '.join(KINDS)}")
    return given


def _back(kind: FollowKind, id: str, there: bool = True) -> ResponseReturnValue:
    if written("back") == "list" or not there:
        return redirect(f"{url_for('following.news')}#followed", 303)
    return redirect(page_of(kind, id), 303)
