"""A list of papers in each of the formats that reference managers and spreadsheets read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import msgspec
from flask import Response

from ...cypher.graph import Graph
from .bibtex import bibtex
from .cited import CitedPaper, cited_papers
from .csl import csl_items
from .csv import csv_lines
from .files import file_response
from .ris import ris

ENDINGS = ("bib", "ris", "csl.json", "csv", "json")
MOST_PAPERS = 10_000
"""A file holds at most so many papers, the first of its list, and says so."""
COLUMNS = (
    "id", "title", "authors", "author_count", "year", "date", "type", "venue", "doi", "arxiv_id", "url",
    "cited_by_count", "retracted", "topics",
)  # fmt: skip


@dataclass(frozen=True)
class PaperFile:
    """A list of papers to write: what it is called, the ids in order, and how many there are in all."""

    name: str
    """What the list is, for the file's name and head: "papers of Ada Example"."""
    ids: list[str]
    total: int

    @property
    def head(self) -> str:
        """Return what stands at the top of the file: what is in it, and how much of it."""
        cut = (
            f"the first {len(self.ids):,} of {self.total:,}"
            if len(self.ids) < self.total
            else f"all {self.total:,}"
        )
        return f"Peergraph: {self.name}, {cut}"


def papers_response(graph: Graph, papers: PaperFile, ending: str) -> Response:
    """Return the papers as a download in one of ENDINGS, written while it is sent.

    The first papers are read before, so that a database that does not answer is an error and no broken file.
    """
    lines = _WRITERS[ending](papers, cited_papers(graph, papers.ids))
    response = file_response(chain([next(lines, "")], lines), papers.name, ending)
    response.headers["X-Total-Count"] = str(papers.total)
    return response


def _bib(papers: PaperFile, cited: Iterator[CitedPaper]) -> Iterator[str]:
    return bibtex(cited, papers.head)


def _ris(_papers: PaperFile, cited: Iterator[CitedPaper]) -> Iterator[str]:
    return ris(cited)


def _csv(_papers: PaperFile, cited: Iterator[CitedPaper]) -> Iterator[str]:
    return csv_lines(COLUMNS, (_row(paper) for paper in cited))


def _row(paper: CitedPaper) -> list[object]:
    special = {"authors": [author.name for author in paper.authors]}
    return [special.get(column) or getattr(paper, column) for column in COLUMNS]


def _csl(_papers: PaperFile, cited: Iterator[CitedPaper]) -> Iterator[str]:
    return _array("[", csl_items(cited), "]\n")


def _json(papers: PaperFile, cited: Iterator[CitedPaper]) -> Iterator[str]:
    head = f'{{"name": {_dump(papers.name)}, "total": {papers.total}, "shown": {len(papers.ids)}, "papers": ['
    return _array(head, cited, "]}\n")


def _array(head: str, items: Iterable[object], foot: str) -> Iterator[str]:
    """Yield a JSON array item by item."""
    between = head
    for item in items:
        yield f"{between}\n{_dump(item)}"
        between = ","
    yield (head if between is head else "") + f"\n{foot}"


def _dump(value: object) -> str:
    return msgspec.json.encode(value).decode()


_WRITERS: dict[str, Callable[[PaperFile, Iterator[CitedPaper]], Iterator[str]]] = {
    "bib": _bib,
    "ris": _ris,
    "csl.json": _csl,
    "csv": _csv,
    "json": _json,
}
