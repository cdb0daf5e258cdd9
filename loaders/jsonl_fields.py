"""The fields of our own JSON Lines format, as `docs/formats.md` tells them; others are ignored."""

from typing import Annotated

from msgspec import Meta, Struct

from .records import TopicKind

Year = Annotated[int, Meta(ge=1000, le=2999)]
Date = Annotated[str, Meta(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?([T ][\d:.,Z+-]*)?$")]
WebAddress = Annotated[str, Meta(pattern=r"^https?://[^\s<>\"]+$")]
CountryCode = Annotated[str, Meta(pattern=r"^[A-Za-z]{2}$")]
OwnId = str | int


class Institution(Struct, frozen=True):
    """An institution of an author; a text stands for one that has only a name."""

    name: str
    id: str | None = None
    ror: str | None = None
    country_code: CountryCode | None = None
    from_year: Year | None = None
    to_year: Year | None = None
    homepage: WebAddress | None = None


class Author(Struct, frozen=True):
    """An author of a work."""

    name: str
    position: Annotated[int, Meta(ge=1)] | None = None
    id: OwnId | None = None
    orcid: str | None = None
    ids: list[str] | None = None
    raw_name: str | None = None
    affiliations: list[str] | None = None
    institutions: list[Institution | str] | None = None
    corresponding: bool = False
    homepage: WebAddress | None = None


class Topic(Struct, frozen=True):
    """A topic of a work, where more than its name is known."""

    name: str
    kind: TopicKind = "topic"
    id: str | None = None
    score: Annotated[float, Meta(ge=0, le=1)] | None = None


class Work(Struct, frozen=True):
    """A work: one line of the file."""

    title: str | None = None
    id: OwnId | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    openalex_id: str | None = None
    ids: list[str] | None = None
    year: Year | None = None
    date: Date | None = None
    type: str | None = None
    venue: str | None = None
    authors: list[Author] | None = None
    authors_complete: bool = True
    listed_on_profile_of: list[str] | None = None
    area: str | None = None
    keywords: list[str] | None = None
    categories: list[str] | None = None
    topics: list[Topic] | None = None
    references: list[OwnId] | None = None
    abstract: str | None = None
    comments: str | None = None
    journal_ref: str | None = None
    url: WebAddress | None = None
    has_code: bool = False
    code_url: WebAddress | None = None
    language: str | None = None
    retracted: bool = False
    cited_by_count: Annotated[int, Meta(ge=0)] | None = None
    updated: Date | None = None
