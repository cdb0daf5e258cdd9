"""What a ledger of trust is made of: statements go in, lines with points come out."""

from dataclasses import dataclass
from typing import Literal

from ..reads.parts import EntityRef

Level = Literal["L0", "L1", "L2", "L3", "L4"]
Band = Literal["Emerging", "Developing", "Established", "Verified"]
OwnerState = Literal["unclaimed", "claimed", "contested", "unknown"]
RuleName = Literal[
    "record",
    "second_source",
    "identifier",
    "orcid",
    "institution",
    "works",
    "owner",
    "owner_orcid",
    "owner_mail",
    "contested_works",
    "retractions",
    "disagreement",
    "contested_owner",
]


@dataclass(frozen=True)
class Evidence:
    """One statement that a line of a ledger rests on."""

    statement: str
    sources: tuple[str, ...]
    """The short names of the sources that say it; "peergraph" for what this site has checked itself."""
    when: str | None
    """When it was loaded or checked, ISO; None where that is not recorded."""
    papers: tuple[EntityRef, ...] = ()
    """Papers that the statement speaks of, at most five."""


@dataclass(frozen=True)
class Finding:
    """What one rule finds in a record: how far it applies, and why."""

    rule: RuleName
    share: float
    """How far it applies, 0 to 1."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Statements:
    """All that a ledger is computed from."""

    findings: tuple[Finding, ...]
    """Of each rule at most one; what is absent does not apply."""
    owner: OwnerState


@dataclass(frozen=True)
class TrustLine:
    """One line of a ledger."""

    rule: RuleName
    title: str
    points: int
    """What it adds to the score; what it takes away is negative."""
    most: int
    """The most that it can add or take away."""
    meaning: str
    """What the rule asks for, in a sentence."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class TrustLedger:
    """How well a record is supported: a level, a score, and every statement that they were computed from."""

    summary: str
    """The ledger in one line, such as "Trust 21 - Emerging, Verification L1, Unclaimed author"."""
    score: int
    """0 to 100: the sum of the points of all lines, and nothing below 0."""
    band: Band
    level: Level
    label: str
    """The level in a few words."""
    meaning: str
    """What the level takes, in a sentence."""
    owner: OwnerState
    """Whose the record is; "unknown" where the store of claims does not answer, so that its lines are missing."""
    lines: tuple[TrustLine, ...]
    """What counts for the record."""
    lowered: tuple[TrustLine, ...]
    """What counts against it."""
    missing: tuple[TrustLine, ...]
    """What would raise the score: lines without points yet."""
