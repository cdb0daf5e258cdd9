"""One run of `peergraph measure`: read, compute, write what is not current; each batch is whole in itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from ...cypher import load
from ...cypher.data_version import data_version
from ...cypher.graph import Graph
from ..computing import Watcher
from .citations import Standing, standings
from .novelty import Novelty, novelties
from .paper import Paper
from .reads import measure_papers, measure_topics

BATCH_PAPERS = 2_000

Row = dict[str, Any]


@dataclass(frozen=True)
class Summary:
    """What a run did: papers there are, papers written, and papers with each of the measures."""

    version: str
    papers: int
    written: int
    novelty: int
    citations: int


@dataclass(frozen=True)
class Measured:
    """All papers with what was computed for them."""

    papers: list[Paper]
    novelty: dict[str, Novelty]
    citations: dict[str, Standing]
    topics: list[str]
    """The ids of the topics, each at its number."""

    def measures_of(self, paper: Paper) -> Row:
        """Return the properties of one paper; None for what is to be taken away."""
        return _novelty_row(self.novelty[paper.id], self.topics) | _citation_row(self.citations[paper.id])


def compute(graph: Graph) -> Measured:
    """Return the measures of all papers of the graph; the memory it takes grows with their number."""
    topics = measure_topics(graph)
    papers = list(measure_papers(graph, topics))
    return Measured(papers, dict(novelties(papers)), standings(papers), list(topics))


def measure(graph: Graph, *, again: bool = False, watch: Watcher | None = None) -> Summary:
    """Compute the measures of all papers, and write those that were not computed on this version of the data.

    With `again`, all are written. Raises GraphUnavailable; the batches before that are whole.
    """
    version, started = data_version(graph), _now("seconds")
    found = compute(graph)
    stamp = {"measured_on": started, "measured_version": version}
    due = [paper for paper in found.papers if again or paper.version != version]
    done = 0
    for batch in _batches(due):
        rows = [{"id": paper.id, "measures": found.measures_of(paper) | stamp} for paper in batch]
        write_measures(graph, rows)
        done += len(batch)
        if watch:
            watch(done, len(due))
    return Summary(
        version,
        len(found.papers),
        done,
        sum(novelty.percentile is not None for novelty in found.novelty.values()),
        sum(standing.percentile is not None for standing in found.citations.values()),
    )


def write_measures(graph: Graph, rows: list[Row]) -> None:
    """Write the measures of some papers: rows of id and measures."""
    graph.write(load("write")["write_measures"], rows=rows, now=_now("microseconds"))


def _novelty_row(novelty: Novelty, topics: list[str]) -> Row:
    rarest = novelty.rarest
    return {
        "novelty": novelty.percentile,
        "novelty_score": novelty.score,
        "novelty_pairs": novelty.pairs or None,
        "novelty_among": novelty.among or None,
        "novelty_topics": rarest and [topics[number] for number in rarest.topics],
        "novelty_together": rarest and rarest.together,
        "novelty_expected": rarest and rarest.expected,
        "novelty_missing": novelty.missing,
    }


def _citation_row(standing: Standing) -> Row:
    count = standing.count
    return {
        "citation_percentile": standing.percentile,
        "citation_count": count and count.citations,
        "citation_source": count and count.source,
        "citation_fields": list(standing.fields) or None,
        "citation_among": list(standing.among) or None,
        "citation_missing": standing.missing,
    }


def _batches(papers: Iterable[Paper]) -> Iterator[list[Paper]]:
    waiting = iter(papers)
    while batch := list(islice(waiting, BATCH_PAPERS)):
        yield batch


def _now(timespec: str) -> str:
    return datetime.now(UTC).isoformat(timespec=timespec)
