"""What the author's page says of inviting somebody."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from ..accounts.people import Account
from .standing import oldest_open
from .tables import InvitationRow


@dataclass(frozen=True)
class InviteSide:
    """Whether somebody can be invited, and what there is already between her and who reads the page."""

    state: Literal["unknown", "unclaimed", "own", "possible", "sent", "received", "talking"]
    invitation: str | None = None
    """The id of the invitation that is open or accepted between the two."""


UNKNOWN = InviteSide("unknown")
"""While the store does not answer."""


def invite_side(session: Session, holder: str | None, account: Account | None) -> InviteSide:
    """Return what a reader may do on the page of an author record that `holder` owns; None where nobody does."""
    if holder is None:
        return InviteSide("unclaimed")
    if account is None:
        return InviteSide("possible")
    return InviteSide("own") if holder == account.id else _between(session, account.id, holder)


def _between(session: Session, reader: str, holder: str) -> InviteSide:
    either = or_(
        and_(InvitationRow.account == reader, InvitationRow.recipient == holder),
        and_(InvitationRow.account == holder, InvitationRow.recipient == reader),
    )
    found = session.scalar(
        select(InvitationRow)
        .where(
            either,
            InvitationRow.towards == "",
            or_(
                InvitationRow.state == "accepted",
                and_(InvitationRow.state == "open", InvitationRow.created >= oldest_open()),
            ),
        )
        .order_by(InvitationRow.state)
        .limit(1)
    )
    if found is None:
        return InviteSide("possible")
    waiting = "sent" if found.account == reader else "received"
    return InviteSide("talking" if found.state == "accepted" else waiting, found.id)
