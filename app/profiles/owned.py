"""Whose record it is: what only its owner may do begins here."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from ...cypher.errors import IdentifierError, NotFoundError
from ...cypher.graph import Graph
from ..accounts.browsers import NotAllowed, require_account
from ..claims.holders import holder_of, meeting_of
from ..context import get_graph
from ..reads.found import Ambiguous
from ..reads.owned import author_identifiers
from ..reads.resolve import resolve
from ..store.current import get_store
from ..store.stamps import author_stamp, bump


@dataclass(frozen=True)
class Owned:
    """A record and the account that owns it."""

    account: str
    id: str
    """The record's id today."""
    ids: tuple[str, ...]
    """All that it is called by, its id first."""


def require_owner(text: str) -> Owned:
    """Return the record that an address names, for whoever owns it.

    Raises SignInFirst, NotAllowed where another or nobody owns it, NotFoundError where there is none.
    """
    account = require_account().account.id
    id = current_id(get_graph(), text)
    ids = author_identifiers(get_graph(), id=id)
    with get_store().session() as session:
        owner, meeting = holder_of(session, ids), meeting_of(session, ids, account)
    if meeting and not meeting.is_first:
        raise NotAllowed(
            _(
                "Sources say that this record is also somebody else's, whose claim is the earlier one. Until a "
                "moderator has decided, you cannot edit the page; your claim of it says more."
            )
        )
    if owner != account:
        raise NotAllowed(
            _("Only the verified owner of this record may change what its page says. Claim it first.")
        )
    return Owned(account, id, ids)


def current_id(graph: Graph, text: str) -> str:
    """Return today's id of the one author that `text` means; raises NotFoundError, IdentifierError."""
    found = resolve(graph, "author", text)
    if isinstance(found, Ambiguous):
        raise NotFoundError(found.message)
    return found.id


def record_ids(text: str) -> tuple[str, ...]:
    """Return all that the record is called by that `text` once named, today's id first; () where it is gone."""
    try:
        return author_identifiers(get_graph(), id=current_id(get_graph(), text))
    except (NotFoundError, IdentifierError):
        return ()


def stamps_of(records: Iterable[str]) -> list[str]:
    """Return the keys of what everybody sees of records, by what they were called once and by all that they are now."""
    return [author_stamp(id) for record in records for id in {record, *record_ids(record)}]


def changed(session: Session, owned: Owned) -> None:
    """Let everybody see at once what this transaction changes of a record's page."""
    bump(session, author_stamp(owned.id))
