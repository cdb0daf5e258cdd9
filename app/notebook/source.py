"""Where a notebook's answers come from: a database over Bolt, or a running site over its JSON API."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from ...cypher.database import check_schema
from ...cypher.errors import UsageError
from ...cypher.graph import Graph
from ...cypher.local import open_graph
from ...cypher.settings import read_settings
from ..console.ask import ConsoleAnswer
from ..reader import Reader
from ..reads.found import SharedPapers
from ..reads.models import AuthorPage
from ..reads.parts import Kind
from ..slices.types import Slice
from .site import Site

BOLT = tuple(f"{scheme}{way}://" for scheme in ("bolt", "neo4j") for way in ("", "+s", "+ssc"))


class Source(Protocol):
    """What a database and a site can both be asked; they answer with the same objects."""

    def author(self, id: str) -> AuthorPage:
        """Return a researcher's profile."""
        ...

    def slice(self, kind: Kind, id: str, limit: int) -> Slice:
        """Return the neighbourhood of an entity, placed or not."""
        ...

    def shared_papers(self, ids: Sequence[str], limit: int) -> SharedPapers:
        """Return what connects some people."""
        ...

    def cypher(self, query: str, parameters: dict[str, Any]) -> ConsoleAnswer:
        """Return what a read-only query answers."""
        ...


@dataclass(frozen=True)
class Address:
    """Where the graph is, and how to get in; `uri` None is the database that the settings name."""

    uri: str | None
    user: str
    password: str | None
    database: str


@contextmanager
def open_source(address: Address) -> Generator[Source]:
    """Open what an address names, for the block.

    Raises UsageError for an address of another kind and for a missing password, SchemaError where the database holds
    no graph of this program, GraphUnavailable.
    """
    if address.uri and address.uri.startswith(("http://", "https://")):
        with Site(address.uri) as site:
            yield site
        return
    settings = read_settings()
    with open_graph(settings) if address.uri is None else _named(address, address.uri) as graph:
        check_schema(graph)
        yield Reader(graph, settings)


def _named(address: Address, uri: str) -> Graph:
    if not uri.startswith(BOLT):
        raise UsageError(
            f"{uri} is no address of a graph: give that of a database (bolt://host:7687, neo4j://host:7687) "
            "or of a running site (https://graph.example.org)."
        )
    if address.password is None:
        raise UsageError(f"Give the password of user {address.user} at {uri}: password=...")
    return Graph(uri, address.user, address.password, database=address.database)
