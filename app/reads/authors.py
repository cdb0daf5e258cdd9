"""A researcher's page: who she is, what supports it, and what she wrote."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext
from msgspec import convert

from ...cypher import load
from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from ..languages import written_number
from .gathered import Ranking
from .identifier_links import identifier_links
from .models import Affiliation, AuthorCounts, AuthorPage, Badge, CloseCollaborators, Collaborator
from .paper_rows import works_by_id
from .parts import SourceEvidence, TopicCount, TypeCount, WorkFilter, WorkList, YearCount

CLOSE_WORKS = 2
CLOSE_STRENGTH = 0.2
SHOWN_COLLABORATORS = 12
SHOWN_TOPICS = 20
SHOWN_AFFILIATIONS = 500


@dataclass(frozen=True)
class AuthorFacts:
    """One author with her identifiers, and how many works she has."""

    id: str
    name: str
    names: tuple[str, ...]
    identifiers: tuple[str, ...]
    works: int
    listed: int

    @property
    def ids(self) -> tuple[str, ...]:
        """Return all that she is called by, her own id first."""
        return (self.id, *(id for id in self.identifiers if id != self.id))


@dataclass(frozen=True)
class AuthorTopics:
    """How many topics an author's papers have, and the most frequent."""

    total: int
    topics: tuple[TopicCount, ...]


@dataclass(frozen=True)
class Collaborators:
    """How many people wrote papers with an author, how many of them are close, and the closest."""

    total: int
    close: int
    people: tuple[Collaborator, ...]


@dataclass(frozen=True)
class WorkCount:
    """How many works of one author are of one year and type, and listed on her profile or not."""

    year: int | None
    type: str | None
    listed: bool
    works: int


def author_page(graph: Graph, id: str) -> AuthorPage:
    """Return the profile of the author with that current id; raises NotFoundError where there is none."""
    return profile_of(graph, author_facts(graph, id=id))


def profile_of(graph: Graph, facts: AuthorFacts) -> AuthorPage:
    """Return the profile of an author whose facts have been read."""
    id = facts.id
    evidence = author_evidence(graph, id=id)
    affiliations = author_affiliations(graph, id=id, limit=SHOWN_AFFILIATIONS)
    people = author_collaborators(
        graph, id=id, least_works=CLOSE_WORKS, least_strength=CLOSE_STRENGTH, limit=SHOWN_COLLABORATORS
    )
    topics = author_topics(graph, id=id, limit=SHOWN_TOPICS)
    return AuthorPage(
        id=id,
        name=facts.name,
        other_names=tuple(name for name in facts.names if name != facts.name),
        identifiers=identifier_links(id, facts.identifiers),
        badges=_badges(facts, affiliations),
        counts=AuthorCounts(facts.works, facts.listed, topics.total, people.total, people.close, followers=0),
        affiliations=affiliations,
        topics=topics.topics,
        collaborators=CloseCollaborators(close_definition(), people.people, people.close),
        sources=tuple(evidence),
    )


def close_definition() -> str:
    """Return what a close collaborator is, in a sentence."""
    return _(
        "Close means at least %(works)s joint papers that add up to %(strength)s or more, where a paper of n authors "
        "counts 1/(n-1): a paper by two counts 1, a paper by eleven 0.1, a paper by thousands next to nothing.",
        works=CLOSE_WORKS,
        strength=written_number(CLOSE_STRENGTH),
    )


def coauthors(graph: Graph, id: str, *, offset: int, limit: int) -> Ranking[Collaborator]:
    """Return one page of everybody who wrote with one author, the closest first."""
    found = author_collaborators(graph, id=id, least_works=1, least_strength=0.0, limit=limit, offset=offset)
    end = offset + len(found.people)
    return Ranking(found.people, found.total, end if found.people and end < found.total else None)


def works_page(graph: Graph, id: str, wanted: WorkFilter) -> WorkList:
    """Return one page of an author's works, newest first; an author without works has an empty list."""
    counts = author_work_counts(graph, id=id, without=list(wanted.without))
    total = sum(count.works for count in counts if _passes(count, wanted))
    ids = author_works(graph, id=id, wanted=wanted)
    end = wanted.offset + len(ids)
    return WorkList(
        works=works_by_id(graph, ids=ids, people=[id]),
        total=total,
        next=end if ids and end < total else None,
        years=_years(counts),
        types=_types(counts),
        filter=wanted,
    )


