"""How fast works are loaded, beside one query a work and beside py2neo.bulk, and how much memory the loader takes."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from py2neo import Graph as Py2neoGraph
from py2neo.bulk import merge_nodes, merge_relationships

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
        bulk = _rate(graph, WORKS, lambda: _load_with_py2neo(server, path))
        ours = _rate(graph, WORKS, lambda: _load(graph, path))
        again = WORKS / _seconds(lambda: _load(graph, path))
        memory = {count: _memory(server, graph, Path(folder), count) for count in (WORKS, 10 * WORKS)}
    return _section(plain, bulk, ours, again, memory)


def _section(plain: float, bulk: float, ours: float, again: float, memory: dict[int, float]) -> str:
    rows = [
        ("one query a work", plain),
        ("py2neo.bulk, batches of 5,000", bulk),
        ("peergraph load jsonl", ours),
        ("the same file again", again),
    ]
    table = "\n".join(
        f"| {name} | {rate:,.0f} | {rate / plain:.1f} | {rate / bulk:.2f} |" for name, rate in rows
    )
    sizes = ", ".join(f"{megabytes:.0f} MB for {count:,} works" for count, megabytes in memory.items())
    return (
        f"## Load, {WORKS:,} works with authors and topics\n\n"
        "| way | works a second | times one query a work | times py2neo.bulk |\n|---|---:|---:|---:|\n"
        f"{table}\n\n"
        "One query a work writes authors, papers, topics and their edges only; py2neo.bulk reads the same file and\n"
        "writes the very graph that ours writes, each source's record included, but settles nothing.\n\n"
        f"{_verdict(ours / plain >= 20)}: wanted is 20 times one query a work, and it is {ours / plain:.1f}.\n"
        f"{_verdict(ours / bulk >= 1.5)}: wanted is 1.5 times py2neo.bulk, and it is {ours / bulk:.2f}.\n\n"
        f"Resident memory of the loader at its peak: {sizes}. "
        f"{_verdict(max(memory.values()) < 200)}: wanted is less than 200 MB, and flat.\n"
    )


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


def _load_with_py2neo(server: Server, path: Path) -> None:
    """Write the very graph that our loader writes, with the same records and properties, by py2neo.bulk."""
    graph = Py2neoGraph(server.uri, auth=(server.user, server.password))
    versions = [version_of(record, "2026-01-01T00:00:00Z") for record in _records(path)]
    for start in range(0, len(versions), BATCH):
        _write_with_py2neo(graph, versions[start : start + BATCH])


def _records(path: Path) -> Iterator[PaperRecord]:
    with opened(str(path)) as source_input:
        for item in jsonl.read(source_input, source=SOURCE):
            if isinstance(item, PaperRecord):
                yield item


def _write_with_py2neo(graph: Py2neoGraph, versions: list[Version]) -> None:
    records = [cast(PaperRecord, version.record) for version in versions]
    papers = [[r.identifiers[0], r.title, r.year, r.type, r.venue, True, [SOURCE]] for r in records]
    merge_nodes(graph.auto(), papers, ("Paper", "id"), keys=PAPER_KEYS)
    people = sorted({(f"{SOURCE}:{name_key(a.name)}", a.name) for r in records for a in r.authorships})
    merge_nodes(
        graph.auto(), [[id, name, [name], [SOURCE]] for id, name in people], ("Author", "id"), keys=NAMED_KEYS
    )
    topics = sorted({(topic_identifiers(t)[0], t.name) for r in records for t in r.topics})
    merge_nodes(
        graph.auto(), [[id, name, [name], [SOURCE]] for id, name in topics], ("Topic", "id"), keys=NAMED_KEYS
    )
    kept = [{"id": version.id} | record_properties(version, "bench", "2026-01-01") for version in versions]
    merge_nodes(graph.auto(), kept, ("Record", "id"))
    wrote = [
        (
            f"{SOURCE}:{name_key(a.name)}",
            {"position": a.position, "raw_name": a.name, "sources": [SOURCE]},
            r.identifiers[0],
        )
        for r in records
        for a in r.authorships
    ]
    merge_relationships(graph.auto(), wrote, "AUTHORED", ("Author", "id"), ("Paper", "id"))
    about = [
        (r.identifiers[0], {"sources": [SOURCE]}, topic_identifiers(t)[0]) for r in records for t in r.topics
    ]
    merge_relationships(graph.auto(), about, "ABOUT", ("Paper", "id"), ("Topic", "id"))
    describes = [
        (version.id, {}, record.identifiers[0]) for version, record in zip(versions, records, strict=True)
    ]
    merge_relationships(graph.auto(), describes, "DESCRIBES", ("Record", "id"), ("Paper", "id"))


def _memory(server: Server, graph: Graph, folder: Path, count: int) -> float:
    """Return the peak resident memory in megabytes of a process of its own that loads so many works."""
    _empty(graph)
    path = write_works(folder / f"works-{count}.jsonl", count)
    command = [sys.executable, "-m", "bench.load", server.uri, server.user, server.password, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def _load_here(uri: str, user: str, password: str, path: str) -> None:
    with Graph(uri, user, password) as graph:
        _load(graph, Path(path))
    print(peak_kilobytes())


def peak_kilobytes() -> int:
    """Return the peak resident memory of this process.

    `ru_maxrss` would also count the process that started this one (proc(5), VmHWM; getrusage(2)).
    """
    (line,) = (
        line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")
    )
    return int(line.split()[1])


if __name__ == "__main__":
    _load_here(*sys.argv[1:])
