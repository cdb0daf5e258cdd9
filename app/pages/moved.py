"""`/doi/...`, `/orcid/...` and the like: from an identifier of the world to our page of what it names."""

from dataclasses import dataclass

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...cypher.errors import IdentifierError, NotFoundError
from ...cypher.identifiers import kind_of, parse_identifier, url_of
from ..context import get_graph
from ..reads.found import Ambiguous
from ..reads.parts import Kind
from ..reads.resolve import resolve
from ..reads.search import KINDS
from .addresses import entity_url, with_arguments
from .blueprint import pages

SCHEMES = '<any("doi","orcid","arxiv","openalex","ror","dblp"):scheme>'


@dataclass(frozen=True)
class UnknownView:
    """What `unknown.html` shows: an identifier that leads to nothing here."""

    identifier: str
    scheme: str
    reason: str | None
    """Why it cannot be an identifier; None where it is one that is not loaded."""
    url: str | None
    """Its page at the service that gave it."""
    search: str


@pages.get(f"/{SCHEMES}/<path:value>")
def by_identifier(scheme: str, value: str) -> ResponseReturnValue:
    """Lead to the page of what the identifier names: 302, because it may mean a better page tomorrow."""
    try:
        identifier = parse_identifier(f"{scheme}:{value}")
    except IdentifierError as error:
        return _unknown(scheme, f"{scheme}:{value}", str(error))
    named = kind_of(identifier)
    for kind in (named,) if named else KINDS:
        if answer := _page_of(kind, identifier):
            return answer
    return _unknown(scheme, identifier, None)


def _page_of(kind: Kind, identifier: str) -> ResponseReturnValue | None:
    try:
        found = resolve(get_graph(), kind, identifier)
    except NotFoundError:
        return None
    if isinstance(found, Ambiguous):
        return make_response(render_template("choose.html", page=found), 300)
    return redirect(entity_url(kind, found.id), 302)


def _unknown(scheme: str, identifier: str, reason: str | None) -> ResponseReturnValue:
    value = identifier.partition(":")[2]
    url = None if reason else url_of(identifier)
    search = with_arguments(url_for("pages.search"), {"q": value})
    return make_response(
        render_template("unknown.html", page=UnknownView(value, scheme, reason, url, search)), 404
    )
