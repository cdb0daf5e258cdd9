"""The arXiv's metadata snapshot, one paper a line."""

from collections.abc import Iterator

import msgspec

from ..cypher.errors import UsageError
from .arxiv_authors import joined_name, split_authors
from .arxiv_papers import Preprint, paper_record
from .decoding import Numbered, decode, json_records
from .lengths import checked
from .records import Record, Reject
from .sources import Input


class Version(msgspec.Struct, frozen=True):
    """One version of a paper."""

    created: str | None = None


class Line(msgspec.Struct, frozen=True, rename={"journal_ref": "journal-ref"}):
    """A paper of the snapshot; a row of `authors_parsed` is family name, given name, suffix, affiliations."""

    id: str
    title: str = ""
    authors: str | None = None
    authors_parsed: list[list[str]] | None = None
    categories: str | list[str] | None = None
    abstract: str | None = None
    comments: str | None = None
    journal_ref: str | None = None
    doi: str | None = None
    versions: list[Version] | None = None
    update_date: str | None = None


_DECODER = msgspec.json.Decoder(Line)


def read_snapshot(source_input: Input) -> Iterator[Record | Reject]:
    """Yield the papers of a snapshot; raises SourceError for another format or a file that is cut off."""
    for record in json_records(source_input, "arxiv"):
        yield record if isinstance(record, Reject) else _read_one(record)


def _read_one(record: Numbered) -> Record | Reject:
    line = decode(record, _DECODER)
    if isinstance(line, Reject):
        return line
    try:
        return checked(paper_record(_preprint(line)))
    except UsageError as error:
        return Reject(record.line, line.id, str(error))


def _preprint(line: Line) -> Preprint:
    categories = line.categories or []
    return Preprint(
        id=line.id,
        title=line.title,
        authors=_authors(line),
        categories=[categories] if isinstance(categories, str) else categories,
        abstract=line.abstract,
        comments=line.comments,
        journal_ref=line.journal_ref,
        doi=line.doi,
        created=line.versions[0].created if line.versions else None,
        updated=line.update_date,
    )


def _authors(line: Line) -> list[tuple[str, list[str]]]:
    if line.authors_parsed is None:
        return split_authors(line.authors or "")
    rows = ((*row, "", "", "") for row in line.authors_parsed)
    return [(joined_name(row[0], row[1], row[2]), list(row[3:])) for row in rows]
