"""The API's own description: an OpenAPI 3.1 document, made of the routes and the types of what they take and answer."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import msgspec
from flask import Flask
from werkzeug.routing import Rule

from ..reads.found import Ambiguous
from ..store.tokens import SCOPES
from .operations import FIELDS, Operation, Parameter, operation_of
from .schemas import reference, schema_of, schemas_of, some_of

Json = dict[str, Any]
PREFIXES = ("/api/v1/", "/q/")
EXAMPLES = {
    "authors": "sample:yinghui-xu",
    "papers": "doi:10.1609/aaai.v35i2.16182",
    "topics": "area:computer-vision",
    "institutions": "name:alibaba-group",
    "venues": "AAAI",
}
ALWAYS = (400, 401, 403, 429, 500, 503)
WORDS = {
    200: "What was asked for.",
    201: "It is kept from now on.",
    300: "The identifier leads to several entities; choose one.",
    301: "The entity has another id now: the same address with it.",
    304: "Nothing has changed since the answer with this ETag.",
    400: "A parameter or the body cannot be used; the message says which and why.",
    401: "The token is not, or no longer, accepted.",
    403: "The token was not made for this, or the query may not run.",
    404: "Nothing has this address.",
    409: "Something else has this address already.",
    410: "The graph has changed since the list was begun; begin again.",
    413: "The body is too large.",
    415: "The body is not said to be JSON.",
    422: "It took too much time, memory or bytes; ask for less.",
    429: "Too many requests; Retry-After says when to come back.",
    500: "Something went wrong on the server.",
    503: "The database does not answer at the moment.",
    507: "The store is full.",
}
_PLACE = re.compile(r"<(?:(?P<kind>[a-z]+)(?:\((?P<options>[^)]*)\))?:)?(?P<name>[a-z_]+)>")


class Fault(msgspec.Struct):
    """What went wrong."""

    code: str
    """A word for programs, such as `not_found`."""
    message: str
    """What happened and what to do, in a sentence."""
    detail: dict[str, Any] | None
    """More for programs: the parameter's name, the position in a query."""


class ErrorAnswer(msgspec.Struct):
    """The one shape of all errors."""

    error: Fault


@dataclass(frozen=True)
class Route:
    """One route with what was said of it."""

    rule: Rule
    view: Callable[..., Any]
    operation: Operation

    @property
    def path(self) -> str:
        """The path as OpenAPI writes it, with the values that a rule fixes put in."""
        return _PLACE.sub(lambda place: f"{{{place['name']}}}", self.rule.rule)

    @property
    def method(self) -> str:
        """The method in lower case."""
        return "post" if "POST" in (self.rule.methods or ()) else "get"

    @property
    def name(self) -> str:
        """A name that no other route has."""
        fixed = [str(value) for value in (self.rule.defaults or {}).values()]
        numbers = [place["name"] for place in _PLACE.finditer(self.rule.rule) if place["kind"] == "int"]
        return "_".join([self.view.__name__, *fixed, *numbers])


def routes_of(app: Flask) -> tuple[list[Route], list[str]]:
    """Return the API's routes that something was said of, and the rules of those of which nothing was."""
    routes, silent = list[Route](), list[str]()
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if not rule.rule.startswith(PREFIXES):
            continue
        view = app.view_functions[rule.endpoint]
        if operation := operation_of(view):
            routes.append(Route(rule, view, operation))
        elif rule.rule.startswith(PREFIXES[0]):
            silent.append(rule.rule)
    return routes, silent


def document_of(app: Flask) -> Json:
    """Return the description of an app's API; it is the same for every request."""
    routes, _ = routes_of(app)
    paths: Json = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Peergraph",
            "version": version("peergraph"),
            "summary": "Researchers, papers, topics and institutions, and what connects them.",
            "description": "Every page as JSON. Reading needs no account; scripts may carry a token, "
            "which has limits of its own. Errors have one shape.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": tag} for tag in dict.fromkeys(route.operation.tag for route in routes)],
        "paths": paths,
        "components": {
            "schemas": _schemas(routes),
            "responses": _other_answers(),
            "securitySchemes": {"token": _TOKEN},
        },
    }


_TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": f"Made by the site's operator: `peergraph tokens add`. Scopes: {', '.join(SCOPES)}.",
}


