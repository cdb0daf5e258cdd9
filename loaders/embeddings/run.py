"""One run of `peergraph embed`: read what has no vector of its present words, make it, write it in batches."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from msgspec import Struct

from ...cypher import load
from ...cypher.database import ensure_vectors
from ...cypher.graph import Graph
from ..computing import Watcher
from .encoder import MODEL, Encoder

BATCH_PAPERS = 64
MOST_CHARACTERS = 4_000
"""The model reads the first 256 words or pieces of words; what is behind so many letters never reaches it."""


class Words(Struct, frozen=True, gc=False):
    """What the vector of a paper is made of."""

    id: str
    text: str

    @property
    def digest(self) -> str:
        """Return what tells these words and this model from others."""
        return hashlib.sha256(f"{MODEL}\n{self.text}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Summary:
    """What a run did: papers there are, and those that got a new vector."""

    papers: int
    written: int


def embed(graph: Graph, encode: Encoder, *, watch: Watcher | None = None) -> Summary:
    """Give each paper the vector of its words that has none yet, or one of other words.

    Raises GraphUnavailable; the batches before that are whole, and the next run goes on where this was.
    """
    ensure_vectors(graph)
    graph.write(load("write")["clear_embeddings"])
    papers, due = 0, list[Words]()
    for words, digest in embedding_papers(graph):
        papers += 1
        if words.digest != digest:
            due.append(words)
    done = 0
    # Texts of one length make a batch without filling.
    for batch in _batches(sorted(due, key=lambda words: len(words.text))):
        write_embeddings(graph, batch, encode([words.text for words in batch]))
        done += len(batch)
        if watch:
            watch(done, len(due))
    return Summary(papers, done)


def embedding_papers(graph: Graph) -> Iterator[tuple[Words, str | None]]:
    """Yield each paper's words, and the digest of those that its vector is of."""
    for row in graph.stream(load("read")["embedding_papers"]):
        text = ". ".join(part for part in (row["title"], row["abstract"]) if part)
        yield Words(row["id"], text[:MOST_CHARACTERS]), row["digest"]


def write_embeddings(graph: Graph, papers: Iterable[Words], vectors: Iterable[list[float]]) -> None:
    """Write the vectors of some papers."""
    rows = [
        {"id": words.id, "digest": words.digest, "model": MODEL, "vector": vector}
        for words, vector in zip(papers, vectors, strict=True)
    ]
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    graph.write(load("write")["write_embeddings"], rows=rows, now=now)


def _batches(papers: Iterable[Words]) -> Iterator[list[Words]]:
    waiting = iter(papers)
    while batch := list(islice(waiting, BATCH_PAPERS)):
        yield batch
