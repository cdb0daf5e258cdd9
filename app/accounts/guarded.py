"""Blueprints of pages that are for one person only: each form on them is guarded, and no cache keeps them."""

from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from ..browser_keys import key_or_new
from .browsers import SignInFirst, check_own_write

MOST_BODY_BYTES = 40_000
"""2,000 letters have up to 24,000 bytes when a form sends them, 12 for each beyond the common ones."""


def guarded(name: str, import_name: str, most_body_bytes: int = MOST_BODY_BYTES) -> Blueprint:
    """Return a blueprint whose writes must come from our own pages, and which leads to the sign-in where it must."""
    blueprint = Blueprint(name, import_name)

    def guard() -> None:
        """Refuse writes that do not come from our own pages."""
        # Each browser gets a key to guard its forms with; every write that does not carry its token is refused.
        request.max_content_length = most_body_bytes
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            check_own_write()
        key_or_new()

    blueprint.before_request(guard)
    blueprint.after_request(_keep_to_oneself)
    blueprint.register_error_handler(SignInFirst, _sign_in_first)
    return blueprint


def _keep_to_oneself(response: Response) -> Response:
    """Keep pages out of every cache, and their addresses, which may hold a secret, out of other sites."""
    response.headers["Cache-Control"] = "no-store"
    # Not no-referrer: browsers would then send forms without saying where they stand.
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _sign_in_first(_error: SignInFirst) -> ResponseReturnValue:
    """Lead to the page to sign in, and from there back."""
    back = url_for("accounts.account")
    if request.method == "GET":
        # With what stands behind the path: a link in a mail carries its secret there.
        asked = request.query_string.decode("ascii", "ignore")
        back = f"{request.path}?{asked}" if asked else request.path
    return redirect(f"{url_for('accounts.sign_in')}?{urlencode({'next': back})}", 303)
