"""Turning the pages of a long list."""

from dataclasses import dataclass

from ..parameters import integer
from ..reads.paper_rows import PAPERS_ON_PAGE
from ..reads.parts import PaperList
from .addresses import Arguments, with_arguments

MOST_OFFSET = 1_000_000


@dataclass(frozen=True)
class Turns:
    """Where one page of a list stands in it, and the addresses of the pages before and after."""

    first: int
    """The place of the page's first entry, from 1; 0 on an empty page."""
    last: int
    total: int
    previous: str | None
    next: str | None


@dataclass(frozen=True)
class Place:
    """Where a list is: its page's address, what else it says, and the name of the list's offset in it."""

    path: str
    arguments: Arguments
    anchor: str
    offset_name: str = "offset"

    def at(self, offset: int) -> str:
        """Return the address of the list from this offset."""
        return with_arguments(self.path, {**self.arguments, self.offset_name: offset or None}, self.anchor)


def turns(place: Place, *, offset: int, shown: int, limit: int, total: int, next: int | None) -> Turns:
    """Return where a page of `shown` entries from `offset` stands, and its neighbours' addresses."""
    return Turns(
        first=offset + 1 if shown else 0,
        last=offset + shown,
        total=total,
        previous=place.at(max(0, offset - limit)) if offset else None,
        next=None if next is None else place.at(next),
    )


def asked_offset(name: str = "offset") -> int:
    """Return where in a list this request wants to start, 0 for its start; raises ParameterError for no number."""
    return integer(name, 0, least=0, most=MOST_OFFSET)


def paper_turns(place: Place, papers: PaperList, offset: int) -> Turns:
    """Return where one page of a list of papers stands."""
    return turns(
        place,
        offset=offset,
        shown=len(papers.papers),
        limit=PAPERS_ON_PAGE,
        total=papers.total,
        next=papers.next,
    )
