"""Another e-mail address: a link to it, opened by somebody who is signed in."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError

from ...store.current import get_store
from ...store.engine import Store
from ..attempts import count_mail
from ..audit import record
from ..browsers import require_account, require_recent
from ..letters import address_letter, known_letter
from ..links import LinkUsed, forget_links, keep_link, look_at_link, use_link
from ..people import row_by_email, row_of
from ..post import Letter, get_post
from ..proofs import new_secret
from .blueprint import accounts
from .changed import tell
from .forms import Form, show, written


@accounts.get("/account/address")
def change_address() -> ResponseReturnValue:
    """Ask for a new address, of somebody who has proved just now who she is."""
    require_recent()
    return show("address", Form())


@accounts.post("/account/address")
def ask_address() -> ResponseReturnValue:
    """Send a link to the new address, and say the same whether or not another account has it."""
    found, form = require_recent(), Form()
    email = form.address()
    if form.faults:
        return show("address", form)
    count_mail(email)
    secret, store, account = new_secret(), get_store(), found.account.id
    letters = (address_letter(email, secret), known_letter(email))
    get_post().later(lambda: _letter_to(store, account, email, secret, *letters))
    return render_template("accounts/sent.html", email=email)


@accounts.get("/account/address/confirm")
def confirm_address() -> ResponseReturnValue:
    """Ask whether the account shall have the address; looking does not use the link up."""
    token = request.args.get("token", "")
    return show("confirm_address", Form(), token=token, email=_address_of(token))


@accounts.post("/account/address/confirm")
def set_address() -> ResponseReturnValue:
    """Give the account its new address, and tell the old one."""
    found, token = require_account(), written("token")
    _address_of(token)
    try:
        with get_store().session() as session:
            row_of(session, found.account.id).email = use_link(session, "address", token).content
            forget_links(session, found.account.id, "reset", "address")
            record(session, found.account.id, "address changed", found.account.id)
    except IntegrityError as error:
        # Another account has got the address since.
        raise LinkUsed from error
    tell(found.account, "address")
    return redirect(url_for("accounts.account"), 303)


def _letter_to(store: Store, account: str, email: str, secret: str, new: Letter, known: Letter) -> Letter:
    with store.session() as session:
        if row_by_email(session, email):
            return known
        keep_link(session, "address", secret, account, email)
    return new


def _address_of(token: str) -> str:
    """Return the address that a link stands for; raises LinkUsed for a link of another account."""
    found = require_account()
    with get_store().session() as session:
        link = look_at_link(session, "address", token)
    if link.account != found.account.id:
        raise LinkUsed
    return link.content