def _operation(route: Route) -> Json:
    operation = route.operation
    summary, _, text = (route.view.__doc__ or "").strip().partition("\n")
    said: Json = {
        "operationId": route.name,
        "tags": [operation.tag],
        "summary": _sentence(summary),
        "parameters": [*_places(route), *(_parameter(each) for each in _parameters(operation))],
        "responses": _responses(operation),
        "security": [{}, {"token": []}],
        "x-scope": operation.scope,
    }
    if text.strip():
        said["description"] = re.sub(r"\s+", " ", text).strip()
    if operation.body:
        content: Json = {"schema": schema_of(operation.body.type)}
        if operation.body.example is not None:
            content["example"] = operation.body.example
        said["requestBody"] = {"required": True, "content": {"application/json": content}}
    return said


def _sentence(summary: str) -> str:
    text = summary.removeprefix("Answer with ").rstrip(".")
    return text[:1].upper() + text[1:]


def _parameters(operation: Operation) -> tuple[Parameter, ...]:
    return (*operation.parameters, FIELDS) if operation.is_selectable else operation.parameters


def _places(route: Route) -> Iterator[Json]:
    for place in _PLACE.finditer(route.rule.rule):
        schema: Json = {"type": "string", "minLength": 1}
        said: Json = {"name": place["name"], "in": "path", "required": True, "schema": schema}
        if place["kind"] == "any":
            schema["enum"] = re.findall(r'"([^"]*)"', place["options"])
        elif place["kind"] == "int":
            said["schema"] = {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}
        elif example := EXAMPLES.get(route.rule.rule.removeprefix(PREFIXES[0]).partition("/")[0]):
            said["example"] = example
            said["description"] = "Any identifier of it." if place["name"] == "id" else "As papers name it."
        yield said


def _parameter(each: Parameter) -> Json:
    schema = schema_of(each.type)
    if each.default is not None:
        schema["default"] = each.default
    said: Json = {
        "name": each.name,
        "in": "query",
        "required": each.required,
        "description": each.text,
        "schema": schema,
    }
    if each.example is not None:
        said["example"] = each.example
    return said


def _responses(operation: Operation) -> Json:
    said: Json = {}
    for status in sorted({*operation.statuses, *operation.errors, *ALWAYS}):
        said[str(status)] = (
            {"$ref": f"#/components/responses/{status}"}
            if status >= 300
            else {"description": WORDS[status], **_carried(operation)}
        )
    if operation.by_data:
        said["304"] = {"$ref": "#/components/responses/304"}
    return dict(sorted(said.items()))


def _carried(operation: Operation) -> Json:
    headers: Json = {}
    if operation.by_data:
        headers["ETag"] = _header("For If-None-Match.")
    if operation.paged:
        headers["Link"] = _header('`<...>; rel="next"`: the next page, by cursor; absent on the last one.')
    return {**({"headers": headers} if headers else {}), "content": _content(operation)}


def _other_answers() -> Json:
    """Return the answers that are the same for all routes, by status."""
    said: Json = {}
    for status in (status for status in WORDS if status >= 300):
        said[str(status)] = {"description": WORDS[status]}
        if status == 300:
            said["300"]["content"] = {"application/json": {"schema": schema_of(Ambiguous)}}
        elif status == 301:
            said["301"] |= {
                "headers": {"Location": _header("Where it is now.")},
                "content": {"text/html": {}},
            }
        elif status >= 400:
            said[str(status)]["content"] = {"application/json": {"schema": schema_of(ErrorAnswer)}}
        if status in (429, 503):
            said[str(status)]["headers"] = {"Retry-After": _header("Seconds to wait.")}
    return said


def _content(operation: Operation) -> Json:
    if operation.answer is None:
        return {
            media: {"schema": {}} if media == "application/json" else {} for media in operation.media_types
        }
    schema = schema_of(operation.answer)
    if operation.is_selectable:
        schema = {"anyOf": [schema, reference(f"{operation.answer.__name__}Fields")]}
    return {"application/json": {"schema": schema}}


def _header(text: str) -> Json:
    return {"description": text, "schema": {"type": "string"}}


def _schemas(routes: list[Route]) -> Json:
    answers = {route.operation.answer for route in routes if route.operation.answer}
    bodies = {route.operation.body.type for route in routes if route.operation.body}
    schemas = schemas_of({*answers, *bodies, Ambiguous, ErrorAnswer})
    for route in routes:
        if route.operation.is_selectable:
            name = route.operation.answer.__name__
            schemas[f"{name}Fields"] = some_of(name, schemas[name])
    return dict(sorted(schemas.items()))
