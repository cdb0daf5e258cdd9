"""The fields that are read from OpenAlex's JSON, in all its generations: APIs of 2022 and 2024, snapshots."""

from typing import Any

from msgspec import Struct


class Ids(Struct, frozen=True):
    """The other identifiers of an entity."""

    mag: str | int | None = None
    pmid: str | None = None
    pmcid: str | None = None
    orcid: str | None = None
    ror: str | None = None


class Institution(Struct, frozen=True):
    """An institution as others name it; records hold some without an id, and some that are empty objects."""

    id: str | None = None
    display_name: str | None = None
    ror: str | None = None
    country_code: str | None = None
    relationship: str | None = None


class Person(Struct, frozen=True):
    """The author that an authorship was settled on."""

    id: str | None = None
    display_name: str | None = None
    orcid: str | None = None


class Affiliation(Struct, frozen=True):
    """An affiliation's text on a work (since 2024), or an institution with years on an author."""

    raw_affiliation_string: str | None = None
    institution: Institution | None = None
    years: list[int] | None = None


class Authorship(Struct, frozen=True):
    """One author of a work."""

    author: Person | None = None
    institutions: list[Institution | None] | None = None
    is_corresponding: bool | None = None
    raw_author_name: str | None = None
    raw_affiliation_string: str | None = None
    raw_affiliation_strings: list[str] | None = None
    affiliations: list[Affiliation] | None = None


class Venue(Struct, frozen=True):
    """Where a work appeared; `host_venue` until 2023, since then the source of a location."""

    id: str | None = None
    display_name: str | None = None
    type: str | None = None
    url: str | None = None


class Location(Struct, frozen=True):
    """A place where a work can be read; `url` is the name of the address until 2023."""

    landing_page_url: str | None = None
    source: Venue | None = None
    url: str | None = None


class Level(Struct, frozen=True):
    """A subfield, a field or a domain that a topic is part of."""

    id: str
    display_name: str | None = None


class Topic(Struct, frozen=True):
    """A topic, a concept or a keyword of a work."""

    id: str | None = None
    display_name: str | None = None
    keyword: str | None = None
    score: float | None = None
    level: int | None = None
    subfield: Level | None = None
    field: Level | None = None
    domain: Level | None = None


class Work(Struct, frozen=True):
    """A work."""

    id: str
    doi: str | None = None
    ids: Ids | None = None
    title: str | None = None
    display_name: str | None = None
    publication_year: int | None = None
    publication_date: str | None = None
    type: str | None = None
    type_crossref: str | None = None
    language: str | None = None
    authorships: list[Authorship] | None = None
    is_authors_truncated: bool | None = None
    primary_location: Location | None = None
    locations: list[Location] | None = None
    host_venue: Venue | None = None
    alternate_host_venues: list[Location] | None = None
    topics: list[Topic] | None = None
    concepts: list[Topic] | None = None
    keywords: list[Topic] | None = None
    referenced_works: list[str] | None = None
    abstract_inverted_index: Any = None
    cited_by_count: int | None = None
    is_retracted: bool | None = None
    updated_date: str | None = None


class Author(Struct, frozen=True):
    """An author."""

    id: str
    display_name: str | None = None
    display_name_alternatives: list[str] | None = None
    orcid: str | None = None
    last_known_institution: Institution | None = None
    last_known_institutions: list[Institution] | None = None
    affiliations: list[Affiliation] | None = None
    updated_date: str | None = None


class Geo(Struct, frozen=True):
    """Where an institution is."""

    city: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class InstitutionEntity(Struct, frozen=True):
    """An institution's own record."""

    id: str
    display_name: str | None = None
    display_name_alternatives: list[str] | None = None
    display_name_acronyms: list[str] | None = None
    ror: str | None = None
    country_code: str | None = None
    type: str | None = None
    homepage_url: str | None = None
    geo: Geo | None = None
    associated_institutions: list[Institution] | None = None
    updated_date: str | None = None


class TopicEntity(Struct, frozen=True):
    """A topic's, subfield's, field's, domain's, concept's or keyword's own record."""

    id: str
    display_name: str | None = None
    description: str | None = None
    level: int | None = None
    subfield: Level | None = None
    field: Level | None = None
    domain: Level | None = None
    ancestors: list[Topic] | None = None
    updated_date: str | None = None
