"""`/api`: what the API can do, for people; made of the same document that programs read."""

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

from flask import current_app, render_template

from ..api.describing import api_document
from ..site import site_url
from .blueprint import pages
from .reference_types import ReferenceType, TypeWord, described_types, type_words

Json = dict[str, Any]


@dataclass(frozen=True)
class ReferenceParameter:
    """One parameter of a route."""

    name: str
    place: str
    """path or query."""
    required: bool
    words: tuple[TypeWord, ...]
    default: Any
    text: str


@dataclass(frozen=True)
class ReferenceAnswer:
    """One status that a route answers with."""

    status: str
    title: str
    text: str
    words: tuple[TypeWord, ...]
    """What it carries, where that is JSON."""
    media_types: tuple[str, ...]


@dataclass(frozen=True)
class ReferenceRoute:
    """One route."""

    name: str
    method: str
    path: str
    summary: str
    text: str
    scope: str
    parameters: tuple[ReferenceParameter, ...]
    body: tuple[TypeWord, ...]
    answers: tuple[ReferenceAnswer, ...]
    errors: tuple[ReferenceAnswer, ...]
    example: str
    """A command that asks it."""


@dataclass(frozen=True)
class ReferenceTag:
    """Routes that belong together."""

    name: str
    routes: tuple[ReferenceRoute, ...]


@dataclass(frozen=True)
class ReferenceView:
    """What `api.html` shows."""

    version: str
    tags: tuple[ReferenceTag, ...]
    types: tuple[ReferenceType, ...]
    statuses: tuple[ReferenceAnswer, ...]
    """Those that mean the same for all routes."""


@pages.get("/api")
def api_reference() -> str:
    """Show every route of the API with its parameters, answers and errors."""
    document = api_document(current_app)
    routes = [
        (said["tags"][0], _route(path, method, said, document))
        for path, methods in document["paths"].items()
        for method, said in methods.items()
    ]
    tags = tuple(
        ReferenceTag(tag["name"], tuple(route for name, route in routes if name == tag["name"]))
        for tag in document["tags"]
    )
    types = described_types(document["components"]["schemas"])
    statuses = tuple(
        _answer(status, said, document) for status, said in document["components"]["responses"].items()
    )
    view = ReferenceView(document["info"]["version"], tags, types, statuses)
    return render_template("api.html", page=view)


def _route(path: str, method: str, said: Json, document: Json) -> ReferenceRoute:
    answers = [_answer(status, answer, document) for status, answer in said["responses"].items()]
    body = said.get("requestBody", {}).get("content", {}).get("application/json", {})
    return ReferenceRoute(
        name=said["operationId"],
        method=method.upper(),
        path=path,
        summary=said["summary"],
        text=said.get("description", ""),
        scope=said["x-scope"],
        parameters=tuple(_parameter(each) for each in said["parameters"]),
        body=type_words(body["schema"]) if body else (),
        answers=tuple(each for each in answers if each.status < "400"),
        errors=tuple(each for each in answers if each.status >= "400"),
        example=_example(path, said["parameters"], body.get("example")),
    )


def _parameter(said: Json) -> ReferenceParameter:
    schema = said["schema"]
    return ReferenceParameter(
        said["name"],
        said["in"],
        said["required"],
        type_words(schema),
        schema.get("default"),
        said.get("description", ""),
    )


def _answer(status: str, said: Json, document: Json) -> ReferenceAnswer:
    if name := said.get("$ref", "").removeprefix("#/components/responses/"):
        said = document["components"]["responses"][name]
    content = said.get("content", {})
    carried = content.get("application/json", {}).get("schema")
    words = type_words(carried) if carried else ()
    return ReferenceAnswer(
        status, HTTPStatus(int(status)).phrase, said["description"], words, () if words else tuple(content)
    )


def _example(path: str, parameters: list[Json], body: Any) -> str:
    """Return a command line that asks the route, with its examples and what it cannot do without."""
    asked: list[str] = []
    for each in parameters:
        value = each.get("example", (each["schema"].get("enum") or [f"<{each['name']}>"])[0])
        if each["in"] == "path":
            path = path.replace(f"{{{each['name']}}}", quote(str(value), safe=":/<>"))
        elif each["required"]:
            values = cast(list[Any], value) if isinstance(value, list) else [value]
            asked += [f"{each['name']}={quote(str(one), safe=':/<>')}" for one in values]
    address = site_url(path) + (f"?{'&'.join(asked)}" if asked else "")
    if body is None:
        return f"curl '{address}'"
    written = json.dumps(body, ensure_ascii=False)
    return f"curl '{address}' \\\n  -H 'Content-Type: application/json' \\\n  -d '{written}'"
