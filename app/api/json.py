"""One way from our dataclasses to JSON, so that a page and the API can only say the same."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, cast

from flask import Response, jsonify


def to_json(value: object) -> Any:
    """Return plain dicts, lists and values, with the fields in the order in which the dataclass names them."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in cast(dict[object, object], value).items()}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in cast(list[object], value)]
    return value


def json_response(value: object, status: int = 200) -> Response:
    """Return the answer that carries one dataclass."""
    response = jsonify(to_json(value))
    response.status_code = status
    return response
