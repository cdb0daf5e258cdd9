"""Taking a snapshot, and asking its question again."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ...cypher.data_version import data_version
from ...cypher.errors import PeergraphError
from ..context import get_graph, get_settings
from ..site import site_url
from ..store.current import client, get_bounds
from ..store.snapshots import StoredSnapshot, find_snapshot, store_snapshot
from .asking import ask_question
from .changes import PartChanges, compare
from .document import Document, decode, encode, sha256
from .question import CypherQuestion, Question, ViewQuestion

MOST_BYTES = 5_000_000


class SnapshotTooLarge(PeergraphError):
    """An answer is too large to be kept for ever."""

    code = "snapshot_too_large"
    status = 413


@dataclass(frozen=True)
class Snapshot:
    """A frozen answer with its address."""

    stored: StoredSnapshot
    document: Document

    @property
    def kind(self) -> str:
        """Return `view`, `query` or `comparison`."""
        return kind_of_question(self.document.question)


@dataclass(frozen=True)
class Again:
    """The question of a snapshot asked again."""

    data_version: str
    """Of the graph as it is now."""
    answer: dict[str, Any]
    changes: tuple[PartChanges, ...]

    @property
    def is_same(self) -> bool:
        """True where nothing is new, gone or changed."""
        return not any(part.new_total or part.gone_total or part.changed_total for part in self.changes)


def take_snapshot(question: Question, title: str) -> Snapshot:
    """Ask the graph, keep the answer and return it.

    Raises TooManyWrites before anything is asked, SnapshotTooLarge, and what the question itself may raise.
    """
    get_bounds().count(client())
    graph = get_graph()
    # Read before the answer: if a load comes between, the version is the older one and running again shows the rest.
    version = data_version(graph)
    answer = ask_question(graph, get_settings(), question)
    document = Document(title or _title(question, answer), question, answer, version, _today(), site_url())
    content = encode(document)
    if len(content) > MOST_BYTES:
        raise SnapshotTooLarge(
            f"The answer has {len(content) / 1e6:.1f} MB; a snapshot may have {MOST_BYTES // 1_000_000}. Ask for less."
        )
    kind = kind_of_question(question)
    return Snapshot(store_snapshot(kind, content, sha256(content)), document)


def read_snapshot(id: str) -> Snapshot:
    """Return the snapshot with that id; raises NotFoundError."""
    stored = find_snapshot(id)
    return Snapshot(stored, decode(stored.content))


def ask_again(snapshot: Snapshot) -> Again:
    """Ask a snapshot's question once more; raises what the question itself may raise."""
    graph, document = get_graph(), snapshot.document
    version = data_version(graph)
    answer = ask_question(graph, get_settings(), document.question)
    return Again(version, answer, compare(snapshot.kind, document.answer, answer))


def kind_of_question(question: Question) -> str:
    """Return `view`, `query` or `comparison`."""
    if isinstance(question, ViewQuestion):
        return "view"
    return "query" if isinstance(question, CypherQuestion) else "comparison"


def _title(question: Question, answer: dict[str, Any]) -> str:
    if isinstance(question, ViewQuestion):
        names = [node["label"] for node in answer["nodes"] if node["rank"] < 0]
        return question.view.title or f"Around {' and '.join(names)}"
    if isinstance(question, CypherQuestion):
        first = question.query.strip().splitlines()[0].strip()
        return first.lstrip("/ ")[:100] if first.startswith("//") else "Answer to a query"
    return f"Comparison of {' and '.join(person['name'] for person in answer['people'])}"


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
