"""A check for conflicts of interest as rows of a table: every pair, then every line that stands for nobody."""

from collections.abc import Iterator

from .affiliations import SharedInstitution
from .conflict_report import Check, ConflictReport, Line

COLUMNS = (
    "panel",
    "panel_id",
    "other",
    "other_id",
    "result",
    "same_person",
    "joint_papers_that_count",
    "joint_papers",
    "first_year",
    "last_year",
    "papers",
    "institutions",
    "hops",
    "path",
    "counted_since",
    "note",
)
_RESULTS = {"conflict": "conflict", "look": "worth a look", "none": "nothing found"}
Row = tuple[object, ...]


def conflict_rows(report: ConflictReport) -> Iterator[Row]:
    """Yield the rows under COLUMNS; the same question to the same graph gives the same rows."""
    for check in report.checks:
        yield _pair_row(check, report.since)
    for line in report.panel.lines:
        yield from _line_rows(line, is_panel=True)
    for line in report.others.lines:
        yield from _line_rows(line, is_panel=False)


def _pair_row(check: Check, since: int) -> Row:
    route = check.route
    return (
        check.a.label,
        check.a.id,
        check.b.label,
        check.b.id,
        _RESULTS[check.level],
        check.same_person,
        check.recent,
        check.total,
        check.first_year,
        check.last_year,
        [paper.id for paper in check.papers],
        [_place(place) for place in check.institutions],
        route.hops if route else 1 if check.total else 0,
        [person.label for person in route.people] if route else [],
        since,
        route.state if route and route.state != "found" else None,
    )


def _place(place: SharedInstitution) -> str:
    years = f", {place.from_year}-{place.to_year}" if place.when == "same time" else ""
    return f"{place.name} ({place.when}{years})"


def _line_rows(line: Line, *, is_panel: bool) -> Iterator[Row]:
    """Yield a row for a line that stands for nobody, so that it is not lost."""
    if line.people or line.state == "entry":
        return
    names = (line.text, None, None, None) if is_panel else (None, None, line.text, None)
    result = "not settled" if line.state == "open" else "not found"
    yield (*names, result, *[None] * (len(COLUMNS) - len(names) - 2), line.note)
