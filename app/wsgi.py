"""The app for a WSGI server: `gunicorn 'peergraph.app.wsgi:make_app()'`."""

import atexit
from contextlib import ExitStack

from flask import Flask

from ..cypher.database import ensure_schema
from ..cypher.local import open_graph
from ..cypher.logs import configure_logs
from ..cypher.settings import read_settings
from . import create_app
from .store.engine import prepare_store


def make_app() -> Flask:
    """Return the app of this process's settings; its graph stays open as long as the process lives."""
    settings = read_settings()
    configure_logs(settings)
    until_exit = ExitStack()
    atexit.register(until_exit.close)
    graph = until_exit.enter_context(open_graph(settings))
    ensure_schema(graph)
    prepare_store(settings)
    return create_app(settings, graph)
