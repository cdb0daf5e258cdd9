"""What the loaded sources say of a record, as findings of the formula's rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext
from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph
from ..reads.parts import EntityRef, SourceEvidence
from .types import Evidence, Finding

MOST_PAPERS = 5
SCHEMES = {"openalex": "openalex", "dblp": "dblp", "s2": "s2", "acl": "acl"}
"""Identifiers of a person that a source gives which tells namesakes apart, and the source's short name."""
ORCID = "orcid:"


@dataclass(frozen=True)
class NamedPaper:
    """A paper that a statement speaks of."""

    id: str
    title: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class NamedInstitution:
    """An institution of a register, and who says that the person is there."""

    name: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class RecordEvidence:
    """What supports a record, and what speaks against it; papers are counted once each."""

    works: int
    confirmed: int
    """Works that two or more sources give to the person."""
    disputed: int
    """Works at whose place of this person a source names somebody else or another ORCID iD."""
    retracted: int
    disputed_papers: tuple[NamedPaper, ...]
    retracted_papers: tuple[NamedPaper, ...]
    institutions: tuple[NamedInstitution, ...]
    orcid_sources: tuple[str, ...] = ()
    """The sources that state an ORCID iD of hers, in their records of her or of some of her papers."""


@dataclass(frozen=True)
class Record:
    """One author record: its id with all other identifiers, and what the sources say."""

    identifiers: tuple[str, ...]
    sources: tuple[SourceEvidence, ...]
    evidence: RecordEvidence

    def loaded(self, source: str) -> str | None:
        """Return when a source last said something of the record."""
        return next((row.loaded for row in self.sources if row.source == source), None)


def author_trust(graph: Graph, *, id: str) -> RecordEvidence:
    """Return what supports one author's record, and what speaks against it; nothing where there is none."""
    rows = graph.read(load("read")["author_trust"], id=id, most=MOST_PAPERS)
    return convert(rows[0], RecordEvidence) if rows else RecordEvidence(0, 0, 0, 0, (), (), ())


def record_findings(record: Record) -> Iterator[Finding]:
    """Yield what each rule finds that asks the sources alone."""
    yield from _sources(record)
    yield from _identifiers(record)
    yield from _institutions(record)
    yield from _works(record)
    yield from _retractions(record)
    yield from _disagreement(record)


def _sources(record: Record) -> Iterator[Finding]:
    if record.sources:
        yield Finding("record", 1, tuple(_said(record.sources[0])))
    if len(record.sources) > 1:
        yield Finding(
            "second_source", 1, tuple(line for source in record.sources[1:] for line in _said(source))
        )


def _said(row: SourceEvidence) -> Iterator[Evidence]:
    if row.profiles:
        yield Evidence(_("The source keeps a record of this person."), (row.source,), row.loaded)
    if row.listed:
        listed = _("The source lists %(papers)s on this person's profile.", papers=_papers(row.listed))
        yield Evidence(listed, (row.source,), row.loaded)
    if row.papers:
        named = _("The source names this person on %(papers)s.", papers=_papers(row.papers))
        yield Evidence(named, (row.source,), row.loaded)


def _identifiers(record: Record) -> Iterator[Finding]:
    own = [id for id in record.identifiers if id.partition(":")[0] in SCHEMES]
    if own:
        yield Finding("identifier", 1, tuple(_stated(record, id) for id in own[:MOST_PAPERS]))
    orcids = _orcids(record)
    if orcids:
        yield Finding("orcid", 1, tuple(_stated(record, id) for id in orcids[:MOST_PAPERS]))


def _orcids(record: Record) -> list[str]:
    return [id for id in record.identifiers if id.startswith(ORCID)]


def _stated(record: Record, identifier: str) -> Evidence:
    own = SCHEMES.get(identifier.partition(":")[0])
    known = (own,) if own else record.evidence.orcid_sources
    stating = [row for row in record.sources if row.source in known] or list(record.sources)
    names = tuple(row.source for row in stating)
    said = _("A source says that the person is %(identifier)s.", identifier=identifier)
    return Evidence(said, names, _when(record, names))


def _institutions(record: Record) -> Iterator[Finding]:
    places = record.evidence.institutions
    if places:
        yield Finding("institution", 1, tuple(_place(record, place) for place in places))


def _place(record: Record, place: NamedInstitution) -> Evidence:
    said = _("The person is affiliated with %(institution)s.", institution=place.name)
    return Evidence(said, place.sources, _when(record, place.sources))


def _works(record: Record) -> Iterator[Finding]:
    works, confirmed = record.evidence.works, record.evidence.confirmed
    if works and 2 * confirmed >= works:
        said = _(
            "Two or more sources give %(confirmed)s of %(papers)s to this person.",
            confirmed=confirmed,
            papers=_papers(works),
        )
        names = [row.source for row in record.sources if row.papers]
        yield Finding("works", 1, (Evidence(said, tuple(names), _when(record, names)),))


def _retractions(record: Record) -> Iterator[Finding]:
    evidence = record.evidence
    if evidence.retracted:
        said = ngettext("%(num)s work was retracted.", "%(num)s works were retracted.", evidence.retracted)
        share = evidence.retracted / evidence.works
        yield Finding("retractions", share, (_about(record, said, evidence.retracted_papers),))


def _disagreement(record: Record) -> Iterator[Finding]:
    orcids, evidence = _orcids(record), record.evidence
    if len(orcids) > 1:
        said = _("The record carries several ORCID iDs: %(orcids)s.", orcids=", ".join(orcids[:MOST_PAPERS]))
        names = tuple(row.source for row in record.sources)
        yield Finding("disagreement", 1, (Evidence(said, names, _when(record, names)),))
    elif evidence.disputed:
        said = ngettext(
            "A source names somebody else, or another ORCID iD, at this person's place on %(num)s paper.",
            "A source names somebody else, or another ORCID iD, at this person's place on %(num)s papers.",
            evidence.disputed,
        )
        share = evidence.disputed / evidence.works
        yield Finding("disagreement", share, (_about(record, said, evidence.disputed_papers),))


def _about(record: Record, said: str, papers: Sequence[NamedPaper]) -> Evidence:
    names = sorted({source for paper in papers for source in paper.sources})
    shown = tuple(EntityRef("paper", paper.id, paper.title) for paper in papers)
    return Evidence(said, tuple(names), _when(record, names), shown)


def _when(record: Record, sources: Sequence[str]) -> str | None:
    """Return when the newest of some sources was loaded."""
    return max((loaded for source in sources if (loaded := record.loaded(source))), default=None)


def _papers(count: int) -> str:
    return ngettext("%(num)s paper", "%(num)s papers", count)
