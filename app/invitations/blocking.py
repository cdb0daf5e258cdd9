"""Somebody does not want to hear of somebody else: nothing open between the two goes on, and nobody is told."""

from dataclasses import dataclass

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.orm import Session

from ..accounts.holding import hold
from ..accounts.proofs import new_id
from ..accounts.tables import AccountRow
from ..store.contents import now
from ..store.stamps import account_stamp, bump
from .standing import has_blocked
from .tables import BlockRow, InvitationRow


@dataclass(frozen=True)
class Blocked:
    """Somebody whom an account has blocked."""

    id: str
    """Of the block, not of the account."""
    name: str
    """What the account is called."""
    since: str


def block(session: Session, account: str, other: str) -> None:
    """Let an account hear nothing more of another; what was open between the two ends."""
    hold(session, account, other)
    if not has_blocked(session, account, other):
        session.add(BlockRow(new_id(), account, other, now()))
    either = or_(
        and_(InvitationRow.account == account, InvitationRow.recipient == other),
        and_(InvitationRow.account == other, InvitationRow.recipient == account),
    )
    session.execute(
        update(InvitationRow)
        .where(either, InvitationRow.state.in_(("open", "accepted")))
        .values(state="ended", decided=now())
    )
    bump(session, account_stamp(account), account_stamp(other))


def unblock(session: Session, account: str, id: str) -> bool:
    """Take back a block of this account; False where there is none of that id."""
    gone = session.execute(delete(BlockRow).where(BlockRow.id == id, BlockRow.account == account))
    return getattr(gone, "rowcount", 0) == 1


def blocked_by(session: Session, account: str) -> list[Blocked]:
    """Return whom an account has blocked, the latest first."""
    rows = session.execute(
        select(BlockRow.id, AccountRow.name, BlockRow.created)
        .join(AccountRow, AccountRow.id == BlockRow.blocked)
        .where(BlockRow.account == account)
        .order_by(BlockRow.created.desc(), BlockRow.id)
    )
    return [Blocked(*row) for row in rows]
