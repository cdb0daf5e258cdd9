"""Signing in by e-mail and password, and out."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ...context import get_settings
from ...store.current import get_store
from ..attempts import count_password
from ..browsers import sign_out
from ..passwords import is_outdated, matches
from ..people import Account, account_of_row, address, hash_anew, row_by_email
from ..post import get_post
from .arriving import arrive
from .blueprint import accounts
from .forms import Form, show, way_back, written


@accounts.get("/account/sign-in")
def sign_in() -> ResponseReturnValue:
    """Ask for address and password, or lead to the provider."""
    return _page(Form(), way_back(request.args.get("next", "")))


@accounts.post("/account/sign-in")
def try_password() -> ResponseReturnValue:
    """Sign somebody in whose password is right; whatever is wrong, the answer is one."""
    form, back = Form({"email": written("email")}), way_back(written("next", 2_000))
    email = address(form.values["email"]) or form.values["email"]
    count_password(email)
    account = _who(email, request.form.get("password", ""))
    if account is None:
        form.refuse("", _("Address and password do not belong together."))
        return _page(form, back)
    return arrive(account, "lasting" in request.form, back)


@accounts.post("/account/sign-out")
def leave() -> ResponseReturnValue:
    """End the session of this browser."""
    sign_out()
    return redirect(url_for("pages.home"), 303)


def _page(form: Form, back: str) -> ResponseReturnValue:
    provider = get_settings().provider
    return show(
        "sign_in", form, next=back, provider=provider and provider.name, mail=get_post().carrier is not None
    )


def _who(email: str, password: str) -> Account | None:
    with get_store().session() as session:
        row = row_by_email(session, email)
        account, kept = (account_of_row(row), row.password) if row else (None, None)
    # The comparison takes long, so the store is not held meanwhile.
    if not matches(kept, password) or account is None or kept is None:
        return None
    if is_outdated(kept):
        with get_store().session() as session:
            hash_anew(session, account.id, password)
    return account
