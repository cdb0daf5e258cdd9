"""Evidence that the program checks at once: the same ORCID iD, and a code on a page of hers."""

from collections.abc import Mapping

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ...accounts.attempts import count_page
from ...accounts.browsers import require_account
from ...accounts.letters import contested_letter
from ...accounts.pages.forms import Form, written
from ...context import get_settings
from ...languages import marked
from ...store.current import get_store
from ..fetching import PageUnread, Why
from ..linked_pages import LinkedPage
from ..orcid import orcids_of
from ..states import prove
from ..tables import Way
from ..web import get_web
from .blueprint import claims
from .own import owned_claim, show_claim, to_claim
from .telling import owners_of, tell

_UNREAD: Mapping[Why, str] = {
    "address": marked("Its address cannot be asked: it has to begin with https:// and name a host."),
    "not public": marked("Its host has an address that is not on the public internet."),
    "unreachable": marked("Its server cannot be reached, or not by https with a valid certificate."),
    "too long": marked("Its server took too long. Try again in some minutes."),
    "too large": marked(
        "It is larger than a megabyte. Put the code on a smaller page that the record links to."
    ),
    "redirects": marked("It redirects more than three times."),
    "status": marked("Its server did not answer with a page."),
}


@claims.post("/claims/<id>/orcid")
def show_orcid(id: str) -> ResponseReturnValue:
    """Count the ORCID iD that one signs in with, where it is the record's."""
    account, form = require_account().account.id, Form()
    with get_store().session() as session:
        _row, record = owned_claim(session, id)
        own = orcids_of(session, account, get_settings().provider)
    orcid = next((each for each in own if each in record.orcids), None)
    if orcid is None:
        form.refuse("", _("You have not signed in with the ORCID iD that this record has."))
        return show_claim(id, form)
    prove_and_tell(id, "orcid", orcid, sure=True)
    return to_claim(id)


@claims.post("/claims/<id>/page")
def show_page(id: str) -> ResponseReturnValue:
    """Look for the claim's code on a page that the record links to."""
    account, form = require_account().account.id, Form({"linked": written("linked")})
    with get_store().session() as session:
        row, record = owned_claim(session, id)
        code = row.code
    page = next((each for each in record.pages if each.url == form.values["linked"]), None)
    if page is None:
        form.refuse("linked", _("Choose one of the pages that the record links to."))
    else:
        count_page(account)
        form.refuse("linked", _fault_of(page, code))
    if form.faults or page is None:
        return show_claim(id, form)
    prove_and_tell(id, "page", page.url, sure=True)
    return to_claim(id)


def prove_and_tell(id: str, way: Way, detail: str, *, sure: bool) -> None:
    """Add evidence to one of one's own claims, and tell the owner of a record that is contested by it."""
    with get_store().session() as session:
        row, record = owned_claim(session, id)
        before = row.state
        prove(session, row, record, way, detail, sure)
        is_new = row.state == "contested" and before != "contested"
        owners = owners_of(session, record) if is_new else []
    for account, claim in owners:
        tell(account, url_for("claims.own_claim", id=claim), contested_letter)


def _fault_of(page: LinkedPage, code: str) -> str | None:
    """Return why a page shows nothing; None where the code stands on it."""
    try:
        text = get_web().read(page.read_at)
    except PageUnread as error:
        return _(_UNREAD[error.why])
    if code and code in text:
        return None
    return _(
        "The page was read, and the code does not stand on it. It may take some minutes until others see a change."
    )
