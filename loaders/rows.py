"""What is written to the graph: one frozen row a node or edge, whose fields are the properties."""

from typing import Any

from msgspec import Struct

from .records import Authorship, InstitutionMention, PaperRecord, TopicMention

AUTHORED = (
    "position",
    "raw_name",
    "sources",
    "name",
    "affiliations",
    "institutions",
    "corresponding",
    "listed",
    "keys",
)
"""The properties of an authorship's edge, in the order of the values that `cypher/write/create_papers` is given."""

Authored = tuple[str, list[Any]]
"""One identifier of an author, and the values of `AUTHORED`: None for what nobody says, nothing behind the last said.

Lists, because the driver hands each tuple back to Python when it packs it.
"""


class FormerAuthorship(Struct, frozen=True, gc=False):
    """Who an older version of a record named at a place where the newest one names somebody else, or nobody."""

    keys: tuple[str, ...]
    name: str
    position: int | None

    @property
    def order(self) -> tuple[tuple[str, ...], str, int]:
        """What to sort by."""
        return (self.keys, self.name, self.position or 0)


class Statement(Struct, frozen=True, gc=False):
    """One source's newest record of a paper, with what its older versions said of the authors.

    `updated` is the record's own date, else the date of the file that it came from (ISO 8601, UTC).
    """

    record: PaperRecord
    updated: str
    former: tuple[FormerAuthorship, ...] = ()


class AuthorshipRow(Struct, frozen=True, gc=False):
    """One author of one paper, as all sources together tell it.

    `author` are the identifiers of the person, `keys` all that any source states at this place;
    `institutions` and `affiliations` hold every source's, in the order of the sources.
    """

    author: tuple[str, ...]
    name: str
    raw_name: str
    position: int | None
    keys: tuple[str, ...]
    affiliations: tuple[str, ...]
    institutions: tuple[InstitutionMention, ...]
    corresponding: bool
    listed: bool
    sources: tuple[str, ...]


class TopicRow(Struct, frozen=True, gc=False):
    """One topic of one paper, with the sources that say so; `key` is one of the topic's identifiers."""

    key: str
    topic: TopicMention
    sources: tuple[str, ...]


class ReferenceRow(Struct, frozen=True, gc=False):
    """One cited identifier of one paper, with the sources that say so."""

    identifier: str
    sources: tuple[str, ...]


class PaperRow(Struct, frozen=True, gc=False):
    """A paper as all its records together tell it; `dropped` are people whom no newest record names any more.

    `properties` are those that some record states; `authored` has what is written of each of the authorships.
    """

    identifiers: tuple[str, ...]
    year: int | None
    properties: dict[str, Any]
    authorships: tuple[AuthorshipRow, ...]
    authored: tuple[Authored, ...]
    dropped: tuple[FormerAuthorship, ...]
    topics: tuple[TopicRow, ...]
    references: tuple[ReferenceRow, ...]


class Signature(Struct, frozen=True, gc=False):
    """One authorship as one source states it, with the keys by which that source knows the person."""

    source: str
    authorship: Authorship
    keys: tuple[str, ...]
