"""The Cypher behind a panel: which query it was read with, opened in the console with its parameters filled in.

A link names the page and the query only, because a panel may be read with two thousand ids. The console asks the page
again and looks at what it read.
"""

import json

from flask import abort, current_app, g, has_request_context, request, url_for
from flask.typing import ResponseReturnValue

from ...cypher import Cypher
from ...cypher.graph import READS, Row
from ..parameters import ParameterError, text
from .addresses import with_arguments
from .blueprint import pages
from .console import shown_console

_PAGES = {
    *("", "about", "authors", "compare", "conflicts", "explore", "following", "institutions", "papers"),
    *("path", "search", "shared", "topics", "venues"),
}
"""What the addresses of pages with such links begin with; others run queries or make files, and are not asked again."""


@pages.before_app_request
def note_reads() -> None:
    """Note from now on what is read for this request."""
    reads: list[tuple[Cypher, Row]] = []
    g.reads = reads
    READS.set(reads)


@pages.app_template_global()
def cypher_url(name: str) -> str:
    """Return the address that opens one query of this page in the console, or "" where the page did not read it."""
    if not has_request_context() or not any(query.name == name for query, _ in g.get("reads", [])):
        return ""
    page = request.full_path.removesuffix("?")
    return with_arguments(url_for("pages.behind"), {"page": page, "query": name})


@pages.get("/console/behind")
def behind() -> ResponseReturnValue:
    """Show the console with the query called `query` that the page at `page` is read with; nothing runs by itself."""
    name, page = text("query"), text("page", most=8000)
    for query, parameters in _reads_of(page):
        if query.name == name:
            return shown_console(query=query.body, parameters=_written(parameters))
    return abort(404, f"The page {page} is not read with a query called {name}.")


def _reads_of(page: str) -> list[tuple[Cypher, Row]]:
    first = page.removeprefix("/").partition("?")[0].partition("/")[0]
    if not page.startswith("/") or page.startswith("//") or first not in _PAGES:
        raise ParameterError("page", "must be the path of a page of this site that says what it is read with")
    headers = [(name, value) for name, value in request.headers if name in ("Accept-Language", "Cookie")]
    # Whoever asks is counted as herself there, too.
    client = {"REMOTE_ADDR": request.remote_addr or "unknown"}
    with current_app.test_request_context(page, headers=headers, environ_overrides=client):
        current_app.full_dispatch_request()
        return g.reads


def _written(parameters: Row) -> str:
    return json.dumps(parameters, ensure_ascii=False, indent=1) if parameters else ""
