"""The rows of a stored query, or of a canned one, for programs: `/q/<id>.json` and `/q/<id>.csv`, parameters by their
names.
"""

from dataclasses import dataclass, replace
from typing import Any

from flask import Response, abort, request

from ..api.json import json_response
from ..api.operations import RUN, Operation, describe
from ..console.ask import ask
from ..console.current import current_client
from ..console.library import library
from ..console.sending import file_of_query
from ..context import get_graph, get_settings
from ..owners import require_scope
from ..parameters import ParameterError
from ..queries.draft import Draft
from ..queries.examples import example_texts
from ..queries.meant import sure_values
from ..store.queries import StoredQuery
from .blueprint import pages
from .queries import asked_query, path_of, texts_given

OTHERS = ("lang", "run")
_FOR_THEMSELVES = (None, "empty", "document")
"""What a browser says of a request that is no part of a page, in Sec-Fetch-Dest."""


@dataclass(frozen=True)
class QueryAnswer:
    """The rows of a stored query."""

    id: str
    version: int
    title: str
    url: str
    parameters: dict[str, Any]
    """What it was run with."""
    columns: list[str]
    rows: list[list[Any]]
    """Nodes, relationships and paths carry `$type`."""
    truncated: bool
    """True where there are more rows than the console gives."""
    milliseconds: float


@pages.get("/q/<id>.json")
@pages.get("/q/<id>/<int:number>.json")
@describe(
    Operation(QueryAnswer, (RUN,), tag="Stored queries", scope="cypher", errors=(404, 422), selectable=False)
)
def query_json(id: str, number: int | None = None) -> Response:
    """Run a stored query with the address's parameters and answer with as many rows as the console gives.

    Raises NotFoundError, ParameterError, and as `ask` does.
    """
    _refuse_parts_of_pages()
    require_scope("cypher")
    stored = _asked(id, number)
    parameters, settings = _parameters(stored), get_settings()
    found = ask(
        get_graph(),
        stored.draft.text,
        parameters,
        client=current_client(),
        limit=settings.console_rows,
        seconds=settings.console_timeout,
        picture=False,
        run=request.args.get("run"),
    )
    answer = QueryAnswer(
        stored.id,
        stored.number,
        stored.draft.title,
        path_of(stored, stored.number) if stored.owner else f"/console/{stored.id}",
        parameters,
        found.columns,
        found.rows,
        found.truncated,
        found.milliseconds,
    )
    response = json_response(answer)
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.get("/q/<id>.csv")
@pages.get("/q/<id>/<int:number>.csv")
@describe(Operation(None, (RUN,), tag="Stored queries", scope="export", errors=(404, 422), files=("csv",)))
def query_csv(id: str, number: int | None = None) -> Response:
    """Run a stored query with the address's parameters and send all its rows, as many as a file may hold.

    Raises NotFoundError, ParameterError, and as `ask` does.
    """
    _refuse_parts_of_pages()
    require_scope("export")
    stored = _asked(id, number)
    response = file_of_query(stored.draft.text, _parameters(stored), "csv", request.args.get("run"))
    response.headers["Content-Disposition"] = (
        f'attachment; filename="peergraph-{stored.id}-{stored.number}.csv"'
    )
    return response


def _asked(id: str, number: int | None) -> StoredQuery:
    """Return the query that an address names: a canned one by its name, which has one version and no owner.

    Raises NotFoundError.
    """
    canned = library().get(id) if number is None else None
    if canned is None:
        return asked_query(id, number)
    texts = example_texts(canned.fields)
    fields = tuple(replace(field, example=texts[field.name]) for field in canned.fields)
    draft = Draft(canned.title, canned.text, canned.purpose, fields)
    return StoredQuery(canned.name, 1, 1, draft, "public", "", "", "", None)


def _refuse_parts_of_pages() -> None:
    """End the request with 403 where a page of another site asks for rows as its image, script or frame."""
    site, part = request.headers.get("Sec-Fetch-Site"), request.headers.get("Sec-Fetch-Dest")
    if site == "cross-site" and part not in _FOR_THEMSELVES:
        abort(403, "Rows are not for parts of another site's page.")


def _parameters(stored: StoredQuery) -> dict[str, Any]:
    names = [field.name for field in stored.draft.fields]
    known = {*names, *(f"p.{name}" for name in names), *OTHERS}
    for name in request.args:
        if name not in known:
            takes = ", ".join(names) or "none"
            raise ParameterError(name[:60], f"is no parameter of this query; it takes {takes}")
    return sure_values(get_graph(), stored.draft.fields, texts_given(stored, request.args))
