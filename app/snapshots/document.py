"""The text of a snapshot: what its hash is of, and all that is needed to ask again."""

import hashlib
from typing import Any

import msgspec
from msgspec import Struct

from .question import Question

VERSION = 1


class Document(Struct, frozen=True):
    """A frozen answer; its bytes are this as JSON with sorted names, in UTF-8."""

    title: str
    question: Question
    answer: dict[str, Any]
    """Of a view its picture, of a query {columns, rows, truncated}, of a comparison what its page shows."""
    data_version: str
    """Of the graph that was asked."""
    taken: str
    """The day: ISO, UTC. The same answer on the same day is the same snapshot."""
    site: str = ""
    """The address of the site that took it."""
    format: str = f"peergraph-snapshot-{VERSION}"


def encode(document: Document) -> bytes:
    """Return the bytes of a document: the same document always has the same."""
    return msgspec.json.encode(document, order="sorted")


def decode(content: bytes) -> Document:
    """Return the document of some bytes that `encode` made."""
    return msgspec.json.decode(content, type=Document)


def sha256(content: bytes) -> str:
    """Return the hash of some bytes, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
