"""The session of a request's browser: who is signed in, and what a page may ask of it."""

import re
from dataclasses import dataclass
from typing import cast

from flask import Flask, Response, after_this_request, g, request
from flask_babel import gettext as _

from ...cypher.errors import PeergraphError
from ..browser_keys import WriteRefused, browser_key, check_write
from ..store.current import get_store
from .people import Account, Role
from .sessions import MOST_DAYS, Signed, end_session, find_session, start_session
from .times import time_from_now

COOKIE = "signed_in"
RECENT_MINUTES = 15
_BROWSERS = re.compile(r"(Edg|OPR|Firefox|Chrome|Safari)[A-Za-z]*/\d")
_SYSTEMS = re.compile(r"Android|iPhone|iPad|Windows|Mac OS X|CrOS|Linux")
_NAMES = {"Edg": "Edge", "OPR": "Opera", "Mac OS X": "macOS", "CrOS": "ChromeOS"}


class SignInFirst(PeergraphError):
    """A page is only for somebody who is signed in, or was so minutes ago."""

    code = "sign_in_first"
    status = 403


class NotAllowed(PeergraphError):
    """A page is for another role."""

    code = "not_allowed"
    status = 403


@dataclass(frozen=True)
class SignedIn:
    """Who has sent this request, and by which session."""

    account: Account
    session: Signed


def register(app: Flask) -> None:
    """Let templates ask who is signed in, and keep others from seeing pages that say so."""
    app.add_template_global(current_account, "signed_in_account")
    app.after_request(_keep_private)


def cookie_name() -> str:
    """Return the cookie's name: under TLS one that no other host of our domain can set."""
    return f"__Host-{COOKIE}" if request.is_secure else COOKIE


def signed_in() -> SignedIn | None:
    """Return who is signed in; None for a reader who is not. Raises StoreUnavailable."""
    if "signed_in" not in g:
        g.signed_in = _find()
    return cast(SignedIn | None, g.signed_in)


def current_account() -> Account | None:
    """Return whose account this request is made with; None for a reader who is not signed in, or without a store."""
    try:
        found = signed_in()
    except PeergraphError:
        # A page for everybody is shown to everybody, also while the store does not answer.
        return None
    return found.account if found else None


def require_account() -> SignedIn:
    """Return who is signed in; raises SignInFirst."""
    found = signed_in()
    if found is None:
        raise SignInFirst("Sign in first.")
    return found


def require_recent() -> SignedIn:
    """Return who has signed in within the last quarter of an hour; raises SignInFirst for anybody else."""
    found = require_account()
    if found.session.created < time_from_now(minutes=-RECENT_MINUTES):
        raise SignInFirst("Sign in again first.")
    return found


def require_role(role: Role) -> SignedIn:
    """Return who is signed in and has that role or a higher one; raises SignInFirst and NotAllowed."""
    found = require_account()
    if not found.account.may(role):
        raise NotAllowed(_("Your account has not the role for this page."))
    return found


def check_own_write() -> None:
    """Raise WriteRefused where this write does not carry a token that our pages gave this browser, key or no key."""
    if browser_key() is None:
        raise WriteRefused(
            _(
                "Your browser has sent no cookie, without which this is not safe. Allow it, and load the page again."
            )
        )
    check_write()


def sign_in(account: str, lasting: bool) -> None:
    """Sign this browser in, with a new secret, and end the session that it had."""
    with get_store().session() as session:
        if old := signed_in():
            end_session(session, old.account.id, old.session.id)
        g.session_secret = start_session(session, account, browser_name(), lasting)
    g.session_lasts = lasting
    g.pop("signed_in", None)
    after_this_request(_send_cookie)


def sign_out() -> None:
    """End this browser's session."""
    if found := signed_in():
        with get_store().session() as session:
            end_session(session, found.account.id, found.session.id)
    g.signed_in = None
    after_this_request(_forget_cookie)


def browser_name() -> str:
    """Return what somebody recognises her browser by: "Firefox, Linux"; no more than that is kept of it."""
    said = request.headers.get("User-Agent", "")
    found = [pattern.search(said) for pattern in (_BROWSERS, _SYSTEMS)]
    names = [each[1] if each.lastindex else each[0] for each in found if each]
    return ", ".join(_NAMES.get(name, name) for name in names)


def _find() -> SignedIn | None:
    secret = request.cookies.get(cookie_name(), "")
    if not secret:
        return None
    with get_store().session() as session:
        found = find_session(session, secret)
    return SignedIn(found[1], found[0]) if found else None


def _send_cookie(response: Response) -> Response:
    response.set_cookie(
        cookie_name(),
        g.session_secret,
        max_age=MOST_DAYS * 24 * 3600 if g.session_lasts else None,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )
    return response


def _forget_cookie(response: Response) -> Response:
    response.delete_cookie(cookie_name(), httponly=True, samesite="Lax", secure=request.is_secure)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _keep_private(response: Response) -> Response:
    """Mark what was made for somebody who is signed in, so that no cache between us gives it to another."""
    if "signed_in" in g:
        response.vary.add("Cookie")
        if g.signed_in is not None and "no-store" not in response.headers.get("Cache-Control", ""):
            response.headers["Cache-Control"] = "private, no-cache"
    return response
