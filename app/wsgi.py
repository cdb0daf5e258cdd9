"""The app for a WSGI server: `gunicorn 'peergraph.app.wsgi:make_app()'`."""

from flask import Flask

from ..cypher.logs import configure_logs
from ..cypher.settings import read_settings
from . import create_app
from .database import open_graph


def make_app() -> Flask:
    """Return the app of this process's settings; the graph stays open as long as the process lives."""
    settings = read_settings()
    configure_logs(settings)
    return create_app(settings, open_graph(settings))
