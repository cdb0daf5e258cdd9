"""The console: a query in, a table and a picture out. Opening an address only fills in the form; running takes a POST.

There are no cookies and nothing can be written, so a POST from elsewhere can do no more than its sender could.
"""

import json
import re
from dataclasses import dataclass
from typing import Any, cast

from flask import abort, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ...cypher.errors import GraphUnavailable, PeergraphError, QueryFailed, QueryPosition, UsageError
from ..clients import current_client
from ..console.ask import ConsoleAnswer, ask
from ..console.errors import ConsoleBusy, TooMuchAsked
from ..console.library import CannedQuery, library, parameters_from
from ..console.limits import MOST_BODY_BYTES
from ..console.schema_notes import NODES, RELATIONSHIPS, SNIPPETS, Note
from ..context import get_graph, get_settings
from .blueprint import pages

_PLACE = re.compile(r"\(line (\d+), column (\d+)\)")


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
    answer: ConsoleAnswer | None
    error: ConsoleError | None
    library: tuple[CannedQuery, ...]
    nodes: tuple[Note, ...]
    relationships: tuple[Note, ...]
    snippets: tuple[tuple[str, str], ...]
    seconds: float
    rows: int


@pages.get("/console")
def console() -> str:
    """Show the console with what the address fills in: `query`, and `p.<name>` for parameters."""
    given = {name[2:]: value for name, value in request.args.items() if name.startswith("p.")}
    text = json.dumps(given, ensure_ascii=False) if given else ""
    return shown_console(query=request.args.get("query", "")[:20_000], parameters=text)


@pages.post("/console")
def console_run() -> ResponseReturnValue:
    """Run the form's query and show its answer, or why there is none, under the same form."""
    request.max_content_length = MOST_BODY_BYTES
    query, text = request.form.get("query", "").replace("\r\n", "\n"), request.form.get("parameters", "")
    try:
        answer = _run(query, read_parameters(text))
    except PeergraphError as error:
        return _failed(error, query=query, parameters=text)
    return shown_console(query=query, parameters=text, answer=answer)


@pages.get("/console/<name>")
def canned(name: str) -> str:
    """Show one canned query, its fields filled with an example, or from the address."""
    query = _canned(name)
    return shown_console(
        query=query.text,
        canned=query,
        values={field.name: request.args.get(field.name, field.example) for field in query.fields},
    )


@pages.post("/console/<name>")
def canned_run(name: str) -> ResponseReturnValue:
    """Run one canned query with its form's values."""
    query = _canned(name)
    values = {field.name: request.form.get(field.name, "")[:500] for field in query.fields}
    try:
        answer = _run(query.text, parameters_from(query, values))
    except PeergraphError as error:
        return _failed(error, query=query.text, canned=query, values=values)
    return shown_console(query=query.text, canned=query, values=values, answer=answer)


def read_parameters(text: str) -> dict[str, Any]:
    """Return parameters typed as a JSON object or as lines `name=value`, where a value is JSON or else plain text.

    Raises UsageError that says what is wrong with them.
    """
    if text.lstrip().startswith("{"):
        try:
            return cast(dict[str, Any], json.loads(text))
        except (ValueError, RecursionError) as error:
            raise UsageError(f"The parameters are no JSON object: {error}") from error
    return dict(_named(line) for line in text.splitlines() if line.strip())


def _named(line: str) -> tuple[str, Any]:
    name, equals, value = (part.strip() for part in line.partition("="))
    if not equals or not name.isidentifier():
        raise UsageError(
            f"The parameters must be JSON, or lines such as id=sample:yinghui-xu; this is neither: {line.strip()[:80]}"
        )
    try:
        return name, json.loads(value)
    except (ValueError, RecursionError):
        return name, value


def _canned(name: str) -> CannedQuery:
    return library().get(name) or abort(404)


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
) -> str:
    """Return the console's page with what is given filled in."""
    settings = get_settings()
    page = ConsolePage(
        query,
        parameters,
        canned,
        values or {},
        answer,
        error,
        tuple(library().values()),
        NODES,
        RELATIONSHIPS,
        SNIPPETS,
        settings.console_timeout,
        settings.console_rows,
    )
    return render_template("console.html", page=page)


def _failed(error: PeergraphError, *, query: str, **shown: Any) -> ResponseReturnValue:
    """Show the form again with the error; a stopped query is 400 here, as every form that has to be changed."""
    response = make_response(
        shown_console(query=query, error=_explained(error, query), **shown),
        400 if isinstance(error, TooMuchAsked) else error.status,
    )
    if error.status in (429, 503):
        response.headers["Retry-After"] = str(error.retry_seconds if isinstance(error, ConsoleBusy) else 5)
    return response


def _explained(error: PeergraphError, query: str) -> ConsoleError:
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
        else str(error)
    )
    match = _PLACE.search(message)
    at = (
        error.position
        if isinstance(error, QueryFailed)
        else QueryPosition(int(match[1]), int(match[2]))
        if match
        else None
    )
    lines = query.split("\n")
    line = lines[at.line - 1] if at and at.line <= len(lines) else ""
    start = max(0, at.column - 60) if at else 0
    before, after = (line[start : at.column - 1], line[at.column - 1 : at.column + 59]) if at else ("", "")
    return ConsoleError(titles.get(error.code, _("That cannot be used")), message, at, before, after)
