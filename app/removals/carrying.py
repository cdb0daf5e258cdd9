"""To have a removal done, and to lift it: first in the graph, then in what is kept here."""

from dataclasses import dataclass
from typing import cast

from flask_babel import gettext as _
from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from ...cypher.errors import NotFoundError, PeergraphError
from ...cypher.graph import Graph
from ...cypher.removals import removal_key_or_new, remover
from ...cypher.settings import Settings
from ..accounts import audit
from ..accounts.holding import hold
from ..accounts.proofs import new_id
from ..accounts.tables import AuditRow
from ..accounts.times import time_from_now
from ..moderation.queue import Case
from ..reads.owned import author_identifiers
from ..store.contents import now
from ..store.engine import Store
from .forgetting import forget_author
from .tables import RemovalRow, State

WORDS_LETTERS = 2_000
MOST_OPEN = 3
"""Requests of one account that may wait at a time."""
LEFT_MINUTES = 5
"""Work that has shown no sign of life for so long was interrupted: one transaction takes a minute at most."""
_BEGUN = "removal begun"


class RemovalUnderway(PeergraphError):
    """Somebody wants to go while her record is taken out, of which nothing would know any more."""

    code = "removal_underway"
    status = 409


class TooManyRemovals(PeergraphError):
    """Somebody has asked for several records already, and no moderator has answered yet."""

    code = "too_many_removals"
    status = 429


@dataclass(frozen=True)
class Removal:
    """One removal as its page shows it."""

    id: str
    author: str
    state: State
    words: str
    reason: str
    created: str
    decided: str | None
    begun: str | None = None
    """Since when it is done, which takes its time; None before and after that."""


def ask(session: Session, account: str, author: str, words: str) -> RemovalRow:
    """Keep a request, or find the one of this account that waits already; raises TooManyRemovals."""
    hold(session, account)
    waiting = select(RemovalRow).where(RemovalRow.account == account, RemovalRow.state == "asked")
    if row := session.scalar(waiting.where(RemovalRow.author == author)):
        return row
    if (session.scalar(select(func.count()).select_from(waiting.subquery())) or 0) >= MOST_OPEN:
        raise TooManyRemovals(
            _("You have asked for several removals. Wait until the moderators have answered.")
        )
    row = RemovalRow(new_id(), author, account, "asked", words, "", now())
    session.add(row)
    audit.record(session, account, "removal asked for", f"removals:{row.id}")
    return row


def begin_removal(session: Session, row: RemovalRow, actor: str, reason: str) -> None:
    """Say that a record is taken out from now on: nobody takes the request back any more."""
    if row.begun is None:
        row.begun, row.reason = now(), reason
        audit.record(session, actor, _BEGUN, case_of(row).subject, reason)


def is_left(row: RemovalRow) -> bool:
    """Tell whether a removal is begun, not done, and nobody works on it."""
    return row.begun is not None and (row.worked is None or row.worked < time_from_now(minutes=-LEFT_MINUTES))


def take(store: Store, id: str) -> bool:
    """Begin to work on a removal that `is_left`; False where another has taken it. Raises StoreUnavailable."""
    before = time_from_now(minutes=-LEFT_MINUTES)
    left = or_(RemovalRow.worked.is_(None), RemovalRow.worked < before)
    with store.session() as session:
        taken = session.execute(
            update(RemovalRow)
            .where(RemovalRow.id == id, RemovalRow.begun.is_not(None), left)
            .values(worked=now())
        )
        return getattr(taken, "rowcount", 0) == 1


def finish(store: Store, graph: Graph, settings: Settings, id: str) -> None:
    """Take a record out of the graph, and all that is kept of it out of the store, for whoever has taken the work.

    It may be interrupted anywhere and goes on where it is asked for again. Raises GraphUnavailable, StoreUnavailable.
    """
    try:
        ids = _called(store, graph, id)
        with store.session() as session:
            # First, so that nothing of hers is shown while her papers are told anew, and so that all names are known.
            forget_author(session, ids)
        remover().remove(graph, id, ids, removal_key_or_new(settings), lambda: _note_work(store, id, now()))
        with store.session() as session:
            row = removal_row(session, id)
            forget_author(session, ids)
            audit.record(session, _actor(session, row), "record removed", case_of(row).subject, row.reason)
            row.state, row.author, row.words, row.begun, row.decided = "done", "", "", None, now()
    finally:
        _note_work(store, id, None)


def lift(store: Store, graph: Graph, settings: Settings, id: str, actor: str, reason: str) -> None:
    """Let the next load bring a record back. Raises GraphUnavailable and StoreUnavailable."""
    remover().lift(graph, id, removal_key_or_new(settings))
    with store.session() as session:
        row = removal_row(session, id)
        row.state, row.words, row.reason, row.decided = "lifted", "", reason, now()
        audit.record(session, actor, "removal lifted", case_of(row).subject, reason)


def check_nothing_underway(session: Session, account: str) -> None:
    """Raise RemovalUnderway where a record is being taken out at the request of an account."""
    underway = select(RemovalRow.id).where(RemovalRow.account == account, RemovalRow.begun.is_not(None))
    if session.scalar(underway.limit(1)):
        raise RemovalUnderway(
            _("The record that you asked to have removed is being taken out. Try again when that is done.")
        )


def removal_row(session: Session, id: str) -> RemovalRow:
    """Return the row of a removal; raises NotFoundError."""
    row = session.get(RemovalRow, id, populate_existing=True)
    if row is None:
        raise NotFoundError(_("There is no such removal, or not any more."))
    return row


def _called(store: Store, graph: Graph, id: str) -> tuple[str, ...]:
    """Return all identifiers of the record that is taken out."""
    with store.session() as session:
        author = removal_row(session, id).author
    try:
        return author_identifiers(graph, id=author)
    except NotFoundError:
        # It is out of the graph already: only what is kept of it here is left to do.
        return (author,)


def _note_work(store: Store, id: str, worked: str | None) -> None:
    """Note when somebody has last worked on a removal; None where nobody does."""
    with store.session() as session:
        session.execute(update(RemovalRow).where(RemovalRow.id == id).values(worked=worked))


def _actor(session: Session, row: RemovalRow) -> str:
    """Return who has begun a removal, which the log alone keeps."""
    begun = select(AuditRow.actor).where(AuditRow.subject == case_of(row).subject, AuditRow.action == _BEGUN)
    return session.scalar(begun.order_by(AuditRow.id.desc()).limit(1)) or audit.OPERATOR


def removal_of(row: RemovalRow) -> Removal:
    """Return what a page shows of a row."""
    return Removal(
        row.id, row.author, cast(State, row.state), row.words, row.reason, row.created, row.decided, row.begun
    )


def removals_by(session: Session, account: str) -> list[Removal]:
    """Return what an account has asked for, the newest first."""
    rows = session.scalars(
        select(RemovalRow)
        .where(RemovalRow.account == account)
        .order_by(RemovalRow.created.desc(), RemovalRow.id)
    )
    return [removal_of(row) for row in rows]


def case_of(row: RemovalRow) -> Case:
    """Return a removal as a case for moderators."""
    back = row.state in ("back", "done", "lifted")
    title = _("A record that was removed") if back else _("Removal of %(id)s", id=row.author)
    return Case(
        "removals",
        row.id,
        title,
        row.author or None,
        row.created,
        row.account,
        f"/moderation/removals/{row.id}",
    )
