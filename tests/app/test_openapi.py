"""The API's description: complete, true, and what thousands of made-up requests find."""

import json
import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, seed, settings
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from peergraph.app import create_app
from peergraph.app.api.openapi import document_of, routes_of
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server

from ..conftest import make_settings

pytestmark = pytest.mark.graph

EXAMPLES = int(os.environ.get("PEERGRAPH_API_EXAMPLES", "3"))
"""Right and wrong requests to each route; few, so that the tests stay short. `make fuzz` asks for many."""
load_all_checks()
# What an identifier or a query may be cannot be said in a schema, so that 400 is a right answer to what fits one.
NOT_MEANT = CHECKS.get_by_names(["positive_data_acceptance"])
UNBOUND = {
    "PEERGRAPH_API_PER_MINUTE": 1_000_000,
    "PEERGRAPH_CONSOLE_PER_MINUTE": 1_000_000,
    "PEERGRAPH_CONSOLE_SECONDS_PER_MINUTE": 1_000_000,
    "PEERGRAPH_WRITES_PER_MINUTE": 1_000_000,
}


@pytest.fixture(scope="module")
def unbound(sample: Graph, sample_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The app on the sample for a client that asks thousands of times a minute."""
    own = {"PEERGRAPH_HOME": tmp_path_factory.mktemp("home"), **UNBOUND}
    return create_app(make_settings(sample_server, **own), sample)


@pytest.fixture(scope="module")
def document(unbound: Flask) -> dict[str, Any]:
    return unbound.test_client().get("/api/v1/openapi.json").json


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_whatever_is_asked_is_answered_as_the_document_says(unbound: Flask, mode: GenerationMode):
    faults: list[str] = []
    asked = 0
    for operation in operations(unbound):
        if mode is GenerationMode.NEGATIVE and not refusable(operation):
            continue
        try:
            asked += ask(operation, mode)
        except (AssertionError, BaseExceptionGroup) as error:
            faults.append(f"{operation.label}: {told(error)}")

    print(f"{asked:,} requests")
    assert not faults, "\n".join(faults)


def operations(app: Flask) -> list[Any]:
    loaded = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    return [found.ok() for found in loaded.get_all_operations()]


def refusable(operation: Any) -> bool:
    """Tell whether a request to a route can be wrong at all."""
    return bool(list(operation.iter_parameters()) or operation.body)


def ask(operation: Any, mode: GenerationMode) -> int:
    """Send made-up requests to one route, check every answer, and return how many there were."""
    count = 0

    @seed(1)
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def sent(case: Any) -> None:
        nonlocal count
        count += 1
        # Calls of an app in this process are not unpacked.
        case.call_and_validate(headers={"Accept-Encoding": "identity"}, excluded_checks=NOT_MEANT)

    sent()
    return count


def told(error: BaseException) -> str:
    inner = getattr(error, "exceptions", [error])
    return "; ".join(str(each)[:1500] for each in inner)


def test_the_document_describes_every_route_once(unbound: Flask, document: dict[str, Any]):
    routes, silent = routes_of(unbound)
    names = [said["operationId"] for methods in document["paths"].values() for said in methods.values()]

    assert silent == []
    assert len(names) == len(set(names)) == len(routes)


def test_the_document_is_the_same_for_everybody_and_names_no_host(unbound: Flask, document: dict[str, Any]):
    assert json.loads(json.dumps(document_of(unbound))) == document
    assert document["openapi"].startswith("3.1.")
    assert document["servers"] == [{"url": "/"}]


def test_every_reference_in_the_document_leads_somewhere(document: dict[str, Any]):
    def references(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            for inner in value.values():
                yield from references(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from references(inner)

    known = {
        f"#/components/{part}/{name}" for part, named in document["components"].items() for name in named
    }

    assert set(references(document)) <= known


def test_every_schema_says_what_its_type_and_fields_are(document: dict[str, Any]):
    schemas = document["components"]["schemas"]

    assert [name for name, said in schemas.items() if not said.get("description")] == []
    assert "Each joint paper" in schemas["Collaborator"]["properties"]["strength"]["description"]


def test_the_example_of_every_read_answers_what_its_schema_says(
    client: FlaskClient, document: dict[str, Any]
):
    registry = Registry().with_resource(
        "", Resource.from_contents({"$id": "", **document}, default_specification=DRAFT202012)
    )
    asked = 0
    for path, methods in document["paths"].items():
        said = methods.get("get")
        if not said or any(known in path for known in ("/q/", "/views/", "/snapshots/", "openapi")):
            continue
        address, params = _example(path, said["parameters"])
        answer = client.get(address, query_string=params)
        assert answer.status_code == 200, (address, answer.get_data(as_text=True)[:300])
        content = said["responses"]["200"]["content"]
        assert answer.mimetype in content, address
        if answer.mimetype == "application/json" and (carried := content["application/json"]["schema"]):
            # The first alternative is the whole answer.
            whole = carried["anyOf"][0]
            Draft202012Validator(_at(whole, document), registry=registry).validate(answer.json)
            known = document["components"]["schemas"][whole["$ref"].rsplit("/", 1)[1]]["properties"]
            assert answer.json.keys() == known.keys(), address
        asked += 1
    assert asked > 35


def _at(schema: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "components": document["components"]}


def _example(path: str, parameters: list[dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    params: dict[str, Any] = {}
    for each in parameters:
        value = each.get("example", each["schema"].get("enum", [None])[-1])
        if each["in"] == "path":
            path = path.replace(f"{{{each['name']}}}", quote(value, safe=":/"))
        elif each["required"]:
            params[each["name"]] = value
    return path, params


def test_the_reference_shows_every_route_and_type(client: FlaskClient, document: dict[str, Any]):
    page = client.get("/api").get_data(as_text=True)

    for path, methods in document["paths"].items():
        assert path in page
        for said in methods.values():
            assert f'id="{said["operationId"]}"' in page
    for name in document["components"]["schemas"]:
        assert name.endswith("Fields") or f'id="type-{name}"' in page
    assert "<script>" not in page


def test_the_reference_is_translated_around_the_names(client: FlaskClient):
    page = client.get("/api?lang=de").get_data(as_text=True)

    assert '<html lang="de">' in page
    assert 'lang="en">A researcher&#39;s profile.' in page


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_the_reference_fits_a_screen_without_scripts(browser: Any, site: str, width: int):
    page = browser.new_page(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page.goto(f"{site}/api#author_works")

    box = page.locator("#author_works").bounding_box()
    wide = page.locator("main").bounding_box()["width"]
    page.close()

    assert 0 <= box["y"] < 800
    assert wide <= width
