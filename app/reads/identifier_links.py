"""An entity's identifiers as links, and its sources as notes."""

from collections.abc import Iterable, Sequence
from typing import Any

from ...cypher.identifiers import url_of
from .parts import IdentifierLink, SourceNote


def identifier_links(own: str, others: Iterable[str]) -> tuple[IdentifierLink, ...]:
    """Return links for an entity's own id and then for its other identifiers, each once."""
    return tuple(_link(identifier) for identifier in dict.fromkeys((own, *others)))


def source_notes(sources: Iterable[str], records: Sequence[dict[str, Any]]) -> tuple[SourceNote, ...]:
    """Return one note a source: those named on the entity and those whose records describe it."""
    names = sorted({*sources, *(record["source"] for record in records)})
    return tuple(_note(name, [record for record in records if record["source"] == name]) for name in names)


def _link(identifier: str) -> IdentifierLink:
    scheme, _, value = identifier.partition(":")
    return IdentifierLink(identifier, scheme, value, url_of(identifier))


def _note(source: str, records: Sequence[dict[str, Any]]) -> SourceNote:
    loaded = max((record["loaded"] for record in records if record["loaded"]), default=None)
    updated = max((record["updated"] for record in records if record["updated"]), default=None)
    return SourceNote(source, len(records), loaded, updated)
