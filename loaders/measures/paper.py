"""What of a paper its measures are computed from."""

from msgspec import Struct


class Count(Struct, frozen=True, gc=False):
    """How often a paper is cited, as one source says."""

    source: str
    """The source's short name."""
    citations: int


class Paper(Struct, frozen=True, gc=False):
    """One paper of the graph."""

    id: str
    year: int | None = None
    topics: dict[str, tuple[int, ...]] = {}
    """For each kind of topic of which it has two or more: their numbers, ascending."""
    fields: tuple[str, ...] = ()
    """The ids of the topics that are its fields."""
    count: Count | None = None
    version: str | None = None
    """The version of the data that its measures were computed on; None where they never were."""
