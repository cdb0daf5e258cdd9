"""Our own static files under addresses that change with their content, so that browsers may keep them for a year."""

import hashlib
import time
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, abort, current_app, request, send_from_directory, url_for

YEAR = 365 * 24 * 3600


def register(app: Flask) -> None:
    """Give templates `static_url(name)` and let versioned files be kept for a year."""
    app.add_template_global(static_url)
    app.add_url_rule("/scripts/<version>/<path:filename>", "scripts", _send_script)
    app.after_request(_keep_versioned)


def static_url(name: str) -> str:
    """Return the address of one file of static/, with its version; a missing file raises FileNotFoundError.

    Modules import each other by relative paths, so the version of all scripts stands in front of their names: what one
    imports has the same version, and is kept as long.
    """
    return _url_of(current_app.static_folder or "", request.script_root, name, int(time.monotonic()))


@lru_cache(maxsize=512)  # A page names thirty files; each is looked at once a second.
def _url_of(folder: str, _root: str, name: str, _second: int) -> str:
    version = _version_of(folder, name, _second)
    if name.endswith(".js"):
        return url_for("scripts", version=_scripts_version_of(folder, _second), filename=name)
    return url_for("static", filename=name, v=version)


def _version(name: str) -> str:
    return _version_of(current_app.static_folder or "", name, int(time.monotonic()))


@lru_cache(maxsize=512)
def _version_of(folder: str, name: str, _second: int) -> str:
    path = Path(folder) / name
    return _digest(path, path.stat().st_mtime_ns)


def _scripts_version() -> str:
    return _scripts_version_of(current_app.static_folder or "", int(time.monotonic()))


@lru_cache(maxsize=4)  # A page asks for twenty scripts at once, each of which would look at all files again.
def _scripts_version_of(folder: str, _second: int) -> str:
    """Return the version of all scripts together."""
    files = sorted(Path(folder).rglob("*.js"))
    digests = "".join(_digest(path, path.stat().st_mtime_ns) for path in files)
    return hashlib.sha256(digests.encode()).hexdigest()[:12]


def _send_script(version: str, filename: str) -> Response:
    """Answer with a script; one that an older page asks for is sent as it is now, and not kept."""
    if not filename.endswith(".js"):
        abort(404)
    response = send_from_directory(current_app.static_folder or "", filename)
    return _kept(response) if version == _scripts_version() else response


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
        return _kept(response)
    return response


def _kept(response: Response) -> Response:
    response.cache_control.no_cache = None
    response.cache_control.public = True
    response.cache_control.max_age = YEAR
    response.cache_control.immutable = True
    return response
