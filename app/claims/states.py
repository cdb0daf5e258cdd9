"""How a claim goes from state to state; each change is one transaction, logged, and seen on the record's page.

pending ──> verified      evidence that the program has checked, or a moderator's decision
pending ──> contested     the same evidence, while somebody else owns the record; a moderator decides
any     ──> refused       a moderator's decision; once an appeal makes it pending again
any     ──> released      by the claimant herself
"""

from collections.abc import Collection
from typing import Literal

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ...cypher.errors import PeergraphError, UsageError
from ..accounts import audit
from ..accounts.people import row_of, set_role
from ..accounts.proofs import new_id
from ..accounts.times import time_from_now
from ..store.contents import now
from ..store.stamps import account_stamp, author_stamp, bump
from .claimable import Claimable
from .tables import AUTHOR_LETTERS, ClaimRow, ProofRow, Way

ALIVE = ("pending", "verified", "contested")
MOST_PENDING = 10
"""Claims of one account that may wait at one time."""
AGAIN_DAYS = 30
"""After a refusal the same account may claim the same record again after so many days."""
WORDS_LETTERS = 2_000


class TooManyClaims(PeergraphError):
    """Somebody claims more than she may."""

    code = "too_many_claims"
    status = 429


class ClaimClosed(UsageError):
    """A claim is not in a state for this."""

    code = "claim_closed"
    status = 409

    def __init__(self) -> None:
        super().__init__(_("This is not possible in the state that the claim is in. Load its page again."))


def begin(session: Session, account: str, record: Claimable) -> ClaimRow:
    """Return the account's claim of a record, a new one where it has none; raises TooManyClaims."""
    touch(session, record.id, account)
    if row := alive_claim(session, account, record.ids):
        return row
    _check_claims(session, account, record.ids)
    row = ClaimRow(
        new_id(),
        record.id[:AUTHOR_LETTERS],
        account,
        "pending",
        "request",
        "",
        "",
        "",
        now(),
        code=f"peergraph-{new_id()}",
    )
    session.add(row)
    _log(session, row, "claim begun")
    return row


def prove(session: Session, row: ClaimRow, record: Claimable, way: Way, detail: str, sure: bool) -> None:
    """Add evidence that was checked, and let the claim become what follows; raises ClaimClosed.

    Where it is not `sure`, because it says little of who it is, a moderator decides.
    """
    _lock(session, row, record)
    if row.state not in ALIVE:
        raise ClaimClosed
    session.merge(ProofRow(row.id, way, row.account, detail, now()))
    _log(session, row, f"claim proved by {way}")
    if row.state == "pending":
        row.way, row.detail = way, detail
        if sure and not was_refused(session, row.account, record.ids):
            _verify_or_contest(session, row, record)
        else:
            row.asked = row.asked or now()


def ask_moderators(session: Session, row: ClaimRow, record: Claimable, words: str) -> None:
    """Let a moderator decide a claim, or know more of one that is contested; raises ClaimClosed."""
    _lock(session, row, record)
    if row.state != "pending" and not is_contested(session, row, record):
        raise ClaimClosed
    row.words = words[:WORDS_LETTERS]
    if row.state == "pending":
        row.asked = row.asked or now()
    _log(session, row, "claim put to the moderators")


def appeal(session: Session, row: ClaimRow, record: Claimable, words: str) -> None:
    """Let another moderator look at a refusal, once; raises ClaimClosed."""
    _lock(session, row, record)
    if row.state != "refused" or row.appeal or alive_claim(session, row.account, record.ids):
        raise ClaimClosed
    row.appeal, row.asked = words[:WORDS_LETTERS], now()
    _become(row, "pending")
    _log(session, row, "claim appealed")


def release(session: Session, row: ClaimRow, record: Claimable) -> ClaimRow | None:
    """Let a claim go; returns whose turn it is then: the only one who has shown evidence meanwhile, if there is one.

    Raises ClaimClosed.
    """
    _lock(session, row, record)
    if row.state not in ALIVE:
        raise ClaimClosed
    was_owner = row.state == "verified"
    _become(row, "released")
    row.asked = None
    _log(session, row, "claim released")
    after_loss(session, row.account)
    return _next(session, record) if was_owner else None


def give(session: Session, row: ClaimRow, record: Claimable, moderator: str, reason: str) -> list[ClaimRow]:
    """Make somebody the owner by a moderator's decision; returns the claims of those who lose the record by it."""
    _lock(session, row, record)
    lost = [other for other in claims_of(session, record.ids, ("verified",)) if other.id != row.id]
    for other in lost:
        refuse(session, other, record, moderator, reason)
    session.merge(ProofRow(row.id, "request", row.account, "", now()))
    row.author, row.reason, row.decider, row.asked = record.id[:AUTHOR_LETTERS], reason, moderator, None
    if row.way == "request":
        row.detail = ""
    _become(row, "verified")
    session.flush()
    _now_owner(session, row.account)
    return lost


