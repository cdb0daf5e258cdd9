"""How fast works are loaded, beside one query a work and beside py2neo.bulk, and how much memory the loader takes.

The peer is py2neo.bulk as it is used for a load that can be repeated: `merge_nodes` and `merge_relationships` with
keys, each node once a batch. It reads with our reader and writes the very graph that our loader writes. A second peer
creates relationships and records instead of merging them, which is right only where nothing was loaded before.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, cast

from py2neo import Graph as Py2neoGraph
from py2neo.bulk import create_nodes, create_relationships, merge_nodes, merge_relationships

from peergraph.cypher import Cypher, parse
from peergraph.cypher.database import init_schema
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server
from peergraph.loaders import jsonl
from peergraph.loaders.load import Loading
from peergraph.loaders.names import name_key
from peergraph.loaders.records import PaperRecord
from peergraph.loaders.sources import opened
from peergraph.loaders.topics import topic_identifiers
from peergraph.loaders.versions import Version, record_properties, version_of

from .works import works, write_works

WORKS = 20_000
PLAIN_WORKS = 1_000
BATCH = 5_000
ROUNDS = 5
SOURCE = "bench"
PAPER_KEYS = ("id", "title", "year", "type", "venue", "authors_complete", "sources")
NAMED_KEYS = ("id", "name", "names", "sources")


def query(name: str) -> Cypher:
    """Return one of the measurements' own queries."""
    return parse(name, (Path(__file__).parent / "queries" / f"{name}.cypher").read_text())


def measure(server: Server) -> str:
    """Return the section on loading: works a second each way, in one run on one server, and the loader's memory."""
    with server.connect() as graph, tempfile.TemporaryDirectory() as folder:
        init_schema(graph)
        path = write_works(Path(folder) / "works.jsonl", WORKS)
        plain = _rate(graph, PLAIN_WORKS, lambda: _load_one_by_one(graph))
        ways: dict[str, Callable[[], None]] = {
            "py2neo.bulk, merging": lambda: _load_with_py2neo(server, path),
            "py2neo.bulk, creating edges": lambda: _load_with_py2neo(server, path, merging=False),
            "peergraph load jsonl": lambda: _load(graph, path),
        }
        rounds = [{name: _rate(graph, WORKS, way) for name, way in ways.items()} for _ in range(ROUNDS)]
        again = WORKS / _seconds(lambda: _load(graph, path))
        memory = {count: _memory(server, graph, Path(folder), count) for count in (WORKS, 10 * WORKS)}
    return _section(plain, rounds, again, memory)


def _section(plain: float, rounds: list[dict[str, float]], again: float, memory: dict[int, float]) -> str:
    merging, creating, ours = rounds[0]
    rates = {name: median(one[name] for one in rounds) for name in rounds[0]}
    rows = [("one query a work", plain), *rates.items(), ("the same file again", again)]
    table = "\n".join(
        f"| {name} | {rate:,.0f} | {rate / plain:.1f} | {rate / rates[merging]:.2f} |" for name, rate in rows
    )
    sizes = ", ".join(f"{megabytes:.0f} MB for {count:,} works" for count, megabytes in memory.items())
    beside_merging = sorted(one[ours] / one[merging] for one in rounds)
    beside_creating = sorted(one[ours] / one[creating] for one in rounds)
    return (
        f"## Load, {WORKS:,} works with authors and topics\n\n"
        "| way | works a second | times one query a work | times py2neo.bulk, merging |\n"
        "|---|---:|---:|---:|\n"
        f"{table}\n\n"
        "One query a work writes authors, papers, topics and their edges only; py2neo.bulk reads the same file and\n"
        "writes the very graph that ours writes, each source's record included, but settles nothing. Medians of\n"
        f"{ROUNDS} rounds, each way once a round on an empty graph; below, ours by theirs within a round: the\n"
        "least, the median, the greatest.\n\n"
        f"{_verdict(rates[ours] / plain >= 20)}: wanted is 20 times one query a work, and it is "
        f"{rates[ours] / plain:.1f}.\n"
        f"{_verdict(median(beside_merging) >= 1.5)}: wanted is 1.5 times py2neo.bulk, and it is "
        f"{_spread(beside_merging)} times py2neo.bulk that merges as a loader has to,\n"
        f"{_spread(beside_creating)} times py2neo.bulk that creates edges and can load nothing twice.\n\n"
        f"Resident memory of the loader at its peak: {sizes}. "
        f"{_verdict(max(memory.values()) < 200)}: wanted is less than 200 MB, and flat.\n"
    )


