"""One claim as a moderator sees it: the evidence beside the record, and the decision."""

from dataclasses import dataclass

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from ....cypher.errors import NotFoundError
from ...accounts.browsers import NotAllowed, require_role
from ...accounts.pages.forms import Form
from ...accounts.people import Account, account_of_row, row_of
from ...context import get_graph, get_settings
from ...languages import marked
from ...moderation.decisions import (
    Choices,
    case_page,
    record_decision,
    show_case,
    tell_decision,
    written_decision,
)
from ...store.current import get_store
from ..cases import case_of, why_not
from ..claimable import Claimable
from ..orcid import orcids_of
from ..records import record_of
from ..standing import Proof, proofs_of
from ..states import claims_of, give, refuse, touch, was_refused
from ..tables import STATES, ClaimRow
from .blueprint import claims
from .telling import owners_of

_GIVE, _KEEP, _REFUSE, _TAKE = (
    marked("Verify: it is hers"),
    marked("It is hers; the other owner loses it"),
    marked("Refuse"),
    marked("Take the record away"),
)


@dataclass(frozen=True)
class Claimant:
    """One of those who claim the record."""

    claim: str
    account: Account
    orcids: tuple[str, ...]
    """The ORCID iDs that she signs in with."""
    state: str
    created: str
    decided: str | None
    words: str
    appeal: str
    reason: str
    proofs: tuple[Proof, ...]
    was_refused: bool
    """True where a moderator has refused her this record before."""


@dataclass(frozen=True)
class ClaimCase:
    """What `claims/case.html` shows beside what all cases show."""

    record: Claimable
    claimant: Claimant
    others: tuple[Claimant, ...]
    """Whoever else owns or claims the record, or did."""
    why_not: str | None
    """Why this moderator may not decide; None where he may."""


@claims.get("/moderation/claims/<id>")
def case(id: str) -> ResponseReturnValue:
    """Show a claim's evidence beside its record."""
    moderator = require_role("moderator").account.id
    with get_store().session() as session:
        row = _row(session, id)
        return _show(session, row, record_of(get_graph(), row.author), moderator, Form())


@claims.post("/moderation/claims/<id>")
def decide(id: str) -> ResponseReturnValue:
    """Verify or refuse a claim, or take the record away from its owner; those whom it concerns are told."""
    moderator, form = require_role("moderator").account.id, Form()
    with get_store().session() as session:
        row = _row(session, id)
        record = record_of(get_graph(), row.author)
        touch(session, record.id, row.account)
        session.refresh(row)
        if fault := why_not(session, row, record.ids, moderator):
            raise NotAllowed(fault)
        decision, reason = written_decision(form, _choices(session, row, record))
        if form.faults:
            return _show(session, row, record, moderator, form)
        concerned = _decide(session, row, record, decision, reason, moderator)
    with get_store().session() as session:
        # Mails only once it stands.
        for account, claim in concerned:
            tell_decision(session, account, url_for("claims.own_claim", id=claim))
    return redirect(url_for("claims.case", id=id), 303)


def _decide(
    session: Session, row: ClaimRow, record: Claimable, decision: str, reason: str, moderator: str
) -> list[tuple[str, str]]:
    """Do what was decided; returns whom it concerns, as account and claim."""
    case = case_of(row, record.name)
    if decision == "verify":
        lost = give(session, row, record, moderator, reason)
        record_decision(session, moderator, case, "claim verified", reason)
        for other in lost:
            record_decision(session, moderator, case_of(other, record.name), "record taken away", reason)
        return [(each.account, each.id) for each in (row, *lost)]
    action = "record taken away" if row.state == "verified" else "claim refused"
    was_told = row.state in ("contested", "verified")
    refuse(session, row, record, moderator, reason)
    # An owner who was told of a rival, or of another owner, is told how it ended.
    others = owners_of(session, record) if was_told else []
    record_decision(session, moderator, case, action, reason)
    return [(row.account, row.id), *(other for other in others if other[0] != row.account)]


def _show(
    session: Session, row: ClaimRow, record: Claimable, moderator: str, form: Form
) -> ResponseReturnValue:
    fault = why_not(session, row, record.ids, moderator)
    page = case_page(session, case_of(row, record.name), {} if fault else _choices(session, row, record))
    others = [other for other in claims_of(session, record.ids, STATES) if other.id != row.id]
    more = ClaimCase(
        record,
        _claimant(session, row, record),
        tuple(_claimant(session, other, record) for other in others),
        fault,
    )
    return show_case("claims/case.html", page, form, claim=more)


def _claimant(session: Session, row: ClaimRow, record: Claimable) -> Claimant:
    account = account_of_row(row_of(session, row.account))
    return Claimant(
        row.id,
        account,
        orcids_of(session, account.id, get_settings().provider),
        row.state,
        row.created,
        row.decided,
        row.words,
        row.appeal,
        row.reason,
        proofs_of(session, row.id),
        was_refused(session, account.id, record.ids),
    )


def _choices(session: Session, row: ClaimRow, record: Claimable) -> Choices:
    if row.state == "verified":
        owners = {other.account for other in claims_of(session, record.ids, ("verified",))}
        return {"verify": _KEEP, "take": _TAKE} if len(owners) > 1 else {"take": _TAKE}
    return {"verify": _GIVE, "refuse": _REFUSE} if row.state in ("pending", "contested") else {}


def _row(session: Session, id: str) -> ClaimRow:
    row = session.get(ClaimRow, id)
    if row is None:
        raise NotFoundError(_("There is no such claim, or not any more."))
    return row
