"""The console: a query in, a table and a picture out. Opening an address only fills in the form; running takes a POST.

There are no cookies and nothing can be written, so a POST from elsewhere can do no more than its sender could.
"""

import json
from dataclasses import dataclass
from typing import Any, cast

from flask import abort, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ...cypher.errors import (
    GraphUnavailable,
    PeergraphError,
    QueryFailed,
    QueryPosition,
    QueryRefused,
    UsageError,
)
from ..console.ask import ConsoleAnswer, ask
from ..console.catalogue import Sort, sorts
from ..console.current import current_client
from ..console.errors import ConsoleBusy, TooMuchAsked
from ..console.library import CannedQuery, QueryGroup, library, library_groups
from ..console.limits import MOST_BODY_BYTES
from ..console.sending import file_of_query
from ..context import get_graph, get_settings
from ..later import later as _l
from ..later import told
from ..queries.examples import example_queries, example_texts
from ..queries.meant import given_values, names_of
from .addresses import with_arguments
from .blueprint import pages
from .field_questions import FieldQuestion, field_questions


@dataclass(frozen=True)
class ConsoleError:
    """Why a query gave no answer."""

    title: str
    message: str
    position: QueryPosition | None
    before: str
    """The faulty line up to the place."""
    after: str
    """The faulty line from the place on."""


@dataclass(frozen=True)
class ConsolePage:
    """What `console.html` shows."""

    query: str
    parameters: str
    """As they were typed: JSON, or name=value lines."""
    canned: CannedQuery | None
    values: dict[str, str]
    """What stands in a canned query's fields."""
    filled_in: str
    """The same as the end of an address."""
    answer: ConsoleAnswer | None
    error: ConsoleError | None
    names: dict[str, str]
    """What the ids in a canned query's fields are called."""
    questions: tuple[FieldQuestion, ...]
    """Which entities a canned query's fields mean, where that is not sure."""
    library: tuple[QueryGroup, ...]
    labels: tuple[Sort, ...]
    """What is in the graph; empty while the database does not answer."""
    types: tuple[Sort, ...]
    snippets: tuple[tuple[str, str], ...]
    seconds: float
    rows: int
    most_rows: int
    """Rows that a file may hold."""
    asked: dict[str, Any]
    """The parameters that the answer is of."""


@pages.get("/console")
def console() -> str:
    """Show the console with what the address fills in: `query`, and `p.<name>` for parameters."""
    given = {name[2:]: _value(value) for name, value in request.args.items() if name.startswith("p.")}
    text = json.dumps(given, ensure_ascii=False) if given else ""
    return shown_console(query=request.args.get("query", "")[:20_000], parameters=text)


@pages.post("/console")
def console_run() -> ResponseReturnValue:
    """Run the form's query and show its answer, or why there is none, under the same form."""
    request.max_content_length = MOST_BODY_BYTES
    query, text = request.form.get("query", "").replace("\r\n", "\n"), request.form.get("parameters", "")
    try:
        asked = read_parameters(text)
        answer = _run(query, asked)
    except PeergraphError as error:
        return _failed(error, query=query, parameters=text)
    return shown_console(query=query, parameters=text, answer=answer, asked=asked)


@pages.post('/console/rows.<any("csv","jsonl"):ending>')
def console_rows(ending: str) -> ResponseReturnValue:
    """Send all rows of the form's query as a file, or show the form again with why there are none."""
    request.max_content_length = MOST_BODY_BYTES
    query, text = request.form.get("query", "").replace("\r\n", "\n"), request.form.get("parameters", "")
    try:
        return file_of_query(query, read_parameters(text), ending)
    except PeergraphError as error:
        return _failed(error, query=query, parameters=text)


@pages.get("/console/<name>")
def canned(name: str) -> str:
    """Show one canned query, its fields filled with an example, or from the address."""
    query = _canned(name)
    given = {field.name: request.args[field.name] for field in query.fields if field.name in request.args}
    return shown_console(query=query.text, canned=query, values=example_texts(query.fields) | given)


