"""What the slice queries return, before anything is chosen from it."""

from dataclasses import dataclass
from typing import NotRequired, TypedDict

from .types import EdgeKind


class FoundEntity(TypedDict):
    """One entity as a slice query returns it; which keys there are depends on its kind."""

    id: str
    name: NotRequired[str | None]
    title: NotRequired[str | None]
    year: NotRequired[int | None]
    at: NotRequired[list[int]]
    """The places, in `years`, of the papers that it has to do with."""
    people: NotRequired[list[str]]
    """The ids of the people of an institution."""
    near: NotRequired[EdgeKind | None]
    """What connects it with the focus itself, if anything does."""


class Found(TypedDict):
    """One row of a slice query: each list is ranked, the best first, and longer than what will be shown."""

    focus: FoundEntity
    papers: list[FoundEntity]
    years: list[int | None]
    """The years of all papers that were read; the first of them are those in `papers`."""
    people: list[FoundEntity]
    wrote: NotRequired[list[FoundEntity]]
    """The `at` of the people, where the query returns it apart."""
    others: list[list[int]]
    """The `at` of the people beyond those in `people`."""
    topics: list[FoundEntity]
    institutions: list[FoundEntity]
    totals: dict[str, int]


@dataclass(frozen=True)
class Chosen:
    """What is shown of each kind, the best first; `papers` keep the places that people and topics refer to."""

    people: list[FoundEntity]
    papers: dict[int, FoundEntity]
    topics: list[FoundEntity]
    institutions: list[FoundEntity]
