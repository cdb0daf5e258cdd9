"""What the measurements of answers share: an app on one graph, seconds of a request, percentiles, a table."""

import gzip
import re
import tempfile
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

from flask.testing import FlaskClient

from peergraph.app import create_app
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server
from peergraph.cypher.logs import configure_logs
from peergraph.cypher.settings import Settings

SLOW_QUERY = 300.0
"""Seconds for the queries that only prepare a measurement."""
STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')


@dataclass(frozen=True)
class Site:
    """The app on one graph, asked without a network between."""

    client: FlaskClient
    graph: Graph

    def seconds(self, path: str, headers: Mapping[str, str] | None = None) -> float:
        """Return how long the answer to a request takes; end the measurement where it is an error."""
        started = time.perf_counter()
        answer = self.client.get(path, headers=headers)
        taken = time.perf_counter() - started
        if answer.status_code >= 400:
            raise SystemExit(f"{path} was answered with {answer.status}.")
        return taken

    def kilobytes(self, path: str) -> float:
        """Return the weight of an answer as it goes over the wire, gzipped, a page's stylesheets included."""
        page = self.client.get(path)
        sheets = [self.client.get(sheet).data for sheet in STYLESHEET.findall(page.text)]
        return sum(len(gzip.compress(part)) for part in (page.data, *sheets)) / 1000


@contextmanager
def site_on(server: Server) -> Generator[Site]:
    """Give the app on a server for the block, with an empty store of its own."""
    with tempfile.TemporaryDirectory() as home, server.connect(SLOW_QUERY) as graph:
        settings = Settings(
            NEO4J_URI=server.uri,
            PEERGRAPH_HOME=Path(home),
            PEERGRAPH_LOG_LEVEL="ERROR",
            PEERGRAPH_API_PER_MINUTE=1_000_000,
        )
        configure_logs(settings)
        yield Site(create_app(settings, graph).test_client(), graph)


def path_of(folder: str, id: str, ending: str = "") -> str:
    """Return the address of an entity, its id written as an address may be."""
    return f"{folder}/{quote(id)}{ending}"


def percentile(seconds: Sequence[float], percent: int) -> float:
    """Return the milliseconds that so many percent of the requests stay below."""
    return 1000 * quantiles(seconds, n=100, method="inclusive")[percent - 1]


def table(columns: Sequence[str], rows: Sequence[Sequence[str | float]]) -> str:
    """Return a Markdown table, the first column of words and the others of numbers."""
    lines = [columns, ["---", *["---:"] * (len(columns) - 1)]]
    lines += [[cell if isinstance(cell, str) else f"{cell:,.1f}" for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
