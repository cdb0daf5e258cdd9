"""One's own account: name, password, ways to sign in, and where one is signed in."""

from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ...context import get_settings
from ...store.current import get_store
from ..attempts import count_new_password
from ..audit import Entry, entries, record
from ..belongings import count_of, owner_of
from ..browsers import require_account, require_recent
from ..passwords import fault_of
from ..people import Account, Identity, identities_of, row_of, set_password, tidy_name
from ..sessions import Signed, end_session, end_sessions, sessions_of
from .blueprint import accounts
from .changed import tell
from .forms import Form, show, written

MOST_ENTRIES = 200


@dataclass(frozen=True)
class AccountPage:
    """What `accounts/account.html` shows."""

    account: Account
    here: str
    """The id of the session that this request is made with."""
    sessions: tuple[Signed, ...]
    identities: tuple[Identity, ...]
    kept: int
    """How many stored things are this account's."""
    provider: str | None
    """The provider's name, where there is one."""


@accounts.get("/account")
def account() -> ResponseReturnValue:
    """Show one's own account."""
    return _page(Form())


@accounts.post("/account/name")
def rename() -> ResponseReturnValue:
    """Change one's name."""
    found, form = require_account(), Form({"name": tidy_name(written("name"))})
    form.refuse("name", None if form.values["name"] else _("Write what others shall call you."))
    if form.faults:
        return _page(form)
    with get_store().session() as session:
        row_of(session, found.account.id).name = form.values["name"]
        record(session, found.account.id, "name changed", found.account.id)
    return redirect(url_for("accounts.account"), 303)


@accounts.get("/account/password")
def password() -> ResponseReturnValue:
    """Ask for a new password, of somebody who has proved just now who she is."""
    return show("password", Form(), account=require_recent().account)


@accounts.post("/account/password")
def change_password() -> ResponseReturnValue:
    """Change the password and end all other sessions."""
    found, new, form = require_recent(), request.form.get("password", ""), Form()
    count_new_password()
    form.refuse("password", fault_of(new, found.account.email or "", found.account.name))
    if not found.account.email:
        form.refuse("", _("Give your account an e-mail address first: a password belongs to one."))
    if form.faults:
        return show("password", form, account=found.account)
    with get_store().session() as session:
        set_password(session, found.account.id, new)
        end_sessions(session, found.account.id, but=found.session.id)
    tell(found.account, "password")
    return redirect(url_for("accounts.account"), 303)


@accounts.get("/.well-known/change-password")
def where_to_change() -> ResponseReturnValue:
    """Lead a password manager to the page where a password is changed."""
    return redirect(url_for("accounts.password"))


@accounts.post("/account/sessions/<id>/end")
def end(id: str) -> ResponseReturnValue:
    """Sign out of one other browser; 404 for a session that is not one's own."""
    found = require_account()
    with get_store().session() as session:
        if not end_session(session, found.account.id, id):
            abort(404)
        record(session, found.account.id, "session ended", found.account.id)
    return redirect(url_for("accounts.account"), 303)


@accounts.post("/account/sessions/end-others")
def end_others() -> ResponseReturnValue:
    """Sign out of all other browsers."""
    found = require_account()
    with get_store().session() as session:
        end_sessions(session, found.account.id, but=found.session.id)
        record(session, found.account.id, "other sessions ended", found.account.id)
    return redirect(url_for("accounts.account"), 303)


@accounts.get("/account/log")
def log() -> ResponseReturnValue:
    """Show what was done to one's account, and by it."""
    found = require_account()
    with get_store().session() as session:
        done: list[Entry] = entries(session, found.account.id, MOST_ENTRIES)
    return render_template("accounts/log.html", entries=done, own=found.account.id, most=MOST_ENTRIES)


def _page(form: Form) -> ResponseReturnValue:
    found, provider = require_account(), get_settings().provider
    form.values.setdefault("name", found.account.name)
    with get_store().session() as session:
        page = AccountPage(
            found.account,
            found.session.id,
            tuple(sessions_of(session, found.account.id)),
            tuple(identities_of(session, found.account.id)),
            count_of(session, owner_of(found.account.id)),
            provider.name if provider else None,
        )
    return show("account", form, page=page)
