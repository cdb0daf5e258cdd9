"""Every request has an id: in its answer's head, in its log lines, and on its error page."""

import re
import uuid
from time import perf_counter

import structlog
from flask import Flask, Response, g, request

from ..cypher.logs import get_log

HEADER = "X-Request-Id"
_ACCEPTABLE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_log = get_log("app")


def register(app: Flask) -> None:
    """Name each request before it is handled and log it afterwards."""
    app.before_request(_begin)
    app.after_request(_end)


def request_id() -> str:
    """Return the id of this request; it is the caller's own where a proxy in front has given one."""
    if "request_id" not in g:
        given = request.headers.get(HEADER, "")
        g.request_id = given if _ACCEPTABLE.fullmatch(given) else uuid.uuid4().hex[:16]
    return g.request_id


def _begin() -> None:
    g.started = perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=request_id())


def _end(response: Response) -> Response:
    response.headers[HEADER] = request_id()
    milliseconds = round(1000 * (perf_counter() - g.get("started", perf_counter())), 1)
    write = _log.debug if request.endpoint in ("static", "scripts", "healthz") else _log.info
    write(
        "request",
        method=request.method,
        path=request.path,
        status=response.status_code,
        milliseconds=milliseconds,
    )
    return response
