"""Every error as one sentence to a person: as JSON under /api, as a page elsewhere."""

from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from flask import Flask, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import HTTPException, InternalServerError

from ..cypher.errors import GraphUnavailable, PeergraphError, QueryFailed, QueryRefused
from ..cypher.logs import get_log
from .accounts.attempts import TooManyAttempts
from .console.errors import ConsoleBusy
from .languages import marked
from .later import told, told_to_programs
from .parameters import ParameterError
from .requests import request_id

RETRY_SECONDS = 5
_TITLES = (
    marked("Bad Request"),
    marked("Unauthorized"),
    marked("Forbidden"),
    marked("Not Found"),
    marked("Method Not Allowed"),
    marked("Conflict"),
    marked("Gone"),
    marked("Request Entity Too Large"),
    marked("Unprocessable Entity"),
    marked("Too Many Requests"),
    marked("Internal Server Error"),
    marked("Service Unavailable"),
)
_log = get_log("app")


@dataclass(frozen=True)
class ErrorPage:
    """What `error.html` shows and what the API sends of it."""

    status: int
    """HTTP status, such as 404."""
    title: str
    """The status in words, such as "Not Found"."""
    code: str
    """A word for programs, such as "not_found"."""
    message: str
    """What happened and what to do, in a sentence."""
    detail: dict[str, Any] | None
    """More for programs: the parameter's name, the position in a query."""
    request_id: str
    """The id to quote when asking for help."""


def register(app: Flask) -> None:
    """Answer every error, ours and Flask's, in the one shape."""
    app.register_error_handler(PeergraphError, _ours)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(IntegrityError, _at_once)
    app.register_error_handler(InternalServerError, _unexpected)


def wants_json() -> bool:
    """Tell whether this request is answered in JSON: it is one to the API, or for a stored query's rows."""
    path = request.path
    return (
        path == "/api"
        or path.startswith("/api/")
        or (path.startswith("/q/") and path.endswith((".json", ".csv")))
    )


def error_response(page: ErrorPage, retry_seconds: int = RETRY_SECONDS) -> ResponseReturnValue:
    """Return the answer to one error; where another try makes sense, `retry_seconds` say when."""
    body = {"error": {"code": page.code, "message": page.message, "detail": page.detail}}
    response = make_response(
        jsonify(body) if wants_json() else render_template("error.html", page=page), page.status
    )
    if page.status in (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS):
        response.headers["Retry-After"] = str(retry_seconds)
    if page.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Peergraph", error="invalid_token"'
    return response


def _ours(error: PeergraphError) -> ResponseReturnValue:
    if error.status >= 500:
        _log.warning("error", code=error.code, message=str(error))
    message = (
        _("The database does not answer at the moment. Try again in a few seconds.")
        if isinstance(error, GraphUnavailable)
        else told_to_programs(error)
        if wants_json()
        else told(error)
    )
    retry_seconds = error.retry_seconds if isinstance(error, ConsoleBusy | TooManyAttempts) else RETRY_SECONDS
    return error_response(_page(error.status, error.code, message, _detail(error)), retry_seconds)


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    code = error.name.lower().replace(" ", "_")
    response = make_response(error_response(_page(error.code, code, _message(error), None)))
    response.headers.extend((name, value) for name, value in error.get_headers() if name.lower() == "allow")
    return response


def _message(error: HTTPException) -> str:
    if error.code == 404:
        return _("Nothing is at this address.")
    if error.code == 405 and not wants_json():
        return _("This address only takes what a form sends. Go back to the page with the form.")
    return error.description or error.name


def _at_once(_error: IntegrityError) -> ResponseReturnValue:
    """Answer whoever has written what another request wrote at the same moment; the store has kept one of them."""
    message = _("The same was done at the same moment, perhaps in another window. Load the page again.")
    return error_response(_page(409, "done_meanwhile", message, None))


def _unexpected(error: InternalServerError) -> ResponseReturnValue:
    _log.error("unexpected", exc_info=error.original_exception or error)
    message = _(
        "Something went wrong on our side, and nothing was changed. Please report it with the request id."
    )
    return error_response(_page(500, "internal_error", message, None))


def _page(status: int, code: str, message: str, detail: dict[str, Any] | None) -> ErrorPage:
    phrase = HTTPStatus(status).phrase
    title = _(phrase) if phrase in _TITLES else phrase
    return ErrorPage(status, title, code, message, detail, request_id())


def _detail(error: PeergraphError) -> dict[str, Any] | None:
    if isinstance(error, ParameterError):
        return {"parameter": error.name}
    if isinstance(error, QueryFailed | QueryRefused) and error.position:
        return asdict(error.position)
    return None
