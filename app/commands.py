"""`peergraph serve`: the app on this machine, for one person or a few."""

import signal
import threading
from typing import Any
from urllib.parse import urlencode

import click
from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from ..cypher.database import ensure_schema
from ..cypher.errors import PeergraphError
from ..cypher.graph import Graph
from ..cypher.local import open_graph, supervised
from ..cypher.settings import Settings, read_settings
from . import create_app
from .reads.resolve import meanings_of
from .reads.starting_points import starting_points
from .requests import HEADER
from .store.engine import prepare_store

SAMPLE = ["sample:yinghui-xu", "sample:pan-pan"]


class QuietHandler(WSGIRequestHandler):
    """Leaves the request log to the app, which writes one line with the request's id."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing."""


@click.command()
def serve() -> None:
    """Serve the pages and the API at PEERGRAPH_HOST and PORT until Ctrl-C."""
    settings = read_settings()
    signal.signal(signal.SIGTERM, _interrupt)
    with open_graph(settings) as graph, supervised(settings):
        ensure_schema(graph)
        prepare_store(settings)
        app = create_app(settings, graph, development=is_for_development(settings))
        run_server(app, graph, settings.host, settings.port)


def is_for_development(settings: Settings) -> bool:
    """Tell whether this server is for whoever started it: it listens on this machine only, and is no public site."""
    return settings.site is None and settings.host in ("127.0.0.1", "localhost", "::1")


def run_server(app: Flask, graph: Graph, host: str, port: int) -> None:
    """Serve `app` in threads until Ctrl-C or SIGTERM, and print where to look."""
    server = make_server(host, port, app, threaded=True, request_handler=QuietHandler)
    people = people_to_look_at(graph)
    print_links(f"http://{host}:{server.server_port}", people)
    threading.Thread(target=warm_up, args=(app, people), name="warm-up", daemon=True).start()
    server.serve_forever()


def people_to_look_at(graph: Graph) -> list[str]:
    """Return the ids of two researchers: the sample's, or the best connected; fewer where there are no two."""
    if all(meanings_of(graph, "author", id) for id in SAMPLE):
        return SAMPLE
    return [person.id for person in starting_points(graph).people[:2]]


def print_links(site: str, people: list[str]) -> None:
    """Print the addresses that are worth a first look; `site` has no slash at its end."""
    links = [("a researcher", f"/authors/{id}") for id in people[:1]]
    if len(people) > 1:
        links.append(
            ("a pair's shared papers", "/shared?" + urlencode([("author", id) for id in people], safe=":"))
        )
    click.echo(f"\nPeergraph is at {site}\n")
    for what, path in [*links, ("the console", "/console")]:
        click.echo(f"  {what:<24}{site}{path}")
    click.echo("\nCtrl-C stops it.")


def warm_up(app: Flask, people: list[str]) -> None:
    """Ask once for what a first reader asks for, so that the database has planned its queries when she comes."""
    client = app.test_client()
    for path in [*(f"/authors/{id}" for id in people[:1]), "/", "/search?q=a"]:
        try:
            client.get(path, headers={HEADER: "warm-up"})
        except PeergraphError:
            return


def _interrupt(_signal: int, _frame: Any) -> None:
    raise KeyboardInterrupt
