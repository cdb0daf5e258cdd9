"""What the console's page is made of, for other programs too: the schema, plans, files, and the end of a run."""

from typing import Annotated, Any, Literal, TypeVar

import msgspec
from flask import Response, request
from msgspec import Meta, Struct, field

from ...cypher.errors import UsageError
from ..console.ask import cancel
from ..console.catalogue import Catalogue, catalogue
from ..console.connections import connected
from ..console.current import current_client
from ..console.files import FILES
from ..console.limits import MOST_BODY_BYTES
from ..console.picture import MOST_NODES, ResultGraph
from ..console.plan import QueryPlan, explained, profile
from ..console.sending import file_of_query
from ..context import get_graph, get_settings
from ..parameters import choice
from .blueprint import api
from .json import json_answer, json_response
from .operations import Body as Carried
from .operations import Operation, Parameter, RunName, describe

Body = TypeVar("Body", bound=Struct)


class PlanBody(Struct, forbid_unknown_fields=True):
    """What `POST /cypher/plan` takes."""

    query: str
    parameters: dict[str, Any] = field(default_factory=dict[str, Any])
    profile: bool = False
    """True to run the query and count what each step did."""
    run: RunName | None = None
    """A name by which a profiled query can be stopped."""


class ExportBody(Struct, forbid_unknown_fields=True):
    """What `POST /cypher/export` takes."""

    query: str
    parameters: dict[str, Any] = field(default_factory=dict[str, Any])
    run: RunName | None = None


ElementId = Annotated[str, Meta(pattern=r"^\d+:[0-9a-f-]{36}:\d+$", max_length=80)]


class ConnectionsBody(Struct, forbid_unknown_fields=True):
    """What `POST /cypher/connections` takes."""

    keys: Annotated[list[ElementId], Meta(max_length=MOST_NODES)]
    """The `key`s of nodes in an answer."""


class CancelBody(Struct, forbid_unknown_fields=True):
    """What `POST /cypher/cancel` takes."""

    run: RunName
    """The name that the run was started with."""


class Cancelled(Struct):
    """What `POST /cypher/cancel` answers."""

    run: RunName
    stopped: bool
    """False where no such run of this client was going on."""


EXAMPLE: dict[str, Any] = {"query": "MATCH (a:Author) RETURN a.name AS name LIMIT 3", "parameters": {}}


@api.get("/cypher/schema")
@describe(Operation(Catalogue, tag="Cypher", scope="cypher", by_data=True))
def cypher_schema() -> Response:
    """Answer with what a query may name here: labels, types, properties with examples, functions and procedures."""
    return json_answer(catalogue(get_graph()))


@api.post("/cypher/plan")
@describe(
    Operation(QueryPlan, body=Carried(PlanBody, EXAMPLE), tag="Cypher", scope="cypher", errors=(413, 422))
)
def cypher_plan() -> Response:
    """Answer with how a query would run, or with `profile` how it did run: the tree of the server's operators."""
    body = console_body(PlanBody)
    graph, client, seconds = get_graph(), current_client(), get_settings().console_timeout
    if body.profile:
        return json_response(
            profile(graph, body.query, body.parameters, client=client, seconds=seconds, run=body.run)
        )
    return json_response(explained(graph, body.query, body.parameters, client=client, seconds=seconds))


@api.post("/cypher/export")
@describe(
    Operation(
        None,
        (Parameter("format", Literal[tuple(FILES)], "The kind of file.", default="csv"),),  # type: ignore[valid-type]
        body=Carried(ExportBody, EXAMPLE),
        tag="Cypher",
        scope="export",
        errors=(413, 422),
        files=tuple(FILES),
    )
)
def cypher_export() -> Response:
    """Answer with all rows of a query as a file, `format` csv or jsonl, sent while the database gives them."""
    ending = choice("format", FILES) or "csv"
    body = console_body(ExportBody)
    return file_of_query(body.query, body.parameters, ending, body.run)


@api.post("/cypher/connections")
@describe(
    Operation(
        ResultGraph,
        body=Carried(ConnectionsBody, {"keys": []}),
        tag="Cypher",
        scope="cypher",
        errors=(413, 422),
    )
)
def cypher_connections() -> Response:
    """Answer with the picture of an answer's nodes and of all relationships between them, 400 at most."""
    keys = console_body(ConnectionsBody).keys
    with current_client().measured():
        return json_response(connected(get_graph(), keys))


@api.post("/cypher/cancel")
@describe(
    Operation(
        Cancelled, body=Carried(CancelBody, {"run": "my-run"}), tag="Cypher", scope="cypher", errors=(413,)
    )
)
def cypher_cancel() -> Response:
    """Stop this client's run of a name, where it is waiting or running; its own request then ends as well."""
    body = console_body(CancelBody)
    return json_response(Cancelled(body.run, cancel(get_graph(), current_client(), body.run)))


def console_body(into: type[Body]) -> Body:
    """Return the request's JSON as what it has to be; raises UsageError."""
    request.max_content_length = MOST_BODY_BYTES
    if request.mimetype != "application/json":
        raise UsageError("The body must be JSON (Content-Type: application/json).")
    try:
        return msgspec.json.decode(request.get_data(), type=into)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise UsageError(f"The body cannot be used: {error}") from error