def refuse(session: Session, row: ClaimRow, record: Claimable, moderator: str, reason: str) -> None:
    """Refuse a claim, or take the record away from its owner, by a moderator's decision."""
    _lock(session, row, record)
    row.reason, row.decider, row.asked = reason, moderator, None
    _become(row, "refused")
    after_loss(session, row.account)


def alive_claim(session: Session, account: str, ids: Collection[str]) -> ClaimRow | None:
    """Return the claim of a record that an account has and that was neither refused nor released."""
    found = claims_of(session, ids, ALIVE)
    return next((row for row in found if row.account == account), None)


def claims_of(session: Session, ids: Collection[str], states: Collection[str]) -> list[ClaimRow]:
    """Return the claims of a record in those states, the oldest first."""
    wanted = select(ClaimRow).where(ClaimRow.author.in_(ids), ClaimRow.state.in_(states))
    return list(session.scalars(wanted.order_by(ClaimRow.created, ClaimRow.id)))


def is_contested(session: Session, row: ClaimRow, record: Claimable) -> bool:
    """Tell whether a moderator has to decide between this claim, which was proved, and somebody else's."""
    if row.state != "verified":
        return row.state == "contested"
    rivals = claims_of(session, record.ids, ("verified", "contested"))
    return any(rival.account != row.account for rival in rivals)


def was_refused(session: Session, account: str, ids: Collection[str]) -> bool:
    """Tell whether a moderator has refused the account this record before, so that only a moderator gives it now."""
    wanted = select(func.count()).where(
        ClaimRow.account == account,
        ClaimRow.author.in_(ids),
        (ClaimRow.state == "refused") | (ClaimRow.appeal != ""),
    )
    return bool(session.scalar(wanted))


def after_loss(session: Session, account: str) -> None:
    """Take the role of an owner from somebody who owns nothing any more."""
    session.flush()
    owned = select(func.count()).where(ClaimRow.account == account, ClaimRow.state == "verified")
    if not session.scalar(owned) and row_of(session, account).role == "owner":
        set_role(session, account, "reader", account, "owns no record any more")


def touch(session: Session, author: str, account: str) -> None:
    """Say that a record's page changes; changes of one record thereby wait for each other."""
    bump(session, author_stamp(author), account_stamp(account))


def _lock(session: Session, row: ClaimRow, record: Claimable) -> None:
    touch(session, record.id, row.account)
    # Another transaction may have changed it while we waited for our turn.
    session.refresh(row)


def _verify_or_contest(session: Session, row: ClaimRow, record: Claimable) -> None:
    session.flush()
    if not any(other.account != row.account for other in claims_of(session, record.ids, ("verified",))):
        try:
            with session.begin_nested():
                row.author = record.id[:AUTHOR_LETTERS]
                _become(row, "verified")
                row.asked = None
        except IntegrityError:
            # Somebody else has become the owner at this moment; the database has let one of us win.
            session.refresh(row)
        else:
            _log(session, row, "claim verified")
            _now_owner(session, row.account)
            return
    _become(row, "contested")
    row.asked = now()
    _log(session, row, "claim contested")


def _next(session: Session, record: Claimable) -> ClaimRow | None:
    waiting = claims_of(session, record.ids, ("contested",))
    if len(waiting) != 1:
        return None
    _verify_or_contest(session, waiting[0], record)
    return waiting[0]


def _now_owner(session: Session, account: str) -> None:
    if row_of(session, account).role == "reader":
        set_role(session, account, "owner", account, "owns a record")


def _check_claims(session: Session, account: str, ids: Collection[str]) -> None:
    wanted = select(func.count()).where(ClaimRow.account == account)
    if (session.scalar(wanted.where(ClaimRow.state == "pending")) or 0) >= MOST_PENDING:
        raise TooManyClaims(
            _("%(most)s claims of yours wait already. Finish or withdraw one first.", most=MOST_PENDING)
        )
    lately = (ClaimRow.state == "refused") & (ClaimRow.decided > time_from_now(days=-AGAIN_DAYS))
    if session.scalar(wanted.where(ClaimRow.author.in_(ids), lately)):
        raise TooManyClaims(
            _(
                "Your claim of this record was refused less than %(days)s days ago. Its page says why, and how to "
                "appeal.",
                days=AGAIN_DAYS,
            )
        )


def _become(row: ClaimRow, state: Literal["pending", "verified", "contested", "refused", "released"]) -> None:
    row.state, row.decided = state, now()


def _log(session: Session, row: ClaimRow, action: str) -> None:
    audit.record(session, row.account, action, f"claims:{row.id}")
