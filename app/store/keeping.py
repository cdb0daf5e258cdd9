"""The one way to write: counted, bounded, and each content only once."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from .contents import IdTaken
from .current import client, get_bounds, get_store
from .tables import SnapshotRow, ViewRow


@dataclass(frozen=True)
class Kept:
    """What became of a row."""

    created: str
    """When it was first stored: UTC, ISO."""
    is_new: bool
    """False where it was stored before."""


def keep(row: ViewRow | SnapshotRow) -> Kept:
    """Store a row for the client of this request, or find it where it is stored already.

    Raises TooManyWrites, StoreFull, IdTaken where another content has its id, and StoreUnavailable.
    """
    get_bounds().count_bytes(client(), row.size)
    try:
        return _keep(row)
    except IntegrityError:
        # Somebody else has stored the same at the same moment.
        return _keep(row)


def _keep(row: ViewRow | SnapshotRow) -> Kept:
    with get_store().session() as session:
        found = session.get(type(row), row.id)
        if found is None:
            get_bounds().check_room(session, row.size)
            session.execute(insert(type(row)).values(_values(row)))
            return Kept(row.created, is_new=True)
        if found.content != row.content:
            raise IdTaken(
                "Something else has this address already. Give yours another title, which changes it."
            )
        return Kept(found.created, is_new=False)


def _values(row: ViewRow | SnapshotRow) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in type(row).__table__.columns}
