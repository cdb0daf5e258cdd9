"""A record's page for whoever claims it: what claiming is, how it stands, and the button to begin."""

from dataclasses import dataclass

from flask import abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from ...accounts.browsers import require_account, signed_in
from ...context import get_graph, get_settings
from ...reads.found import Ambiguous
from ...reads.resolve import resolve
from ...store.current import get_store
from ..claimable import Claimable, author_claimable
from ..orcid import gives_orcids, orcids_of
from ..standing import ClaimSide, claim_side
from ..states import begin, claims_of, prove
from ..tables import STATES
from .blueprint import claims


@dataclass(frozen=True)
class Filed:
    """A claim by which a moderator finds its case, also where nothing waits."""

    id: str
    state: str
    created: str


@dataclass(frozen=True)
class ClaimingPage:
    """What `claims/record.html` shows."""

    record: Claimable
    side: ClaimSide
    is_signed_in: bool
    orcid: str | None
    """The ORCID iD by which the reader owns the record at once; None where she has not shown that it is hers."""
    provider: bool
    """True where people can sign in with ORCID."""
    cases: tuple[Filed, ...]
    """All claims of the record, for a moderator; empty for everybody else."""


@claims.get("/authors/<path:id>/claim")
def claim(id: str) -> ResponseReturnValue:
    """Say what claiming is, how it stands with this record, and what evidence it takes."""
    record, found, provider = _record(id), signed_in(), get_settings().provider
    with get_store().session() as session:
        account = found.account.id if found else None
        side = claim_side(session, record.ids, account)
        own = orcids_of(session, account, provider) if account else ()
        is_moderator = found is not None and found.account.may("moderator")
        cases = _filed(session, record) if is_moderator else ()
    page = ClaimingPage(
        record, side, found is not None, _shared(own, record.orcids), gives_orcids(provider), cases
    )
    return render_template("claims/record.html", page=page)


@claims.post("/authors/<path:id>/claim")
def begin_claim(id: str) -> ResponseReturnValue:
    """Begin a claim; whoever signs in with the record's ORCID iD has shown all that there is to show."""
    found, record, provider = require_account(), _record(id), get_settings().provider
    with get_store().session() as session:
        row = begin(session, found.account.id, record)
        orcid = _shared(orcids_of(session, found.account.id, provider), record.orcids)
        if orcid and row.state == "pending":
            session.flush()
            prove(session, row, record, "orcid", orcid, sure=True)
        claim = row.id
    return redirect(url_for("claims.own_claim", id=claim), 303)


def _filed(session: Session, record: Claimable) -> tuple[Filed, ...]:
    return tuple(Filed(row.id, row.state, row.created) for row in claims_of(session, record.ids, STATES))


def _shared(own: tuple[str, ...], stated: tuple[str, ...]) -> str | None:
    return next((orcid for orcid in own if orcid in stated), None)


def _record(id: str) -> Claimable:
    """Return the record that an address names.

    Ends the request where it has another id now, or where the id leads to several.
    """
    found = resolve(get_graph(), "author", id)
    if isinstance(found, Ambiguous):
        abort(make_response(render_template("choose.html", page=found), 300))
    if found.moved:
        abort(redirect(url_for("claims.claim", id=found.id), 301 if request.method == "GET" else 303))
    return author_claimable(get_graph(), id=found.id)
