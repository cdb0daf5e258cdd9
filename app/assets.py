"""Our own static files under addresses that change with their content, so that browsers may keep them for a year."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, current_app, request, url_for

YEAR = 365 * 24 * 3600


def register(app: Flask) -> None:
    """Give templates `static_url(name)` and let versioned files be kept for a year."""
    app.add_template_global(static_url)
    app.after_request(_keep_versioned)


def static_url(name: str) -> str:
    """Return the address of one file of static/, with its version; a missing file raises FileNotFoundError."""
    return url_for("static", filename=name, v=_version(name))


def _version(name: str) -> str:
    path = Path(current_app.static_folder or "") / name
    return _digest(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _digest(path: Path, _changed: int) -> str:
    """Return the first 12 hex digits of a file's hash; its time of change is only there to read it again after one."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _keep_versioned(response: Response) -> Response:
    name = (request.view_args or {}).get("filename", "")
    if (
        request.endpoint == "static"
        and response.status_code in (200, 304)
        and request.args.get("v") == _version(name)
    ):
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.max_age = YEAR
        response.cache_control.immutable = True
    return response
