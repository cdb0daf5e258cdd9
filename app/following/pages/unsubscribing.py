"""The end of the mails, by the link in each of them: one click of a mail program, or a page with one button."""

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from ...accounts.links import look_at_link
from ...store.current import get_store
from ..digest import stop_digest
from .blueprint import opened

LONGEST_SECRET = 100


@opened.get("/digest/unsubscribe")
def unsubscribe() -> ResponseReturnValue:
    """Ask whether the mails shall end: who only looks at links, as programs do, ends nothing."""
    with get_store().session() as session:
        look_at_link(session, "digest", _secret())
    return _page(done=False)


@opened.post("/digest/unsubscribe")
def one_click() -> ResponseReturnValue:
    """End the mails of whoever got this link; the secret in the address is all that it needs (RFC 8058)."""
    with get_store().session() as session:
        account = look_at_link(session, "digest", _secret()).account
        if account is not None:
            stop_digest(session, account)
    return _page(done=True)


def _secret() -> str:
    return request.args.get("token", "")[:LONGEST_SECRET]


def _page(done: bool) -> Response:
    response = make_response(render_template("following/unsubscribe.html", done=done, token=_secret()))
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
