"""What the store forgets of a record that is taken out of the graph."""

from collections.abc import Collection

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ..claims.states import after_loss, claims_of
from ..explore.view import View, canonical, parse_view
from ..store.stamps import StampRow, author_stamp
from ..store.tables import Base, SnapshotRow, ViewRow

_NAMES = ("author", "entity", "subject", "towards")
"""Columns that say which record a row is of: such rows go."""
_ENDS = ("sender_author",)
"""Columns that name a record in a row that is of another one: only the name goes."""
_KEPT = ("removals", "audit")


def forget_author(session: Session, ids: Collection[str]) -> None:
    """Delete what is kept of a record, named by all its identifiers: claims, texts, follows, snapshots that show it."""
    owners = {row.account for row in claims_of(session, ids, ("verified",))}
    for table in reversed(Base.metadata.sorted_tables):
        if table.name in _KEPT:
            continue
        for column in (table.c[name] for name in _ENDS if name in table.c):
            session.execute(update(table).where(column.in_(ids)).values({column.name: ""}))
        for column in (table.c[name] for name in _NAMES if name in table.c):
            session.execute(delete(table).where(column.in_(ids)))
    session.execute(delete(StampRow).where(StampRow.key.in_([author_stamp(id) for id in ids])))
    _forget_snapshots(session, ids)
    _forget_in_views(session, ids)
    for owner in owners:
        after_loss(session, owner)


def _forget_snapshots(session: Session, ids: Collection[str]) -> None:
    """Delete the snapshots that name the record: what is frozen cannot be changed."""
    for id, content in session.execute(select(SnapshotRow.id, SnapshotRow.content)).yield_per(20):
        if _names(content, ids):
            session.execute(delete(SnapshotRow).where(SnapshotRow.id == id))


def _forget_in_views(session: Session, ids: Collection[str]) -> None:
    """Take the record out of stored views; a view that has nothing else in its middle goes."""
    for row in session.scalars(select(ViewRow)).yield_per(20):
        if not _names(row.content, ids):
            continue
        view = _without(parse_view(row.content), {f"author:{id}" for id in ids})
        if view is None:
            session.delete(row)
        else:
            row.content = canonical(view)
            row.size = len(row.content)


def _without(view: View, keys: Collection[str]) -> View | None:
    def others(given: tuple[str, ...]) -> tuple[str, ...]:
        """Return those keys that are not to be forgotten."""
        return tuple(key for key in given if key not in keys)

    if not others(view.focus):
        return None
    return msgspec.structs.replace(
        view,
        focus=others(view.focus),
        nodes=tuple(node for node in view.nodes if node.key not in keys),
        hidden=others(view.hidden),
        between=others(view.between),
        selected=others(view.selected),
    )


def _names(content: bytes, ids: Collection[str]) -> bool:
    """Return whether a JSON text has one of the ids at the end of one of its texts."""
    return any(msgspec.json.encode(id)[1:] in content for id in ids)
