"""An invitation is accepted, declined, withdrawn, or its conversation ended: once, by whom it concerns."""

from collections.abc import Collection
from typing import Literal

from flask_babel import gettext as _
from sqlalchemy import or_, update
from sqlalchemy.orm import Session

from ...cypher.errors import NotFoundError, PeergraphError
from ..accounts.tables import AccountRow
from ..store.contents import now
from .sending import changed
from .standing import oldest_open
from .tables import InvitationRow, MessageRow, State

Side = Literal["sender", "recipient"]


class AnsweredMeanwhile(PeergraphError):
    """Something was done to an invitation before this came."""

    code = "answered_meanwhile"
    status = 409

    def __init__(self) -> None:
        super().__init__(_("This has been answered, withdrawn or ended meanwhile. Load the page again."))


def row_for(session: Session, id: str, account: str) -> tuple[InvitationRow, Side]:
    """Return an invitation and on which side an account is; raises NotFoundError for everybody else.

    An id that does not exist, one of others, and one that a suspended account has sent get the same answer.
    """
    row = session.get(InvitationRow, id)
    sender = row and session.get(AccountRow, row.account)
    hidden = row and row.state == "open" and row.recipient == account and sender and sender.suspended
    if row is None or hidden or account not in (row.account, row.recipient):
        raise NotFoundError(_("No invitation of yours has this address."))
    return row, "sender" if row.account == account else "recipient"


def accept(session: Session, id: str, account: str, words: str) -> InvitationRow:
    """Accept what was sent to this account; raises NotFoundError and AnsweredMeanwhile."""
    return _answer(session, id, account, "accepted", words)


def decline(session: Session, id: str, account: str, words: str) -> InvitationRow:
    """Decline what was sent to this account, with words or without; raises NotFoundError and AnsweredMeanwhile."""
    return _answer(session, id, account, "declined", words)


def withdraw(session: Session, id: str, account: str) -> InvitationRow:
    """Take back what this account has sent; raises NotFoundError and AnsweredMeanwhile."""
    row, side = row_for(session, id, account)
    if side != "sender":
        raise NotFoundError(_("No invitation of yours has this address."))
    return _move(session, row, "recipient", ("open",), "withdrawn")


def end(session: Session, id: str, account: str) -> InvitationRow:
    """End a conversation, from either side; raises NotFoundError and AnsweredMeanwhile."""
    row, side = row_for(session, id, account)
    return _move(session, row, "recipient" if side == "sender" else "sender", ("accepted",), "ended")


def seen(session: Session, row: InvitationRow, side: Side) -> None:
    """Note that somebody has opened the page."""
    if side == "sender" and row.news_for_sender:
        row.news_for_sender = False
    elif side == "recipient" and row.news_for_recipient:
        row.news_for_recipient = False


def add_words(session: Session, id: str, account: str, words: str) -> None:
    """Add what somebody has written to a conversation; nothing where it is empty."""
    if words:
        session.add(MessageRow(id, account, words, now()))


def _answer(session: Session, id: str, account: str, state: State, words: str) -> InvitationRow:
    row, side = row_for(session, id, account)
    if side != "recipient":
        raise NotFoundError(_("No invitation of yours has this address."))
    moved = _move(session, row, "sender", ("open",), state)
    add_words(session, id, account, words)
    return moved


def _move(
    session: Session, row: InvitationRow, told: Side, before: Collection[State], after: State
) -> InvitationRow:
    """Change a state if it is still what it was; of two who do so at once, one succeeds."""
    values: dict[str, str | bool] = {"state": after, "decided": now(), f"news_for_{told}": True}
    if after == "accepted":
        values["accepted"] = values["decided"]
    done = session.execute(
        update(InvitationRow)
        .where(
            InvitationRow.id == row.id,
            InvitationRow.state.in_(before),
            or_(InvitationRow.state != "open", InvitationRow.created >= oldest_open()),
        )
        .values(**values)
    )
    if getattr(done, "rowcount", 0) != 1:
        raise AnsweredMeanwhile
    session.refresh(row)
    changed(session, row)
    return row
