"""Any table as a file: CSV for spreadsheets, JSON for programs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

import msgspec
from flask import Response

from .csv import csv_lines
from .files import file_response

ENDINGS = ("csv", "json")


@dataclass(frozen=True)
class Table:
    """Rows under named columns; `name` says what they are, for the file's name."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    total: int | None = None
    """How many rows there are in all, where these are only the first ones."""


def table_of(name: str, kind: type, items: Iterable[object], total: int | None = None) -> Table:
    """Return a table of dataclasses of one kind: its fields are the columns."""
    columns = [field.name for field in fields(kind)]
    return Table(name, columns, [[getattr(item, column) for column in columns] for item in items], total)


def table_response(table: Table, ending: str) -> Response:
    """Return the table as a download in one of ENDINGS."""
    lines = _json(table) if ending == "json" else csv_lines(table.columns, table.rows)
    response = file_response(lines, table.name, ending)
    response.headers["X-Total-Count"] = str(len(table.rows) if table.total is None else table.total)
    return response


def _json(table: Table) -> Iterator[str]:
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    total = len(rows) if table.total is None else table.total
    yield msgspec.json.encode({"name": table.name, "total": total, "rows": rows}).decode() + "\n"
