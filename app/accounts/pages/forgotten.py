"""A forgotten password: a link by mail, and a new one."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...store.current import get_store
from ...store.engine import Store
from ..attempts import count_mail, count_new_password
from ..browsers import sign_out
from ..letters import reset_letter
from ..links import LinkUsed, forget_links, keep_link, look_at_link, use_link
from ..passwords import fault_of
from ..people import Account, account_of_row, row_by_email, row_of, set_password
from ..post import Letter, get_post
from ..proofs import new_secret
from ..sessions import end_sessions
from .blueprint import accounts
from .changed import tell
from .forms import Form, show, written


@accounts.get("/account/forgotten")
def forgotten() -> ResponseReturnValue:
    """Ask for the address whose password is forgotten."""
    return show("forgotten", Form())


@accounts.post("/account/forgotten")
def ask_reset() -> ResponseReturnValue:
    """Send a link to an address that has an account, and say the same where it has none."""
    form = Form()
    email = form.address()
    if form.faults:
        return show("forgotten", form)
    count_mail(email)
    secret, store = new_secret(), get_store()
    letter = reset_letter(email, secret)
    get_post().later(lambda: _letter_to(store, email, secret, letter))
    return render_template("accounts/sent.html", email=email)


@accounts.get("/account/reset")
def reset() -> ResponseReturnValue:
    """Ask whoever has the link for a new password."""
    token = request.args.get("token", "")
    return show("reset", Form(), token=token, account=_account_of(token))


@accounts.post("/account/reset")
def set_anew() -> ResponseReturnValue:
    """Change the password and end all sessions; whoever knows it signs in with it, and with the second factor."""
    token, password = written("token"), request.form.get("password", "")
    account, form = _account_of(token), Form()
    count_new_password()
    form.refuse("password", fault_of(password, account.email or "", account.name))
    if form.faults:
        return show("reset", form, token=token, account=account)
    with get_store().session() as session:
        use_link(session, "reset", token)
        set_password(session, account.id, password)
        end_sessions(session, account.id)
        forget_links(session, account.id, "reset", "second", "set-up", "address", "leaving")
    sign_out()
    tell(account, "password")
    return redirect(url_for("accounts.sign_in"), 303)


def _letter_to(store: Store, email: str, secret: str, letter: Letter) -> Letter | None:
    with store.session() as session:
        row = row_by_email(session, email)
        if row is None:
            return None
        keep_link(session, "reset", secret, row.id)
    return letter


def _account_of(token: str) -> Account:
    with get_store().session() as session:
        link = look_at_link(session, "reset", token)
        if link.account is None:
            raise LinkUsed
        return account_of_row(row_of(session, link.account))
