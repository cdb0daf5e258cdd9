"""Sign in by a provider: there, and back."""

from hmac import compare_digest
from typing import cast

import msgspec
from flask import (
    Flask,
    Response,
    abort,
    after_this_request,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ....cypher.settings import Settings
from ...site import site_url
from ...store.contents import now
from ...store.current import get_store
from ..attempts import count_provider
from ..audit import record
from ..browsers import require_recent, signed_in
from ..links import LinkUsed, keep_link, use_link
from ..people import Account, account_of_row, add_account, row_of, tidy_name
from ..proofs import digest, new_secret
from ..provider import Begun, Endpoints, Person, ProviderFailed, address_to_begin, person_of
from ..tables import IdentityRow
from .arriving import arrive
from .blueprint import accounts
from .changed import tell
from .forms import way_back, written

COOKIE = "provider"
_KEY = "peergraph-provider"


def register(app: Flask, settings: Settings) -> None:
    """Let the app's requests use the provider that the settings name; there may be none."""
    app.extensions[_KEY] = Endpoints(settings.provider) if settings.provider else None


@accounts.post("/account/provider")
def begin() -> ResponseReturnValue:
    """Send somebody to the provider, to sign in here or to add a way to sign in to her account."""
    count_provider()
    doors, found = _doors(), signed_in()
    account = require_recent().account.id if found else None
    state, browser = new_secret(), new_secret()
    begun = Begun(new_secret(), new_secret(), digest(browser), way_back(written("next", 1_000)), account)
    address = address_to_begin(doors, _redirect(), state, begun)
    with get_store().session() as session:
        keep_link(session, "provider", state, None, msgspec.json.encode(begun).decode())
    after_this_request(lambda response: _remember(response, browser))
    # A redirect would be a form that goes to another site, which our pages' own policy forbids.
    page = make_response(
        render_template("accounts/leaving_for.html", address=address, provider=doors.provider.name)
    )
    page.headers["Refresh"] = f"0; url={address}"
    return page


@accounts.get("/account/provider/back")
def back() -> ResponseReturnValue:
    """Sign in whom the provider has sent back; the state is used once, in the browser that it was begun in."""
    doors = _doors()
    with get_store().session() as session:
        begun = msgspec.json.decode(
            use_link(session, "provider", request.args.get("state", "")).content, type=Begun
        )
    if not compare_digest(begun.browser, digest(request.cookies.get(COOKIE, ""))):
        raise LinkUsed
    if "code" not in request.args:
        raise ProviderFailed(
            _("%(provider)s did not sign you in. Nothing was changed.", provider=doors.provider.name)
        )
    person = person_of(doors, _redirect(), request.args["code"], begun)
    if begun.account:
        return _add_way(begun.account, person, begun.back)
    return arrive(_account_of(person), False, begun.back)


@accounts.post("/account/provider/off")
def forget() -> ResponseReturnValue:
    """Take a way to sign in away; the last one stays."""
    found = require_recent()
    if not found.account.has_password:
        abort(409, _("Choose a password first: without one you could not sign in any more."))
    with get_store().session() as session:
        session.execute(delete(IdentityRow).where(IdentityRow.account == found.account.id))
        record(session, found.account.id, "provider taken away", found.account.id)
    tell(found.account, "provider off")
    return redirect(url_for("accounts.account"), 303)


def _account_of(person: Person) -> Account:
    """Return the account of a person, a new one where she comes for the first time.

    An address that a provider names is never taken for the address of an account here: it may not be confirmed there.
    """
    with get_store().session() as session:
        known = session.get(IdentityRow, (person.issuer, person.subject))
        if known:
            return account_of_row(row_of(session, known.account))
        account = add_account(session, tidy_name(person.name) or _("Without a name"), None, None)
        _link(session, account.id, person)
    return account


def _add_way(account: str, person: Person, back: str) -> ResponseReturnValue:
    found = require_recent()
    if found.account.id != account:
        raise LinkUsed
    try:
        with get_store().session() as session:
            _link(session, account, person)
    except IntegrityError:
        abort(409, _("Another account signs in that way already."))
    tell(found.account, "provider")
    return redirect(back, 303)


def _link(session: Session, account: str, person: Person) -> None:
    session.add(IdentityRow(person.issuer, person.subject, account, now()))
    record(session, account, "provider added", account)


def _doors() -> Endpoints:
    return cast(Endpoints | None, current_app.extensions[_KEY]) or abort(404)


def _redirect() -> str:
    return site_url(url_for("accounts.back"))


def _remember(response: Response, browser: str) -> Response:
    path = url_for("accounts.back")
    response.set_cookie(
        COOKIE, browser, max_age=600, httponly=True, samesite="Lax", secure=request.is_secure, path=path
    )
    return response
