"""A new account: an address, a link to it by mail, then a name and a password.

The password is chosen where the link leads and not before, so that nobody can prepare an account for an address of
somebody else and wait for her to confirm it.
"""

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from ...store.current import get_store
from ...store.engine import Store
from ..attempts import count_mail, count_new_password
from ..browsers import sign_in
from ..letters import known_letter, sign_up_letter
from ..links import LinkUsed, keep_link, look_at_link, use_link
from ..passwords import fault_of
from ..people import add_account, row_by_email, tidy_name
from ..post import Letter, get_post
from ..proofs import new_secret
from .blueprint import accounts
from .forms import Form, show, way_back, written

LONGEST_WAY_BACK = 1_000


@accounts.get("/account/sign-up")
def sign_up() -> ResponseReturnValue:
    """Ask for an address."""
    return show("sign_up", Form(), next=way_back(request.args.get("next", "")))


@accounts.post("/account/sign-up")
def ask_account() -> ResponseReturnValue:
    """Send a link to an address, and say the same whether or not it has an account."""
    form, back = Form(), way_back(written("next", LONGEST_WAY_BACK))
    email = form.address()
    if form.faults:
        return show("sign_up", form, next=back)
    count_mail(email)
    secret = new_secret()
    letters, store = (sign_up_letter(email, secret), known_letter(email)), get_store()
    get_post().later(lambda: _letter_to(store, f"{email} {back}", secret, *letters))
    return render_template("accounts/sent.html", email=email)


@accounts.get("/account/sign-up/confirm")
def confirm() -> ResponseReturnValue:
    """Ask whoever has the link for a name and a password; looking does not use it up, as mail scanners look too."""
    token = request.args.get("token", "")
    return show("confirm", Form(), token=token, email=_asked_by(token)[0])


@accounts.post("/account/sign-up/confirm")
def make_account() -> ResponseReturnValue:
    """Make the account and sign its owner in."""
    token, password = written("token"), request.form.get("password", "")
    (email, back), form = _asked_by(token), Form({"name": tidy_name(written("name"))})
    form.refuse("name", None if form.values["name"] else _("Write what others shall call you."))
    count_new_password()
    form.refuse("password", fault_of(password, email, form.values["name"]))
    if form.faults:
        return show("confirm", form, token=token, email=email)
    sign_in(_make(token, form.values["name"], password), lasting=False)
    return redirect(back, 303)


def _letter_to(store: Store, asked: str, secret: str, new: Letter, known: Letter) -> Letter:
    with store.session() as session:
        if row_by_email(session, _parts(asked)[0]):
            return known
        keep_link(session, "sign-up", secret, None, asked)
    return new


def _asked_by(token: str) -> tuple[str, str]:
    """Return the address that a link was sent to, and where its owner goes on with her account."""
    with get_store().session() as session:
        return _parts(look_at_link(session, "sign-up", token).content)


def _parts(asked: str) -> tuple[str, str]:
    email, _space, back = asked.partition(" ")
    return email, way_back(back)


def _make(token: str, name: str, password: str) -> str:
    try:
        with get_store().session() as session:
            email, _back = _parts(use_link(session, "sign-up", token).content)
            return add_account(session, name, email, password).id
    except IntegrityError as error:
        # Another link to the same address was used before.
        raise LinkUsed from error
