"""Accounts that a moderator has suspended: nobody signs in with one, and what it says to others is not shown meanwhile.

Nothing is deleted by it: whoever lists or shows what an account has written asks `is_shown`, or `is_owner_shown` where
an account stands as the owner of a thing, and so all of it is there again once the suspension is lifted.
"""

from datetime import datetime
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.elements import SQLCoreOperations

from ...cypher.errors import PeergraphError
from ..store.contents import now
from ..store.stamps import account_stamp, bump
from . import audit
from .belongings import hiding, owner_of
from .links import forget_links
from .people import row_of
from .sessions import end_sessions
from .tables import AccountRow

_SUSPENDED = AccountRow.suspended.is_not(None)


class Suspended(PeergraphError):
    """Something is asked for with an account that is suspended; says since when and why."""

    code = "account_suspended"
    status = 403

    def __init__(self, since: str, why: str) -> None:
        day = format_date(datetime.fromisoformat(since))
        super().__init__(_("This account is suspended since %(date)s. Why: %(reason)s", date=day, reason=why))
        self.since, self.why = since, why


def suspend(session: Session, id: str, by: str, why: str) -> None:
    """Keep somebody out: her sessions end, and so does what she has begun by a link. Raises NotFoundError."""
    row = row_of(session, id)
    row.suspended, row.suspended_why = now(), why
    end_sessions(session, id)
    forget_links(session, id, "reset", "second", "set-up", "address", "claim")
    _note(session, id, by, "account suspended", why)


def lift_suspension(session: Session, id: str, by: str, why: str) -> None:
    """Let somebody in again and show what she has written. Raises NotFoundError."""
    row = row_of(session, id)
    row.suspended, row.suspended_why = None, ""
    _note(session, id, by, "suspension lifted", why)


def check_not_suspended(session: Session, id: str) -> None:
    """Raise Suspended for an account that is; NotFoundError where it was deleted."""
    row = row_of(session, id)
    if row.suspended:
        raise Suspended(row.suspended, row.suspended_why)


def is_shown(account: InstrumentedAttribute[str] | SQLCoreOperations[Any]) -> ColumnElement[bool]:
    """Return which rows others may see, of those whose column says whose account they are of."""
    return ~select(AccountRow.id).where(AccountRow.id == account, _SUSPENDED).exists()


def is_owner_shown(owner: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Return the same for a column that says who keeps a thing, as `belongings.owner_of` calls an account."""
    return owner.not_in(select(literal(owner_of("")) + AccountRow.id).where(_SUSPENDED))


def _note(session: Session, id: str, by: str, action: str, why: str) -> None:
    audit.record(session, by, action, id, why)
    bump(session, account_stamp(id))
    hiding(session, id)
