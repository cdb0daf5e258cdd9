"""The way to other people's servers, of the app that serves a request."""

from typing import cast

from flask import Flask, current_app

from .fetching import Web

_KEY = "peergraph-web"


def keep_web(app: Flask, web: Web) -> None:
    """Let the app reach other people's servers in this way."""
    app.extensions[_KEY] = web


def get_web() -> Web:
    """Return the app's way to other people's servers: the guarded one, unless another was kept."""
    return cast(Web, current_app.extensions.get(_KEY) or current_app.extensions.setdefault(_KEY, Web()))
