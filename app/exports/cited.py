"""Papers with all that a citation takes, read by their ids in bounded steps."""

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph

MOST_AUTHORS = 100
"""A paper may have 2,900 authors; a citation names the first ones, and says how many there are."""
STEP = 500


@dataclass(frozen=True)
class CitedAuthor:
    """One author of a cited paper, by the name that the paper prints."""

    id: str
    name: str


@dataclass(frozen=True)
class CitedPaper:
    """A paper as citations and feeds need it."""

    id: str
    title: str
    year: int | None
    date: str | None
    type: str | None
    venue: str | None
    journal_ref: str | None
    abstract: str | None
    doi: str | None
    arxiv_id: str | None
    url: str | None
    language: str | None
    cited_by_count: int | None
    retracted: bool
    authors_complete: bool
    author_count: int
    authors: tuple[CitedAuthor, ...]
    """In order, the first 100."""
    topics: tuple[str, ...]
    """At most 12, the surest first."""
    loaded: str | None
    """When the newest record of it was loaded; None where the records were not kept."""

    @property
    def unnamed(self) -> int:
        """Return how many authors are counted and not among `authors`."""
        return max(0, self.author_count - len(self.authors))

    @property
    def link(self) -> str | None:
        """Return the paper's address elsewhere: by DOI, by arXiv id, or what the source gave."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://arxiv.org/abs/{self.arxiv_id}" if self.arxiv_id else self.url


def cited_papers(graph: Graph, ids: list[str]) -> Iterator[CitedPaper]:
    """Yield the papers in the order of their ids, read in steps so that a long list needs little memory."""
    for start in range(0, len(ids), STEP):
        yield from papers_to_cite(graph, ids=ids[start : start + STEP])


def papers_to_cite(graph: Graph, *, ids: list[str]) -> tuple[CitedPaper, ...]:
    """Return papers with what a citation needs, in the order of their ids."""
    rows = graph.read(load("read")["papers_to_cite"], ids=ids, authors=MOST_AUTHORS) if ids else []
    return convert([row["paper"] for row in rows], tuple[CitedPaper, ...])
