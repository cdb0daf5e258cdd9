"""Our own interchange format, one work a line: the bundled sample, and how people bring their own lists."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ..cypher.errors import UsageError
from ..cypher.identifiers import RESERVED_SCHEMES, best
from .decoding import Numbered, decode, json_records, own_id
from .jsonl_authors import authorships, is_complete
from .jsonl_entities import described
from .jsonl_fields import Work
from .jsonl_ids import paper_identifiers, references
from .jsonl_topics import topics
from .lengths import checked
from .records import PaperRecord, Record, Reject
from .sources import Input

SUFFIXES = (".jsonl", ".ndjson", ".json")
_SOURCE_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_DECODER = msgspec.json.Decoder(Work)


def belongs(path: Path) -> bool:
    """Return whether a file in a folder is read as our own format, by its name."""
    return path.name.removesuffix(".gz").endswith(SUFFIXES)


def read(source_input: Input, source: str = "jsonl") -> Iterator[Record | Reject]:
    """Yield the works of a file, and a Reject for each line that is none; `source` says whose they are.

    Behind a work come those of its authors and institutions that the file gives a homepage.

    Raises SourceError for another format or a file cut off, UsageError where `source` can name none.
    """
    check_source_name(source)
    for record in json_records(source_input, "jsonl"):
        if isinstance(record, Reject):
            yield record
        else:
            yield from _read_one(record, source)


def check_source_name(source: str) -> None:
    """Raise UsageError where a name is taken by a scheme of identifiers, or is not plain lower case."""
    if source in RESERVED_SCHEMES or not _SOURCE_NAME.fullmatch(source):
        raise UsageError(
            f"{source!r} cannot name a source: take lower-case letters, digits, - and _, and no scheme"
        )


def _read_one(record: Numbered, source: str) -> list[Record | Reject]:
    work = decode(record, _DECODER)
    if isinstance(work, Reject):
        return [work]
    try:
        return [checked(one) for one in (_paper(work, source), *described(work, source))]
    except UsageError as error:
        return [Reject(record.line, own_id(record), str(error))]


def _paper(work: Work, source: str) -> PaperRecord:
    title = _text(work.title)
    if title is None:
        raise UsageError("title: there is none")
    identifiers = paper_identifiers(work, source)
    return PaperRecord(
        source=source,
        source_id=str(work.id).strip() if work.id else best(identifiers),
        identifiers=identifiers,
        title=title,
        updated=work.updated,
        year=work.year or (int(work.date[:4]) if work.date else None),
        date=work.date,
        type=_text(work.type),
        venue=_text(work.venue),
        abstract=_text(work.abstract),
        comments=_text(work.comments),
        journal_ref=_text(work.journal_ref),
        has_code=work.has_code or work.code_url is not None,
        code_url=work.code_url,
        url=work.url,
        language=_text(work.language),
        retracted=work.retracted,
        cited_by_count=work.cited_by_count,
        authors_complete=is_complete(work),
        authorships=authorships(work, source),
        topics=topics(work),
        references=references(work, source),
    )


def _text(text: str | None) -> str | None:
    """Return a text in one line, or None where it is blank."""
    return (" ".join(text.split()) or None) if text else None
