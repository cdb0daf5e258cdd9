"""The view that an address of the explorer asks for, read from its query."""

from typing import Any

import msgspec
from flask import request

from ..explore.view import View, parse_view
from ..later import later as _l
from ..parameters import ParameterError, choice, optional_integer, text

PLAIN = ("layout", "colour", "size", "title")
FLAGS = ("second_degree", "connecting")
NAMES = ("topic", "institution", "place")


def asked_view(focus: tuple[str, ...]) -> View:
    """Return the view around some focuses that the query describes; ParameterError names what cannot be used."""
    given: dict[str, Any] = {"focus": focus, "filters": _filters()}
    given |= {name: value for name in PLAIN if (value := text(name, ""))}
    given |= {name: True for name in FLAGS if choice(name, ("0", "1")) == "1"}
    if (limit := optional_integer("limit", least=1, most=100_000)) is not None:
        given["limit"] = limit
    return with_looks(parse_view(given))


def with_looks(view: View) -> View:
    """Return a view with what the query says of where to look: what is picked, and where the camera stands."""
    looks: dict[str, Any] = {}
    if selected := request.args.getlist("selected"):
        looks["selected"] = selected
    if camera := text("camera", ""):
        looks["camera"] = _camera(camera)
    return parse_view(msgspec.to_builtins(view) | looks) if looks else view


def _filters() -> dict[str, Any]:
    filters: dict[str, Any] = {name: value for name in NAMES if (value := text(name, "", most=600))}
    kinds = [kind for given in request.args.getlist("kinds") for kind in given.split(",") if kind]
    if kinds:
        filters["kinds"] = kinds
    if years := text("years", ""):
        filters["years"] = _years(years)
    if (least := optional_integer("least_joint", least=1, most=10_000)) is not None:
        filters["least_joint"] = least
    return filters


def _years(given: str) -> tuple[int, int]:
    """Return both years of "2015-2020"; one year alone is both."""
    parts = given.split("-")
    if not 1 <= len(parts) <= 2 or not all(part.isascii() and part.isdigit() for part in parts):
        raise ParameterError("years", _l("must be two years such as 2015-2020"))
    return int(parts[0]), int(parts[-1])


def _camera(given: str) -> dict[str, float]:
    try:
        x, y, zoom = (float(part) for part in given.split(","))
    except ValueError as error:
        raise ParameterError("camera", "must be x,y,zoom") from error
    return {"x": x, "y": y, "zoom": zoom}
