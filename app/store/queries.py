"""Stored queries: whose they are, who may read them, and all their versions."""

import base64
import secrets
from dataclasses import dataclass
from typing import Literal, cast, get_args

from flask_babel import gettext as _
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ...cypher.errors import NotFoundError, PeergraphError
from ..accounts.belongings import hold_owner
from ..accounts.suspending import is_owner_shown
from ..parameters import ParameterError, none_of
from ..queries.draft import Draft, decoded, encoded
from .contents import checked_id, now
from .current import client, get_bounds, get_store
from .tables import QueryRow, QueryVersionRow

Visibility = Literal["private", "unlisted", "public"]
VISIBILITIES: tuple[Visibility, ...] = get_args(Visibility)
MOST_OF_OWNER = 300
MOST_VERSIONS = 100


class QueryConflict(PeergraphError):
    """A query cannot be saved as it stands: somebody else was quicker, or there are enough."""

    code = "query_conflict"
    status = 409


@dataclass(frozen=True)
class StoredQuery:
    """One version of a stored query, with what is known of the query itself."""

    id: str
    number: int
    newest: int
    draft: Draft
    visibility: Visibility
    owner: str
    created: str
    """When its first version was saved: UTC, ISO."""
    saved: str
    """When this version was saved."""
    origin: tuple[str, int] | None
    """The query and version that it is a fork of."""


@dataclass(frozen=True)
class VersionNote:
    """One version in a list."""

    number: int
    title: str
    created: str


def save_query(owner: str, draft: Draft, origin: StoredQuery | None = None) -> StoredQuery:
    """Store a new query of an owner, private, perhaps as a fork of another.

    Raises TooManyWrites, StoreFull, QueryConflict where the owner has too many, StoreUnavailable.
    """
    content = _counted(draft)
    id = base64.b32encode(secrets.token_bytes(8)).decode().lower()[:12]
    when = now()
    row = QueryRow(
        id, owner, "private", 1, draft.title, draft.description, _words(draft), when, when,
        origin.id if origin else None, origin.number if origin else None,
    )  # fmt: skip
    with get_store().session() as session:
        hold_owner(session, owner)
        kept = session.scalar(select(func.count()).where(QueryRow.owner == owner)) or 0
        if kept >= MOST_OF_OWNER:
            raise QueryConflict(f"You keep {kept} queries, which is the most. Delete one first.")
        get_bounds().check_room(session, len(content))
        session.add_all((row, QueryVersionRow(id, 1, draft.title, content, len(content), when)))
        return _stored(row, 1, draft, when)


def save_version(owner: str, id: str, base: int, draft: Draft) -> StoredQuery:
    """Store the version after `base` of an owner's query; the same again stores nothing.

    Raises NotFoundError, QueryConflict where another version has been saved since, and as `save_query` does.
    """
    content = _counted(draft)
    try:
        return _next_version(owner, id, base, draft, content)
    except IntegrityError as error:
        raise _overtaken(base + 1) from error


def find_query(reader: str | None, id: str, number: int | None = None) -> StoredQuery:
    """Return one version of a query, the newest where none is named; raises NotFoundError where `reader` may not."""
    with get_store().session() as session:
        row = _readable(session, reader, id)
        wanted = row.newest if number is None else number
        version = session.get(QueryVersionRow, (row.id, wanted)) if 1 <= wanted <= row.newest else None
        if version is None:
            raise NotFoundError(
                _(
                    "The query %(id)s has no version %(number)s; its newest is %(newest)s.",
                    id=row.id,
                    number=number,
                    newest=row.newest,
                )
            )
        return _stored(row, version.number, decoded(version.content), version.created)


def versions_of(reader: str | None, id: str) -> list[VersionNote]:
    """Return a query's versions, the newest first; raises NotFoundError where `reader` may not read them."""
    with get_store().session() as session:
        row = _readable(session, reader, id)
        found = session.execute(
            select(QueryVersionRow.number, QueryVersionRow.title, QueryVersionRow.created)
            .where(QueryVersionRow.query_id == row.id)
            .order_by(QueryVersionRow.number.desc())
        )
        return [VersionNote(*each) for each in found]


