"""The development outbox as a page: only where no mail is really sent, and only on the machine itself."""

from ipaddress import ip_address

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from ..post import get_outbox
from .blueprint import accounts

_OWN_NAMES = {"localhost", "127.0.0.1", "[::1]"}


@accounts.get("/dev/mail")
def dev_mail() -> ResponseReturnValue:
    """Show the letters that would have been sent, the newest first; 404 for everybody but this machine."""
    outbox = get_outbox()
    if outbox is None or not _is_this_machine():
        abort(404)
    return render_template("accounts/dev_mail.html", letters=list(reversed(outbox.letters)))


def _is_this_machine() -> bool:
    """Tell whether the request was made here and asks for a name that only this machine has, through no proxy."""
    host = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    try:
        near = ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        near = False
    proxied = any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via"))
    return near and host in _OWN_NAMES and not proxied
