"""`Peergraph`: a research graph, asked from a notebook or a script."""

from contextlib import ExitStack
from typing import Any

from ..reads.found import SharedPapers
from ..reads.models import AuthorPage
from ..reads.parts import Kind
from ..slices.read import DEFAULT_LIMIT
from ..sources import Address, open_source
from .picture import SlicePicture
from .table import Table


class Peergraph:
    """A graph: that of a database (`bolt://host:7687`), of a running site (`https://...`), or of the settings.

    Methods take any identifier that the site takes. They raise NotFoundError or IdentifierError for one that leads
    nowhere, ParameterError and UsageError for what cannot be used, and GraphUnavailable where nothing answers.
    """

    def __init__(
        self,
        address: str | None = None,
        *,
        user: str = "neo4j",
        password: str | None = None,
        database: str = "neo4j",
    ) -> None:
        """Open a graph; without an address the one that NEO4J_URI names, or else the local one.

        Raises UsageError for an address of another kind, SchemaError where a database holds no such graph.
        """
        self._opened = ExitStack()
        self._source = self._opened.enter_context(open_source(Address(address, user, password, database)))

    def close(self) -> None:
        """Give back all connections; a local database that this started is stopped."""
        self._opened.close()

    def __enter__(self) -> "Peergraph":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def author(self, id: str) -> AuthorPage:
        """Return a researcher's profile, as her page shows it."""
        return self._source.author(id)

    def slice(self, id: str, kind: Kind = "author", *, limit: int = DEFAULT_LIMIT) -> SlicePicture:
        """Return the neighbourhood of an author, paper, topic or institution: at most `limit` nodes (10 to 500)."""
        return SlicePicture(self._source.slice(kind, id, limit))

    def shared_papers(self, *ids: str, limit: int = 20) -> SharedPapers:
        """Return what connects two to ten authors, with the newest of their joint papers (`limit`: 1 to 100)."""
        return self._source.shared_papers(ids, limit)

    def cypher(self, query: str, /, **parameters: Any) -> Table:
        """Return the rows of a read-only query, through the guard of the console and within its limits.

        Raises QueryRefused, QueryFailed with the place, TooMuchAsked past its time, memory or bytes, ConsoleBusy.
        """
        answer = self._source.cypher(query, parameters)
        return Table(answer.columns, answer.rows, answer.truncated)
