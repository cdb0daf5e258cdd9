"""What `peergraph measure` has computed for a paper, with its definition, its inputs and its date; or why not."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from ...cypher.measured import LEAST_PAPERS, LEAST_USES, YEARS
from .parts import EntityRef

Facts = dict[str, Any]


@dataclass(frozen=True)
class RarestPair:
    """The two topics of a paper that are together the least often for what chance would have."""

    topics: tuple[EntityRef, ...]
    """Both topics; empty where they are no longer in the graph."""
    together: int
    """How many of the other papers have both."""
    expected: float
    """How many of them would have both by chance."""


@dataclass(frozen=True)
class Novelty:
    """How unusual a paper's combination of topics is."""

    definition: str
    percentile: float | None
    """From 0 to 100, which is the most unusual of its year; None where there is too little data."""
    missing: str | None
    """What there is too little of, in a sentence."""
    score: float | None
    """The value below which a tenth of the z-scores of its pairs lies: the lower, the more unusual."""
    pairs: int
    """How many pairs of its topics were compared."""
    among: int
    """Papers of its year that have a score, this one among them."""
    first_year: int | None
    """The first of the years whose papers it was compared with; the last is its own."""
    rarest: RarestPair | None


@dataclass(frozen=True)
class FieldGroup:
    """The papers of one field and year whose citations are counted by one source."""

    field: EntityRef
    papers: int


@dataclass(frozen=True)
class CitationPercentile:
    """Where a paper's citations stand among the papers of its fields and its year."""

    definition: str
    percentile: float | None
    """From 0 to 100, which is the most cited; the mean over its fields; None where there is too little data."""
    missing: str | None
    """What there is too little of, in a sentence."""
    citations: int | None
    """How often it is cited as `source` counts, when this was computed."""
    source: str | None
    """The short name of the source whose counts were compared."""
    groups: tuple[FieldGroup, ...]


@dataclass(frozen=True)
class PaperMeasures:
    """What was computed for a paper, on which version of the data, and when."""

    computed: str | None
    """When, ISO 8601; None where nothing has been computed for this paper yet."""
    data_version: str | None
    novelty: Novelty
    citations: CitationPercentile


def paper_measures(facts: Facts) -> PaperMeasures:
    """Return the measures of a paper with these facts (`year` and `measures`)."""
    said: Facts = facts["measures"]
    return PaperMeasures(
        said["measured_on"], said["measured_version"], _novelty(facts["year"], said), _citations(said)
    )


def _novelty(year: int | None, said: Facts) -> Novelty:
    first = None if year is None or said["novelty"] is None else year - YEARS + 1
    return Novelty(
        _novelty_definition(),
        said["novelty"],
        _missing_novelty(said, year),
        said["novelty_score"],
        said["novelty_pairs"] or 0,
        said["novelty_among"] or 0,
        first,
        _rarest(said),
    )


def _rarest(said: Facts) -> RarestPair | None:
    if said["novelty_together"] is None:
        return None
    topics = tuple(EntityRef(**topic) for topic in said["novelty_topics"])
    return RarestPair(topics if len(topics) == 2 else (), said["novelty_together"], said["novelty_expected"])


def _citations(said: Facts) -> CitationPercentile:
    groups = tuple(
        FieldGroup(EntityRef(**group["field"]), group["papers"]) for group in said["citation_groups"]
    )
    return CitationPercentile(
        _citations_definition(),
        said["citation_percentile"],
        _missing_citations(said),
        said["citation_count"],
        said["citation_source"],
        groups,
    )


def _missing_novelty(said: Facts, year: int | None) -> str | None:
    match said["novelty_missing"]:
        case "year":
            return _("No source gives its year.")
        case "topics":
            return _("Its sources give it fewer than two topics of one kind.")
        case "uses":
            return _(
                "No two of its topics are each on %(least)s other papers of %(first)s to %(last)s.",
                least=LEAST_USES,
                first=(year or 0) - YEARS + 1,
                last=year,
            )
        case "papers":
            return ngettext(
                "Only %(num)s paper of its year can be compared, and a percentile takes %(least)s.",
                "Only %(num)s papers of its year can be compared, and a percentile takes %(least)s.",
                said["novelty_among"],
                least=LEAST_PAPERS,
            )
        case _:
            return None if said["measured_on"] else _("It has not been computed for this paper yet.")


def _missing_citations(said: Facts) -> str | None:
    match said["citation_missing"]:
        case "count":
            return _("No source says how often it is cited.")
        case "year":
            return _("No source gives its year.")
        case "field":
            return _("Its sources put it in no field.")
        case "papers":
            return ngettext(
                "Only %(num)s paper of its field and year has such a count, and a percentile takes %(least)s.",
                "Only %(num)s papers of its field and year have such a count, and a percentile takes %(least)s.",
                max((group["papers"] for group in said["citation_groups"]), default=0),
                least=LEAST_PAPERS,
            )
        case _:
            return None if said["measured_on"] else _("It has not been computed for this paper yet.")


def _novelty_definition() -> str:
    return _(
        "How unusual the combination of its topics is, after Uzzi, Mukherjee, Stringer and Jones (Science 342, 2013). "
        "Each two of its topics of one kind are compared with the other papers of its year and the %(before)s years "
        "before that have two topics or more of that kind: how many of them have both, and how many would by chance "
        "(hypergeometric), as a z-score; a topic that fewer than %(least)s of them have is left out. Its score "
        "is the value below which a tenth of its z-scores lies. The percentile is the share of the papers of its year "
        "with a higher score, and half of those with the same; at least %(papers)s papers have to be comparable.",
        before=YEARS - 1,
        least=LEAST_USES,
        papers=LEAST_PAPERS,
    )


def _citations_definition() -> str:
    return _(
        "The share of the papers of its field and year that are cited less often, and half of those cited as often, "
        "itself among them (Hazen percentile; Bornmann, Leydesdorff and Mutz, Journal of Informetrics 7, 2013). Only "
        "counts of one source are compared. Its fields are those its topics are part of, or else its categories, or "
        "else its area; with several it is the mean over those that have %(papers)s papers or more.",
        papers=LEAST_PAPERS,
    )
