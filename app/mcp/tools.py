"""What an assistant may ask: each tool reads, within the limits of the site, and answers with small JSON."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated, Any

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from ...cypher.errors import PeergraphError, QueryFailed
from ..api.json import to_json
from ..reader import Reader
from ..reads.parts import Kind
from ..slices.types import Slice
from .schema import schema_text

Id = Annotated[
    str, Field(description="Any identifier or its address: an id from a search, an ORCID, a DOI, a ROR id")
]
People = Annotated[
    list[str], Field(min_length=2, max_length=10, description="Identifiers of two to ten different authors")
]
Few = Annotated[int, Field(ge=1, le=50, description="Results at most")]
Nodes = Annotated[int, Field(ge=10, le=150, description="Nodes at most")]
Ways = Annotated[int, Field(ge=1, le=10, description="Ways at most")]
Rows = Annotated[int, Field(ge=1, le=1000, description="Rows at most")]


class Tools:
    """The tools on one graph; their names and first lines are what an assistant reads."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def search(self, query: str, kind: Kind | None = None, limit: Few = 10) -> dict[str, Any]:
        """Find authors, papers, topics and institutions by name, title or identifier; start here for ids."""
        with _told():
            found = self._reader.search(query, kind, limit)
            return _only(found, "results", "total", "at_least", "note", "corrected", "alternative")

    def author(self, id: Id) -> dict[str, Any]:
        """Return a researcher's profile: counts, affiliations, topics, close collaborators, sources."""
        with _told():
            return to_json(self._reader.author(id))

    def slice(self, kind: Kind, id: Id, limit: Nodes = 40) -> dict[str, Any]:
        """Return what stands around an entity: ranked nodes, the edges between them, and in numbers what is cut."""
        with _told():
            return _small(self._reader.slice(kind, id, limit))

    def shared_papers(self, authors: People, limit: Few = 10) -> dict[str, Any]:
        """Return the papers that all the given authors wrote, newest first, and joint papers of each two, counted."""
        with _told():
            return to_json(self._reader.shared_papers(authors, limit))

    def path(self, start: Id, end: Id, limit: Ways = 3) -> dict[str, Any]:
        """Return the closest ways from one author to another over joint papers, at most four hops."""
        with _told():
            found = self._reader.path(start, end, limit)
            return _only(found, "start", "end", "state", "message", "hops", "ways", "total", "stopped")

    def cypher(
        self, query: str, parameters: dict[str, Any] | None = None, limit: Rows = 100
    ) -> dict[str, Any]:
        """Run one read-only Cypher query, bounded in time, rows and size; read the schema first.

        Give values as parameters ($name), not inside the query. Nodes, relationships and paths carry `$type`.
        """
        with _told():
            answer = self._reader.cypher(
                query, parameters or {}, min(limit, self._reader.settings.console_rows)
            )
            return _only(answer, "columns", "rows", "truncated", "milliseconds")

    def schema(self) -> str:
        """Describe the graph: labels, relationship types, properties, indexes, and some queries."""
        return schema_text()


@contextmanager
def _told() -> Generator[None]:
    """Let an assistant read our own errors, which say what to do; all others stay ours."""
    try:
        yield
    except PeergraphError as error:
        place = error.position if isinstance(error, QueryFailed) else None
        where = f" (line {place.line}, column {place.column})" if place else ""
        raise ToolError(f"{error}{where}") from error


def _only(answer: object, *names: str) -> dict[str, Any]:
    return {name: to_json(getattr(answer, name)) for name in names}


def _small(found: Slice) -> dict[str, Any]:
    """Return a slice without what only a drawing needs."""
    return {
        "focus": found.focus.id,
        "nodes": [_only(node, "id", "kind", "label", "note") for node in found.nodes],
        "edges": [_only(edge, "source", "target", "kind", "weight") for edge in found.edges],
        "cuts": [cut.words for cut in found.cuts if cut.total],
    }