def _spread(ratios: list[float]) -> str:
    return f"{ratios[0]:.2f}, {median(ratios):.2f}, {ratios[-1]:.2f}"


def _verdict(met: bool) -> str:
    return "**Met**" if met else "**Not met**"


def _rate(graph: Graph, count: int, work: Callable[[], None]) -> float:
    _empty(graph)
    return count / _seconds(work)


def _empty(graph: Graph) -> None:
    while graph.write(query("empty"))[0]["deleted"]:
        pass


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _load(graph: Graph, path: Path) -> None:
    Loading(graph, SOURCE, lambda given: jsonl.read(given, source=SOURCE)).load([str(path)])


def _load_one_by_one(graph: Graph) -> None:
    for work in works(PLAIN_WORKS):
        graph.write(query("load_one_work"), work=work)


def _load_with_py2neo(server: Server, path: Path, *, merging: bool = True) -> None:
    """Write the very graph that our loader writes, with the same records and properties, by py2neo.bulk."""
    graph = Py2neoGraph(server.uri, auth=(server.user, server.password))
    versions = [version_of(record, "2026-01-01T00:00:00Z") for record in _records(path)]
    for start in range(0, len(versions), BATCH):
        _write_with_py2neo(graph, versions[start : start + BATCH], merging)


def _records(path: Path) -> Iterator[PaperRecord]:
    with opened(str(path)) as source_input:
        for item in jsonl.read(source_input, source=SOURCE):
            if isinstance(item, PaperRecord):
                yield item


def _write_with_py2neo(graph: Py2neoGraph, versions: list[Version], merging: bool) -> None:
    records = [cast(PaperRecord, version.record) for version in versions]
    papers = [[r.identifiers[0], r.title, r.year, r.type, r.venue, True, [SOURCE]] for r in records]
    merge_nodes(graph.auto(), papers, ("Paper", "id"), keys=PAPER_KEYS)
    people = sorted({(_author(a.name), a.name) for r in records for a in r.authorships})
    topics = sorted({(topic_identifiers(t)[0], t.name) for r in records for t in r.topics})
    for label, named in ("Author", people), ("Topic", topics):
        rows = [[id, name, [name], [SOURCE]] for id, name in named]
        merge_nodes(graph.auto(), rows, (label, "id"), keys=NAMED_KEYS)
    kept = [record_properties(version, "bench", "2026-01-01") for version in versions]
    if merging:
        merge_nodes(graph.auto(), kept, ("Record", "id"))
    else:
        create_nodes(graph.auto(), kept, {"Record"})
    write = merge_relationships if merging else create_relationships
    for kind, start, end, edges in _edges(versions, records):
        write(graph.auto(), edges, kind, (start, "id"), (end, "id"))


def _edges(
    versions: list[Version], records: list[PaperRecord]
) -> Iterator[tuple[str, str, str, list[tuple[str, dict[str, Any], str]]]]:
    """Yield each kind of edge: its type, the labels of its ends, and its rows as py2neo.bulk takes them."""
    wrote = [
        (_author(a.name), {"position": a.position, "raw_name": a.name, "sources": [SOURCE]}, r.identifiers[0])
        for r in records
        for a in r.authorships
    ]
    about = [
        (r.identifiers[0], {"sources": [SOURCE]}, topic_identifiers(t)[0]) for r in records for t in r.topics
    ]
    describes: list[tuple[str, dict[str, Any], str]] = [
        (version.id, {}, record.identifiers[0]) for version, record in zip(versions, records, strict=True)
    ]
    yield "AUTHORED", "Author", "Paper", wrote
    yield "ABOUT", "Paper", "Topic", about
    yield "DESCRIBES", "Record", "Paper", describes


def _author(name: str) -> str:
    return f"{SOURCE}:{name_key(name)}"


def _memory(server: Server, graph: Graph, folder: Path, count: int) -> float:
    """Return the peak resident memory in megabytes of the command that loads so many works."""
    _empty(graph)
    path = write_works(folder / f"works-{count}.jsonl", count)
    command = [sys.executable, "-m", "bench.peak", "load", "jsonl", "--source", SOURCE, str(path)]
    access = {"NEO4J_URI": server.uri, "NEO4J_USER": server.user, "NEO4J_PASSWORD": server.password}
    done = subprocess.run(command, env=os.environ | access, check=True, capture_output=True, text=True)
    return int(done.stderr.splitlines()[-1]) / 1024
