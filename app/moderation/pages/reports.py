"""One report: what was said of what, and what a moderator decides."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from ....cypher.errors import NotFoundError
from ...accounts.browsers import NotAllowed, require_role
from ...accounts.pages.forms import Form
from ...accounts.people import Account, account_of_row, row_of
from ...languages import marked
from ...store.current import get_store
from ..decisions import (
    CasePage,
    Choices,
    case_page,
    record_decision,
    show_case,
    tell_decision,
    written_decision,
)
from ..reportable import Reported, reportable
from ..reports import case_of, decide, same_reports
from ..tables import ReportRow
from .blueprint import moderation

CHOICES: Choices = {"take away": marked("Take it away"), "leave": marked("Leave it")}


@dataclass(frozen=True)
class Said:
    """One report of the thing."""

    created: str
    words: str
    quoted: str


@dataclass(frozen=True)
class ReportPage:
    """What `moderation/report.html` shows beside what all cases show."""

    said: tuple[Said, ...]
    now: Reported | None
    """What stands there now; None where it is gone."""
    decided: str | None
    taken_away: bool
    reason: str
    author: Account | None
    """Whose it is; None where that is nobody here."""
    is_hers: bool
    """True where it is about something of the moderator's own, so that another one decides."""


@moderation.get("/moderation/reports/<id>")
def report_case(id: str) -> ResponseReturnValue:
    """Show what was reported, and what stands there now."""
    moderator = require_role("moderator").account.id
    with get_store().session() as session:
        return _show(session, _row(session, id), Form(), moderator)


@moderation.post("/moderation/reports/<id>")
def decide_report(id: str) -> ResponseReturnValue:
    """Take away what was reported, or leave it."""
    found, form = require_role("moderator"), Form()
    with get_store().session() as session:
        row = _row(session, id)
        if row.about == found.account.id:
            raise NotAllowed(_("Nobody decides on what is hers."))
        decision, reason = written_decision(form, _choices(row))
        if form.faults:
            return _show(session, row, form, found.account.id)
        rows = decide(session, row, decision == "take away", reason)
        action = "taken away" if decision == "take away" else "left as it is"
        for each in rows:
            record_decision(session, found.account.id, case_of(each), action, reason)
        concerned = _concerned(rows)
    with get_store().session() as session:
        # Mails only once it stands.
        for account in concerned:
            tell_decision(session, account, url_for("moderation.own_reports"))
    return redirect(url_for("moderation.report_case", id=id), 303)


def _show(session: Session, row: ReportRow, form: Form, moderator: str) -> ResponseReturnValue:
    is_hers = row.about == moderator
    page: CasePage = case_page(session, case_of(row), {} if is_hers else _choices(row))
    reports = [row] if row.decided else same_reports(session, row)
    known = reportable(row.kind)
    more = ReportPage(
        tuple(Said(each.created, each.words, each.quoted) for each in reports),
        known.look(session, row.subject, None) if known else None,
        row.decided,
        row.taken_away,
        row.reason,
        account_of_row(row_of(session, row.about)) if row.about else None,
        is_hers,
    )
    return show_case("moderation/report.html", page, form, report=more)


def _choices(row: ReportRow) -> Choices:
    return {} if row.decided else CHOICES


def _concerned(rows: Collection[ReportRow]) -> set[str]:
    """Return who is told: whoever reported it, and whose it was where it is gone."""
    return {row.account for row in rows} | {row.about for row in rows if row.taken_away and row.about}


def _row(session: Session, id: str) -> ReportRow:
    row = session.get(ReportRow, id)
    if row is None:
        raise NotFoundError(_("There is no such report, or not any more."))
    return row
