"""All of one's invitations, from whom one takes them, and whom one has blocked."""

from dataclasses import dataclass
from typing import cast

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ...accounts.browsers import require_account
from ...accounts.pages.forms import Form, written
from ...context import get_graph
from ...store.current import get_store
from ..blocking import Blocked, blocked_by, unblock
from ..reading import MOST_LISTED, Inbox
from ..reading import inbox as read_inbox
from ..standing import OPEN_DAYS, Wishes, keep_wishes, wishes_of
from ..tables import TAKES, Takes
from .blueprint import invitations
from .drafts import show


@dataclass(frozen=True)
class InboxPage:
    """What `invitations/inbox.html` shows."""

    inbox: Inbox
    most: int = MOST_LISTED
    open_days: int = OPEN_DAYS


@dataclass(frozen=True)
class WishesPage:
    """What `invitations/wishes.html` shows."""

    wishes: Wishes
    blocked: tuple[Blocked, ...]


@invitations.get("/invitations")
def inbox() -> ResponseReturnValue:
    """Show what one has received and sent."""
    account, graph = require_account().account.id, get_graph()
    with get_store().session() as session:
        page = InboxPage(read_inbox(session, graph, account))
    return render_template("invitations/inbox.html", page=page)


@invitations.get("/invitations/wishes")
def wishes() -> ResponseReturnValue:
    """Show from whom one takes invitations, and whom one has blocked."""
    return _wishes(Form())


@invitations.post("/invitations/wishes")
def change_wishes() -> ResponseReturnValue:
    """Change from whom one takes invitations, and whether mails tell of them."""
    account, takes, form = require_account().account.id, written("takes"), Form()
    form.refuse("takes", None if takes in TAKES else _("Choose one of these."))
    if form.faults:
        return _wishes(form)
    with get_store().session() as session:
        keep_wishes(session, account, Wishes(cast(Takes, takes), written("mails") == "on"))
    return redirect(url_for("invitations.wishes"), 303)


@invitations.post("/invitations/blocks/<id>/end")
def end_block(id: str) -> ResponseReturnValue:
    """Take back a block; 404 for one of somebody else."""
    account = require_account().account.id
    with get_store().session() as session:
        if not unblock(session, account, id):
            abort(404)
    return redirect(url_for("invitations.wishes"), 303)


def _wishes(form: Form) -> ResponseReturnValue:
    account = require_account().account.id
    with get_store().session() as session:
        page = WishesPage(wishes_of(session, account), tuple(blocked_by(session, account)))
    return show("wishes", form, page)
