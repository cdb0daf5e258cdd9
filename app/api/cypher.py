"""`POST /api/v1/cypher`: a power query in, typed rows out, through the same guard as the page."""

from typing import Any, cast

from flask import Response, request

from ...cypher.errors import UsageError
from ..clients import current_client
from ..console.ask import ask
from ..console.limits import MOST_BODY_BYTES
from ..context import get_graph, get_settings
from .blueprint import api
from .json import json_response


@api.post("/cypher")
def cypher() -> Response:
    """Answer {query, parameters} with {columns, rows, truncated, milliseconds, graph}.

    Raises UsageError for a body of another shape; everything else as `ask` does.
    """
    request.max_content_length = MOST_BODY_BYTES
    query, parameters = _question(request.get_json(silent=True))
    settings = get_settings()
    return json_response(
        ask(
            get_graph(),
            query,
            parameters,
            client=current_client(),
            limit=settings.console_rows,
            seconds=settings.console_timeout,
        )
    )


def _question(body: object) -> tuple[str, dict[str, Any]]:
    if not isinstance(body, dict):
        raise UsageError(
            'The body must be JSON (Content-Type: application/json): {"query": "...", "parameters": {...}}'
        )
    given = cast(dict[str, object], body)
    query, parameters = given.get("query"), given.get("parameters", {})
    unknown = sorted(set(given) - {"query", "parameters"})
    if unknown:
        raise UsageError(f"{unknown[0]}: is not known; the body takes query and parameters")
    if not isinstance(query, str):
        raise UsageError("query: must be a text")
    if not isinstance(parameters, dict):
        raise UsageError('parameters: must be an object, such as {"id": "doi:10.1/x"}')
    return query, cast(dict[str, Any], parameters)
