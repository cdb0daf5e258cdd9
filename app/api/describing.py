"""`/api/v1/openapi.json`: what the API can do, for programs."""

from typing import Any

from flask import Flask, Response, current_app

from .blueprint import api
from .json import json_response
from .openapi import document_of
from .operations import Operation, describe

_KEY = "peergraph-openapi"


@api.get("/openapi.json")
@describe(Operation(None, tag="The graph", files=("json",), by_data=True))
def openapi() -> Response:
    """Answer with this description."""
    return json_response(api_document(current_app))


def api_document(app: Flask) -> dict[str, Any]:
    """Return the description of an app's API, made once."""
    if _KEY not in app.extensions:
        app.extensions[_KEY] = document_of(app)
    return app.extensions[_KEY]
