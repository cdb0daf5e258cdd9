"""The published formula, a ledger from statements: it asks nothing, and equal statements make an equal ledger."""

import math
from collections.abc import Iterable, Mapping

from flask_babel import gettext as _

from ..languages import marked
from .rules import BAND_NAMES, BANDS, LEVELS, RULES, Rule
from .types import Band, Finding, Level, OwnerState, RuleName, Statements, TrustLedger, TrustLine

_OWNERS: dict[OwnerState, str] = {
    "unclaimed": marked("Unclaimed author"),
    "claimed": marked("Claimed author"),
    "contested": marked("Contested author"),
    "unknown": marked("Owner not known now"),
}
_EXACTLY = 1e-9
"""Shares are quotients: 3/10 of 10 points are 3, not 4."""


def ledger(statements: Statements) -> TrustLedger:
    """Return the ledger that the statements make: level, score, and a line for each rule."""
    found: dict[RuleName, Finding] = {finding.rule: finding for finding in statements.findings}
    lines = [_line(rule, found.get(rule.name)) for rule in RULES]
    score, level = max(0, sum(line.points for line in lines)), level_of(found)
    band = band_of(score)
    return TrustLedger(
        summary=_(
            "Trust %(score)s - %(band)s, Verification %(level)s, %(owner)s",
            score=score,
            band=_(BAND_NAMES[band]),
            level=level,
            owner=_(_OWNERS[statements.owner]),
        ),
        score=score,
        band=band,
        level=level,
        label=_(LEVELS[level][0]),
        meaning=_(LEVELS[level][1]),
        owner=statements.owner,
        lines=tuple(line for line in lines if line.points > 0),
        lowered=tuple(line for line in lines if line.points < 0),
        missing=tuple(line for line in lines if line.points == 0 and line.most > 0),
    )


def band_of(score: int) -> Band:
    """Return the band of a score."""
    return next(band for band, least in BANDS if score >= least)


def level_of(found: Mapping[RuleName, Finding]) -> Level:
    """Return the level that the rules that apply make, whatever the score; a contested owner makes none."""
    if "owner" in found and "contested_owner" not in found:
        return "L4" if _all(found, ("owner_orcid", "owner_mail", "works")) else "L3"
    if "second_source" in found or "orcid" in found:
        return "L2"
    return "L1" if "record" in found else "L0"


def _all(found: Mapping[RuleName, Finding], names: Iterable[RuleName]) -> bool:
    return all(name in found for name in names)


def _line(rule: Rule, finding: Finding | None) -> TrustLine:
    return TrustLine(
        rule.name,
        _(rule.title),
        _points(rule, finding.share) if finding else 0,
        rule.points,
        _(rule.meaning),
        finding.evidence if finding else (),
    )


def _points(rule: Rule, share: float) -> int:
    """Return the points of a share of a rule, rounded up, so that nothing that is taken away is too small to tell."""
    points = math.ceil(abs(rule.points) * min(1.0, share) - _EXACTLY)
    return points if rule.points > 0 else -points
