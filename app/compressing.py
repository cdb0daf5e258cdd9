"""Smaller answers for who asks for them: Brotli or gzip.

Streams are left as they are, because compressing would hold them back. The one secret on a page is its CSRF token,
which is another one each time, so that the size of a compressed page tells nothing about it (BREACH).
"""

from typing import Any, cast

from flask import Flask, Response, request
from flask_compress import Compress  # pyright: ignore[reportMissingTypeStubs]

MIMETYPES = [
    "application/atom+xml",
    "application/geo+json",
    "application/json",
    "application/vnd.citationstyles.csl+json",
    "application/x-bibtex",
    "application/x-research-info-systems",
    "application/xml",
    "image/svg+xml",
    "text/css",
    "text/csv",
    "text/html",
    "text/javascript",
    "text/plain",
    "text/xml",
]
FILES = ("static", "scripts")


def register(app: Flask) -> None:
    """Compress answers of the app; register it first, because the last thing done to an answer is registered first."""
    app.config.from_mapping(
        COMPRESS_MIMETYPES=MIMETYPES, COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_STREAMS=False
    )
    Compress(app)
    app.after_request(_read_file)


def _read_file(response: Response) -> Response:
    """Read our own scripts and style sheets whole: a file that is sent piece by piece counts as a stream."""
    if request.endpoint in FILES and response.status_code == 200 and response.mimetype in MIMETYPES:
        file = cast(Any, response.response)
        response.direct_passthrough = False
        response.get_data()
        file.close()
    return response
