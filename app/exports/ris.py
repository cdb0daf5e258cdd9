"""RIS: tagged lines that EndNote, Zotero, Mendeley and Citavi read."""

from collections.abc import Iterable, Iterator

from .cited import CitedPaper
from .names import split_name
from .tidy import WorkKind, one_line, remarks, work_kind

_TYPES: dict[WorkKind, str] = {
    "article": "JOUR",
    "conference": "CPAPER",
    "chapter": "CHAP",
    "book": "BOOK",
    "thesis": "THES",
    "report": "RPRT",
    "preprint": "UNPB",
    "dataset": "DATA",
}


def ris(papers: Iterable[CitedPaper]) -> Iterator[str]:
    """Yield a RIS file record by record."""
    for paper in papers:
        lines = (f"{tag}  - {one_line(value)}\r\n" for tag, value in _lines(paper) if value)
        yield f"{''.join(lines)}ER  - \r\n\r\n"


def _lines(paper: CitedPaper) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(work_kind(paper), "GEN")
    yield "TI", paper.title
    for author in paper.authors:
        yield "AU", _name(author.name)
    yield "PY", str(paper.year or "")
    yield "DA", (paper.date or "").replace("-", "/")
    yield "T2", paper.venue or paper.journal_ref or ""
    yield "AB", paper.abstract or ""
    for topic in paper.topics:
        yield "KW", topic
    yield "DO", paper.doi or ""
    yield "UR", paper.link or ""
    yield "LA", paper.language or ""
    yield "N1", remarks(paper)


def _name(text: str) -> str:
    name = split_name(text)
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
