"""`peergraph mcp`: the graph for an assistant that speaks the Model Context Protocol."""

import signal

import click

from ...cypher.database import check_schema
from ...cypher.errors import UsageError
from ...cypher.local import open_graph
from ...cypher.settings import read_settings
from ..reader import Reader
from ..store.engine import opened_store


@click.command()
def mcp() -> None:
    """Answer an assistant over standard input and output until it closes them; nothing can be changed."""
    try:
        from .server import make_server
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is not installed: run `pip install peergraph[mcp]`.") from error
    settings = read_settings()
    # So that the end of the assistant ends a local database that this started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with open_graph(settings) as graph, opened_store(settings) as store:
        check_schema(graph)
        make_server(Reader(graph, settings, store)).run("stdio")
