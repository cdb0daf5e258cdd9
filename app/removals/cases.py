"""What of removals waits for a moderator."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..claims.standing import claim_side
from ..languages import marked
from ..moderation.decisions import Choices
from ..moderation.queue import MOST_CASES, Case
from .carrying import case_of
from .tables import RemovalRow

REMOVE: Choices = {"remove": marked("Take the record out"), "refuse": marked("Refuse")}
GIVE_BACK: Choices = {"lift": marked("Lift it: the record may come back"), "keep": marked("Leave it removed")}
LIFT: Choices = {"lift": marked("Lift it: the record may come back")}


def open_removals(session: Session) -> list[Case]:
    """Return what waits for a decision, the oldest first."""
    rows = session.scalars(
        select(RemovalRow)
        .where(RemovalRow.state.in_(("asked", "back")))
        .order_by(RemovalRow.created, RemovalRow.id)
        .limit(MOST_CASES)
    )
    return [case_of(row) for row in rows]


def choices_of(row: RemovalRow) -> Choices:
    """Return what can be decided of a removal."""
    return {} if row.begun else {"asked": REMOVE, "back": GIVE_BACK, "done": LIFT}.get(row.state, {})


def why_not(row: RemovalRow, moderator: str) -> str | None:
    """Return why this moderator may not decide; None where he may."""
    return (
        _("You have asked for this yourself, so somebody else decides.") if row.account == moderator else None
    )


def is_owner(session: Session, ids: tuple[str, ...], account: str) -> bool:
    """Return whether an account has shown that the record is hers, and nobody else has: then nobody is asked."""
    side = claim_side(session, ids, account)
    return side.is_own and side.standing == "verified"
