"""CSL-JSON: what citeproc, Zotero and pandoc cite from."""

from collections.abc import Iterable, Iterator
from typing import Any

from .cited import CitedPaper
from .names import split_name
from .tidy import WorkKind, one_line, remarks, work_kind

_TYPES: dict[WorkKind, str] = {
    "article": "article-journal",
    "conference": "paper-conference",
    "chapter": "chapter",
    "book": "book",
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
}


def csl_items(papers: Iterable[CitedPaper]) -> Iterator[dict[str, Any]]:
    """Yield papers as CSL items; what is not known is left out."""
    for paper in papers:
        yield {name: value for name, value in _variables(paper) if value}


def _variables(paper: CitedPaper) -> Iterator[tuple[str, Any]]:
    yield "id", paper.id
    yield "type", _TYPES.get(work_kind(paper), "article")
    yield "title", one_line(paper.title)
    yield "author", [_name(author.name) for author in paper.authors]
    yield "issued", _issued(paper)
    yield "container-title", one_line(paper.venue or paper.journal_ref or "")
    yield "abstract", paper.abstract
    yield "DOI", paper.doi
    yield "URL", paper.link
    yield "language", paper.language
    yield "keyword", ", ".join(paper.topics)
    yield "note", remarks(paper)


def _issued(paper: CitedPaper) -> dict[str, list[list[int]]] | None:
    parts = [int(part) for part in (paper.date or str(paper.year or ""))[:10].split("-") if part.isdigit()]
    return {"date-parts": [parts]} if parts else None


def _name(text: str) -> dict[str, str]:
    name = split_name(text)
    if not name.given:
        return {"literal": one_line(name.family)}
    parts = {"family": one_line(name.family), "given": one_line(name.given)}
    return {**parts, "suffix": name.suffix} if name.suffix else parts
