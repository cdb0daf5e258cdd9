"""To have a removal done, and to lift it: first in the graph, then in what is kept here."""

from dataclasses import dataclass
from typing import cast

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...cypher.errors import NotFoundError, PeergraphError
from ...cypher.graph import Graph
from ...cypher.removals import removal_key_or_new, remover
from ...cypher.settings import Settings
from ..accounts import audit
from ..accounts.proofs import new_id
from ..moderation.queue import Case
from ..reads.owned import author_identifiers
from ..store.contents import now
from ..store.engine import Store
from .forgetting import forget_author
from .tables import RemovalRow, State

WORDS_LETTERS = 2_000
MOST_OPEN = 3
"""Requests of one account that may wait at a time."""


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


def ask(session: Session, account: str, author: str, words: str) -> RemovalRow:
    """Keep a request, or find the one of this account that waits already; raises TooManyRemovals."""
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


def carry_out(store: Store, graph: Graph, settings: Settings, id: str, actor: str, reason: str) -> None:
    """Take the record of a request out of the graph, and all that is kept of it out of the store.

    What was interrupted is asked for again and goes on. Raises GraphUnavailable and StoreUnavailable.
    """
    with store.session() as session:
        author = removal_row(session, id).author
    try:
        ids = author_identifiers(graph, id=author)
    except NotFoundError:
        # It is out of the graph already: only what is kept of it here is left to do.
        ids = (author,)
    remover().remove(graph, id, ids, removal_key_or_new(settings))
    with store.session() as session:
        row = removal_row(session, id)
        row.state, row.author, row.words, row.reason, row.decided = "done", "", "", reason, now()
        forget_author(session, ids)
        audit.record(session, actor, "record removed", case_of(row).subject, reason)


def lift(store: Store, graph: Graph, settings: Settings, id: str, actor: str, reason: str) -> None:
    """Let the next load bring a record back. Raises GraphUnavailable and StoreUnavailable."""
    remover().lift(graph, id, removal_key_or_new(settings))
    with store.session() as session:
        row = removal_row(session, id)
        row.state, row.words, row.reason, row.decided = "lifted", "", reason, now()
        audit.record(session, actor, "removal lifted", case_of(row).subject, reason)


def removal_row(session: Session, id: str) -> RemovalRow:
    """Return the row of a removal; raises NotFoundError."""
    row = session.get(RemovalRow, id, populate_existing=True)
    if row is None:
        raise NotFoundError(_("There is no such removal, or not any more."))
    return row


def removal_of(row: RemovalRow) -> Removal:
    """Return what a page shows of a row."""
    return Removal(
        row.id, row.author, cast(State, row.state), row.words, row.reason, row.created, row.decided
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