def author_facts(graph: Graph, *, id: str) -> AuthorFacts:
    """Return one author's names and counts; raises NotFoundError where there is none."""
    rows = graph.read(load("read")["author_facts"], id=id)
    if not rows:
        raise NotFoundError(_("No author in this graph has the id %(id)s.", id=id))
    return convert(rows[0], AuthorFacts)


def author_evidence(graph: Graph, *, id: str) -> list[SourceEvidence]:
    """Return what each source says of one author, the source with the most papers first."""
    return convert(graph.read(load("read")["author_evidence"], id=id), list[SourceEvidence])


def author_affiliations(graph: Graph, *, id: str, limit: int) -> tuple[Affiliation, ...]:
    """Return one author's institutions, the latest first."""
    rows = graph.read(load("read")["author_affiliations"], id=id, limit=limit)
    return convert([row["affiliation"] for row in rows], tuple[Affiliation, ...])


def author_topics(graph: Graph, *, id: str, limit: int, offset: int = 0) -> AuthorTopics:
    """Return an author's topics, counted, and one page of them, the most frequent first."""
    rows = graph.read(load("read")["author_topics"], id=id, offset=offset, limit=limit)
    return convert(rows[0], AuthorTopics)


def author_collaborators(
    graph: Graph, *, id: str, least_works: int, least_strength: float, limit: int, offset: int = 0
) -> Collaborators:
    """Return the people who wrote papers with one author, counted, and one page of those who are close enough."""
    limits = {
        "least_works": least_works,
        "least_strength": least_strength,
        "offset": offset,
        "limit": limit,
    }
    return convert(graph.read(load("read")["author_collaborators"], id=id, **limits)[0], Collaborators)


def author_works(graph: Graph, *, id: str, wanted: WorkFilter) -> list[str]:
    """Return the ids of one page of an author's papers, in the order that is wanted."""
    page = {"offset": wanted.offset, "limit": wanted.limit}
    kinds = {
        "year": wanted.year,
        "type": wanted.type,
        "listed": wanted.listed,
        "without": list(wanted.without),
        "sort": wanted.sort,
    }
    return [row["id"] for row in graph.read(load("read")["author_works"], id=id, **kinds, **page)]


def author_work_counts(graph: Graph, *, id: str, without: list[str]) -> list[WorkCount]:
    """Return one author's papers but those of `without`, counted by year, type and listing."""
    return convert(graph.read(load("read")["author_work_counts"], id=id, without=without), list[WorkCount])


def _badges(facts: AuthorFacts, affiliations: tuple[Affiliation, ...]) -> tuple[Badge, ...]:
    reason = ngettext(
        "The name stands on %(num)s paper in this graph.",
        "The name stands on %(num)s papers in this graph.",
        facts.works,
    )
    return (Badge(_("Researcher"), reason, "researcher"), _affiliation_badge(affiliations))


def _affiliation_badge(affiliations: tuple[Affiliation, ...]) -> Badge:
    if not affiliations:
        reason = _("No source that was loaded names an institution for this person.")
        return Badge(_("Affiliation not imported"), reason, "no affiliation")
    latest = affiliations[0]
    if latest.to_year is None:
        return Badge(latest.name, _("The latest affiliation that the loaded sources name."), "affiliation")
    reason = _("The latest affiliation of %(year)s that the loaded sources name.", year=latest.to_year)
    return Badge(latest.name, reason, "affiliation")


def _passes(count: WorkCount, wanted: WorkFilter) -> bool:
    return (
        wanted.year in (None, count.year)
        and wanted.type in (None, count.type)
        and (count.listed or not wanted.listed)
    )


def _years(counts: Iterable[WorkCount]) -> tuple[YearCount, ...]:
    by_year: Counter[int | None] = Counter()
    for count in counts:
        by_year[count.year] += count.works
    return tuple(
        YearCount(year, works) for year, works in sorted(by_year.items(), key=lambda item: -(item[0] or 0))
    )


def _types(counts: Iterable[WorkCount]) -> tuple[TypeCount, ...]:
    by_type: Counter[str | None] = Counter()
    for count in counts:
        by_type[count.type] += count.works
    return tuple(
        TypeCount(kind, works)
        for kind, works in sorted(by_type.items(), key=lambda item: (-item[1], item[0] or ""))
    )
