"""What one account may do towards another: what the other wishes, whom she has blocked, and limits against spam.

All of it is counted in the store, so that it holds for all processes and after a restart.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from flask_babel import format_date, ngettext
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from ...cypher.errors import UsageError
from ..accounts.holding import hold
from ..accounts.times import time_from_now
from ..store.contents import now
from .tables import BlockRow, InvitationRow, InvitationWishRow, Takes

SENT_A_DAY = 5
UNANSWERED = 10
RECEIVED_A_DAY = 20
OPEN_DAYS = 60
"""An invitation that nobody answers ends by itself."""
DAYS_BETWEEN = {"declined": 90, "ended": 30, "expired": 30, "withdrawn": 7}
"""How long after the last invitation to the same person, by how that one ended, the next may follow."""


class NotPossible(UsageError):
    """An invitation cannot be sent, and why; it never tells of a block."""

    code = "not_possible"


@dataclass(frozen=True)
class Wishes:
    """From whom somebody takes invitations, and whether mails tell of them."""

    takes: Takes = "anyone"
    mails: bool = True


@dataclass(frozen=True)
class Sending:
    """Who wants to send something to whom."""

    sender: str
    recipient: str
    towards: str = ""
    is_owner: bool = False
    """True where the sender owns a profile herself."""
    is_introduced: bool = False
    """True where somebody else passes the invitation on."""


def wishes_of(session: Session, account: str) -> Wishes:
    """Return what somebody wishes of invitations."""
    row = session.get(InvitationWishRow, account)
    return Wishes(cast(Takes, row.takes), row.mails) if row else Wishes()


def keep_wishes(session: Session, account: str, wishes: Wishes) -> None:
    """Keep what somebody wishes of invitations."""
    hold(session, account)
    session.merge(InvitationWishRow(account, wishes.takes, wishes.mails))


def expire(session: Session, account: str) -> None:
    """End what has waited too long of all that an account has sent, as of when its time was over."""
    lapsed = select(InvitationRow).where(
        InvitationRow.account == account, InvitationRow.state == "open", InvitationRow.created < oldest_open()
    )
    for row in session.scalars(lapsed):
        row.state, row.decided = "expired", lapses(row.created)


def lapses(created: str) -> str:
    """Return when an invitation of that time expires unless it is answered: UTC, ISO."""
    return (datetime.fromisoformat(created) + timedelta(days=OPEN_DAYS)).isoformat(timespec="seconds")


def oldest_open() -> str:
    """Return the time before which an invitation without an answer has expired."""
    return time_from_now(days=-OPEN_DAYS)


def check(session: Session, sending: Sending) -> None:
    """Raise NotPossible where this may not be sent, with what to do instead."""
    _check_last(session, sending)
    if not sending.is_introduced:
        _check_limits(session, sending)
    if has_blocked(session, sending.sender, sending.recipient):
        raise NotPossible(_("You have blocked this person. Take that back first, among your invitations."))
    if not is_heard(session, sending):
        raise NotPossible(_("This person takes no invitation from you at present."))


def is_heard(session: Session, sending: Sending) -> bool:
    """Tell whether the recipient wants to hear of the sender: one answer for wishes and for blocks."""
    takes = wishes_of(session, sending.recipient).takes
    wanted = {
        "anyone": True,
        "owners": sending.is_owner or sending.is_introduced,
        "introduced": sending.is_introduced,
        "nobody": False,
    }[takes]
    blocked = has_blocked(session, sending.recipient, sending.sender)
    return wanted and not blocked and not has_blocked(session, sending.sender, sending.recipient)


def has_blocked(session: Session, account: str, other: str) -> bool:
    """Tell whether an account has blocked another."""
    found = select(BlockRow.id).where(BlockRow.account == account, BlockRow.blocked == other)
    return session.scalar(found) is not None


def between(session: Session, sending: Sending) -> InvitationRow | None:
    """Return the newest invitation of this kind from one to the other; None for the first."""
    return session.scalar(
        select(InvitationRow)
        .where(
            InvitationRow.account == sending.sender,
            InvitationRow.recipient == sending.recipient,
            InvitationRow.towards == sending.towards,
        )
        .order_by(InvitationRow.created.desc(), InvitationRow.state != "open")
        .limit(1)
    )


def _check_last(session: Session, sending: Sending) -> None:
    _check_other_way(session, sending)
    last = between(session, sending)
    if last is None:
        return
    if last.state == "open":
        raise NotPossible(_("Your last invitation to this person still waits for an answer."))
    if last.state == "accepted" and not sending.towards:
        raise NotPossible(_("You are in a conversation already. Write there."))
    again = _again(last)
    if again > now():
        raise NotPossible(
            _(
                "This person has had an invitation of yours. You can send the next one from %(date)s on.",
                date=format_date(datetime.fromisoformat(again)),
            )
        )


def _check_other_way(session: Session, sending: Sending) -> None:
    theirs = select(InvitationRow.id).where(
        InvitationRow.account == sending.recipient,
        InvitationRow.recipient == sending.sender,
        InvitationRow.towards == "",
        InvitationRow.state.in_(("open", "accepted")),
    )
    if not sending.towards and session.scalar(theirs.limit(1)):
        raise NotPossible(_("This person has invited you already: look among your invitations."))


def _again(last: InvitationRow) -> str:
    days = DAYS_BETWEEN.get(last.state, 0)
    ended = datetime.fromisoformat(last.decided or last.created)
    return (ended + timedelta(days=days)).isoformat(timespec="seconds")


def _check_limits(session: Session, sending: Sending) -> None:
    day = InvitationRow.created > time_from_now(days=-1)
    if _count(session, InvitationRow.account == sending.sender, day) >= SENT_A_DAY:
        raise NotPossible(
            ngettext(
                "You have sent %(num)s invitation within a day, which is the most. Go on tomorrow.",
                "You have sent %(num)s invitations within a day, which is the most. Go on tomorrow.",
                SENT_A_DAY,
            )
        )
    if _count(session, InvitationRow.account == sending.sender, InvitationRow.state == "open") >= UNANSWERED:
        raise NotPossible(
            ngettext(
                "%(num)s invitation of yours waits for an answer, which is the most. Withdraw one, or wait.",
                "%(num)s invitations of yours wait for an answer, which is the most. Withdraw one, or wait.",
                UNANSWERED,
            )
        )
    if _count(session, InvitationRow.recipient == sending.recipient, day) >= RECEIVED_A_DAY:
        raise NotPossible(_("This person has had many invitations today. Try again tomorrow."))


def _count(session: Session, *conditions: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(InvitationRow).where(*conditions)) or 0
