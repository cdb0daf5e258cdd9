"""Stored queries: the list of them, and a page each, on which its form is filled in and run.

Opening an address fills the form in and does not run it. Whoever runs a query does so with her own rights and limits,
whoever has written it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...cypher.errors import NotFoundError, PeergraphError
from ..console.ask import ConsoleAnswer, ask
from ..console.current import current_client
from ..console.errors import TooMuchAsked
from ..console.library import QueryGroup, library, library_groups
from ..console.limits import MOST_BODY_BYTES
from ..context import get_graph, get_settings
from ..owners import current_owner
from ..parameters import text
from ..queries.meant import given_values, names_of
from ..store.queries import StoredQuery, find_query
from ..store.query_lists import QueryList, public_queries, queries_of
from .addresses import with_arguments
from .blueprint import pages
from .console import ConsoleError, explained_error
from .field_questions import FieldQuestion, field_questions
from .turns import Place, Turns, asked_offset, turns

ON_PAGE = 20
LONGEST_WORDS = 200
LONGEST_ADDRESS = 4_000
"""Characters; servers refuse longer ones."""


@dataclass(frozen=True)
class QueriesPage:
    """What `queries.html` shows."""

    mine: QueryList | None
    """None for somebody who has kept nothing here."""
    words: str
    public: QueryList
    turns: Turns
    groups: tuple[QueryGroup, ...]
    """The canned queries."""


@dataclass(frozen=True)
class QueryPage:
    """What `query.html` shows."""

    stored: StoredQuery
    is_mine: bool
    path: str
    """The address of what is shown: of the query, or of one version."""
    texts: dict[str, str]
    """What stands in the fields."""
    names: dict[str, str]
    """The names of the entities whose ids stand there."""
    link: str
    """The address that fills the form in like this."""
    console: str
    """The console with the query; empty where no address can hold it."""
    origin: StoredQuery | None
    """What it is a fork of, where whoever looks may know."""
    questions: tuple[FieldQuestion, ...]
    answer: ConsoleAnswer | None
    asked: dict[str, Any] | None
    """The parameters that the answer is of."""
    error: ConsoleError | None
    seconds: float
    rows: int
    most_rows: int
    """Rows that a file may hold."""


@dataclass(frozen=True)
class Shown:
    """What came of running a query."""

    questions: tuple[FieldQuestion, ...] = ()
    answer: ConsoleAnswer | None = None
    asked: dict[str, Any] | None = None
    error: ConsoleError | None = None


@pages.get("/q")
def queries() -> ResponseReturnValue:
    """List the reader's own queries, the public ones with the words of `q`, and the canned ones."""
    owner, words, offset = current_owner(), text("q", "", most=LONGEST_WORDS), asked_offset()
    public = public_queries(words, offset=offset, limit=ON_PAGE)
    end = offset + len(public.queries)
    at = turns(
        Place("/q", {"q": words}, "public"),
        offset=offset,
        shown=len(public.queries),
        limit=ON_PAGE,
        total=public.total,
        next=end if end < public.total else None,
    )
    mine = queries_of(owner.id) if owner else None
    page = QueriesPage(mine, words, public, at, library_groups())
    return kept_by_nobody(render_template("queries.html", page=page))


@pages.get("/q/<id>")
@pages.get("/q/<id>/<int:number>")
def query(id: str, number: int | None = None) -> ResponseReturnValue:
    """Show a stored query or one version of it, its form filled in from the address; nothing runs.

    A canned one is on the console's page.
    """
    if number is None and id in library():
        return redirect(with_arguments(f"/console/{id}", request.args))
    stored = asked_query(id, number)
    return _page(stored, number, texts_given(stored, request.args), Shown())


@pages.post("/q/<id>")
@pages.post("/q/<id>/<int:number>")
def query_run(id: str, number: int | None = None) -> ResponseReturnValue:
    """Run a stored query with the form's values and show its answer, or why there is none, under the same form."""
    request.max_content_length = MOST_BODY_BYTES
    stored = asked_query(id, number)
    texts = texts_given(stored, request.form)
    try:
        shown, status = _run(stored, number, texts), 200
    except PeergraphError as error:
        shown = Shown(error=explained_error(error, stored.draft.text))
        status = 400 if isinstance(error, TooMuchAsked) else error.status
    return _page(stored, number, texts, shown, status)


def asked_query(id: str, number: int | None) -> StoredQuery:
    """Return the stored query that an address names; raises NotFoundError where its reader may not read it."""
    return find_query(reader(), id, number)


def reader() -> str | None:
    """Return the id of whoever sends this request; None for a stranger."""
    owner = current_owner()
    return owner.id if owner else None


def texts_given(stored: StoredQuery, given: Mapping[str, str]) -> dict[str, str]:
    """Return what stands in each field: what is given by its name or `p.` and its name, else its own value."""
    return {
        field.name: given.get(field.name, given.get(f"p.{field.name}", field.example))[:1_000]
        for field in stored.draft.fields
    }


def path_of(stored: StoredQuery, number: int | None = None) -> str:
    """Return the address of a stored query, or of one of its versions."""
    return f"/q/{stored.id}" if number is None else f"/q/{stored.id}/{number}"


def _run(stored: StoredQuery, number: int | None, texts: dict[str, str]) -> Shown:
    graph, settings = get_graph(), get_settings()
    given = given_values(graph, stored.draft.fields, texts)
    if given.doubts:
        return Shown(field_questions(path_of(stored, number), given, texts))
    answer = ask(
        graph,
        stored.draft.text,
        given.parameters,
        client=current_client(),
        limit=settings.console_rows,
        seconds=settings.console_timeout,
    )
    texts |= {name: str(given.parameters[name]) for name in given.names}
    return Shown((), answer, given.parameters)


def _page(
    stored: StoredQuery, number: int | None, texts: dict[str, str], shown: Shown, status: int = 200
) -> ResponseReturnValue:
    settings, path = get_settings(), path_of(stored, number)
    page = QueryPage(
        stored=stored,
        is_mine=stored.owner == reader(),
        path=path,
        texts=texts,
        names=names_of(get_graph(), stored.draft.fields, texts),
        link=with_arguments(path, texts),
        console=_console(stored, texts),
        origin=_origin(stored),
        questions=shown.questions,
        answer=shown.answer,
        asked=shown.asked,
        error=shown.error,
        seconds=settings.console_timeout,
        rows=settings.console_rows,
        most_rows=settings.export_rows,
    )
    response = kept_by_nobody(render_template("query.html", page=page), status)
    if status in (429, 503):
        response.headers["Retry-After"] = "5"
    return response


def kept_by_nobody(text: str, status: int = 200) -> Response:
    """Return a page that depends on who asks, and that no cache may give to another."""
    response = make_response(text, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _console(stored: StoredQuery, texts: Mapping[str, str]) -> str:
    values = {f"p.{name}": text for name, text in texts.items()}
    address = with_arguments("/console", {"query": stored.draft.text, **values})
    return address if len(address) <= LONGEST_ADDRESS else ""


def _origin(stored: StoredQuery) -> StoredQuery | None:
    """Return what a query is a fork of, where that is public or the reader's own: no unlisted address is passed on."""
    if stored.origin is None:
        return None
    try:
        origin = find_query(reader(), *stored.origin)
    except NotFoundError:
        return None
    known = (origin.visibility == "public", origin.owner == reader(), stored.owner == reader())
    return origin if any(known) else None
