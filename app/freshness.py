"""Answers that depend on the graph alone carry an ETag, and who has the newest one gets 304 and costs no query.

The tag is made of the address, the language, who is signed in, this program's files, the version of the data, and how
often what is kept here of the author or the reader has changed; that of a search or a comparison also of the names that
fit it and that only owners state. The version of the data is read from the graph at most every few seconds, so a change
may be seen that much later by who asks again.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import cast

from flask import Flask, Response, current_app, g, request
from werkzeug.http import generate_etag

from ..cypher.data_version import versions
from ..cypher.errors import PeergraphError
from ..cypher.graph import Graph
from .accounts.browsers import current_account
from .context import get_graph
from .languages import language
from .profiles.called import said_each, said_to_be
from .reads.naming import MOST_LETTERS
from .reads.shared import MOST_PEOPLE
from .search_address import LONGEST_QUERY
from .store.current import get_store
from .store.stamps import EVERY_AUTHOR, account_stamp, author_stamp, stamps

SECONDS = 10.0
_KEY = "peergraph-freshness"
_SEARCHES = ("pages.search", "api.search_results")
_COMPARISON = "pages.compare"


@dataclass
class Version:
    """The version of the data as it was a few seconds ago at most."""

    _lock: Lock = field(default_factory=Lock)
    _value: tuple[str, str] = ("", "")
    _read: float = float("-inf")

    def of(self, graph: Graph) -> tuple[str, str]:
        """Return the version of the data, and the one that also changes with what is computed from them.

        They are read anew where they are older than SECONDS; raises GraphUnavailable.
        """
        with self._lock:
            if monotonic() - self._read >= SECONDS:
                self._value = versions(graph)
                self._read = monotonic()
            return self._value


@dataclass
class Freshness:
    """Which answers of one app depend on the graph alone."""

    endpoints: set[str]
    version: Version = field(default_factory=Version)


def register(app: Flask) -> None:
    """Answer 304 where a client has the newest answer already."""
    _of(app)
    app.before_request(_unchanged)
    app.after_request(_tag)


def depend_on_data(app: Flask, endpoints: Collection[str]) -> None:
    """Say that what these endpoints answer depends on the address, the language and the graph, and on nothing else."""
    _of(app).endpoints.update(endpoints)


def known_version() -> str:
    """Return the version of the data, SECONDS old at most; raises GraphUnavailable."""
    return _versions()[0]


def forget_tag() -> None:
    """Send this answer without a tag: another one to the same question may be better, as time ended a search."""
    g.fresh_tag = None


def _unchanged() -> Response | None:
    if request.method not in ("GET", "HEAD") or request.endpoint not in _of(current_app).endpoints:
        return None
    if "lang" in request.args:
        # The answer has to say that the choice is remembered.
        return None
    try:
        # The version is read before anything else, so that a tag never claims more than the answer knows.
        g.fresh_tag = _made_of(_versions()[1])
    except PeergraphError:
        return None
    wanted = request.if_none_match
    if not wanted.star_tag and wanted.contains_weak(g.fresh_tag):
        return _tag(Response(status=304))
    return None


def _versions() -> tuple[str, str]:
    return _of(current_app).version.of(get_graph())


def _tag(response: Response) -> Response:
    tag = cast(str | None, g.get("fresh_tag"))
    if tag is None or response.status_code not in (200, 304) or g.get("shows_csrf_token"):
        return response
    response.set_etag(tag, weak=True)
    response.headers.setdefault("Cache-Control", "no-cache")
    response.vary.update(("Accept-Language", "Cookie"))
    return response


def _made_of(version: str) -> str:
    # What was newest or lately depends on the day, too.
    day = datetime.now(UTC).date().isoformat()
    said = (version, day, _program(), language(), request.host, request.full_path, _reader(), _kept())
    return generate_etag("\n".join(said).encode())


def _reader() -> str:
    """Return what pages say of who is signed in; "" for everybody who is not."""
    account = current_account()
    return f"{account.id} {account.name}" if account else ""


def _kept() -> str:
    """Return what changes with what is kept here and shown on this page; raises StoreUnavailable, GraphUnavailable."""
    if request.endpoint in _SEARCHES:
        return f"{said_to_be(request.args.get('q', '')[:LONGEST_QUERY])} {_stamps()}"
    if request.endpoint == _COMPARISON:
        people = (text.strip()[:MOST_LETTERS] for text in request.args.getlist("author")[:MOST_PEOPLE])
        return f"{said_each(list(people), True)} {_stamps()}"
    return _stamps()


def _stamps() -> str:
    author, account = (request.view_args or {}).get("id"), current_account()
    keys = [author_stamp(author), EVERY_AUTHOR] if author and "author" in (request.endpoint or "") else []
    keys += [account_stamp(account.id)] if account else []
    if not keys:
        return ""
    with get_store().session() as session:
        return stamps(session, keys)


@cache
def _program() -> str:
    """Return what stands for this program's files, as they were when it first answered."""
    folder = Path(str(files("peergraph.app")))
    found = sorted(
        path for path in folder.rglob("*") if path.suffix in (".py", ".html", ".po", ".js", ".css")
    )
    said = "\n".join(f"{path} {path.stat().st_mtime_ns}" for path in found)
    return hashlib.sha256(said.encode()).hexdigest()


def _of(app: Flask) -> Freshness:
    return cast(Freshness, app.extensions.setdefault(_KEY, Freshness(set())))
