"""Turn the second factor on and off, and get new recovery codes."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import segno
from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from ...site import site_url
from ...store.current import get_store
from ..attempts import count_code
from ..audit import record
from ..browsers import SignedIn, require_recent
from ..factors import address_for_app, new_factor, new_recovery_codes, step_of, turn_off, turn_on
from ..links import LinkUsed, forget_links, keep_link, look_at_link, use_link
from ..proofs import new_secret
from ..sessions import end_sessions
from .blueprint import accounts
from .changed import tell
from .forms import Form, show, written


@dataclass(frozen=True)
class SetUp:
    """What `accounts/second_factor.html` shows to somebody who turns it on."""

    token: str
    """What the form sends back; the secret itself stays here."""
    secret: str
    """For somebody who cannot scan: base 32 in groups of four."""
    picture: Markup
    """The same as a QR code."""
    address: str


@accounts.get("/account/second-factor")
def second_factor() -> ResponseReturnValue:
    """Show a new secret to put into an app, or that the second factor is on."""
    found = require_recent()
    if found.account.has_factor:
        return show("second_factor", Form(), set_up=None)
    token, secret = new_secret(), new_factor()
    with get_store().session() as session:
        forget_links(session, found.account.id, "set-up")
        keep_link(session, "set-up", token, found.account.id, secret)
    return show("second_factor", Form(), set_up=_set_up(found, token, secret))


@accounts.post("/account/second-factor")
def set_up() -> ResponseReturnValue:
    """Turn the second factor on for somebody whose app makes the right codes, and show the recovery codes once."""
    found, token = require_recent(), written("token")
    count_code(found.account.id)
    secret = _secret_of(found, token)
    step = step_of(secret, written("code", 20))
    if step is None:
        form = Form(faults={"code": _("This code does not fit. Is the clock of your device right?")})
        return show("second_factor", form, set_up=_set_up(found, token, secret))
    with get_store().session() as session:
        use_link(session, "set-up", token)
        codes = turn_on(session, found.account.id, secret, step)
        end_sessions(session, found.account.id, but=found.session.id)
    tell(found.account, "factor on")
    return render_template("accounts/recovery_codes.html", codes=codes)


@accounts.post("/account/second-factor/off")
def set_off() -> ResponseReturnValue:
    """Turn the second factor off."""
    found = require_recent()
    with get_store().session() as session:
        turn_off(session, found.account.id, found.account.id)
    tell(found.account, "factor off")
    return redirect(url_for("accounts.account"), 303)


@accounts.post("/account/recovery-codes")
def new_codes() -> ResponseReturnValue:
    """Show new recovery codes once; the old ones are of no use any more."""
    found = require_recent()
    if not found.account.has_factor:
        return redirect(url_for("accounts.second_factor"), 303)
    with get_store().session() as session:
        codes = new_recovery_codes(session, found.account.id)
        record(session, found.account.id, "new recovery codes", found.account.id)
    tell(found.account, "codes")
    return render_template("accounts/recovery_codes.html", codes=codes)


def _secret_of(found: SignedIn, token: str) -> str:
    with get_store().session() as session:
        link = look_at_link(session, "set-up", token)
    if link.account != found.account.id or found.account.has_factor:
        raise LinkUsed
    return link.content


def _set_up(found: SignedIn, token: str, secret: str) -> SetUp:
    site = urlsplit(site_url()).hostname or request.host
    address = address_for_app(secret, found.account.email or found.account.name, f"Peergraph ({site})")
    groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return SetUp(token, groups, _picture(address), address)


def _picture(address: str) -> Markup:
    # segno writes digits and names of its own only; black on white is what cameras read, in dark mode too.
    looks = {
        "omitsize": True,
        "border": 4,
        "dark": "#000",
        "light": "#fff",
        "svgclass": "qr",
        "lineclass": None,
    }
    return Markup(segno.make(address, error="m").svg_inline(**looks))  # noqa: S704
