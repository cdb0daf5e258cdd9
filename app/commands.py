"""`peergraph serve`: the app on this machine, for one person or a few."""

import signal
from typing import Any

import click
from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from ..cypher.database import ensure_schema
from ..cypher.local import open_graph, supervised
from ..cypher.settings import Settings, read_settings
from . import create_app

LINKS = (
    ("a researcher", "/authors/sample:yinghui-xu"),
    ("a pair's shared papers", "/shared?author=sample:yinghui-xu&author=sample:pan-pan"),
    ("the console", "/console"),
)


class QuietHandler(WSGIRequestHandler):
    """Leaves the request log to the app, which writes one line with the request's id."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing."""


@click.command()
def serve() -> None:
    """Serve the pages and the API at PEERGRAPH_HOST and PORT until Ctrl-C."""
    settings = read_settings()
    with open_graph(settings) as graph, supervised(settings):
        ensure_schema(graph)
        run_server(create_app(settings, graph), settings)


def run_server(app: Flask, settings: Settings) -> None:
    """Serve `app` in threads until Ctrl-C or SIGTERM, and print where to look."""
    server = make_server(settings.host, settings.port, app, threaded=True, request_handler=QuietHandler)
    signal.signal(signal.SIGTERM, _interrupt)
    print_links(f"http://{settings.host}:{server.server_port}")
    server.serve_forever()


def print_links(site: str) -> None:
    """Print the addresses that are worth a first look; `site` has no slash at its end."""
    click.echo(f"\nPeergraph is at {site}\n")
    for what, path in LINKS:
        click.echo(f"  {what:<24}{site}{path}")
    click.echo("\nCtrl-C stops it.")


def _interrupt(_signal: int, _frame: Any) -> None:
    raise KeyboardInterrupt
