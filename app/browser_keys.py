"""The secret key by which a browser without an account is known again, and what guards writes that it sends.

A page of another site can make a browser send its cookies here. So a write by cookie must come from our own pages:
the browser's headers say where it was made, and the form or script carries a token that only a page of ours can show.
"""

import hashlib
import secrets

from flask import Flask, Response, after_this_request, g, request
from flask_babel import gettext as _
from itsdangerous import BadData, URLSafeTimedSerializer

from ..cypher.errors import PeergraphError

COOKIE = "browser"
HEADER = "X-CSRF-Token"
FIELD = "csrf_token"
KEY_LETTERS = 43
AGE = 400 * 24 * 3600
"""Seconds that a browser keeps the key after it was last used to write; more than that no browser keeps."""
TOKEN_AGE = 24 * 3600


class WriteRefused(PeergraphError):
    """A write that a browser sent, but not from a page of ours."""

    code = "csrf"
    status = 403


def register(app: Flask) -> None:
    """Give templates `csrf_token()`: the value of a hidden field `csrf_token` in each form that writes."""
    app.add_template_global(csrf_token)


def cookie_name() -> str:
    """Return the cookie's name: under TLS one that no other host of our domain can set, so that the key is ours."""
    return f"__Host-{COOKIE}" if request.is_secure else COOKIE


def browser_key() -> str | None:
    """Return the key that this request's browser keeps; None where it has none yet."""
    key = request.cookies.get(cookie_name(), "")
    return key if len(key) == KEY_LETTERS and key.isascii() else None


def key_or_new() -> str:
    """Return the browser's key, a new one where it has none; the answer to this request makes it keep it."""
    key = g.setdefault("browser_key", browser_key() or secrets.token_urlsafe(32))
    after_this_request(_keep_key)
    return key


def key_digest(key: str) -> str:
    """Return what is stored of a key: its SHA-256 in hexadecimal digits."""
    return hashlib.sha256(key.encode()).hexdigest()


def csrf_token() -> str:
    """Return what a form's field `csrf_token` or the header X-CSRF-Token must hold; "" for a browser without a key.

    It is made of the browser's key, another one each time, so that it cannot be read out of the size of answers. The
    answer to a write carries the next one in its header X-CSRF-Token, for scripts.
    """
    g.shows_csrf_token = True
    key = browser_key() or g.get("browser_key")
    return _token(key) if key else ""


def check_origin() -> None:
    """Raise WriteRefused where a page of another site has sent this request; browsers say where it stands."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site not in (None, "same-origin", "none") or (origin and origin.partition("://")[2] != request.host):
        raise WriteRefused(_("This was sent from another site. Open the page here, and send it from there."))


def check_write() -> None:
    """Raise WriteRefused where this write by cookie does not carry a token that our pages gave this browser.

    A browser without a key owns nothing yet that another site could write to: it has to be on our pages, no more.
    """
    check_origin()
    key = browser_key()
    if key is None:
        return
    given = request.headers.get(HEADER) or request.form.get(FIELD, "")
    try:
        _serializer(key).loads(given, max_age=TOKEN_AGE)
    except BadData as error:
        raise WriteRefused(_("This page is older than a day, or not from here. Load it again.")) from error


def _token(key: str) -> str:
    return _serializer(key).dumps(secrets.token_hex(8))


def _serializer(key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key, salt="peergraph-csrf")


def _keep_key(response: Response) -> Response:
    response.set_cookie(
        cookie_name(), g.browser_key, max_age=AGE, httponly=True, samesite="Lax", secure=request.is_secure
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers[HEADER] = _token(g.browser_key)
    return response
