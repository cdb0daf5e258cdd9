"""A running site, asked through its JSON API; answers become the objects that the site made them of.

with Client("https://graph.example.org") as client:
    client.author("orcid:0000-0002-1825-0097").counts
"""

from collections.abc import Iterator, Sequence
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import msgspec
import requests
from requests.auth import AuthBase

from ..cypher.errors import (
    GraphUnavailable,
    IdentifierError,
    NotFoundError,
    PeergraphError,
    QueryFailed,
    QueryPosition,
    QueryRefused,
    RemovedError,
    UsageError,
)
from .console.ask import ConsoleAnswer
from .console.errors import ConsoleBusy, TooMuchAsked
from .owners import WrongScope
from .reads.found import Ambiguous, Path, SharedPapers
from .reads.gathered import InstitutionPage, TopicPage
from .reads.models import AuthorPage, PaperPage, Stats
from .reads.parts import Kind, WorkFilter, WorkList
from .reads.searched import SearchResults
from .slices.types import Slice
from .store.tokens import BadToken

CONNECT_SECONDS, ANSWER_SECONDS = 10, 60
_ERRORS: dict[str, type[PeergraphError]] = {
    error.code: error
    for error in (
        BadToken,
        ConsoleBusy,
        IdentifierError,
        NotFoundError,
        QueryFailed,
        QueryRefused,
        RemovedError,
        TooMuchAsked,
        WrongScope,
    )
}
T = TypeVar("T")


class _Fault(msgspec.Struct):
    """What the API says of an error."""

    code: str
    message: str
    detail: dict[str, Any] | None = None


class _Failed(msgspec.Struct):
    """The one shape of the API's errors."""

    error: _Fault


class _Bearer(AuthBase):
    """Adds the token to requests; the library takes it away where an answer leads to another host."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, r: requests.PreparedRequest) -> requests.PreparedRequest:
        r.headers["Authorization"] = f"Bearer {self._token}"
        return r


class Client:
    """The API of a site; every method raises our own error for what the site says, GraphUnavailable for silence."""

    def __init__(self, address: str, token: str | None = None) -> None:
        """Send nothing yet; `address` is that of the site's home page.

        Raises UsageError where a token would be sent in the clear.
        """
        self._address = address.rstrip("/")
        self._session = requests.Session()
        if token:
            _refuse_clear(self._address)
            self._session.auth = _Bearer(token)

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back all connections."""
        self._session.close()

    def search(self, text: str, kind: Kind | None = None, limit: int = 20) -> SearchResults:
        """Return what fits a text, of one kind or of all."""
        return self._get(SearchResults, "/search", {"q": text, "kind": kind, "limit": limit})

    def author(self, id: str) -> AuthorPage:
        """Return a researcher's profile."""
        return self._get(AuthorPage, f"/authors/{_path(id)}")

    def paper(self, id: str) -> PaperPage:
        """Return a paper."""
        return self._get(PaperPage, f"/papers/{_path(id)}")

    def topic(self, id: str) -> TopicPage:
        """Return a topic."""
        return self._get(TopicPage, f"/topics/{_path(id)}")

    def institution(self, id: str) -> InstitutionPage:
        """Return an institution."""
        return self._get(InstitutionPage, f"/institutions/{_path(id)}")

    def works(self, id: str, wanted: WorkFilter = WorkFilter()) -> WorkList:  # noqa: B008 (it is frozen)
        """Return one page of an author's works."""
        return self._get(WorkList, f"/authors/{_path(id)}/works", _asked(wanted))

    def all_works(self, id: str, wanted: WorkFilter = WorkFilter()) -> Iterator[WorkList]:  # noqa: B008
        """Yield an author's works page by page, by cursor; UsageError where the graph changes meanwhile."""
        address: str | None = f"{self._address}/api/v1/authors/{_path(id)}/works"
        params: dict[str, Any] = _asked(wanted)
        while address:
            answer = self._answer("GET", address, params=params)
            yield self._read(answer, WorkList)
            address, params = answer.links.get("next", {}).get("url"), {}

    def slice(self, kind: Kind, id: str, limit: int) -> Slice:
        """Return the placed neighbourhood of an entity."""
        return self._get(Slice, f"/{kind}s/{_path(id)}/slice", {"limit": limit})

    def shared_papers(self, ids: Sequence[str], limit: int = 20) -> SharedPapers:
        """Return what connects two to ten people."""
        return self._get(SharedPapers, "/shared-papers", {"author": list(ids), "limit": limit})

    def path(self, start: str, end: str, limit: int = 3) -> Path:
        """Return the closest ways between two authors over joint papers."""
        return self._get(Path, "/path", {"from": start, "to": end, "limit": limit})

    def cypher(self, query: str, parameters: dict[str, Any], limit: int | None = None) -> ConsoleAnswer:
        """Return what a read-only query answers."""
        body: dict[str, Any] = {"query": query, "parameters": parameters}
        if limit is not None:
            body["limit"] = limit
        return self._read(self._answer("POST", f"{self._address}/api/v1/cypher", json=body), ConsoleAnswer)

    def stats(self) -> Stats:
        """Return how much there is in the graph, and where it came from."""
        return self._get(Stats, "/stats")

    def _get(self, wanted: type[T], path: str, params: dict[str, Any] | None = None) -> T:
        return self._read(self._answer("GET", f"{self._address}/api/v1{path}", params=params), wanted)

    def _answer(self, method: str, address: str, **sent: Any) -> requests.Response:
        try:
            return self._session.request(method, address, timeout=(CONNECT_SECONDS, ANSWER_SECONDS), **sent)
        except requests.RequestException as error:
            raise GraphUnavailable(f"{self._address} does not answer: {error}") from error

    def _read(self, answer: requests.Response, wanted: type[T]) -> T:
        try:
            if answer.status_code != HTTPStatus.OK:
                raise _told(answer.status_code, answer.content)
            return msgspec.json.decode(answer.content, type=wanted)
        except msgspec.MsgspecError as error:
            raise UsageError(
                f"{self._address} answered {answer.status_code}, not as a Peergraph site of this version does: {error}"
            ) from error


def _told(status: int, content: bytes) -> PeergraphError:
    """Return the error that an answer tells of; raises MsgspecError where it is none of a Peergraph site."""
    if status == HTTPStatus.MULTIPLE_CHOICES:
        several = msgspec.json.decode(content, type=Ambiguous)
        return UsageError(f"{several.message} Give one of {', '.join(row.id for row in several.candidates)}")
    fault = msgspec.json.decode(content, type=_Failed).error
    place = fault.detail or {}
    if fault.code == QueryFailed.code and {"line", "column"} <= place.keys():
        return QueryFailed(fault.message, QueryPosition(place["line"], place["column"]))
    usual = GraphUnavailable if status >= HTTPStatus.INTERNAL_SERVER_ERROR else UsageError
    return _ERRORS.get(fault.code, usual)(fault.message)


def _asked(wanted: WorkFilter) -> dict[str, Any]:
    listed = "1" if wanted.listed else None
    # An absent parameter is not sent; the first page has no offset, so that a cursor may follow.
    return {
        "year": wanted.year,
        "type": wanted.type,
        "listed": listed,
        "sort": None if wanted.sort == "newest" else wanted.sort,
        "limit": wanted.limit,
        "offset": wanted.offset or None,
    }


def _path(id: str) -> str:
    return quote(id, safe=":/")


def _refuse_clear(address: str) -> None:
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "https" and host != "localhost" and not _is_loopback(host):
        raise UsageError(f"A token is sent to https:// addresses only, not to {address}.")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
