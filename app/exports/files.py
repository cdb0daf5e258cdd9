"""The answer that carries a file, and what each ending means."""

import re
from collections.abc import Iterable

from flask import Response

MEDIA_TYPES = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "svg": "image/svg+xml",
    "html": "text/html",
}
LONGEST_NAME = 80


def file_response(content: bytes | str | Iterable[str], name: str, ending: str) -> Response:
    """Return a download named `peergraph-<name>.<ending>`; `ending` is a key of MEDIA_TYPES.

    An iterable is sent as it comes, so that a long list needs no memory.
    """
    response = Response(content, mimetype=MEDIA_TYPES[ending])
    response.headers["Content-Type"] = f"{MEDIA_TYPES[ending]}; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="peergraph-{file_name(name)}.{ending}"'
    return response


def file_name(text: str) -> str:
    """Return a text as part of a file's name: ASCII letters, digits, dots and hyphens only."""
    return re.sub(r"[^A-Za-z0-9.-]+", "-", text)[:LONGEST_NAME].strip("-.") or "export"
