"""What the pages of authors and papers show and the API sends: one frozen dataclass a page.

Topics, institutions and venues are in `gathered.py`. The rows and links inside them are in `parts.py`; search results,
shared papers and paths are in `found.py`.
"""

from dataclasses import dataclass
from typing import Literal

from .alike import AlikePapers
from .paper_measures import PaperMeasures
from .parts import (
    EntityRef,
    IdentifierLink,
    PaperList,
    SourceEvidence,
    SourceNote,
    TopicCount,
)
from .similar import SimilarPapers
from .versions import Versions


@dataclass(frozen=True)
class Badge:
    """A short label beside a name, and the sentence that says why it is there."""

    label: str
    reason: str
    kind: Literal["researcher", "affiliation", "no affiliation"]


@dataclass(frozen=True)
class Affiliation:
    """An institution that a person was connected with, and the years that show it."""

    id: str
    name: str
    country_code: str | None
    from_year: int | None
    to_year: int | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Collaborator:
    """Someone who wrote papers with the page's person."""

    id: str
    name: str
    works: int
    """Joint papers, however many authors these have."""
    strength: float
    """Each joint paper with n authors counts 1/(n-1)."""
    last_year: int | None


@dataclass(frozen=True)
class CloseCollaborators:
    """The people closest to the page's person, and what "close" means here."""

    definition: str
    people: tuple[Collaborator, ...]
    """The closest first, at most 12."""
    total: int


@dataclass(frozen=True)
class AuthorCounts:
    """The numbers at the head of a researcher's page."""

    works: int
    """All papers that carry the name and were given to this person."""
    listed: int
    """Those of them that a source lists on the person's profile."""
    topics: int
    collaborators: int
    """Everyone with at least one joint paper."""
    close_collaborators: int
    followers: int


@dataclass(frozen=True)
class AuthorPage:
    """A researcher's profile, all but her works."""

    id: str
    name: str
    other_names: tuple[str, ...]
    identifiers: tuple[IdentifierLink, ...]
    badges: tuple[Badge, ...]
    counts: AuthorCounts
    affiliations: tuple[Affiliation, ...]
    """The latest first."""
    topics: tuple[TopicCount, ...]
    """The most frequent first, at most 20."""
    collaborators: CloseCollaborators
    sources: tuple[SourceEvidence, ...]


@dataclass(frozen=True)
class PaperAuthor:
    """One author of one paper, as the paper prints it."""

    id: str
    name: str
    """The name on the paper."""
    position: int | None
    corresponding: bool
    affiliations: tuple[str, ...]
    """The affiliations as the paper prints them."""
    institutions: tuple[EntityRef, ...]
    """The institutions that the source recognised in them."""


@dataclass(frozen=True)
class PaperAuthors:
    """A paper's authors in order, one page of them."""

    authors: tuple[PaperAuthor, ...]
    total: int
    next: int | None
    complete: bool
    """False where the source names only some of the authors."""
    removed: int
    """How many others were taken out at their request; they are not in `total`."""


@dataclass(frozen=True)
class PaperPage:
    """A paper with all that is known of it."""

    id: str
    title: str
    year: int | None
    date: str | None
    type: str | None
    venue: str | None
    abstract: str | None
    comments: str | None
    journal_ref: str | None
    has_code: bool
    code_url: str | None
    url: str | None
    language: str | None
    retracted: bool
    cited_by_count: int | None
    """Citations by the source's own count; `cited_by.total` is this graph's."""
    identifiers: tuple[IdentifierLink, ...]
    authors: PaperAuthors
    topics: tuple[EntityRef, ...]
    references: PaperList
    missing_references: int
    """References that the sources name and that are not loaded."""
    cited_by: PaperList
    similar: SimilarPapers
    alike: AlikePapers | None
    """Papers alike in their words; None where no vector of this paper's words has been made."""
    measures: PaperMeasures
    versions: Versions
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True)
class LoadRun:
    """One run of a loader."""

    id: str
    source: str
    files: tuple[str, ...]
    started: str | None
    finished: str | None
    """None for a run that is under way or was broken off."""


@dataclass(frozen=True)
class Stats:
    """How much there is in the graph, and where it came from."""

    papers: int
    authors: int
    topics: int
    institutions: int
    authorships: int
    citations: int
    first_year: int | None
    last_year: int | None
    runs: tuple[LoadRun, ...]
    """The newest first, at most 10."""
