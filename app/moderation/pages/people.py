"""Roles: administrators see who may decide, look somebody up by address, and change what she may."""

from dataclasses import dataclass
from typing import cast

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from ...accounts.browsers import NotAllowed, require_recent, require_role
from ...accounts.holding import hold
from ...accounts.pages.forms import CANNOT_BE_TAKEN, Form, written
from ...accounts.people import ROLES, Account, Role, account_of_row, row_by_email, row_of, set_role
from ...accounts.sessions import end_sessions
from ...accounts.tables import AccountRow
from ...store.current import get_store
from ..decisions import REASON_LETTERS, tell_decision
from .blueprint import moderation

MOST = 200


@dataclass(frozen=True)
class PeoplePage:
    """What `moderation/people.html` shows."""

    own: str
    """The id of the account that looks."""
    staff: tuple[Account, ...]
    """Everybody who may decide, administrators first."""
    found: Account | None
    """Whoever was looked up."""


@moderation.get("/moderation/people")
def people() -> ResponseReturnValue:
    """Show who may decide what."""
    return _page(Form())


@moderation.post("/moderation/people")
def find_person() -> ResponseReturnValue:
    """Look an account up by its address, which stands in no address of ours and so in no history."""
    require_role("admin")
    form, found = Form(), None
    if email := form.address():
        with get_store().session() as session:
            row = row_by_email(session, email)
            found = account_of_row(row) if row else None
        form.refuse("email", None if found else _("There is no account with this address."))
    return _page(form, found)


@moderation.post("/moderation/people/<id>/role")
def change_role(id: str) -> ResponseReturnValue:
    """Let somebody be more or less than she was, and sign her out everywhere; nobody changes her own role."""
    admin, form = require_role("admin"), Form()
    require_recent()
    role, why = written("role"), " ".join(written("reason", REASON_LETTERS).split())
    form.values |= {"role": role, "reason": why}
    form.refuse("role", None if role in ROLES else _("Choose a role."))
    form.refuse("reason", None if why else _("Write why; whoever it concerns reads it."))
    form.refuse("", _("Nobody changes her own role.") if id == admin.account.id else None)
    with get_store().session() as session:
        # Of two who take the role from each other at once, one stays.
        hold(session, admin.account.id, id)
        if not account_of_row(row_of(session, admin.account.id)).may("admin"):
            raise NotAllowed(_("Your account has not the role for this page."))
        account = account_of_row(row_of(session, id))
        if not form.faults:
            set_role(session, id, cast(Role, role), admin.account.id, why)
            end_sessions(session, id)
    if form.faults:
        return _page(form, account)
    with get_store().session() as session:
        tell_decision(session, id, url_for("accounts.log"))
    return redirect(url_for("moderation.people"), 303)


def _page(form: Form, found: Account | None = None) -> ResponseReturnValue:
    own = require_role("admin").account.id
    with get_store().session() as session:
        page = PeoplePage(own, _staff(session), found)
    text = render_template("moderation/people.html", page=page, form=form, roles=ROLES, path=request.path)
    return make_response(text, CANNOT_BE_TAKEN if form.faults else 200)


def _staff(session: Session) -> tuple[Account, ...]:
    rows = session.scalars(
        select(AccountRow)
        .where(AccountRow.role.in_(("moderator", "admin")))
        .order_by(AccountRow.role, AccountRow.created)
        .limit(MOST)
    )
    return tuple(account_of_row(row) for row in rows)
