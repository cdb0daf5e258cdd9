"""A power query's rows as a file that is written while it is sent, however many they are."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator

import msgspec

from ..exports.csv import MARK
from .ask import ConsoleStream
from .commands import safe_cell

_PLAIN = (int, float)
"""What csv.writer writes as it should be."""
_encode = msgspec.json.Encoder().encode
CHUNK = 64_000
"""Characters that are sent at a time."""


def in_chunks(lines: Iterable[str]) -> Iterator[bytes]:
    """Yield a file in pieces of some size: to send a piece costs more than to make a row."""
    waiting: list[str] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size >= CHUNK:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield "".join(waiting).encode()


class _Line:
    """Takes what csv.writer writes, one line at a time."""

    text = ""

    def write(self, text: str) -> None:
        """Keep a line until the next one."""
        self.text = text


def csv_file(stream: ConsoleStream) -> Iterator[str]:
    """Yield a CSV file; one that was cut says so in its last line."""
    line = _Line()
    writer = csv.writer(line)
    writer.writerow([safe_cell(column) for column in stream.columns])
    yield MARK + line.text
    number = 0
    for number, row in enumerate(stream, 1):  # noqa: B007 - its last value is used
        writer.writerow([value if type(value) in _PLAIN else safe_cell(value) for value in row])
        yield line.text
    if stream.truncated:
        writer.writerow([cut(number)])
        yield line.text


def jsonl_file(stream: ConsoleStream) -> Iterator[str]:
    """Yield one JSON object a row; a file that was cut says so in its last line."""
    number = 0
    for number, row in enumerate(stream, 1):  # noqa: B007 - its last value is used
        yield _encode(dict(zip(stream.columns, row, strict=True))).decode() + "\n"
    if stream.truncated:
        yield json.dumps({"$cut": cut(number)}) + "\n"


def cut(rows: int) -> str:
    """Return what the last line of a file says that does not hold all rows."""
    return f"There are more rows: these are the first {rows:,}."


FILES: dict[str, tuple[Callable[[ConsoleStream], Iterator[str]], str]] = {
    "csv": (csv_file, "text/csv; charset=utf-8"),
    "jsonl": (jsonl_file, "application/x-ndjson"),
}
"""The formats by their endings: what writes one, and its media type."""
