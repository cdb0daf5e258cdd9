"""The blueprint of the pages of accounts, and what holds for all of them."""

from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from ...browser_keys import key_or_new
from ..browsers import SignInFirst, check_own_write

MOST_BODY_BYTES = 20_000
accounts = Blueprint("accounts", __name__)


@accounts.before_request
def guard() -> None:
    """Give each browser a key to guard its forms with, and refuse every write that does not carry its token."""
    request.max_content_length = MOST_BODY_BYTES
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        check_own_write()
    key_or_new()


@accounts.after_request
def keep_to_oneself(response: Response) -> Response:
    """Keep pages of accounts out of every cache, and their addresses, which may hold a secret, out of other sites."""
    response.headers["Cache-Control"] = "no-store"
    # Not no-referrer: browsers would then send forms without saying where they stand.
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@accounts.errorhandler(SignInFirst)
def sign_in_first(_error: SignInFirst) -> ResponseReturnValue:
    """Lead to the page to sign in, and from there back."""
    back = request.path if request.method == "GET" else url_for("accounts.account")
    return redirect(f"{url_for('accounts.sign_in')}?{urlencode({'next': back})}", 303)
