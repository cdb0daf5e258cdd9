"""What a source says, in one shape for all sources: a reader yields these, and everything after it reads only these.

An identifier is text of the form `scheme:value` (`doi:10.1/x`, `orcid:0000-...`), parsed at the edge by
`peergraph.cypher.identifiers`; identifiers in one tuple are said by the source to mean the same entity.
"""

from typing import Literal

from msgspec import Struct

TopicKind = Literal["keyword", "category", "area", "topic", "concept", "subfield", "field", "domain"]


class InstitutionMention(Struct, frozen=True, gc=False, omit_defaults=True):
    """An institution as an authorship or an author names it; without identifiers it is known by its name."""

    name: str
    identifiers: tuple[str, ...] = ()
    country_code: str | None = None
    from_year: int | None = None
    to_year: int | None = None


class Authorship(Struct, frozen=True, gc=False, omit_defaults=True):
    """One author of one paper, as the source prints it; `position` counts from 1 and is None where unknown."""

    name: str
    position: int | None = None
    identifiers: tuple[str, ...] = ()
    raw_name: str | None = None
    affiliations: tuple[str, ...] = ()
    institutions: tuple[InstitutionMention, ...] = ()
    corresponding: bool = False
    listed: bool = False


class TopicMention(Struct, frozen=True, gc=False, omit_defaults=True):
    """A topic of a paper; without identifiers it is known by its kind and name. `score` is between 0 and 1."""

    name: str
    kind: TopicKind = "keyword"
    identifiers: tuple[str, ...] = ()
    score: float | None = None
    parent: "TopicMention | None" = None


class RemovedPlace(Struct, frozen=True, gc=False, omit_defaults=True):
    """The place of an author who asked to be removed; a place that may come back has no `removal`.

    All digests are keyed, and made with the record's id, so that nobody can tell that two papers were one person's.
    """

    position: int | None = None
    removal: str = ""
    keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()


class PaperRecord(Struct, frozen=True, gc=False, omit_defaults=True, tag_field="record", tag="paper"):
    """A paper as one source describes it; `updated` is the source's own ISO date of this version of the record."""

    source: str
    source_id: str
    identifiers: tuple[str, ...]
    title: str
    updated: str | None = None
    year: int | None = None
    date: str | None = None
    type: str | None = None
    venue: str | None = None
    abstract: str | None = None
    comments: str | None = None
    journal_ref: str | None = None
    has_code: bool = False
    code_url: str | None = None
    url: str | None = None
    language: str | None = None
    retracted: bool = False
    cited_by_count: int | None = None
    authors_complete: bool = True
    authorships: tuple[Authorship, ...] = ()
    topics: tuple[TopicMention, ...] = ()
    references: tuple[str, ...] = ()
    removed: tuple[RemovedPlace, ...] = ()


class AuthorRecord(Struct, frozen=True, gc=False, omit_defaults=True, tag_field="record", tag="author"):
    """An author as one source describes her."""

    source: str
    source_id: str
    identifiers: tuple[str, ...]
    name: str
    updated: str | None = None
    names: tuple[str, ...] = ()
    homepage: str | None = None
    institutions: tuple[InstitutionMention, ...] = ()


class InstitutionRecord(
    Struct, frozen=True, gc=False, omit_defaults=True, tag_field="record", tag="institution"
):
    """An institution as one source describes it; coordinates are in degrees, it is part of its `parents`."""

    source: str
    source_id: str
    identifiers: tuple[str, ...]
    name: str
    updated: str | None = None
    names: tuple[str, ...] = ()
    country_code: str | None = None
    city: str | None = None
    type: str | None = None
    homepage: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    parents: tuple[InstitutionMention, ...] = ()


class TopicRecord(Struct, frozen=True, gc=False, omit_defaults=True, tag_field="record", tag="topic"):
    """A topic as one source describes it; `parents` are the topics that it is part of."""

    source: str
    source_id: str
    identifiers: tuple[str, ...]
    name: str
    kind: TopicKind
    updated: str | None = None
    description: str | None = None
    parents: tuple[TopicMention, ...] = ()


class MergeRecord(Struct, frozen=True, gc=False, omit_defaults=True, tag_field="record", tag="merge"):
    """The source's word that an old identifier now means what a newer one means."""

    source: str
    source_id: str
    kind: Literal["author", "paper", "institution", "topic"]
    old: str
    new: str
    updated: str | None = None


Record = PaperRecord | AuthorRecord | InstitutionRecord | TopicRecord | MergeRecord


class Reject(Struct, frozen=True, gc=False):
    """A record that could not be read: where it stands (counted from 1), what it calls itself, and why."""

    line: int
    id: str | None
    reason: str