def show_to(owner: str, id: str, visibility: str) -> None:
    """Let nobody, everybody with the address, or everybody find an owner's query; raises NotFoundError, TooManyWrites.

    Raises ParameterError for another word.
    """
    if visibility not in VISIBILITIES:
        raise ParameterError("visibility", none_of(VISIBILITIES))
    get_bounds().count(client())
    with get_store().session() as session:
        row = _owned(session, owner, id)
        if visibility == "public" and row.visibility != "public":
            get_bounds().count_publication(client())
        row.visibility = visibility


def delete_query(owner: str, id: str) -> None:
    """Delete an owner's query with all its versions; forks of it stay. Raises NotFoundError."""
    get_bounds().count(client())
    with get_store().session() as session:
        remove_query(session, _owned(session, owner, id).id)


def remove_query(session: Session, id: str) -> bool:
    """Delete a query, whoever owns it; False where there is none."""
    session.execute(delete(QueryVersionRow).where(QueryVersionRow.query_id == id))
    return bool(session.execute(delete(QueryRow).where(QueryRow.id == id)).rowcount)  # type: ignore[reportAttributeAccessIssue]


def _counted(draft: Draft) -> bytes:
    content = encoded(draft)
    get_bounds().count(client())
    get_bounds().count_bytes(client(), len(content))
    return content


def _next_version(owner: str, id: str, base: int, draft: Draft, content: bytes) -> StoredQuery:
    with get_store().session() as session:
        hold_owner(session, owner)
        row = _owned(session, owner, id)
        newest = session.get_one(QueryVersionRow, (row.id, row.newest))
        if newest.content == content:
            return _stored(row, row.newest, draft, newest.created)
        if row.newest != base:
            raise _overtaken(row.newest)
        if base >= MOST_VERSIONS:
            raise QueryConflict(f"The query has {base} versions, which is the most. Save it as a fork.")
        get_bounds().check_room(session, len(content))
        row.newest, row.title, row.description = base + 1, draft.title, draft.description
        row.words, row.changed = _words(draft), now()
        session.add(QueryVersionRow(row.id, base + 1, draft.title, content, len(content), row.changed))
        session.flush()
        return _stored(row, base + 1, draft, row.changed)


def _overtaken(number: int) -> QueryConflict:
    return QueryConflict(f"Version {number} was saved meanwhile. Look at it first, then save yours again.")


def _owned(session: Session, owner: str, id: str) -> QueryRow:
    row = _readable(session, owner, id)
    if row.owner != owner:
        raise _nothing(row.id)
    return row


def _readable(session: Session, reader: str | None, id: str) -> QueryRow:
    known = checked_id(id, "stored query")
    row = session.get(QueryRow, known)
    # A private query is answered exactly as one that does not exist.
    if row is None or (row.owner != reader and not _is_for_others(session, row)):
        raise _nothing(known)
    return row


def _is_for_others(session: Session, row: QueryRow) -> bool:
    shown = select(QueryRow.id).where(QueryRow.id == row.id, is_owner_shown(QueryRow.owner))
    return row.visibility != "private" and session.scalar(shown) is not None


def _nothing(id: str) -> NotFoundError:
    return NotFoundError(
        _("No query that you may read is stored under %(id)s. Perhaps it is private, or was deleted.", id=id)
    )


def _words(draft: Draft) -> str:
    return f"{draft.title}\n{draft.description}".casefold()


def _stored(row: QueryRow, number: int, draft: Draft, saved: str) -> StoredQuery:
    origin = (row.origin, row.origin_number) if row.origin and row.origin_number else None
    return StoredQuery(
        row.id,
        number,
        row.newest,
        draft,
        cast(Visibility, row.visibility),
        row.owner,
        row.created,
        saved,
        origin,
    )
