"""The browser libraries that pyvis brings, served from its installed files: nothing comes from another host."""

import gzip
import hashlib
from functools import cache
from importlib import resources

from flask import Flask, Response, abort, request, url_for

from .assets import YEAR

FILES = {
    "vis-network.min.js": "vis-9.1.2/vis-network.min.js",
    "vis-network.css": "vis-9.1.2/vis-network.css",
    "tom-select.complete.min.js": "tom-select/tom-select.complete.min.js",
    "tom-select.css": "tom-select/tom-select.css",
}
_TYPES = {"js": "text/javascript", "css": "text/css"}


def register(app: Flask) -> None:
    """Serve the libraries under /vendor and give templates `vendor_url(name)`."""
    app.add_template_global(vendor_url)
    app.add_url_rule("/vendor/<version>/<name>", "vendor", _serve)


def vendor_url(name: str) -> str:
    """Return the address of one library file, which changes with its content; an unknown name raises KeyError."""
    return url_for("vendor", version=_version(name), name=name)


def library_text(name: str) -> bytes:
    """Return one library file; an unknown name raises KeyError."""
    return resources.files("pyvis").joinpath("lib", FILES[name]).read_bytes()


@cache
def _version(name: str) -> str:
    return hashlib.sha256(library_text(name)).hexdigest()[:12]


@cache
def _packed(name: str) -> bytes:
    return gzip.compress(library_text(name), mtime=0)


def _serve(version: str, name: str) -> Response:
    if name not in FILES or version != _version(name):
        abort(404)
    packed = "gzip" in request.accept_encodings
    response = Response(
        _packed(name) if packed else library_text(name), mimetype=_TYPES[name.rsplit(".", 1)[1]]
    )
    if packed:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
