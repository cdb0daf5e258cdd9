"""The rows of a query, as a notebook shows them, and as frames of pandas or polars where these are installed."""

from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import Any

from ...cypher.errors import UsageError
from ..console.commands import plain

SHOWN_ROWS = 50
SHOWN_LETTERS = 200


class MissingLibrary(UsageError):
    """A library that not everybody needs is not installed; the message says how to get it."""

    code = "missing_library"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is not installed: run `pip install {name}`, or `pip install peergraph[notebook]`."
        )


def library(name: str) -> Any:
    """Return an optional library; raises MissingLibrary where it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingLibrary(name) from error


@dataclass(frozen=True)
class Table:
    """Rows as a query returned them; a node is a dict with `$type`, `labels` and `properties`."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool
    """True where there are more rows than were sent."""

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def note(self) -> str:
        """How many rows there are, and whether they are all."""
        rows = "1 row" if len(self.rows) == 1 else f"{len(self.rows):,} rows"
        return f"the first {rows}; there are more" if self.truncated else rows

    def to_pandas(self) -> Any:
        """Return a pandas DataFrame; raises MissingLibrary."""
        return library("pandas").DataFrame(self.rows, columns=self.columns)

    def to_polars(self) -> Any:
        """Return a polars DataFrame, a column of several types as text; raises MissingLibrary."""
        frame = library("polars").DataFrame
        return frame(self.rows, schema=self.columns, orient="row", strict=False, infer_schema_length=None)

    def _repr_html_(self) -> str:
        """Return the table for Jupyter, at most 50 rows of it; what the graph says is shown as text."""
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(f"<tr>{_cells(row)}</tr>" for row in self.rows[:SHOWN_ROWS])
        shown = f", {SHOWN_ROWS} of them shown" if len(self.rows) > SHOWN_ROWS else ""
        caption = f"<caption>{escape(self.note)}{shown}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(row: list[Any]) -> str:
    return "".join(f"<td>{escape(_short(plain(value)))}</td>" for value in row)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN_LETTERS else f"{text[:SHOWN_LETTERS]}…"
