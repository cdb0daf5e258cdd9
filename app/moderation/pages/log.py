"""The audit log, for administrators: who has done what, when and why."""

from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from ...accounts.browsers import require_role
from ...accounts.tables import AccountRow, AuditRow
from ...store.current import get_store
from .blueprint import moderation

A_PAGE = 100
NEWEST = 2**31 - 1


@dataclass(frozen=True)
class Done:
    """One entry of the log, with the name of who did it where there is such an account still."""

    number: int
    at: str
    actor: str
    name: str | None
    action: str
    subject: str
    why: str


@dataclass(frozen=True)
class Asked:
    """What of the log is wanted; "" where it does not matter."""

    who: str
    """The id of an account, `operator`, or what something was done to."""
    action: str
    since: str
    """A date, such as 2026-05-01; the day is included."""
    until: str
    before: int
    """The number of an entry; only older ones are wanted."""


@dataclass(frozen=True)
class LogPage:
    """What `moderation/log.html` shows."""

    asked: Asked
    entries: tuple[Done, ...]
    actions: tuple[str, ...]
    """All that was ever done, to choose from."""
    older: dict[str, str] | None
    """The parameters of the next page; None on the last one."""


@moderation.get("/moderation/log")
def log() -> ResponseReturnValue:
    """Show the newest entries, or those that were asked for."""
    require_role("admin")
    asked = _asked()
    with get_store().session() as session:
        found = _entries(session, asked)
        actions = tuple(session.scalars(select(AuditRow.action).distinct().order_by(AuditRow.action)))
    entries = tuple(found[:A_PAGE])
    older = _parameters(asked, entries[-1].number) if len(found) > A_PAGE else None
    return render_template("moderation/log.html", page=LogPage(asked, entries, actions, older))


def _asked() -> Asked:
    def value(name: str) -> str:
        """Return what the address says, or nothing."""
        return request.args.get(name, "").strip()[:200].replace("\0", "")

    before = value("before")
    number = int(before) if before.isascii() and before.isdecimal() and len(before) < 10 else NEWEST
    return Asked(value("who"), value("action"), value("since"), value("until"), number)


def _parameters(asked: Asked, before: int) -> dict[str, str]:
    named = {"who": asked.who, "action": asked.action, "since": asked.since, "until": asked.until}
    return {name: value for name, value in named.items() if value} | {"before": str(before)}


def _entries(session: Session, asked: Asked) -> list[Done]:
    wanted = (
        _wanted(asked)
        .add_columns(AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == AuditRow.actor)
        .order_by(AuditRow.id.desc())
        .limit(A_PAGE + 1)
    )
    return [
        Done(row.id, row.at, row.actor, name, row.action, row.subject, row.why)
        for row, name in session.execute(wanted)
    ]


def _wanted(asked: Asked) -> Select[Any]:
    wanted = select(AuditRow).where(AuditRow.id < asked.before)
    if asked.who:
        wanted = wanted.where(or_(AuditRow.actor == asked.who, AuditRow.subject == asked.who))
    if asked.action:
        wanted = wanted.where(AuditRow.action == asked.action)
    if asked.since:
        wanted = wanted.where(AuditRow.at >= asked.since)
    if asked.until:
        # Times begin with their date, and nothing of a day sorts after its last letter.
        wanted = wanted.where(AuditRow.at <= f"{asked.until}~")
    return wanted
