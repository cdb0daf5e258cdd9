"""A running site, asked through its JSON API; answers become the objects that the site made them of."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import quote

import msgspec
import requests

from ...cypher.errors import (
    GraphUnavailable,
    IdentifierError,
    NotFoundError,
    PeergraphError,
    QueryFailed,
    QueryRefused,
    UsageError,
)
from ..console.ask import ConsoleAnswer
from ..console.errors import ConsoleBusy, TooMuchAsked
from ..reads.found import Ambiguous, SharedPapers
from ..reads.models import AuthorPage
from ..reads.parts import Kind
from ..slices.types import Slice

CONNECT_SECONDS, ANSWER_SECONDS = 10, 60
_ERRORS: dict[str, type[PeergraphError]] = {
    error.code: error
    for error in (IdentifierError, NotFoundError, QueryRefused, QueryFailed, TooMuchAsked, ConsoleBusy)
}
T = TypeVar("T")


class _Fault(msgspec.Struct):
    """What the API says of an error."""

    code: str
    message: str


class _Failed(msgspec.Struct):
    """The one shape of the API's errors."""

    error: _Fault


class Site:
    """The API of a site; every method raises our own error for what the site says, GraphUnavailable for silence."""

    def __init__(self, address: str) -> None:
        """Send nothing yet; `address` is that of the site's home page."""
        self._address = address.rstrip("/")
        self._session = requests.Session()

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def author(self, id: str) -> AuthorPage:
        """Return a researcher's profile."""
        return self._asked(AuthorPage, "GET", f"/authors/{_path(id)}")

    def slice(self, kind: Kind, id: str, limit: int) -> Slice:
        """Return the placed neighbourhood of an entity."""
        return self._asked(Slice, "GET", f"/{kind}s/{_path(id)}/slice", params={"limit": limit})

    def shared_papers(self, ids: Sequence[str], limit: int) -> SharedPapers:
        """Return what connects two to ten people."""
        params = {"author": list(ids), "limit": limit}
        return self._asked(SharedPapers, "GET", "/shared-papers", params=params)

    def cypher(self, query: str, parameters: dict[str, Any]) -> ConsoleAnswer:
        """Return what a read-only query answers."""
        body = {"query": query, "parameters": parameters}
        return self._asked(ConsoleAnswer, "POST", "/cypher", json=body)

    def _asked(self, wanted: type[T], method: str, path: str, **sent: Any) -> T:
        try:
            answer = self._session.request(
                method, f"{self._address}/api/v1{path}", timeout=(CONNECT_SECONDS, ANSWER_SECONDS), **sent
            )
        except requests.RequestException as error:
            raise GraphUnavailable(f"{self._address} does not answer: {error}") from error
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
    usual = GraphUnavailable if status >= HTTPStatus.INTERNAL_SERVER_ERROR else UsageError
    return _ERRORS.get(fault.code, usual)(fault.message)


def _path(id: str) -> str:
    return quote(id, safe=":/")
