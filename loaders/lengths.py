"""Texts that are too long to be looked up: Neo4j's indexes take 8 kB for each entry."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeVar

from ..cypher.errors import UsageError
from .records import (
    AuthorRecord,
    InstitutionMention,
    InstitutionRecord,
    MergeRecord,
    PaperRecord,
    Record,
    TopicMention,
)

MOST_BYTES = 3_000
"""Of one text. A key may be made of two of them, and Neo4j's index takes 8,160 bytes."""
_SHORT = 150
"""So many characters are never too many, whatever they become when they are made a key."""
_R = TypeVar("_R", bound=Record)


def checked(record: _R) -> _R:
    """Return a record whose names, venue and identifiers can be looked up; raises UsageError naming one that cannot."""
    for field, text in _looked_up(record):
        if len(text) > _SHORT and _bytes(text) > MOST_BYTES:
            raise UsageError(
                f"{field}: longer than {MOST_BYTES:,} bytes, which is more than can be looked up"
            )
    return record


def _bytes(text: str) -> int:
    """Return the bytes of a text, as it is or made a key, whichever are more: one ligature may become 18 letters."""
    return max(len(form.encode()) for form in (text, unicodedata.normalize("NFKC", text.casefold())))


def _looked_up(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each text of a record that stands in an index, by its field."""
    yield "id", record.source_id
    if isinstance(record, MergeRecord):
        yield from (("id", text) for text in (record.old, record.new))
        return
    yield from (("ids", text) for text in record.identifiers)
    if isinstance(record, PaperRecord):
        yield from _of_paper(record)
    elif isinstance(record, AuthorRecord):
        yield "name", record.name
        yield from _named("institutions", record.institutions)
    else:
        field = "institutions" if isinstance(record, InstitutionRecord) else "topics"
        yield from _named(field, record.parents)


def _of_paper(record: PaperRecord) -> Iterator[tuple[str, str]]:
    yield "venue", record.venue or ""
    yield from (("references", text) for text in record.references)
    for authorship in record.authorships:
        yield "authors.name", authorship.name
        yield from (("authors.ids", text) for text in authorship.identifiers)
        yield from _named("authors.institutions", authorship.institutions)
    for topic in record.topics:
        yield from _named("topics", (topic, topic.parent) if topic.parent else (topic,))


def _named(field: str, mentions: Iterable[InstitutionMention | TopicMention]) -> Iterator[tuple[str, str]]:
    for mention in mentions:
        yield f"{field}.name", mention.name
        yield from ((f"{field}.id", text) for text in mention.identifiers)
