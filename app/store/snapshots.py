"""Stored snapshots: bytes under an id made of them, never changed."""

from dataclasses import dataclass

from flask_babel import gettext as _

from ...cypher.errors import NotFoundError
from .contents import checked_id, content_id, now
from .current import get_store
from .keeping import keep
from .tables import SnapshotRow


@dataclass(frozen=True)
class StoredSnapshot:
    """The bytes of a snapshot with its permanent address."""

    id: str
    content: bytes
    sha256: str
    created: str
    """When it was first stored: UTC, ISO."""
    is_new: bool = False
    """True where this request has stored it."""


def store_snapshot(kind: str, content: bytes, sha256: str) -> StoredSnapshot:
    """Store a snapshot, or find it where it is stored already; raises TooManyWrites, StoreFull and StoreUnavailable."""
    id = content_id(content)
    kept = keep(SnapshotRow(id, kind, content, len(content), sha256, now()))
    return StoredSnapshot(id, content, sha256, kept.created, kept.is_new)


def find_snapshot(text: str) -> StoredSnapshot:
    """Return the snapshot with that id; raises NotFoundError and StoreUnavailable."""
    id = checked_id(text, "snapshot")
    with get_store().session() as session:
        row = session.get(SnapshotRow, id)
        if row is None:
            raise NotFoundError(
                _("No snapshot is stored under %(id)s. Perhaps the address was cut off.", id=id)
            )
        return StoredSnapshot(row.id, row.content, row.sha256, row.created)
