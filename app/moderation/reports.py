"""Reports: somebody says that a message, a text or a photo should not be here, and a moderator decides.

There is a page for it, `url_for("moderation.report_page", kind="photo", subject=...)`, so that a link to it is enough.
"""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from ...cypher.errors import NotFoundError, PeergraphError
from ..accounts import audit
from ..accounts.holding import hold
from ..accounts.proofs import new_id
from ..accounts.times import time_from_now
from ..store.contents import now
from .queue import MOST_CASES, Case
from .reportable import Reportable, Reported, reportable
from .tables import ReportRow

A_DAY = 20
"""Reports that one account may make within a day."""
WORDS_LETTERS = 1_000


class TooManyReports(PeergraphError):
    """Somebody reports more than a moderator can look at."""

    code = "too_many_reports"
    status = 429


class DecidedMeanwhile(PeergraphError):
    """Another moderator has decided the same."""

    code = "decided_meanwhile"
    status = 409

    def __init__(self) -> None:
        super().__init__(_("This cannot be decided so any more. Look at the case again."))


@dataclass(frozen=True)
class Report:
    """A report as whoever made it, or whomever it is about, may see it."""

    kind: str
    """What it is called; "" where this site has no such things any more."""
    created: str
    decided: str | None
    taken_away: bool
    reason: str


def report(session: Session, kind: str, subject: str, by: str, words: str) -> str:
    """Report what `kind` keeps under `subject` and return the report's id, the same one where it was reported already.

    Raises NotFoundError where there is nothing that the account `by` may see, TooManyReports.
    """
    found = look_at(session, kind, subject, by)
    hold(session, by)
    if row := _open_one(session, kind, subject, by):
        return row.id
    _check_rate(session, by)
    row = ReportRow(new_id(), by, found.account, kind, subject, words, found.text, now())
    session.add(row)
    audit.record(session, by, "reported", f"reports:{row.id}", kind)
    return row.id


def look_at(session: Session, kind: str, subject: str, by: str | None) -> Reported:
    """Return what is reported, as `by` may see it; raises NotFoundError."""
    known = reportable(kind)
    found = known.look(session, subject, by) if known else None
    if found is None:
        raise NotFoundError(_("There is nothing here that could be reported."))
    return found


def open_reports(session: Session) -> list[Case]:
    """Return what waits for a decision, the oldest first; what several have reported is one case."""
    first = select(func.min(ReportRow.id)).where(ReportRow.decided.is_(None))
    rows = session.scalars(
        select(ReportRow)
        .where(ReportRow.id.in_(first.group_by(ReportRow.kind, ReportRow.subject)))
        .order_by(ReportRow.created, ReportRow.id)
        .limit(MOST_CASES)
    )
    return [case_of(row) for row in rows]


def case_of(row: ReportRow) -> Case:
    """Return a report as a case; whom it comes from stays out of it, because whoever it is about may ask."""
    known = reportable(row.kind)
    return Case(
        "reports",
        row.id,
        _("Report: %(what)s", what=_(known.label) if known else row.kind),
        None,
        row.created,
        row.account,
        f"/moderation/reports/{row.id}",
    )


def same_reports(session: Session, row: ReportRow) -> list[ReportRow]:
    """Return all undecided reports of the same thing, this one included where it is undecided."""
    return list(
        session.scalars(
            select(ReportRow)
            .where(ReportRow.kind == row.kind, ReportRow.subject == row.subject, ReportRow.decided.is_(None))
            .order_by(ReportRow.created, ReportRow.id)
        )
    )


def decide(session: Session, row: ReportRow, taken_away: bool, reason: str) -> list[ReportRow]:
    """Decide all reports of one thing at once, and take it away where it shall go; returns what was decided.

    Raises DecidedMeanwhile where another moderator was first.
    """
    known, rows = reportable(row.kind), same_reports(session, row)
    undecided = ReportRow.id.in_([each.id for each in rows]) & ReportRow.decided.is_(None)
    done = session.execute(
        update(ReportRow).where(undecided).values(decided=now(), taken_away=taken_away, reason=reason)
    )
    if getattr(done, "rowcount", 0) != len(rows):
        raise DecidedMeanwhile
    if taken_away and known:
        known.take_away(session, row.subject, reason)
    return rows


def made_by(session: Session, account: str) -> list[Report]:
    """Return what somebody has reported, the newest first."""
    rows = session.scalars(
        select(ReportRow).where(ReportRow.account == account).order_by(ReportRow.created.desc()).limit(200)
    )
    return [_seen(row) for row in rows]


def taken_from(session: Session, account: str) -> list[Report]:
    """Return what was taken away of somebody's, the newest first; nothing says who has reported it."""
    rows = session.scalars(
        select(ReportRow)
        .where(ReportRow.about == account, ReportRow.taken_away)
        .order_by(ReportRow.decided.desc())
        .limit(200)
    )
    once = {(row.kind, row.subject, row.decided): row for row in rows}
    return [_seen(row) for row in once.values()]


def _seen(row: ReportRow) -> Report:
    known: Reportable | None = reportable(row.kind)
    return Report(_(known.label) if known else "", row.created, row.decided, row.taken_away, row.reason)


def _open_one(session: Session, kind: str, subject: str, by: str) -> ReportRow | None:
    return session.scalar(
        select(ReportRow).where(
            ReportRow.account == by,
            ReportRow.kind == kind,
            ReportRow.subject == subject,
            ReportRow.decided.is_(None),
        )
    )


def _check_rate(session: Session, by: str) -> None:
    today = (ReportRow.account == by) & (ReportRow.created > time_from_now(days=-1))
    made = session.scalar(select(func.count()).select_from(ReportRow).where(today)) or 0
    if made >= A_DAY:
        raise TooManyReports(_("You have reported %(most)s things within a day. Go on tomorrow.", most=A_DAY))
