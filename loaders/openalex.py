"""OpenAlex: works, authors, institutions and topics, from API pages, JSON Lines and snapshot folders."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from ..cypher.errors import UsageError
from ..cypher.identifiers import EntityKind, kind_of
from .decoding import Numbered, decode, json_records, own_id
from .lengths import checked
from .openalex_entities import author_record, institution_record
from .openalex_fields import Author, InstitutionEntity, TopicEntity, Work
from .openalex_ids import openalex_id
from .openalex_merges import HEADER, read_merges
from .openalex_topics import topic_record
from .openalex_works import paper_record
from .records import Record, Reject
from .sources import Input

SUFFIXES = (".jsonl", ".ndjson", ".json")
# A snapshot has these folders too, whose records are of no kind that the graph has.
_UNREAD_FOLDERS = frozenset(["funders", "publishers", "sources", "venues"])
_PART = re.compile(r"part_\d+")


def belongs(path: Path) -> bool:
    """Return whether a file in a folder is read: JSON, a snapshot's parts, and its lists of merged ids."""
    name = path.name.removesuffix(".gz")
    if _UNREAD_FOLDERS.intersection(path.parts[:-1]) or name == "manifest":
        return False
    is_merge_list = name.endswith(".csv") and "merged_ids" in path.parts
    return is_merge_list or name.endswith(SUFFIXES) or bool(_PART.fullmatch(name))


def read(source_input: Input) -> Iterator[Record | Reject]:
    """Yield the records of a file, and a Reject for each that cannot be read, by the kind that its id names.

    Raises SourceError for a file of another format or one that is cut off.
    """
    if source_input.head().startswith(HEADER):
        yield from read_merges(source_input)
        return
    for record in json_records(source_input, "openalex"):
        yield record if isinstance(record, Reject) else _read_one(record)


def _read_one(record: Numbered) -> Record | Reject:
    name = own_id(record)
    try:
        kind = kind_of(openalex_id(name)) if name else "paper"
        return _read_as(kind, record) if kind else Reject(record.line, name, _NO_KIND)
    except UsageError as error:
        return Reject(record.line, name, str(error))


def _read_as(kind: EntityKind, record: Numbered) -> Record | Reject:
    decoder, build = _KINDS[kind]
    fields = decode(record, decoder)
    return fields if isinstance(fields, Reject) else checked(build(fields))


def _decoder(fields: type[Any]) -> "msgspec.json.Decoder[Any]":
    # Not strict: older files hold numbers as strings, as the scores of concepts in 2022.
    return msgspec.json.Decoder(fields, strict=False)


_NO_KIND = "it is no work, author, institution or topic, and nothing else is read"
_KINDS: dict[EntityKind, tuple["msgspec.json.Decoder[Any]", Callable[[Any], Record]]] = {
    "paper": (_decoder(Work), paper_record),
    "author": (_decoder(Author), author_record),
    "institution": (_decoder(InstitutionEntity), institution_record),
    "topic": (_decoder(TopicEntity), topic_record),
}
