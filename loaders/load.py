"""Run a loader: files in, batches to the graph, what could not be read into a rejects file, and the run recorded."""

import gc
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import msgspec

from ..cypher.errors import PeergraphError, SourceError
from ..cypher.graph import Graph
from . import jsonl
from .ahead import Prepared, Written
from .batch import Arrival, arrival, prepare_batch, write_batch
from .records import PaperRecord, Record, Reject
from .seen import Seen
from .sources import Input, opened
from .writes import merge_run

BATCH_RECORDS = 1_000
BATCH_EDGES = 5_000
"""A batch ends with so many records, or so many authorships, topics and references, to bound the memory it takes."""
WAIT_BATCHES = 8
"""So many batches are not worked out ahead after one for which that was in vain."""
COLLECT_BATCHES = 8
"""All garbage is collected after so many batches: what the driver's results hold in cycles would add up otherwise."""
COLLECT_AFTER = 200_000
"""Python's garbage collector starts after so many new objects (its default is 700)."""

TURN_SECONDS = 0.0005
"""A thread of Python goes on so long while another waits for its turn (the default is 0.005)."""

Batch = list[Arrival]
Reader = Callable[[Input], Iterator[Record | Reject]]
Watcher = Callable[[Input, int, int], None]
"""Told after each batch: the file that is being read, its bytes so far (as stored), and the records so far."""


@dataclass
class Summary:
    """What a run did: records by what came of them, files that failed with the reason, where the rejects are."""

    run: str
    source: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    left_out: int = 0
    rejected: int = 0
    failures: list[str] = field(default_factory=list[str])
    rejects: Path | None = None

    @property
    def records(self) -> int:
        """How many records were read well."""
        return self.new + self.changed + self.unchanged

    def add(self, written: Written) -> None:
        """Count what came of one more batch."""
        self.new += written.new
        self.changed += written.changed
        self.unchanged += written.unchanged
        self.left_out += written.left_out


