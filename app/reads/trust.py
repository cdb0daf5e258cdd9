"""How well a profile is supported: a level from what sources say, each step with its evidence and no number made up.

L0  the name stands on papers, and no source keeps a profile of the person
L1  one source keeps a profile: a record, an identifier of its own, or a list of works
L2  two or more sources name the person on papers or keep a profile, or a source states an ORCID
A claim by the person will be the state beside the level; nobody can make one yet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from flask_babel import gettext as _
from flask_babel import ngettext

from ..languages import marked
from .models import Evidence, TrustSnapshot

_OWN_SCHEMES = ("openalex", "dblp", "s2", "acl")
LEVELS = {
    "L0": (
        marked("Name on papers"),
        marked("The name stands on papers; no source that was loaded keeps a profile of the person."),
    ),
    "L1": (
        marked("Public record, one source"),
        marked("One source keeps a public profile: a record, an identifier or a list of works."),
    ),
    "L2": (
        marked("Public record, supported"),
        marked("Two or more sources speak of the person, or a source states an ORCID."),
    ),
}
"""Each level's label and what it takes."""
_UNCLAIMED = marked("Nobody has confirmed that this profile is theirs: profiles cannot be claimed yet.")


@dataclass(frozen=True)
class SourceEvidence:
    """What one source says of a person."""

    source: str
    papers: int
    """Papers on which it names the person."""
    listed: int
    """Those of them that it lists on the person's profile."""
    profiles: int
    """Its records of the person."""
    records: int
    """Its records of the person and of those papers."""
    loaded: str | None
    """When the newest record was loaded, ISO."""
    updated: str | None
    """The source's date of the newest record, ISO."""


def trust_snapshot(identifiers: Sequence[str], sources: Sequence[SourceEvidence]) -> TrustSnapshot:
    """Return the level that the evidence supports, with the evidence."""
    evidence = (*_statements(sources), *_stated_identifiers(identifiers, sources))
    level = _level(identifiers, sources)
    label, meaning = LEVELS[level]
    no_claim = Evidence(_("No claim is recorded for this profile."), "peergraph", None)
    return TrustSnapshot(level, _(label), _(meaning), evidence, "Unclaimed", _(_UNCLAIMED), (no_claim,))


def _level(identifiers: Sequence[str], sources: Sequence[SourceEvidence]) -> Literal["L0", "L1", "L2"]:
    if len(sources) > 1 or any(identifier.startswith("orcid:") for identifier in identifiers):
        return "L2"
    kept = any(row.listed or row.profiles for row in sources)
    return "L1" if kept or any(_scheme(identifier) in _OWN_SCHEMES for identifier in identifiers) else "L0"


def _statements(sources: Sequence[SourceEvidence]) -> Iterator[Evidence]:
    for row in sources:
        if row.profiles:
            yield Evidence(_("The source keeps a record of this person."), row.source, row.loaded)
        if row.listed:
            yield Evidence(
                _("The source lists %(papers)s on this person's profile.", papers=_papers(row.listed)),
                row.source,
                row.loaded,
            )
        if row.papers:
            yield Evidence(
                _("The source names this person on %(papers)s.", papers=_papers(row.papers)),
                row.source,
                row.loaded,
            )


def _stated_identifiers(identifiers: Sequence[str], sources: Sequence[SourceEvidence]) -> Iterator[Evidence]:
    for identifier in identifiers:
        if _scheme(identifier) in ("orcid", *_OWN_SCHEMES):
            # The graph keeps the sources of a place on a paper, not of each identifier stated there.
            stating = [row for row in sources if row.source == _scheme(identifier)] or sources
            names = _(" or ").join(row.source for row in stating)
            when = stating[0].loaded if len(stating) == 1 else None
            yield Evidence(
                _("A source says that the person is %(identifier)s.", identifier=identifier), names, when
            )


def _scheme(identifier: str) -> str:
    return identifier.partition(":")[0]


def _papers(count: int) -> str:
    return ngettext("%(num)s paper", "%(num)s papers", count)
