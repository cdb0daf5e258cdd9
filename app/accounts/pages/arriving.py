"""What follows on a password or a provider that was right: the second factor, and what the browser keeps already."""

from urllib.parse import urlencode

import msgspec
from flask import Response, after_this_request, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ....cypher.logs import get_log
from ...browser_keys import browser_key, key_digest
from ...store.current import get_store
from ..attempts import count_code
from ..belongings import count_of, take_over
from ..browsers import require_account, sign_in
from ..factors import use_code
from ..links import LinkUsed, keep_link, look_at_link, use_link
from ..people import Account
from ..proofs import new_secret
from ..suspending import Suspended, check_not_suspended
from .blueprint import accounts
from .forms import Form, show, way_back, written
from .suspended import turned_away

COOKIE = "second"
_log = get_log("accounts")


class Arrival(msgspec.Struct, frozen=True):
    """What is remembered while somebody looks for her second factor."""

    lasting: bool
    back: str


def arrive(account: Account, lasting: bool, back: str) -> ResponseReturnValue:
    """Sign somebody in and go on, or ask for the second factor first."""
    if not account.has_factor:
        return _enter(account.id, Arrival(lasting, back))
    secret = new_secret()
    with get_store().session() as session:
        keep_link(session, "second", secret, account.id, msgspec.json.encode(Arrival(lasting, back)).decode())
    after_this_request(lambda response: _keep_waiting(response, secret))
    return redirect(url_for("accounts.code"), 303)


@accounts.get("/account/sign-in/code")
def code() -> ResponseReturnValue:
    """Ask for a code of the second factor."""
    _waiting()
    return show("code", Form())


@accounts.post("/account/sign-in/code")
def try_code() -> ResponseReturnValue:
    """Sign somebody in whose password and code are right."""
    account, arrival = _waiting()
    count_code(account)
    with get_store().session() as session:
        right = use_code(session, account, written("code", 60))
        if right:
            use_link(session, "second", request.cookies.get(COOKIE, ""))
    if not right:
        return show(
            "code", Form(faults={"code": _("This code is wrong or was used already. Wait for the next one.")})
        )
    after_this_request(_stop_waiting)
    return _enter(account, arrival)


@accounts.get("/account/take-over")
def offer() -> ResponseReturnValue:
    """Offer to keep in the account what this browser has kept without one."""
    require_account()
    number, back = _kept_by_browser(), way_back(request.args.get("next", ""))
    return (
        render_template("accounts/take_over.html", number=number, next=back)
        if number
        else redirect(back, 303)
    )


@accounts.post("/account/take-over")
def take() -> ResponseReturnValue:
    """Give the account what this browser has kept."""
    account, owner = require_account().account, _browser_owner()
    if owner:
        with get_store().session() as session:
            take_over(session, owner, account.id)
    return redirect(way_back(written("next", 2_000)), 303)


def _enter(account: str, arrival: Arrival) -> ResponseReturnValue:
    try:
        with get_store().session() as session:
            check_not_suspended(session, account)
    except Suspended as error:
        # Only here: whoever has not shown that the account is hers learns nothing of it.
        return turned_away(account, error)
    sign_in(account, arrival.lasting)
    _log.info("signed in", account=account)
    if _kept_by_browser():
        return redirect(f"{url_for('accounts.offer')}?{urlencode({'next': arrival.back})}", 303)
    return redirect(arrival.back, 303)


def _waiting() -> tuple[str, Arrival]:
    with get_store().session() as session:
        link = look_at_link(session, "second", request.cookies.get(COOKIE, ""))
    if link.account is None:
        raise LinkUsed
    return link.account, msgspec.json.decode(link.content, type=Arrival)


def _browser_owner() -> str | None:
    key = browser_key()
    return f"browser:{key_digest(key)}" if key else None


def _kept_by_browser() -> int:
    owner = _browser_owner()
    if owner is None:
        return 0
    with get_store().session() as session:
        return count_of(session, owner)


def _keep_waiting(response: Response, secret: str) -> Response:
    path = url_for("accounts.sign_in")
    response.set_cookie(COOKIE, secret, httponly=True, samesite="Lax", secure=request.is_secure, path=path)
    return response


def _stop_waiting(response: Response) -> Response:
    response.delete_cookie(COOKIE, path=url_for("accounts.sign_in"))
    return response
