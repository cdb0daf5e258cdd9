"""What programs beside the site may read of a graph: any identifier in, the object that the site would send out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..cypher.graph import Graph
from ..cypher.settings import Settings
from .console.ask import ConsoleAnswer, ask
from .console.client import LOCAL
from .entity_parameters import id_in
from .parameters import ParameterError
from .profiles.called import OwnersNames
from .reads.authors import author_page, works_page
from .reads.found import Path, SharedPapers
from .reads.gathered import InstitutionPage, TopicPage
from .reads.institutions import institution_page
from .reads.models import AuthorPage, PaperPage, Stats
from .reads.papers import paper_page
from .reads.parts import Kind, WorkFilter, WorkList
from .reads.paths import FEW_WAYS, MOST_WAYS, find_path
from .reads.search import search
from .reads.searched import NOBODY_SAID, Said, SearchResults
from .reads.shared import shared_page
from .reads.stats import stats
from .reads.topics import topic_page
from .search_address import LONGEST_QUERY
from .slices.read import DEFAULT_LIMIT, LEAST, MOST, read_slice
from .slices.types import Slice
from .store.engine import Store

MOST_RESULTS = 100
FEW_RESULTS = 20


@dataclass(frozen=True)
class Reader:
    """One graph, read within the limits of the site; the caller opens and closes it.

    Every method raises ParameterError, IdentifierError or NotFoundError for what it cannot use, QueryStopped past a
    time limit, and GraphUnavailable.
    """

    graph: Graph
    settings: Settings
    """Says how long a power query may take, and how many rows it may return."""
    store: Store | None = None
    """Where the owners of this graph's records say what they are called; without it nobody is found by that."""
    _names: OwnersNames = field(default_factory=OwnersNames)

    def search(self, text: str, kind: Kind | None = None, limit: int = FEW_RESULTS) -> SearchResults:
        """Return what fits a text, of one kind or of all."""
        if len(text) > LONGEST_QUERY:
            raise ParameterError("query", f"has {len(text):,} characters; {LONGEST_QUERY:,} are the most")
        most = _within("limit", limit, 1, MOST_RESULTS)
        return search(self.graph, text, kind, most, said=self._said(text))

    def _said(self, text: str) -> Said:
        return self._names.fitting(self.store, self.graph, [text])[text] if self.store else NOBODY_SAID

    def author(self, id: str) -> AuthorPage:
        """Return a researcher's profile."""
        return author_page(self.graph, id_in(self.graph, "author", "id", id))

    def paper(self, id: str) -> PaperPage:
        """Return a paper."""
        return paper_page(self.graph, id_in(self.graph, "paper", "id", id))

    def topic(self, id: str) -> TopicPage:
        """Return a topic."""
        return topic_page(self.graph, id_in(self.graph, "topic", "id", id))

    def institution(self, id: str) -> InstitutionPage:
        """Return an institution."""
        return institution_page(self.graph, id_in(self.graph, "institution", "id", id))

    def works(self, id: str, wanted: WorkFilter = WorkFilter()) -> WorkList:  # noqa: B008 (it is frozen)
        """Return one page of an author's works."""
        _within("limit", wanted.limit, 1, MOST_RESULTS)
        return works_page(self.graph, id_in(self.graph, "author", "id", id), wanted)

    def stats(self) -> Stats:
        """Return how much there is in the graph, and where it came from."""
        return stats(self.graph)

    def slice(self, kind: Kind, id: str, limit: int = DEFAULT_LIMIT) -> Slice:
        """Return the neighbourhood of an entity, not yet placed."""
        known = id_in(self.graph, kind, "id", id)
        return read_slice(self.graph, kind, known, _within("limit", limit, LEAST, MOST))

    def shared_papers(self, ids: Sequence[str], limit: int = FEW_RESULTS) -> SharedPapers:
        """Return what connects two to ten people, with the newest of the papers that all of them wrote."""
        known = [id_in(self.graph, "author", "author", id) for id in ids]
        return shared_page(self.graph, known, limit=_within("limit", limit, 1, MOST_RESULTS))

    def path(self, start: str, end: str, limit: int = FEW_WAYS) -> Path:
        """Return the closest ways between two authors over joint papers."""
        first, last = id_in(self.graph, "author", "start", start), id_in(self.graph, "author", "end", end)
        return find_path(self.graph, first, last, limit=_within("limit", limit, 1, MOST_WAYS))

    def cypher(self, query: str, parameters: dict[str, Any], limit: int | None = None) -> ConsoleAnswer:
        """Return what a power query answers, through the console's guard and its limits; raises as `ask` does."""
        most = self.settings.console_rows
        rows = most if limit is None else _within("limit", limit, 1, most)
        seconds = self.settings.console_timeout
        return ask(self.graph, query, parameters, client=LOCAL, limit=rows, seconds=seconds, picture=False)


def _within(name: str, value: int, least: int, most: int) -> int:
    if not least <= value <= most:
        raise ParameterError(name, f"is {value:,}; it must be from {least:,} to {most:,}")
    return value