@pages.post("/console/<name>")
def canned_run(name: str) -> ResponseReturnValue:
    """Run one canned query with its form's values."""
    query = _canned(name)
    values = {field.name: request.form.get(field.name, "")[:500] for field in query.fields}
    try:
        given = given_values(get_graph(), query.fields, values)
        if given.doubts:
            questions = field_questions(f"/console/{name}", given, values)
            return shown_console(query=query.text, canned=query, values=values, questions=questions)
        answer = _run(query.text, given.parameters)
    except PeergraphError as error:
        return _failed(error, query=query.text, canned=query, values=values)
    values |= {field: str(given.parameters[field]) for field in given.names}
    return shown_console(query=query.text, canned=query, values=values, answer=answer, asked=given.parameters)


def read_parameters(text: str) -> dict[str, Any]:
    """Return parameters typed as a JSON object or as lines `name=value`, where a value is JSON or else plain text.

    Raises UsageError that says what is wrong with them.
    """
    if text.lstrip().startswith("{"):
        try:
            return cast(dict[str, Any], json.loads(text))
        except (ValueError, RecursionError) as error:
            raise UsageError(_l("The parameters are no JSON object: %(reason)s", reason=error)) from error
    return dict(_named(line) for line in text.splitlines() if line.strip())


def _named(line: str) -> tuple[str, Any]:
    name, equals, value = (part.strip() for part in line.partition("="))
    if not equals or not name.isidentifier():
        raise UsageError(
            _l(
                "The parameters must be JSON, or lines such as id=sample:yinghui-xu; this is neither: %(line)s",
                line=line.strip()[:80],
            )
        )
    return name, _value(value)


def _value(text: str) -> Any:
    """Return what a parameter's text means: JSON, or else plain text."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _canned(name: str) -> CannedQuery:
    return library().get(name) or abort(404)


def _sorts() -> tuple[tuple[Sort, ...], tuple[Sort, ...]]:
    try:
        return sorts(get_graph())
    except GraphUnavailable:
        return (), ()


def _run(query: str, parameters: dict[str, Any]) -> ConsoleAnswer:
    settings = get_settings()
    return ask(
        get_graph(),
        query,
        parameters,
        client=current_client(),
        limit=settings.console_rows,
        seconds=settings.console_timeout,
    )


def shown_console(
    *,
    query: str,
    parameters: str = "",
    canned: CannedQuery | None = None,
    values: dict[str, str] | None = None,
    answer: ConsoleAnswer | None = None,
    error: ConsoleError | None = None,
    asked: dict[str, Any] | None = None,
    questions: tuple[FieldQuestion, ...] = (),
) -> str:
    """Return the console's page with what is given filled in."""
    settings = get_settings()
    labels, types = _sorts()
    page = ConsolePage(
        query,
        parameters,
        canned,
        values or {},
        with_arguments("", values or {}),
        answer,
        error,
        names_of(get_graph(), canned.fields, values or {}) if canned else {},
        questions,
        library_groups(),
        labels,
        types,
        example_queries(),
        settings.console_timeout,
        settings.console_rows,
        settings.export_rows,
        asked or {},
    )
    return render_template("console.html", page=page)


def _failed(error: PeergraphError, *, query: str, **shown: Any) -> ResponseReturnValue:
    """Show the form again with the error; a stopped query is 400 here, as every form that has to be changed."""
    response = make_response(
        shown_console(query=query, error=explained_error(error, query), **shown),
        400 if isinstance(error, TooMuchAsked) else error.status,
    )
    if error.status in (429, 503):
        response.headers["Retry-After"] = str(error.retry_seconds if isinstance(error, ConsoleBusy) else 5)
    return response


def explained_error(error: PeergraphError, query: str) -> ConsoleError:
    """Return what a page says of an error, with the place in the query where that is known."""
    titles = {
        "query_refused": _("This query may not run here"),
        "query_failed": _("The query could not be read"),
        "query_stopped": _("The query was stopped"),
    }
    titles |= {
        "console_busy": _("The console is busy"),
        "graph_unavailable": _("The database does not answer"),
    }
    message = (
        _("The database does not answer at the moment. Try again in a few seconds.")
        if isinstance(error, GraphUnavailable)
        else told(error)
    )
    at = error.position if isinstance(error, QueryFailed | QueryRefused) else None
    lines = query.split("\n")
    line = lines[at.line - 1] if at and at.line <= len(lines) else ""
    start = max(0, at.column - 60) if at else 0
    before, after = (line[start : at.column - 1], line[at.column - 1 : at.column + 59]) if at else ("", "")
    return ConsoleError(titles.get(error.code, _("That cannot be used")), message, at, before, after)
