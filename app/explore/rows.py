"""What the explorer's queries return, before anything is counted."""

from typing import NotRequired, TypedDict


class FoundEntity(TypedDict):
    """One entity; which keys there are depends on its kind."""

    id: str
    name: NotRequired[str | None]
    title: NotRequired[str | None]
    year: NotRequired[int | None]
    works: NotRequired[int]
    institutions: NotRequired[int]
    coauthors: NotRequired[int | None]
    authors: NotRequired[int]
    topics: NotRequired[int]
    cited: NotRequired[int]
    references: NotRequired[int]
    people: NotRequired[int]
    parts: NotRequired[int]


JointRow = tuple[int, int, int, list[int], list[int]]
"""Place among the papers or -1, year or 0, number of authors, places of people, their positions or 0."""


class FoundPicture(TypedDict):
    """The row of `explore_picture`."""

    people: list[FoundEntity]
    papers: list[FoundEntity]
    topics: list[FoundEntity]
    institutions: list[FoundEntity]
    joint: list[JointRow]
    alone: list[int]
    alone_years: list[int]
    about: list[tuple[int, str, float | None]]
    affiliated: list[tuple[int, str, int | None, int | None]]
    cites: list[tuple[str, str]]
    topic_parts: list[tuple[str, str]]
    institution_parts: list[tuple[str, str]]


class FoundNeighbour(TypedDict):
    """One neighbour as the queries of neighbours return it."""

    id: str
    name: str | None
    count: int
    """What it is ordered by: joint papers, people or papers that connect."""
    last: int | None
    """The newest year of what connects it."""
    closeness: NotRequired[float]


class FoundNeighbours(TypedDict):
    """The row of a query of neighbours."""

    total: int
    exact: bool
    """False where there are at least so many."""
    left: int
    """Those that the picture does not hold yet."""
    rows: list[FoundNeighbour]


class FoundWays(TypedDict):
    """One row of `explore_ways`: the shortest ways between two entities."""

    start: str
    end: str
    ways: list[list[str]]
    more: bool


class FoundAffiliations(TypedDict):
    """One row of `explore_affiliations`."""

    person: str
    institutions: list[tuple[str, str, int]]
    """(id, name, last year or 0), the newest first."""


class FoundSubjects(TypedDict):
    """One row of `explore_subjects`."""

    key: str
    topics: list[tuple[str, str, float]]
    """(id, name, how much), the first first."""
