"""A message can be reported: the moderators then see this one message, and nothing else of what the two wrote."""

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from ..languages import marked
from ..moderation.reportable import Reportable, Reported
from .tables import InvitationRow, MessageRow


def look(session: Session, subject: str, by: str | None) -> Reported | None:
    """Return a message that others wrote to the account `by`, or to a moderator any; None for all else."""
    row = _row(session, subject)
    if row is None or row.withheld:
        return None
    whole = session.get(InvitationRow, row.invitation)
    if whole is None or (
        by is not None and (by == row.account or by not in (whole.account, whole.recipient))
    ):
        return None
    return Reported(_("A message in an invitation"), row.words, row.account)


def take_away(session: Session, subject: str, reason: str) -> None:
    """Take a message's words away, and leave the reason in their place."""
    if row := _row(session, subject):
        row.words, row.withheld = "", reason


MESSAGE = Reportable("message", marked("Message"), look, take_away)


def _row(session: Session, subject: str) -> MessageRow | None:
    is_id = subject.isascii() and subject.isdigit() and len(subject) < 10
    return session.get(MessageRow, int(subject)) if is_id else None
