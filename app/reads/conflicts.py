"""Conflicts of interest between a panel and a list of authors: joint papers, institutions, paths, with their proof."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from ...cypher import load
from ...cypher.errors import QueryStopped
from ...cypher.graph import Graph
from ..together import both
from .affiliations import SharedInstitution, Stay, affiliations_of_people, meeting
from .conflict_report import Check, ConflictReport, GraphExtent, Level, Line, Route, Side
from .conflict_sides import Choices, read_sides
from .paper_rows import papers_by_id
from .parts import EntityRef, PaperRef
from .people import people_refs
from .searched import SaidEach, nobody_said
from .stats import stats

PATH_SECONDS = 2.0
PAIRS_AT_ONCE = 100
SHOWN_PAPERS = 3
MOST_YEARS = 100
USUAL_YEARS = 3
Pair = tuple[str, str]


@dataclass(frozen=True)
class Question:
    """What was asked: two pasted texts, the years that count, and who is meant by names that were not clear."""

    panel: str
    others: str
    years: int
    now: int
    choices: Choices


@dataclass(frozen=True)
class _Facts:
    """What is known of pairs."""

    papers: Mapping[Pair, Sequence[tuple[str, int | None]]]
    """Ids and years of joint papers, the newest first."""
    shown: Mapping[str, PaperRef]
    stays: Mapping[str, Sequence[Stay]]
    routes: Mapping[Pair, Sequence[str]]
    searched: frozenset[Pair]
    people: Mapping[str, EntityRef]
    since: int


def find_conflicts(graph: Graph, question: Question, said_each: SaidEach = nobody_said) -> ConflictReport:
    """Return how each of a panel is tied to each of a list; raises ParameterError as `read_sides` does."""
    panel, others = read_sides(graph, question.panel, question.others, question.choices, said_each)
    since = question.now - question.years
    facts = _read(graph, panel, others, since)
    checks = sorted(
        (_check(a, b, facts) for a in panel.people for b in others.people),
        key=lambda check: (_gravity(check), check.a.label, check.b.label),
    )
    return _report(graph, question, (panel, others), tuple(checks), since)


def this_year() -> int:
    """Return the year that counts as now where nobody says otherwise."""
    return datetime.now(UTC).year


def panel_papers(
    graph: Graph, *, panel: list[str], others: list[str]
) -> dict[Pair, list[tuple[str, int | None]]]:
    """Return for each of a panel and each of a list the ids and years of their joint papers, the newest first."""
    rows = graph.read(load("read")["panel_papers"], panel=panel, others=others)
    return {(row["a"], row["b"]): [(paper["id"], paper["year"]) for paper in row["papers"]] for row in rows}


def pair_paths(
    graph: Graph, time_left: float, *, firsts: list[str], seconds: list[str]
) -> dict[int, list[str]]:
    """Return the people on a shortest path of each pair that has one, by the pair's place.

    Raises QueryStopped after `time_left` seconds.
    """
    rows = graph.read_within(time_left, load("read")["pair_paths"], firsts=firsts, seconds=seconds)
    return {row["place"]: row["people"] for row in rows}


def _read(graph: Graph, panel: Side, others: Side, since: int) -> _Facts:
    first, second = _ids(panel), _ids(others)
    papers = panel_papers(graph, panel=first, others=second)
    strangers = [(a, b) for a in first for b in second if a != b and (a, b) not in papers]
    routes, searched = _routes(graph, strangers)
    shown = dict.fromkeys(id for pair in papers.values() for id, _year in pair[:SHOWN_PAPERS])
    known = {person.id: person for person in (*panel.people, *others.people)}
    between = {id for route in routes.values() for id in route} - known.keys()
    return _Facts(
        papers=papers,
        shown={paper.id: paper for paper in papers_by_id(graph, ids=list(shown))},
        stays=_stays(graph, list(known)),
        routes=routes,
        searched=frozenset(searched),
        people=known | (people_refs(graph, sorted(between)) if between else {}),
        since=since,
    )


def _ids(side: Side) -> list[str]:
    return [person.id for person in side.people]


def _routes(graph: Graph, pairs: Sequence[Pair]) -> tuple[dict[Pair, list[str]], set[Pair]]:
    """Return the paths of pairs, and which pairs were searched before the time was up."""
    deadline = time.monotonic() + PATH_SECONDS
    one, other = both(
        lambda: list(_some_routes(graph, pairs[::2], deadline)),
        lambda: list(_some_routes(graph, pairs[1::2], deadline)),
    )
    found: dict[Pair, list[str]] = {}
    searched: set[Pair] = set()
    for part, paths in (*one, *other):
        found |= {part[place]: people for place, people in paths.items()}
        searched.update(part)
    return found, searched


def _some_routes(
    graph: Graph, pairs: Sequence[Pair], deadline: float
) -> Iterator[tuple[Sequence[Pair], dict[int, list[str]]]]:
    """Yield pairs and their paths by place, a part at a time, until the time is up."""
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        part, left = pairs[start : start + PAIRS_AT_ONCE], deadline - time.monotonic()
        if left <= 0:
            return
        try:
            firsts, seconds = [a for a, _b in part], [b for _a, b in part]
            yield part, pair_paths(graph, left, firsts=firsts, seconds=seconds)
        except QueryStopped:
            return


def _stays(graph: Graph, ids: list[str]) -> dict[str, list[Stay]]:
    found: dict[str, list[Stay]] = {}
    for stay in affiliations_of_people(graph, ids=ids) if ids else ():
        found.setdefault(ids[stay.place], []).append(stay)
    return found


def _check(a: EntityRef, b: EntityRef, facts: _Facts) -> Check:
    same = a.id == b.id
    papers = facts.papers.get((a.id, b.id), ())
    years = [year for _id, year in papers if year is not None]
    undated = len(papers) - len(years)
    recent = sum(year >= facts.since for year in years) + undated
    institutions = () if same else _institutions(a.id, b.id, facts)
    return Check(
        a=a,
        b=b,
        level=_level(same, recent, len(papers), institutions, facts.since),
        same_person=same,
        recent=recent,
        total=len(papers),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        undated=undated,
        papers=tuple(facts.shown[id] for id, _year in papers[:SHOWN_PAPERS]),
        institutions=institutions,
        route=None if same or papers else _route((a.id, b.id), facts),
    )


def _institutions(a: str, b: str, facts: _Facts) -> tuple[SharedInstitution, ...]:
    there = {stay.id: stay for stay in facts.stays.get(b, ())}
    met = [meeting(stay, there[stay.id]) for stay in facts.stays.get(a, ()) if stay.id in there]
    return tuple(sorted(met, key=lambda each: (each.when != "same time", -(each.to_year or 0), each.name)))


def _level(
    same: bool, recent: int, total: int, institutions: Iterable[SharedInstitution], since: int
) -> Level:
    places = list(institutions)
    if same or recent or any(_counts(place, since) for place in places):
        return "conflict"
    return "look" if total or places else "none"


def _counts(place: SharedInstitution, since: int) -> bool:
    """Tell whether an institution makes a conflict: both were there in the years that count, or may have been."""
    return place.when == "unknown" or (place.when == "same time" and (place.to_year or since) >= since)


def _route(pair: Pair, facts: _Facts) -> Route:
    if pair not in facts.searched:
        return Route("not searched", None, ())
    people = facts.routes.get(pair)
    if not people:
        return Route("none", None, ())
    return Route("found", len(people) - 1, tuple(facts.people[id] for id in people))


def _gravity(check: Check) -> tuple[int, int, int]:
    hops = check.route.hops if check.route and check.route.hops else 99
    rank = 0 if check.same_person else 1 if check.level == "conflict" else 2 if check.level == "look" else 3
    return rank, -check.recent, hops


def _report(
    graph: Graph, question: Question, sides: tuple[Side, Side], checks: tuple[Check, ...], since: int
) -> ConflictReport:
    lines = [line for side in sides for line in side.lines]
    known = stats(graph)
    extent = GraphExtent(
        known.papers, known.last_year, max((run.finished or "" for run in known.runs), default="") or None
    )
    conflicts = sum(check.level == "conflict" for check in checks)
    return ConflictReport(
        panel=sides[0],
        others=sides[1],
        years=question.years,
        now=question.now,
        since=since,
        checks=checks,
        conflicts=conflicts,
        looks=sum(check.level == "look" for check in checks),
        open=_count(lines, "open"),
        unknown=_count(lines, "unknown"),
        not_searched=sum(check.route is not None and check.route.state == "not searched" for check in checks),
        extent=extent,
        statement=_statement(conflicts, len(checks), extent),
    )


def _count(lines: Sequence[Line], state: str) -> int:
    return sum(line.state == state for line in lines)


def _statement(conflicts: int, pairs: int, extent: GraphExtent) -> str:
    held = ngettext(
        "this graph, which holds %(num)s paper up to %(year)s",
        "this graph, which holds %(num)s papers up to %(year)s",
        extent.papers,
        year=extent.last_year or _("no known year"),
    )
    if not pairs:
        return _("Nothing was checked: there is nobody on one of the sides in %(held)s.", held=held)
    checked = ngettext("%(num)s pair", "%(num)s pairs", pairs)
    if not conflicts:
        return _("No conflict found among %(pairs)s in %(held)s.", pairs=checked, held=held)
    return _(
        "%(number)s of %(pairs)s with a conflict in %(held)s.",
        number=format_decimal(conflicts),
        pairs=checked,
        held=held,
    )
