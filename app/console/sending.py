"""The answer to a request for a power query's rows as a file."""

import errno
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

from flask import Response, request

from ...cypher.errors import PeergraphError
from ..context import get_graph, get_settings
from .ask import ConsoleStream, streamed
from .current import current_client
from .files import FILES, in_chunks

TAKING_SECONDS = 20.0
"""Seconds within which a reader must take a piece of a file; who does not has gone, or only holds the place."""


def file_of_query(query: str, parameters: dict[str, Any], ending: str, run: str | None = None) -> Response:
    """Return a query's rows as a file that is sent while it arrives; `ending` is csv or jsonl.

    Raises as `ask` does, before the first byte; a run that ends badly later breaks the connection off, so that nobody
    takes a part for the whole.
    """
    settings = get_settings()
    _hurry()
    stack = ExitStack()
    stream = stack.enter_context(
        streamed(
            get_graph(),
            query,
            parameters,
            client=current_client(),
            limit=settings.export_rows,
            seconds=settings.export_timeout,
            most_bytes=1_000_000 * settings.export_megabytes,
            run=run,
        )
    )
    response = Response(_sent(stack, stream, ending), content_type=FILES[ending][1])
    # A reader who goes before the first byte leaves a generator that never began.
    response.call_on_close(stack.close)
    name = f"peergraph-{datetime.now(UTC):%Y-%m-%dT%H%M%S}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Most-Rows"] = str(settings.export_rows)
    response.headers["Cache-Control"] = "no-store"
    return response


def _hurry() -> None:
    """Bound the time that each piece waits for its reader; gunicorn itself would wait without end."""
    connection = request.environ.get("gunicorn.socket")
    if connection is not None:
        connection.settimeout(TAKING_SECONDS)


def _sent(stack: ExitStack, stream: ConsoleStream, ending: str) -> Iterator[bytes]:
    try:
        with stack:
            yield from in_chunks(FILES[ending][0](stream))
    except PeergraphError as error:
        # It is noted already; the web server breaks the connection off, and says no more of it.
        raise ConnectionResetError(errno.ECONNRESET, str(error)) from error
