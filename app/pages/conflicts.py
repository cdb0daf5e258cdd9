"""The page that checks a panel against a list of authors for conflicts of interest.

There are no cookies, and what is pasted is neither stored nor logged:
it comes in the body of a POST, never in an address.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from ..context import get_graph
from ..exports.csv import csv_lines
from ..exports.files import file_response
from ..parameters import ParameterError, no_number
from ..profiles.called import said_each
from ..reads.conflict_report import Check, ConflictReport, Line
from ..reads.conflict_rows import COLUMNS, conflict_rows
from ..reads.conflict_sides import MOST_OTHERS, MOST_PANEL
from ..reads.conflicts import MOST_YEARS, USUAL_YEARS, Question, find_conflicts, this_year
from ..reads.parts import EntityRef
from .blueprint import pages

MOST_BYTES = 1_000_000
CHOICE = "choice."
SHOWN_CHECKS = 300
MOST_COLUMNS = 15
MOST_CELLS = 900


@dataclass(frozen=True)
class MatrixRow:
    """One person of the list, and the check with each of the panel."""

    person: EntityRef
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class ConflictsView:
    """What `conflicts.html` shows."""

    question: Question
    error: ParameterError | None
    report: ConflictReport | None
    most_panel: int = MOST_PANEL
    most_others: int = MOST_OTHERS
    shown: tuple[Check, ...] = ()
    """The checks with a conflict or something to look at, at most SHOWN_CHECKS."""
    matrix: tuple[MatrixRow, ...] = ()
    """All pairs, where they are few enough to be seen."""
    open: tuple[Line, ...] = ()
    """Lines whose people are to be chosen, or were chosen."""


@pages.get("/conflicts")
def conflicts() -> str:
    """Show the empty form; `panel` may name people to start with."""
    panel = "\n".join(request.args.getlist("panel"))[:10_000]
    question = Question(panel, "", USUAL_YEARS, this_year(), {})
    return render_template("conflicts.html", page=ConflictsView(question, None, None))


@pages.post("/conflicts")
def conflicts_checked() -> ResponseReturnValue:
    """Answer the form with the result below it, or with a CSV file where `format` asks for one."""
    request.max_content_length = request.max_form_memory_size = MOST_BYTES
    question = Question(
        request.form.get("panel", ""),
        request.form.get("others", ""),
        USUAL_YEARS,
        this_year(),
        _choices(request.form.to_dict()),
    )
    try:
        question = replace(
            question,
            years=year_count("years", request.form.get("years", ""), USUAL_YEARS, most=MOST_YEARS),
            now=year_count("now", request.form.get("now", ""), this_year(), most=9999),
        )
        report = find_conflicts(get_graph(), question, said_each)
    except ParameterError as error:
        view = ConflictsView(question, error, None)
        return _private(make_response(render_template("conflicts.html", page=view), error.status))
    if request.form.get("format") == "csv":
        name = f"conflicts-{report.now}-{report.years}-years"
        return _private(file_response(csv_lines(COLUMNS, conflict_rows(report)), name, "csv"))
    return _private(make_response(render_template("conflicts.html", page=_view(question, report))))


def year_count(name: str, given: str, usual: int, *, most: int) -> int:
    """Return a number from a form, `usual` for an empty one; raises ParameterError for anything but 0 to `most`."""
    cleaned = given.strip()
    if not cleaned:
        return usual
    if not (cleaned.isascii() and cleaned.isdigit() and len(cleaned) < 6 and int(cleaned) <= most):
        raise ParameterError(name, no_number(0, most))
    return int(cleaned)


def _choices(form: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(CHOICE): id for name, id in form.items() if name.startswith(CHOICE) and id}


def _view(question: Question, report: ConflictReport) -> ConflictsView:
    found = [check for check in report.checks if check.level != "none"]
    lines = (*report.panel.lines, *report.others.lines)
    return ConflictsView(
        question,
        None,
        report,
        shown=tuple(found[:SHOWN_CHECKS]),
        matrix=_matrix(report),
        open=tuple({line.meant.text: line for line in lines if line.meant}.values()),
    )


def _matrix(report: ConflictReport) -> tuple[MatrixRow, ...]:
    columns: Sequence[EntityRef] = report.panel.people
    if len(columns) > MOST_COLUMNS or len(report.checks) > MOST_CELLS:
        return ()
    checks = {(check.a.id, check.b.id): check for check in report.checks}
    return tuple(
        MatrixRow(person, tuple(checks[member.id, person.id] for member in columns))
        for person in report.others.people
    )


def _private(response: Response) -> Response:
    """Return the answer so that no cache keeps it."""
    response.headers["Cache-Control"] = "no-store"
    return response
