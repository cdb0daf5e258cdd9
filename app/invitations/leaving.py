"""What somebody takes along of her conversations besides her own words, and who sees it when she goes."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, aliased

from ..accounts.belongings import also_hand_out, when_hidden
from ..accounts.tables import AccountRow
from ..store.stamps import account_stamp, bump
from .blocking import blocked_by
from .reading import is_shown_to_recipient
from .tables import InvitationRow, MessageRow

_RECEIVED = (
    *(InvitationRow.id, InvitationRow.kind, InvitationRow.sender_author, InvitationRow.author),
    *(InvitationRow.towards, InvitationRow.purpose, InvitationRow.about, InvitationRow.state),
    *(InvitationRow.created, InvitationRow.decided, InvitationRow.accepted),
)
_MESSAGE = (MessageRow.id, MessageRow.invitation, MessageRow.words, MessageRow.created, MessageRow.withheld)


def received(session: Session, account: str) -> list[dict[str, Any]]:
    """Return the invitations to an account, as its pages show them, with what the sender calls herself."""
    # By a name of its own: what is shown asks for accounts, too.
    sender = aliased(AccountRow)
    wanted = select(*_RECEIVED, sender.name.label("sender")).join(sender, sender.id == InvitationRow.account)
    rows = session.execute(wanted.where(_received_by(account)).order_by(InvitationRow.created))
    return [dict(row) for row in rows.mappings()]


def answers(session: Session, account: str) -> list[dict[str, Any]]:
    """Return what others have written in the conversations of an account."""
    hers = select(InvitationRow.id).where(or_(InvitationRow.account == account, _received_by(account)))
    wanted = select(*_MESSAGE).where(MessageRow.invitation.in_(hers), MessageRow.account != account)
    return [dict(row) for row in session.execute(wanted.order_by(MessageRow.id)).mappings()]


def blocked(session: Session, account: str) -> list[dict[str, Any]]:
    """Return whom an account has blocked."""
    return [asdict(each) for each in blocked_by(session, account)]


def let_go(session: Session, account: str) -> None:
    """Say that the pages of those whom an account has invited, or been invited by, change."""
    hers = or_(InvitationRow.account == account, InvitationRow.recipient == account)
    both = select(InvitationRow.account, InvitationRow.recipient).where(hers)
    # Held before the stamps are, as by whoever answers one at the same moment.
    pairs = session.execute(both.order_by(InvitationRow.id).with_for_update())
    bump(session, *(account_stamp(each) for pair in pairs for each in pair if each != account))


def _received_by(account: str) -> ColumnElement[bool]:
    return and_(InvitationRow.recipient == account, is_shown_to_recipient())


when_hidden(let_go)
also_hand_out("invitations_received", received)
also_hand_out("invitation_messages_received", answers)
also_hand_out("people_blocked", blocked)