class Loading:
    """One run of a loader over some files."""

    def __init__(
        self,
        graph: Graph,
        source: str,
        reader: Reader,
        *,
        rejects: Path = Path(),
        watch: Watcher | None = None,
        again: bool = False,
        removal_key: bytes | None = None,
    ) -> None:
        """Prepare a run; rejects go to a file in the folder `rejects`, made with the first of them.

        With `again`, what the graph has already is told anew: a newer program may tell it better. `removal_key` is the
        key of the graph's removals; from the settings where it is not given.
        """
        self._graph = graph
        self._reader = reader
        self._folder = rejects
        self._watch = watch
        self._started = _now()
        self._broken: SourceError | None = None
        self._telling = False
        self._seen = Seen(removal_key)
        self._prepared = False
        self._wait = 0
        self._again = again
        run = f"{source}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
        self.summary = Summary(run, source)

    def load(self, files: Iterable[str]) -> Summary:
        """Load files one after the other; one that fails is reported, what stood before the failure stays.

        Raises GraphUnavailable when the database goes away; the batches before that are whole and in the graph.
        """
        names = list(files)
        self._record(names, "running")
        try:
            with _rare_collections(), _short_turns():
                for name in names:
                    self._load_file(name)
        except (PeergraphError, KeyboardInterrupt):
            self._record_end(names)
            raise
        self._record(names, "failed" if self.summary.failures else "finished")
        return self.summary

    def _load_file(self, name: str) -> None:
        try:
            with opened(name) as source_input:
                self._load_input(source_input)
        except SourceError as error:
            self.summary.failures.append(str(error))

    def _load_input(self, source_input: Input) -> None:
        """Write each batch while the next is read and worked out: the database and the reader work at the same time."""
        with ThreadPoolExecutor(1) as writer:
            writing: Future[None] | None = None
            for number, batch in enumerate(self._batches(source_input), 1):
                if number % COLLECT_BATCHES == 0:
                    gc.collect()
                prepared = self._prepare(batch, writing)
                if writing:
                    writing.result()
                writing = writer.submit(self._write, source_input, batch, prepared)
            if writing:
                writing.result()
        if self._broken:
            raise self._broken

    def _batches(self, source_input: Input) -> Iterator[Batch]:
        """Yield batches of good records; a file that breaks off ends the last one and is kept in `_broken`."""
        self._broken = None
        batch: Batch = []
        edges = 0
        try:
            for item in self._reader(source_input):
                if isinstance(item, Reject):
                    self._reject(source_input.name, item)
                    continue
                batch.append(arrival(item, source_input.modified, ahead=self._telling))
                edges += _edges(item)
                if len(batch) >= BATCH_RECORDS or edges >= BATCH_EDGES:
                    yield batch
                    batch, edges = [], 0
        except SourceError as error:
            self._broken = error
        yield batch

    def _prepare(self, batch: Batch, writing: "Future[None] | None") -> Prepared | None:
        """Work out a batch ahead of its turn, where that can be done; after a failure, only some batches later."""
        if writing and not self._prepared:
            writing.result()
        self._wait = max(0, self._wait - 1)
        if self._wait or not batch:
            self._prepared = False
            return None
        in_flight = writing is not None and not writing.done()
        prepared = prepare_batch(
            self._graph, batch, self.summary.run, self._seen, in_flight=in_flight, again=self._again
        )
        self._prepared = prepared is not None
        if writing and not prepared:
            self._wait = WAIT_BATCHES
        return prepared

    def _write(self, source_input: Input, batch: Batch, prepared: Prepared | None) -> None:
        if batch:
            written = write_batch(
                self._graph, batch, self.summary.run, self._seen, again=self._again, prepared=prepared
            )
            self.summary.add(written)
            # What the graph has already need not be resolved, and one batch is mostly like the next.
            self._telling = written.unchanged < len(batch) // 2
        if self._watch:
            self._watch(source_input, source_input.position(), self.summary.records)

    def _reject(self, file: str, reject: Reject) -> None:
        self.summary.rejected += 1
        self.summary.rejects = self._folder / f"rejects-{self.summary.run}.jsonl"
        line = msgspec.json.encode(
            {"file": file, "line": reject.line, "id": reject.id, "reason": reject.reason}
        )
        with self.summary.rejects.open("ab") as rejects:
            rejects.write(line + b"\n")

    def _record_end(self, names: list[str]) -> None:
        """Record that the run ended early, if there is still a database to tell."""
        try:
            self._record(names, "stopped")
        except PeergraphError:
            return

    def _record(self, names: list[str], status: str) -> None:
        summary = self.summary
        counts = {
            "new": summary.new,
            "changed": summary.changed,
            "unchanged": summary.unchanged,
            "rejected": summary.rejected,
        }
        ended = None if status == "running" else _now()
        properties = {
            "source": summary.source,
            "files": [Path(name).name for name in names],
            "status": status,
        }
        merge_run(
            self._graph, summary.run, properties | counts | {"started": self._started, "finished": ended}
        )


@contextmanager
def _rare_collections() -> Generator[None]:
    """Look for cyclic garbage less often: a batch is hundreds of thousands of objects, and hardly one in a cycle."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _short_turns() -> Generator[None]:
    """Let threads take turns more often: the one that talks to the database waits for the other after each answer."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def load_sample(graph: Graph, watch: Watcher | None = None) -> Summary:
    """Load the bundled sample: real works around four researchers."""
    with resources.as_file(resources.files("peergraph.loaders").joinpath("data", "sample.jsonl")) as path:
        reader: Reader = lambda source_input: jsonl.read(source_input, source="sample")  # noqa: E731
        return Loading(graph, "sample", reader, watch=watch).load([str(path)])


def _edges(record: Record) -> int:
    if not isinstance(record, PaperRecord):
        return 1
    return len(record.authorships) + len(record.topics) + len(record.references)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
