"""The addresses of our pages, and the way from an identifier in one to its entity."""

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote

from flask import abort, make_response, redirect, render_template, request

from ..context import get_graph
from ..reads.found import Ambiguous
from ..reads.parts import Kind
from ..reads.resolve import PLACES, resolve
from .blueprint import pages

Arguments = Mapping[str, str | int | list[str] | None]


@pages.app_template_global()
def entity_url(kind: Kind, id: str) -> str:
    """Return the permanent address of one entity's page."""
    # A page has hundreds of links, and the router takes ten times as long for each.
    return PLACES[kind] + in_path(id)


@pages.app_template_global()
def json_url(kind: Kind, id: str) -> str:
    """Return the address of the same page for programs."""
    return f"/api/v1{entity_url(kind, id)}"


@pages.app_template_global()
def explore_url(kind: Kind, id: str) -> str:
    """Return the address of the explorer with one entity in the middle."""
    return f"/explore?focus={kind}:{quote(id, safe=':/')}"


@pages.app_template_global()
def shared_url(*authors: str) -> str:
    """Return the address of the papers that these authors share."""
    return "/shared?" + "&".join(f"author={_in_query(author)}" for author in authors)


def with_arguments(path: str, arguments: Arguments, anchor: str = "") -> str:
    """Return `path` with those arguments that are set, in their order."""
    pairs = [
        (name, item)
        for name, value in arguments.items()
        for item in (value if isinstance(value, list) else [value])
    ]
    query = "&".join(
        f"{name}={_in_query(str(item))}" for name, item in pairs if item not in (None, "", False)
    )
    return path + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")


@lru_cache(maxsize=20_000)  # Who wrote many papers of a page is linked from each of them.
def in_path(text: str) -> str:
    """Return a text as a part of an address's path, where the slash divides nothing."""
    return quote(text, safe="!$&'()*+,/:;=@")


@lru_cache(maxsize=20_000)
def _in_query(text: str) -> str:
    return quote(text, safe=":/")


def find_id(kind: Kind, text: str) -> str:
    """Return the id of the entity that an address names.

    Ends the request with a redirect where the entity has moved to a better identifier, and with a list to choose
    from where the identifier leads to several. Raises IdentifierError and NotFoundError as `resolve` does.
    """
    found = resolve(get_graph(), kind, text)
    if isinstance(found, Ambiguous):
        abort(make_response(render_template("choose.html", page=found), 300))
    if found.moved:
        abort(redirect(with_arguments(entity_url(kind, found.id), request.args.to_dict()), 301))
    return found.id
