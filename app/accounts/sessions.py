"""Who is signed in where. A session is a random secret in a cookie; here is only its hash."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.orm import Session

from ..store.contents import now
from .people import Account, account_of_row
from .proofs import digest, new_id, new_secret
from .tables import AccountRow, SessionRow
from .times import time_from_now

LASTING_DAYS = 30
"""A session that shall last ends after so many days without use."""
HOURS = 12
"""Another ends after so many hours without use."""
MOST_DAYS = 180
"""Every session ends after so many days, used or not."""
SEEN_MINUTES = 10


@dataclass(frozen=True)
class Signed:
    """A session, as its owner may see it."""

    id: str
    browser: str
    created: str
    seen: str
    lasting: bool


def start_session(session: Session, account: str, browser: str, lasting: bool) -> str:
    """Sign somebody in with a new secret, which is returned and never kept; ended sessions are forgotten meanwhile."""
    session.execute(delete(SessionRow).where(ended()))
    secret = new_secret()
    session.add(SessionRow(new_id(), digest(secret), account, browser, now(), now(), lasting))
    return secret


def find_session(session: Session, secret: str) -> tuple[Signed, Account] | None:
    """Return the session of a secret and whose it is; None where there is none any more, or she is suspended."""
    found = session.execute(
        select(SessionRow, AccountRow)
        .join(AccountRow, AccountRow.id == SessionRow.account)
        .where(SessionRow.sha256 == digest(secret), _alive(), AccountRow.suspended.is_(None))
    ).one_or_none()
    if found is None:
        return None
    row, account = found
    # A write for each page would make readers wait for each other.
    if row.seen < time_from_now(minutes=-SEEN_MINUTES):
        row.seen = now()
    return _signed(row), account_of_row(account)


def sessions_of(session: Session, account: str) -> list[Signed]:
    """Return where somebody is signed in, the newest use first."""
    rows = session.scalars(
        select(SessionRow)
        .where(SessionRow.account == account, _alive())
        .order_by(SessionRow.seen.desc(), SessionRow.created.desc(), SessionRow.id)
    )
    return [_signed(row) for row in rows]


def end_session(session: Session, account: str, id: str) -> bool:
    """Sign somebody out of one browser; False where she has no such session, whoever else may have it."""
    gone = session.execute(delete(SessionRow).where(SessionRow.account == account, SessionRow.id == id))
    return getattr(gone, "rowcount", 0) == 1


def end_sessions(session: Session, account: str, but: str | None = None) -> None:
    """Sign somebody out everywhere, but not of the session `but`."""
    session.execute(delete(SessionRow).where(SessionRow.account == account, SessionRow.id != (but or "")))


def ended() -> ColumnElement[bool]:
    """Return which sessions sign nobody in any more."""
    return ~_alive()


def _alive() -> ColumnElement[bool]:
    return and_(
        SessionRow.created > time_from_now(days=-MOST_DAYS),
        or_(
            SessionRow.seen > time_from_now(hours=-HOURS),
            and_(SessionRow.lasting, SessionRow.seen > time_from_now(days=-LASTING_DAYS)),
        ),
    )


def _signed(row: SessionRow) -> Signed:
    return Signed(row.id, row.browser, row.created, row.seen, row.lasting)
