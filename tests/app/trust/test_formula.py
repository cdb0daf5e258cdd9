"""The formula of trust: the same numbers as published, and what it does with statements."""

import re
from itertools import chain, combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peergraph.app.trust.formula import band_of, ledger
from peergraph.app.trust.rules import BANDS, LEVELS, RULES
from peergraph.app.trust.types import Finding, RuleName, Statements

PUBLISHED = (Path(__file__).parents[3] / "docs" / "trust.md").read_text(encoding="utf-8")
SUPPORTING: tuple[RuleName, ...] = tuple(rule.name for rule in RULES if rule.points > 0)
OF_SOURCES: tuple[RuleName, ...] = SUPPORTING[:6]
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.sampled_from([rule.name for rule in RULES]),
        st.floats(0.001, 1),
        st.just(()),
    ),
    unique_by=lambda finding: finding.rule,
)


def found(*names: RuleName, **shares: float) -> Statements:
    findings = [Finding(name, 1, ()) for name in names]
    return Statements((*findings, *(Finding(name, shares[name], ()) for name in shares)), "unclaimed")  # type: ignore[arg-type]


def rows_of(heading: str) -> list[list[str]]:
    """Return the rows of the published table under a heading, without its head."""
    table = PUBLISHED.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("| ")]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_published_points_are_those_of_the_code():
    published = [(row[0], int(re.sub(r"[^\d-]", "", row[1]))) for row in rows_of("The score")]
    assert published == [(rule.name, rule.points) for rule in RULES]


def test_the_published_words_of_what_sources_and_owners_give_are_those_of_the_code():
    published = {row[0]: row[2] for row in rows_of("The score")}
    assert {name: published[name] for name in SUPPORTING} == {
        rule.name: rule.meaning for rule in RULES if rule.points > 0
    }


def test_the_published_bands_and_levels_are_those_of_the_code():
    assert [(row[0], int(row[1])) for row in rows_of("The bands")] == list(BANDS)
    assert [(row[0], row[1]) for row in rows_of("The levels")] == [
        (level, label) for level, (label, _) in LEVELS.items()
    ]


def test_all_that_supports_a_record_makes_a_hundred_and_level_four():
    whole = ledger(found(*SUPPORTING))
    assert (whole.score, whole.band, whole.level, whole.missing) == (100, "Verified", "L4", ())


def test_sources_alone_verify_nobody():
    most = ledger(found(*OF_SOURCES))
    assert (most.score, most.band, most.level) == (60, "Established", "L2")


def test_one_source_without_an_affiliation_reads_twenty_one():
    assert ledger(found("record")).summary == "Trust 21 - Emerging, Verification L1, Unclaimed author"


def test_a_record_that_no_source_speaks_of_has_no_level_and_no_points():
    nothing = ledger(found())
    assert (nothing.score, nothing.band, nothing.level, nothing.lines) == (0, "Emerging", "L0", ())
    assert [line.rule for line in nothing.missing] == list(SUPPORTING)


@pytest.mark.parametrize(
    ("names", "level"),
    [
        (("record",), "L1"),
        (("record", "identifier", "institution"), "L1"),
        (("record", "second_source"), "L2"),
        (("record", "orcid"), "L2"),
        (("record", "owner"), "L3"),
        (("record", "owner", "owner_orcid", "owner_mail"), "L3"),
        (("record", "owner", "owner_orcid", "works"), "L3"),
        (("record", "second_source", "owner", "owner_orcid", "owner_mail", "works"), "L4"),
        (("record", "owner", "contested_owner"), "L1"),
        ((*SUPPORTING, "contested_owner"), "L2"),
    ],
)
def test_the_level_says_what_kind_of_evidence_there_is(names: tuple[RuleName, ...], level: str):
    assert ledger(found(*names)).level == level


@pytest.mark.parametrize(
    ("works", "of", "points"), [(1, 100, 1), (1, 20, 1), (1, 10, 1), (3, 10, 3), (5, 10, 5), (7, 7, 10)]
)
def test_what_speaks_against_a_record_takes_its_share_of_ten_points_rounded_up(
    works: int, of: int, points: int
):
    with_retractions = ledger(found("record", retractions=works / of))
    assert with_retractions.score == 21 - points
    assert [(line.rule, line.points) for line in with_retractions.lowered] == [("retractions", -points)]


def test_a_score_is_never_below_nothing():
    assert ledger(found("contested_owner", "disagreement", "retractions")).score == 0


@pytest.mark.parametrize(
    ("score", "band"),
    [(0, "Emerging"), (34, "Emerging"), (35, "Developing"), (60, "Established"), (79, "Established"), (80, "Verified")],
)  # fmt: skip
def test_each_band_begins_with_its_score(score: int, band: str):
    assert band_of(score) == band


@given(FINDINGS)
def test_the_score_is_the_sum_of_the_lines_that_are_shown(findings: list[Finding]):
    made = ledger(Statements(tuple(findings), "unclaimed"))
    assert made.score == max(0, sum(line.points for line in (*made.lines, *made.lowered)))
    assert 0 <= made.score <= 100
    shown = {line.rule for line in (*made.lines, *made.lowered)}
    assert shown == {finding.rule for finding in findings}
    assert {line.rule for line in made.missing} == set(SUPPORTING) - shown


def test_level_four_is_always_the_band_verified():
    for names in chain.from_iterable(combinations(SUPPORTING, size) for size in range(len(SUPPORTING) + 1)):
        # Works in two sources are named by two sources, each of which is a public record.
        if "works" in names and not {"record", "second_source"} <= set(names):
            continue
        made = ledger(found(*names))
        assert made.level != "L4" or made.band == "Verified"
