"""Tells the owners of records that sources have made one, each of them once, by mail.

A look is taken after an answer, once a minute at most, in a thread of its own: no page waits for it, no loader knows
accounts, and no command has to be run. The audit log remembers it for all workers and over restarts: an entry before a
mail is handed over, and one when the server has taken it. What was begun and not taken is tried again, later each time.
"""

from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import takewhile
from time import monotonic
from typing import cast

from flask import Flask, Response, current_app, url_for
from flask.blueprints import BlueprintSetupState
from sqlalchemy import select
from sqlalchemy.orm import Session

from ...cypher.logs import get_log
from ..accounts import audit
from ..accounts.holding import hold
from ..accounts.letters import letter_to, met_letter
from ..accounts.post import Letter, get_post
from ..accounts.tables import AccountRow, AuditRow
from ..accounts.times import time_from_now
from ..context import get_settings
from ..store.current import get_store
from .met import MetClaim, met_owners
from .tables import ClaimRow

LOOK_SECONDS = 60
WAIT_MINUTES = 10
"""So long after the first try the second one is made; each further one waits twice as long."""
MOST_NAMED = 20
_BEGUN, _TOLD = "letter on another owner begun", "told of another owner"
_KEY = "peergraph-telling-met"
_log = get_log("claims")


@dataclass
class Looks:
    """The looks of one app, one after the other."""

    due: float = field(default_factory=lambda: monotonic() + LOOK_SECONDS)
    _thread: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="met-owners"), repr=False
    )
    _last: Future[None] | None = None

    def start(self, look: Callable[[], None]) -> None:
        """Let a look be taken, while requests are answered."""
        self.due = monotonic() + LOOK_SECONDS
        self._last = self._thread.submit(look)
        self._last.add_done_callback(_note_failure)

    def wait(self) -> None:
        """Come back when the last look is taken, or has failed."""
        if self._last:
            self._last.exception()


@dataclass(frozen=True)
class _Owner:
    """One of the owners of a record, with what the others' claims are called."""

    claim: str
    account: str
    others: tuple[str, ...]

    @property
    def subject(self) -> str:
        """Return what the audit log calls her claim, as `Case.subject` does."""
        return f"claims:{self.claim}"


def look_at_times(state: BlueprintSetupState) -> None:
    """Let the app that a blueprint is joined to look, after an answer, whether two owners' records have become one."""
    state.app.extensions[_KEY] = Looks()
    state.app.after_request(_look)


def looks_of(app: Flask) -> Looks:
    """Return the looks of an app."""
    return cast(Looks, app.extensions[_KEY])


def tell_met_owners(app: Flask, base_url: str) -> None:
    """Write to all owners who share a record and have not been told; nothing where the site sends no mail.

    Raises StoreUnavailable.
    """
    with app.test_request_context(base_url=base_url):
        if get_post().carrier is None:
            return
        with get_store().session() as session:
            due = _due(session, _reachable(session))
        for owner in due:
            _tell(owner)


def _look(response: Response) -> Response:
    app = cast(Flask, current_app._get_current_object())  # type: ignore[attr-defined]
    if monotonic() >= looks_of(app).due:
        settings = get_settings()
        site = settings.site or f"http://{settings.host}:{settings.port}"
        looks_of(app).start(lambda: tell_met_owners(app, site))
    return response


def _reachable(session: Session) -> list[_Owner]:
    """Return the owners who share a record and can be written to. While one is suspended, nothing of hers counts."""
    records = met_owners(session)
    wanted = [claim.id for claims in records for claim in claims]
    rows = session.execute(
        select(ClaimRow.id, AccountRow.email)
        .join(AccountRow, AccountRow.id == ClaimRow.account)
        .where(ClaimRow.id.in_(wanted), AccountRow.suspended.is_(None))
    )
    emails = {row.id: row.email for row in rows}
    shown = [[claim for claim in claims if claim.id in emails] for claims in records]
    return [
        _owner(claim, claims) for claims in shown if len(claims) > 1 for claim in claims if emails[claim.id]
    ]


def _owner(own: MetClaim, claims: Collection[MetClaim]) -> _Owner:
    others = sorted(claim.id for claim in claims if claim.id != own.id)
    return _Owner(own.id, own.account, tuple(others[:MOST_NAMED]))


def _due(session: Session, owners: Collection[_Owner]) -> list[_Owner]:
    """Return those who have not been told of one of the others, and to whom nobody is writing just now."""
    rows = session.scalars(
        select(AuditRow)
        .where(
            AuditRow.subject.in_([owner.subject for owner in owners]), AuditRow.action.in_((_BEGUN, _TOLD))
        )
        .order_by(AuditRow.id.desc())
    ).all()
    return [
        owner for owner in owners if _is_due(owner, [row for row in rows if row.subject == owner.subject])
    ]


def _is_due(owner: _Owner, newest_first: list[AuditRow]) -> bool:
    told = {claim for row in newest_first if row.action == _TOLD for claim in row.why.split()}
    if told.issuperset(owner.others):
        return False
    tries = list(takewhile(lambda row: row.action == _BEGUN, newest_first))
    return not tries or tries[0].at < time_from_now(minutes=-WAIT_MINUTES * 2 ** (len(tries) - 1))


def _tell(owner: _Owner) -> None:
    letter = _begun(owner)
    if letter and get_post().send(letter):
        with get_store().session() as session:
            audit.record(session, audit.PROGRAM, _TOLD, owner.subject, " ".join(owner.others))


def _begun(owner: _Owner) -> Letter | None:
    """Note that somebody is written to, and return her mail; None where another worker was faster, or she has gone."""
    with get_store().session() as session:
        # Of workers that look at the same moment one goes on, and the others see then what it has noted.
        hold(session, owner.account)
        row = session.get(AccountRow, owner.account)
        path = url_for("claims.own_claim", id=owner.claim)
        letter = letter_to(row, lambda email: met_letter(email, path))
        if letter is None or not _due(session, [owner]):
            return None
        audit.record(session, audit.PROGRAM, _BEGUN, owner.subject)
    return letter


def _note_failure(future: Future[None]) -> None:
    if error := future.exception():
        _log.error("owners not told", reason=type(error).__name__)
