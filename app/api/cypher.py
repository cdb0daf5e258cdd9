"""`POST /api/v1/cypher`: a power query in, typed rows out, through the same guard as the page."""

from typing import Annotated, Any

from flask import Response
from msgspec import Meta, Struct, field

from ..console.ask import ConsoleAnswer, ask
from ..console.current import current_client
from ..context import get_graph, get_settings
from ..parameters import ParameterError
from .blueprint import api
from .console import EXAMPLE, console_body
from .json import json_response
from .operations import Body, Operation, RunName, describe


class CypherBody(Struct, forbid_unknown_fields=True):
    """What `POST /cypher` takes."""

    query: str
    parameters: dict[str, Any] = field(default_factory=dict[str, Any])
    limit: Annotated[int, Meta(ge=1)] | None = None
    """Rows at most; as many as the site allows where it is absent."""
    run: RunName | None = None
    """A name by which the query can be stopped."""


@api.post("/cypher")
@describe(
    Operation(
        ConsoleAnswer, body=Body(CypherBody, EXAMPLE), tag="Cypher", scope="cypher", errors=(413, 415, 422)
    )
)
def cypher() -> Response:
    """Answer with the rows of a query that only reads, within the limits of the console."""
    body, settings = console_body(CypherBody), get_settings()
    most = settings.console_rows
    if body.limit and body.limit > most:
        raise ParameterError("limit", f"is {body.limit:,}; {most:,} rows are the most")
    answer = ask(
        get_graph(),
        body.query,
        body.parameters,
        client=current_client(),
        limit=body.limit or most,
        seconds=settings.console_timeout,
        run=body.run,
    )
    return json_response(answer)
