"""Where answers come from: a database over Bolt, or a running site over its JSON API; both answer with the same."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any, Protocol

from ..cypher.database import check_schema
from ..cypher.errors import UsageError
from ..cypher.graph import Graph
from ..cypher.local import open_graph
from ..cypher.settings import Settings, read_settings
from .client import Client
from .console.ask import ConsoleAnswer
from .reader import Reader
from .reads.found import Path, SharedPapers
from .reads.gathered import InstitutionPage, TopicPage
from .reads.models import AuthorPage, PaperPage, Stats
from .reads.parts import Kind, WorkFilter, WorkList
from .reads.searched import SearchResults
from .slices.types import Slice
from .store.engine import opened_store

BOLT = tuple(f"{scheme}{way}://" for scheme in ("bolt", "neo4j") for way in ("", "+s", "+ssc"))
WEB = ("http://", "https://")


class Source(Protocol):
    """What a database and a site can both be asked; they answer with the same objects."""

    def search(self, text: str, kind: Kind | None = None, limit: int = 20) -> SearchResults:
        """Return what fits a text, of one kind or of all."""
        ...

    def author(self, id: str) -> AuthorPage:
        """Return a researcher's profile."""
        ...

    def paper(self, id: str) -> PaperPage:
        """Return a paper."""
        ...

    def topic(self, id: str) -> TopicPage:
        """Return a topic."""
        ...

    def institution(self, id: str) -> InstitutionPage:
        """Return an institution."""
        ...

    def works(self, id: str, wanted: WorkFilter = ...) -> WorkList:
        """Return one page of an author's works."""
        ...

    def slice(self, kind: Kind, id: str, limit: int) -> Slice:
        """Return the neighbourhood of an entity, placed or not."""
        ...

    def shared_papers(self, ids: Sequence[str], limit: int = 20) -> SharedPapers:
        """Return what connects some people."""
        ...

    def path(self, start: str, end: str, limit: int = 3) -> Path:
        """Return the closest ways between two authors."""
        ...

    def cypher(self, query: str, parameters: dict[str, Any], limit: int | None = None) -> ConsoleAnswer:
        """Return what a read-only query answers."""
        ...

    def stats(self) -> Stats:
        """Return how much there is in the graph."""
        ...


@dataclass(frozen=True)
class Address:
    """Where the graph is, and how to get in; `uri` None is the database that the settings name."""

    uri: str | None
    user: str = "neo4j"
    password: str | None = None
    database: str = "neo4j"


@contextmanager
def open_source(address: Address) -> Generator[Source]:
    """Open what an address names, for the block.

    Raises UsageError for an address of another kind and for a missing password, SchemaError where the database holds
    no graph of this program, GraphUnavailable.
    """
    settings = read_settings()
    if address.uri and address.uri.startswith(WEB):
        with Client(address.uri, token_of(settings)) as client:
            yield client
        return
    if address.uri is None:
        with open_graph(settings) as graph, opened_store(settings) as store:
            check_schema(graph)
            yield Reader(graph, settings, store)
        return
    # The store of this machine says nothing about another database.
    with _named(address, address.uri) as graph:
        check_schema(graph)
        yield Reader(graph, settings)


def token_of(settings: Settings) -> str | None:
    """Return the token of PEERGRAPH_TOKEN, or what the file of PEERGRAPH_TOKEN_FILE holds; None where neither is set.

    Raises UsageError where the file cannot be read.
    """
    if settings.token:
        return settings.token.get_secret_value().strip() or None
    return _read_token(settings.token_file) if settings.token_file else None


def _read_token(file: File) -> str | None:
    try:
        return file.expanduser().read_text().strip() or None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"PEERGRAPH_TOKEN_FILE: {file} cannot be read: {error}") from error


def _named(address: Address, uri: str) -> Graph:
    if not uri.startswith(BOLT):
        raise UsageError(
            f"{uri} is no address of a graph: give that of a database (bolt://host:7687, neo4j://host:7687) "
            "or of a running site (https://graph.example.org)."
        )
    if address.password is None:
        raise UsageError(f"Give the password of user {address.user} at {uri}: password=...")
    return Graph(uri, address.user, address.password, database=address.database)
