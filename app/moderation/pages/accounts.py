"""One account as moderators see it: what it does here, and whether it is suspended."""

from dataclasses import dataclass
from functools import partial

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from ...accounts.browsers import NotAllowed, require_recent, require_role
from ...accounts.letters import suspended_letter
from ...accounts.pages.forms import CANNOT_BE_TAKEN, Form
from ...accounts.people import Account, account_of_row, row_of
from ...accounts.suspending import lift_suspension, suspend
from ...accounts.tables import AccountRow, AuditRow
from ...claims.holders import held_by
from ...languages import marked
from ...store.current import get_store
from ..decisions import Choices, Noted, noted, tell_decision, written_decision
from ..queue import Case
from ..reports import case_of
from ..tables import ReportRow
from .blueprint import moderation

MOST = 200
SUSPEND: Choices = {"suspend": marked("Suspend the account")}
LIFT: Choices = {"lift": marked("Lift the suspension")}
_DECIDED = or_(
    AuditRow.action.in_(("account suspended", "suspension lifted")), AuditRow.action.like("role %")
)


@dataclass(frozen=True)
class AccountPage:
    """What `moderation/account.html` shows."""

    account: Account
    why: str
    """Why it is suspended; "" where it is not."""
    records: tuple[str, ...]
    """The author records that it owns, by the ids that they had when they were claimed."""
    reports: tuple[tuple[Case, ReportRow], ...]
    """What others have reported of it, the newest first."""
    history: tuple[Noted, ...]
    """Its suspensions and roles, the newest first."""
    choices: Choices
    fault: str | None
    """Why this moderator may not decide; None where he may."""


@moderation.get("/moderation/accounts")
def suspended() -> ResponseReturnValue:
    """List the accounts that are suspended, the newest first."""
    require_role("moderator")
    wanted = (
        select(AccountRow)
        .where(AccountRow.suspended.is_not(None))
        .order_by(AccountRow.suspended.desc(), AccountRow.id)
        .limit(MOST)
    )
    with get_store().session() as session:
        found = [account_of_row(row) for row in session.scalars(wanted)]
    return render_template("moderation/suspended.html", people=found, most=MOST)


@moderation.get("/moderation/accounts/<id>")
def account(id: str) -> ResponseReturnValue:
    """Show an account to a moderator."""
    return _page(id, Form())


@moderation.post("/moderation/accounts/<id>")
def decide_account(id: str) -> ResponseReturnValue:
    """Suspend an account, or lift its suspension; its owner is told."""
    moderator, form = require_role("moderator").account, Form()
    require_recent()
    with get_store().session() as session:
        row = row_of(session, id)
        if fault := _fault(moderator, account_of_row(row)):
            raise NotAllowed(fault)
        decision, reason = written_decision(form, LIFT if row.suspended else SUSPEND)
        if not form.faults:
            change = suspend if decision == "suspend" else lift_suspension
            change(session, id, moderator.id, reason)
    if form.faults:
        return _page(id, form)
    with get_store().session() as session:
        # A mail only once it stands.
        if decision == "suspend":
            tell_decision(session, id, url_for("accounts.sign_in"), partial(suspended_letter, why=reason))
        else:
            tell_decision(session, id, url_for("accounts.log"))
    return redirect(url_for("moderation.account", id=id), 303)


def _page(id: str, form: Form) -> ResponseReturnValue:
    moderator = require_role("moderator").account
    with get_store().session() as session:
        row = row_of(session, id)
        found, fault = account_of_row(row), _fault(moderator, account_of_row(row))
        choices = LIFT if row.suspended else SUSPEND
        page = AccountPage(
            found,
            row.suspended_why,
            tuple(held_by(session, id)),
            _reports(session, id),
            # The rest of its log is nobody's but its owner's.
            noted(session, AuditRow.subject == id, _DECIDED),
            {} if fault else choices,
            fault,
        )
        text = render_template("moderation/account.html", page=page, form=form)
    return make_response(text, CANNOT_BE_TAKEN if form.faults else 200)


def _fault(moderator: Account, other: Account) -> str | None:
    """Return why this moderator may not suspend that account, nor lift it; None where he may."""
    if moderator.id == other.id:
        return _("This is you. Nobody suspends herself.")
    if other.may("moderator") and not moderator.may("admin"):
        return _("Only an administrator suspends a moderator.")
    return None


def _reports(session: Session, account: str) -> tuple[tuple[Case, ReportRow], ...]:
    wanted = select(ReportRow).where(ReportRow.about == account)
    rows = session.scalars(wanted.order_by(ReportRow.created.desc(), ReportRow.id).limit(MOST))
    return tuple((case_of(row), row) for row in rows)
