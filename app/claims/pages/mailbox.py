"""Evidence by mail: somebody reads what is sent to an address at an institution of the record."""

import msgspec
from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ...accounts.attempts import count_mail
from ...accounts.browsers import require_account
from ...accounts.letters import claim_letter
from ...accounts.links import Link, LinkUsed, keep_link, look_at_link, use_link
from ...accounts.pages.forms import Form, written
from ...accounts.post import get_post
from ...accounts.proofs import new_secret
from ...store.current import get_store
from ..claimable import Claimable
from ..domains import fits_name, is_under
from .blueprint import claims
from .evidence import prove_and_tell
from .own import list_claims, owned_claim, show_claim, to_claim


class Asked(msgspec.Struct, frozen=True):
    """What a link in a mail shows; the address itself is not kept."""

    claim: str
    domain: str
    sure: bool
    """True where the mailbox is called as the record is."""


@claims.post("/claims/<id>/email")
def ask_mail(id: str) -> ResponseReturnValue:
    """Send a link to an address at an institution; no mail is needed to the account's own address."""
    found, form = require_account(), Form()
    email = form.address()
    with get_store().session() as session:
        _row, record = owned_claim(session, id)
    domain = next((each.domain for each in record.domains if email and is_under(email, each.domain)), None)
    if not form.faults and domain is None:
        form.refuse("email", _("This address is at none of the domains named here."))
    if form.faults or domain is None:
        return show_claim(id, form)
    asked = Asked(id, domain, fits_name(email, _names(record)))
    if email == found.account.email:
        prove_and_tell(id, "email", domain, sure=asked.sure)
        return to_claim(id)
    _send(found.account.id, email, asked)
    return redirect(url_for("claims.mail_sent", id=id), 303)


@claims.get("/claims/<id>/sent")
def mail_sent(id: str) -> ResponseReturnValue:
    """Say that a mail is on its way."""
    with get_store().session() as session:
        _row, record = owned_claim(session, id)
    return render_template("claims/sent.html", claim=id, name=record.name)


@claims.get("/claims/confirm")
def confirm() -> ResponseReturnValue:
    """Ask whether the address is the claimant's; looking does not use the link up.

    A link that is used already leads to her claims, which say what it has become.
    """
    token = request.args.get("token", "")
    try:
        asked = _asked_by(token)
    except LinkUsed as used:
        return list_claims(str(used)), used.status
    with get_store().session() as session:
        _row, record = owned_claim(session, asked.claim)
    return render_template("claims/confirm.html", token=token, asked=asked, name=record.name)


@claims.post("/claims/confirm")
def confirmed() -> ResponseReturnValue:
    """Count the address as evidence."""
    token = written("token")
    try:
        asked = _asked_by(token)
        with get_store().session() as session:
            use_link(session, "claim", token)
    except LinkUsed as used:
        return list_claims(str(used)), used.status
    prove_and_tell(asked.claim, "email", asked.domain, sure=asked.sure)
    return to_claim(asked.claim)


def _send(account: str, email: str, asked: Asked) -> None:
    count_mail(email)
    secret = new_secret()
    letter = claim_letter(email, secret)
    with get_store().session() as session:
        keep_link(session, "claim", secret, account, msgspec.json.encode(asked).decode())
    get_post().later(lambda: letter)


def _asked_by(token: str) -> Asked:
    """Return what a link stands for; raises LinkUsed, also for a link of another account."""
    account = require_account().account.id
    with get_store().session() as session:
        link: Link = look_at_link(session, "claim", token)
    if link.account != account:
        raise LinkUsed
    return msgspec.json.decode(link.content, type=Asked)


def _names(record: Claimable) -> tuple[str, ...]:
    return record.name, *record.names
