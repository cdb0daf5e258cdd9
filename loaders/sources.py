"""What the command line names (files, folders, patterns, standard input), opened as plain bytes."""

import glob
import io
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..cypher.errors import SourceError
from .gunzip import Gunzip
from .records import Reject

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STDIN = "-"
MAX_LINE = 64 * 1024 * 1024
_BUFFER = 256 * 1024
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
UTF8_BOM = b"\xef\xbb\xbf"


class Input:
    """One opened file: `stream` gives its bytes decompressed, `size` and `position()` count stored ones."""

    def __init__(self, name: str, raw: BinaryIO, modified: datetime, size: int | None) -> None:
        self.name = name
        self.modified = modified.strftime("%Y-%m-%dT%H:%M:%SZ")
        self.size = size
        self._counted = _Counted(raw)
        stored = io.BufferedReader(self._counted, _BUFFER)
        is_gzip = stored.peek(2)[:2] == b"\x1f\x8b"
        self.stream = io.BufferedReader(Gunzip(stored, name), _BUFFER) if is_gzip else stored

    def position(self) -> int:
        """Return how many stored (compressed) bytes have been read so far."""
        return self._counted.count

    def head(self) -> bytes:
        """Return the first bytes, without reading on; only before anything else was read."""
        return self.stream.peek(_BUFFER).removeprefix(UTF8_BOM).lstrip()


class _Counted(io.RawIOBase):
    """A raw stream that knows how much was read from it, also where it cannot seek."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self.count = 0

    def readable(self) -> bool:
        """Return True: there is nothing else that one can do with it."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill a buffer and count what went into it."""
        view = memoryview(buffer).cast("B")
        data = self._raw.read(len(view))
        view[: len(data)] = data
        self.count += len(data)
        return len(data)


def find(names: Iterable[str], belongs: Callable[[Path], bool]) -> list[str]:
    """Return the files that the names stand for, in a fixed order, each once; of a file and its .gz, one.

    In folders only files that belong to the source are taken; a file that is named itself always is.
    Raises SourceError where a name stands for nothing.
    """
    found = [file for name in names for file in _files(name, belongs)]
    return list(dict.fromkeys(found))


def read_all(names: Iterable[str], belongs: Callable[[Path], bool]) -> Iterator[Input]:
    """Yield the inputs that the names stand for, one open at a time.

    Raises SourceError where a name stands for nothing or a file cannot be opened.
    """
    for name in find(names, belongs):
        with opened(name) as source_input:
            yield source_input


@contextmanager
def opened(name: str) -> Generator[Input]:
    """Open one file, or standard input for `-`; raises SourceError where it cannot be read."""
    if name == STDIN:
        yield Input("standard input", sys.stdin.buffer, datetime.now(UTC), None)
        return
    with _open(name) as raw:
        status = Path(name).stat()
        yield Input(name, raw, datetime.fromtimestamp(status.st_mtime, UTC), status.st_size)


def _open(name: str) -> BinaryIO:
    try:
        return Path(name).open("rb", buffering=0)
    except OSError as error:
        raise SourceError(
            f"{name} cannot be opened: {(error.strerror or 'unknown reason').lower()}"
        ) from error


def lines(source_input: Input) -> Iterator[tuple[int, bytes] | Reject]:
    """Yield each line that is not blank with its number from 1; one over 64 MB is passed over as a Reject.

    Raises SourceError where the file ends too early; the lines before that have been yielded.
    """
    stream, number = source_input.stream, 0
    try:
        while line := stream.readline(MAX_LINE):
            number += 1
            if len(line) == MAX_LINE and not line.endswith(b"\n"):
                _skip_line(stream)
                yield Reject(number, None, f"the line is longer than {MAX_LINE // 1024 // 1024} MB")
            elif text := line.removeprefix(UTF8_BOM if number == 1 else b"").strip():
                yield number, text
    except SourceError as error:
        raise SourceError(
            f"{error}. Line {number} was the last whole one, and everything up to it was read"
        ) from error


def check_text(source_input: Input) -> None:
    """Raise SourceError for what is no UTF-8 text at all, saying what it is and what to do."""
    start = source_input.stream.peek(4)[:4]
    if encoding := _BOMS.get(start[:2]):
        raise SourceError(f"{source_input.name} is {encoding} text: save it as UTF-8")
    if start == b"PK\x03\x04":
        raise SourceError(f"{source_input.name} is a zip archive: unpack it and give the files in it")
    if start == b"\x28\xb5\x2f\xfd" or start[:3] == b"BZh" or start[:4] == b"\xfd7zX":
        raise SourceError(f"{source_input.name} is compressed, and not by gzip: decompress it first")
    if b"\x00" in source_input.stream.peek(512)[:512]:
        raise SourceError(f"{source_input.name} is no text file")


def _files(name: str, belongs: Callable[[Path], bool]) -> list[str]:
    path = Path(name)
    if name == STDIN or path.is_file() or path.is_fifo():
        return [name]
    if path.is_dir():
        return _in_folder(path, belongs)
    matches = sorted(glob.glob(name, recursive=True))
    if not matches:
        raise SourceError(f"{name}: there is no such file or folder" + _pattern_hint(name))
    return [file for match in matches for file in _files(match, belongs)]


def _pattern_hint(name: str) -> str:
    return ", and nothing fits it as a pattern" if glob.has_magic(name) else ""


def _in_folder(folder: Path, belongs: Callable[[Path], bool]) -> list[str]:
    inside = sorted(
        path for path in folder.rglob("*") if path.is_file() and belongs(path.relative_to(folder.parent))
    )
    if not inside:
        raise SourceError(f"{folder} holds no file that this source reads")
    # A snapshot that was unpacked beside itself holds each part twice.
    plain = {path for path in inside if path.suffix != ".gz"}
    return [str(path) for path in inside if path.suffix != ".gz" or path.with_suffix("") not in plain]


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(_BUFFER)) and not rest.endswith(b"\n"):
        pass
