"""Rows as CSV, for spreadsheets that may not run what a title says."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

# Without this mark Excel takes UTF-8 for the local code page and breaks every name that is not ASCII.
MARK = "\ufeff"
# A cell that starts with one of these is a formula to a spreadsheet; the last four are their full-width forms.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class _Line:
    """Takes what csv.writer writes, one line at a time."""

    text = ""

    def write(self, text: str) -> None:
        """Keep the line."""
        self.text = text


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a CSV file line by line: the columns' names, then the rows; a value becomes text as `cell` does it."""
    line = _Line()
    writer = csv.writer(line)
    writer.writerow([cell(column) for column in columns])
    yield MARK + line.text
    for row in rows:
        writer.writerow([cell(value) for value in row])
        yield line.text


def cell(value: object) -> str:
    """Return one cell: nothing for None, yes or no, `a; b` for a list, and text as `safe_text` does it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return safe_text("; ".join(str(item) for item in cast(Sequence[object], value) if item is not None))
    return safe_text(value) if isinstance(value, str) else str(value)


def safe_text(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that looks like it gets a ' in front.

    Titles and names come from outside, and people open CSV files in spreadsheets.
    """
    return f"'{text}" if text.startswith(_FORMULA) else text
