"""What the graph keeps of each record: its newest version, and who older versions said its authors were.

Two versions of a record make one, and it does not matter which was loaded first: the newer one counts, by the source's
own date or else by the date of the file; of equal dates, the one whose text sorts last.
"""

import hashlib
from typing import Any

import msgspec
from msgspec import Struct

from .records import AuthorRecord, InstitutionRecord, PaperRecord, TopicRecord
from .rows import FormerAuthorship, PaperRow
from .slots import former_authorships

EntityRecord = PaperRecord | AuthorRecord | InstitutionRecord | TopicRecord

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(EntityRecord).decode
_decode_former = msgspec.json.Decoder(tuple[FormerAuthorship, ...]).decode


class Version(Struct, frozen=True, gc=False):
    """A record with its date and its text; `text` is its canonical JSON.

    `alone` is what it tells of its paper where no other record does, if somebody had the time to find out.
    """

    record: EntityRecord
    updated: str
    text: str
    former: tuple[FormerAuthorship, ...] = ()
    alone: PaperRow | None = None

    @property
    def id(self) -> str:
        """The record's id in the graph: its source and what the source calls it."""
        return f"{self.record.source}:{self.record.source_id}"

    @property
    def digest(self) -> str:
        """A short hash of the text, to know again what was loaded."""
        return digest_of(self.text)


def digest_of(text: str) -> str:
    """Return 128 bits of BLAKE2b over a text, in hexadecimal."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def version_of(record: EntityRecord, modified: str) -> Version:
    """Return a record as it arrives from a file that was last changed at `modified` (ISO 8601, UTC)."""
    return Version(record, record.updated or modified, _encode(record).decode())


def stored_version(row: dict[str, Any]) -> Version:
    """Return a version from the graph's own row of it: content, updated, former."""
    former = _decode_former(row["former"]) if row["former"] else ()
    return Version(_decode(row["content"]), row["updated"], row["content"], former)


def reworded(version: Version, record: EntityRecord, former: tuple[FormerAuthorship, ...]) -> Version:
    """Return a version of the same day that says something else."""
    return Version(record, version.updated, _encode(record).decode(), former)


def newest(a: Version, b: Version) -> Version:
    """Return the one version that two make; the same whichever is given first.

    Of two of the same day the one that leaves fewer people out counts: what came back after a removal was lifted.
    """
    newer, older = (a, b) if _order(a) > _order(b) else (b, a)
    if not isinstance(newer.record, PaperRecord) or not isinstance(older.record, PaperRecord):
        return newer
    if newer.text == older.text and newer.former == older.former:
        return newer
    said = former_authorships(older.record, newer.record)
    former = said | former_authorships_left(newer, {*newer.former, *older.former})
    return Version(newer.record, newer.updated, newer.text, tuple(sorted(former, key=lambda one: one.order)))


def _order(version: Version) -> tuple[str, int, str]:
    removed = version.record.removed if isinstance(version.record, PaperRecord) else ()
    return (version.updated, -len(removed), version.text)


def former_authorships_left(newer: Version, former: set[FormerAuthorship]) -> set[FormerAuthorship]:
    """Return those former authorships that the newest version does not state again."""
    if not former or not isinstance(newer.record, PaperRecord):
        return set()
    empty = msgspec.structs.replace(newer.record, authorships=())
    return former - former_authorships(newer.record, empty)


def rewritten_record(version: Version) -> dict[str, str | None]:
    """Return what changes of a Record node whose text does."""
    former = _encode(version.former).decode() if version.former else None
    return {"id": version.id, "content": version.text, "digest": version.digest, "former": former}


def record_properties(version: Version, run: str, loaded: str) -> dict[str, Any]:
    """Return the properties of the Record node of a version; without a run, when it was loaded stays as it is."""
    said: dict[str, Any] = {
        "id": version.id,
        "kind": version.record.__struct_config__.tag,
        "source": version.record.source,
        "source_id": version.record.source_id,
        "updated": version.updated,
        "digest": version.digest,
        "content": version.text,
        "former": _encode(version.former).decode() if version.former else None,
    }
    if run:
        said["run"] = run
        said["loaded"] = loaded
    return said
