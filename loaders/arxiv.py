"""The arXiv: Atom feeds, OAI-PMH answers, and the metadata snapshot in JSON Lines."""

from collections.abc import Iterator
from pathlib import Path

from .arxiv_snapshot import read_snapshot
from .arxiv_xml import read_xml
from .records import Record, Reject
from .sources import Input, check_text

SUFFIXES = (".xml", ".atom", ".jsonl", ".ndjson", ".json")


def belongs(path: Path) -> bool:
    """Return whether a file in a folder is read, by its name."""
    return path.name.removesuffix(".gz").endswith(SUFFIXES)


def read(source_input: Input) -> Iterator[Record | Reject]:
    """Yield the papers of a file, and a Reject for each that cannot be read or was deleted at the source.

    Raises SourceError for a file of another format, a cut off one, or an error that the arXiv answered.
    """
    check_text(source_input)
    is_xml = source_input.head().startswith(b"<")
    return read_xml(source_input) if is_xml else read_snapshot(source_input)
