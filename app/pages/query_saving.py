"""Saving queries: the form of a new one, new versions, forks, who may read it, and its end.

Whoever writes here owns what is written. Each write goes through `owner_or_new`, which refuses what a page of another
site has sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...cypher.errors import NotFoundError, PeergraphError
from ..console.fields import FIELD_KINDS, KIND_NAMES, Field
from ..console.limits import MOST_BODY_BYTES
from ..later import later as _l
from ..later import told
from ..owners import owner_or_new, require_scope
from ..parameters import ParameterError, optional_integer
from ..queries.changes import PartChange, changes
from ..queries.draft import Draft, checked_draft, fields_of, read_kind
from ..store.queries import (
    StoredQuery,
    VersionNote,
    delete_query,
    find_query,
    save_query,
    save_version,
    show_to,
    versions_of,
)
from .blueprint import pages
from .console import read_parameters
from .queries import asked_query, kept_by_nobody, path_of, reader


@dataclass(frozen=True)
class QueryForm:
    """What `query_form.html` shows."""

    stored: StoredQuery | None
    """The query that a new version is made of; None for a new query."""
    action: str
    base: int
    """The version that the form began with; 0 for a new query."""
    title: str
    description: str
    text: str
    fields: tuple[Field, ...]
    kinds: tuple[tuple[str, str], ...]
    error: str | None


@dataclass(frozen=True)
class VersionsPage:
    """What `query_versions.html` shows."""

    stored: StoredQuery
    versions: list[VersionNote]
    before: StoredQuery | None
    """The older of the two that are compared."""
    after: StoredQuery
    changes: tuple[PartChange, ...]


@pages.get("/q/new")
@pages.post("/q/new")
def query_new() -> ResponseReturnValue:
    """Show the form that saves a query, with what is given of `query`, `parameters` and `p.<name>`; nothing is kept."""
    request.max_content_length = MOST_BODY_BYTES
    given = request.values
    text = given.get("query", "").replace("\r\n", "\n").strip()
    try:
        values = read_parameters(given.get("parameters", "")) | _named(given)
        fields = fields_of(text, {}, values) if text else ()
    except PeergraphError as error:
        return _form(None, Draft("", text), told(error), error.status)
    return _form(None, Draft(given.get("title", ""), text, given.get("description", ""), fields))


@pages.post("/q")
def query_save() -> ResponseReturnValue:
    """Save the form as a new query, private at first, and lead to it."""
    request.max_content_length = MOST_BODY_BYTES
    require_scope("queries")
    given = _given()
    if _only_looks():
        return _looked(None, given)
    owner = owner_or_new()
    try:
        stored = save_query(owner.id, checked_draft(given.title, given.description, given.text, given.fields))
    except PeergraphError as error:
        return _form(None, given, told(error), error.status)
    return redirect(path_of(stored), 303)


@pages.get("/q/<id>/edit")
def query_edit(id: str) -> ResponseReturnValue:
    """Show the form of an own query."""
    stored = _own(id)
    return _form(stored, stored.draft)


@pages.post("/q/<id>/edit")
def query_save_version(id: str) -> ResponseReturnValue:
    """Save the form as the next version of an own query, and lead to it."""
    request.max_content_length = MOST_BODY_BYTES
    require_scope("queries")
    given, stored = _given(), _own(id)
    if _only_looks():
        return _looked(stored, given)
    owner = owner_or_new()
    try:
        draft = checked_draft(given.title, given.description, given.text, given.fields)
        save_version(owner.id, id, _base(), draft)
    except PeergraphError as error:
        return _form(stored, given, told(error), error.status)
    return redirect(path_of(stored), 303)


@pages.get("/q/<id>/versions")
def query_versions(id: str) -> ResponseReturnValue:
    """List the versions of a query, and show what differs between `from` and `to`: the newest two where not given."""
    stored = asked_query(id, None)
    newer = optional_integer("to", least=1, most=stored.newest) or stored.newest
    older = optional_integer("from", least=1, most=stored.newest) or max(newer - 1, 1)
    after = asked_query(id, newer)
    before = asked_query(id, older) if older != newer else None
    found = changes(before.draft, after.draft) if before else ()
    page = VersionsPage(stored, versions_of(reader(), id), before, after, found)
    return kept_by_nobody(render_template("query_versions.html", page=page))


@pages.post("/q/<id>/fork")
@pages.post("/q/<id>/<int:number>/fork")
def query_fork(id: str, number: int | None = None) -> ResponseReturnValue:
    """Save a copy of a query as the reader's own, private at first, and lead to its form."""
    require_scope("queries")
    owner = owner_or_new()
    origin = asked_query(id, number)
    return redirect(f"{path_of(save_query(owner.id, origin.draft, origin))}/edit", 303)


@pages.post("/q/<id>/visibility")
def query_visibility(id: str) -> ResponseReturnValue:
    """Say who may read an own query."""
    require_scope("queries")
    owner = owner_or_new()
    show_to(owner.id, id, request.form.get("visibility", ""))
    return redirect(f"/q/{id}", 303)


@pages.post("/q/<id>/delete")
def query_delete(id: str) -> ResponseReturnValue:
    """Delete an own query with all its versions."""
    require_scope("queries")
    owner = owner_or_new()
    delete_query(owner.id, id)
    return redirect("/q", 303)


def _own(id: str) -> StoredQuery:
    stored = find_query(reader(), id)
    if stored.owner != reader():
        raise NotFoundError(f"The query {stored.id} is somebody else's. Save a copy of it as your own.")
    return stored


def _given() -> Draft:
    """Return what the form holds, as it was typed."""
    form = request.form
    text = form.get("query", "").replace("\r\n", "\n")
    names = [name.removeprefix("kind.") for name in form if name.startswith("kind.")]
    fields = tuple(
        Field(
            name,
            read_kind(name[:60], form.get(f"kind.{name}", "")),
            form.get(f"meaning.{name}", ""),
            form.get(f"example.{name}", ""),
        )
        for name in names
    )
    return Draft(form.get("title", ""), text, form.get("description", ""), fields)


def _base() -> int:
    base = request.form.get("base", "")
    if not (base.isascii() and base.isdigit() and len(base) < 6):
        raise ParameterError("base", _l("must be the number of the version that was changed"))
    return int(base)


def _only_looks() -> bool:
    """Tell whether the form's other button was pressed, which reads the parameters out of the query again."""
    return "look" in request.form


def _looked(stored: StoredQuery | None, given: Draft) -> ResponseReturnValue:
    try:
        fields = fields_of(given.text, {field.name: field for field in given.fields})
    except PeergraphError as error:
        return _form(stored, given, told(error), error.status)
    return _form(stored, Draft(given.title, given.text, given.description, fields))


def _form(
    stored: StoredQuery | None, draft: Draft, error: str | None = None, status: int = 200
) -> ResponseReturnValue:
    form = QueryForm(
        stored=stored,
        action=f"{path_of(stored)}/edit" if stored else "/q",
        base=stored.newest if stored else 0,
        title=draft.title,
        description=draft.description,
        text=draft.text,
        fields=draft.fields,
        kinds=tuple((kind, KIND_NAMES[kind]) for kind in FIELD_KINDS),
        error=error,
    )
    response = make_response(render_template("query_form.html", page=form), status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _named(given: Mapping[str, str]) -> dict[str, Any]:
    return {name[2:]: value for name, value in given.items() if name.startswith("p.")}
