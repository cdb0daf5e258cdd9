"""Ids made of contents: the same content always has the same address, and an address always the same content."""

import base64
import hashlib
import re
from datetime import UTC, datetime

from ...cypher.errors import NotFoundError, PeergraphError
from .tables import ID_LETTERS

_ID = re.compile(r"[a-z2-7]{12}")


class IdTaken(PeergraphError):
    """Another content has this id; that happens once in 10^18, or to somebody who tries."""

    code = "id_taken"
    status = 409


def content_id(content: bytes) -> str:
    """Return the first letters of the content's SHA-256 in base 32, in lower case."""
    return base64.b32encode(hashlib.sha256(content).digest()).decode().lower()[:ID_LETTERS]


def checked_id(text: str, what: str) -> str:
    """Return an id as it is stored, however its letters were typed; raises NotFoundError for what cannot be one."""
    id = text.strip().lower()
    if not _ID.fullmatch(id):
        raise NotFoundError(f"{text[:40]!r} is no id of a {what}: it has {ID_LETTERS} letters and digits.")
    return id


def now() -> str:
    """Return the time as it is stored: UTC, ISO, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
