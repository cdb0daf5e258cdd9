"""OpenAlex's lists of merged ids: which id of an author, a work or an institution became which."""

import csv
from collections.abc import Iterator

from ..cypher.errors import IdentifierError
from ..cypher.identifiers import kind_of
from .openalex_ids import NOBODY, openalex_id
from .records import MergeRecord, Reject
from .sources import Input, lines

HEADER = b"merge_date,id,merge_into_id"


def read_merges(source_input: Input) -> Iterator[MergeRecord | Reject]:
    """Yield one record a row; a merge into the deleted author, or of no kind of ours, is skipped."""
    for line in lines(source_input):
        if isinstance(line, Reject):
            yield line
        elif not line[1].startswith(HEADER):
            yield from _row(*line)


def _row(number: int, text: bytes) -> Iterator[MergeRecord | Reject]:
    try:
        date, old_id, new_id, *_ = next(csv.reader([text.decode("utf-8")]))
        old, new = openalex_id(old_id), openalex_id(new_id)
    except (UnicodeDecodeError, ValueError, IdentifierError) as error:
        yield Reject(number, None, f"the row is no date and two ids: {error}")
        return
    kind = kind_of(old)
    if kind is not None and new not in NOBODY and old not in NOBODY:
        yield MergeRecord("openalex", old.removeprefix("openalex:"), kind, old, new, date or None)
