"""JSON records out of a stream, one by one: JSON Lines, a list, one object, or a page of an API's answer."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from ..cypher.errors import SourceError
from .records import Reject
from .sources import UTF8_BOM, Input, check_text, lines

MAX_DOCUMENT = 256 * 1024 * 1024

T = TypeVar("T")


class Numbered(msgspec.Struct, frozen=True):
    """One record's JSON text and where it stands, counted from 1."""

    line: int
    text: bytes | msgspec.Raw


class _MaybePage(msgspec.Struct):
    results: list[msgspec.Raw] | None = None


class _Named(msgspec.Struct):
    id: Any = None


_MAYBE_PAGE = msgspec.json.Decoder(_MaybePage)
_LIST = msgspec.json.Decoder(list[msgspec.Raw])
_NAMED = msgspec.json.Decoder(_Named)
_DOCUMENT = re.compile(rb'\[|\{\s*"(?:meta|results)"\s*:')
# What only files of one source hold.
_MARKS = {
    "openalex": re.compile(rb'"id"\s*:\s*"https?://openalex\.org/'),
    "arxiv": re.compile(rb'"authors_parsed"\s*:'),
    "jsonl": re.compile(rb'"(?:authors_complete|listed_on_profile_of)"\s*:'),
}
_PATTERN = re.compile(r"str matching regex .*", re.DOTALL)
_AT = re.compile(r"(?P<what>.*) - at `\$\.?(?P<path>.*)`", re.DOTALL)


def json_records(source_input: Input, command: str) -> Iterator[Numbered | Reject]:
    """Yield the records of a JSON stream undecoded; `command` is what reads it, for the message to the user.

    Raises SourceError for another format, and for a file that ends too early after all that came before.
    """
    check_text(source_input)
    head = source_input.head()
    _check_is_json(source_input.name, head, command)
    if _is_document(head):
        yield from _document(source_input)
        return
    for line in lines(source_input):
        yield line if isinstance(line, Reject) else Numbered(*line)


def decode(record: Numbered, decoder: "msgspec.json.Decoder[T]") -> T | Reject:
    """Return the decoded record, or a Reject that names the field that does not fit."""
    try:
        return decoder.decode(record.text)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Reject(record.line, own_id(record), _reason(error))


def own_id(record: Numbered) -> str | None:
    """Return what a record calls itself, as far as it can be read at all."""
    try:
        value = _NAMED.decode(record.text).id
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return str(value)[:200] if isinstance(value, str | int) else None


def _check_is_json(name: str, head: bytes, command: str) -> None:
    if head.startswith(b"<"):
        hint = "; try: peergraph load arxiv " + name if b"arxiv" in head.lower() else ""
        raise SourceError(f"{name} looks like XML, which `peergraph load {command}` does not read{hint}")
    other = next(
        (source for source, mark in _MARKS.items() if source != command and mark.search(head[:4096])), None
    )
    if other:
        raise SourceError(f"{name} looks like a file for another command; try: peergraph load {other} {name}")
    if head and head[:1] not in (b"{", b"["):
        shown = head[:40].partition(b"\n")[0].decode("utf-8", "replace")
        raise SourceError(f"{name} is no JSON: it starts with {shown!r}")


def _is_document(head: bytes) -> bool:
    """Tell a list, a page of results, or one object over several lines, from lines of objects."""
    first, newline, _ = head.partition(b"\n")
    return bool(_DOCUMENT.match(head) or (newline and first.rstrip().endswith((b"{", b"[", b","))))


def _document(source_input: Input) -> Iterator[Numbered]:
    name, text = source_input.name, source_input.stream.read(MAX_DOCUMENT + 1).removeprefix(UTF8_BOM)
    if len(text) > MAX_DOCUMENT:
        raise SourceError(
            f"{name} is one JSON document of more than {MAX_DOCUMENT >> 20} MB: make it JSON Lines"
        )
    try:
        records = _parts(text)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{name} is no whole JSON document: {error}") from error
    yield from (Numbered(number, part) for number, part in enumerate(records, 1))


def _parts(text: bytes) -> list[msgspec.Raw]:
    if text.lstrip().startswith(b"["):
        return _LIST.decode(text)
    whole = _MAYBE_PAGE.decode(text)
    return [msgspec.Raw(text)] if whole.results is None else whole.results


def _reason(error: Exception) -> str:
    match = _AT.fullmatch(str(error))
    if isinstance(error, UnicodeDecodeError):
        return "the text is not UTF-8"
    return f"{match['path']}: {_plain(match['what'])}" if match else _plain(str(error))


def _plain(message: str) -> str:
    message = _PATTERN.sub("a text of another form (see docs/formats.md)", message.replace("`", ""))
    return message[:1].lower() + message[1:]
