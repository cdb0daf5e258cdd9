"""The servers that are measured: a local Neo4j each, one empty, one with the ACL Anthology, one with the sample, one
with invented citations.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from peergraph.cypher.database import init_schema
from peergraph.cypher.local import Server, open_server
from peergraph.cypher.settings import Settings
from peergraph.loaders.load import load_sample

from .anthology import ARCHIVE, SOURCE, write_anthology
from .works import write_cited_works


@dataclass(frozen=True)
class Loaded:
    """What a command said, such as the loader about the ACL Anthology, and what it took."""

    seconds: float
    megabytes: float
    """The command's resident memory at its peak."""
    summary: str


def settings(home: Path, **values: Any) -> Settings:
    """Return settings of a local Neo4j in a folder of its own, whatever server the environment names."""
    return Settings(**{"NEO4J_URI": None, "PEERGRAPH_HOME": home, "PEERGRAPH_LOG_LEVEL": "ERROR", **values})


@contextmanager
def empty_server() -> Generator[Server]:
    """Give a new Neo4j for the block, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, open_server(settings(Path(folder))) as server:
        yield server


@contextmanager
def sample_server(home: Path) -> Generator[Server]:
    """Give a Neo4j with the sample for the block; what `home` holds already is not written again."""
    with open_server(settings(home)) as server, server.connect() as graph:
        init_schema(graph)
        load_sample(graph)
        yield server


@contextmanager
def anthology_server(home: Path) -> Generator[tuple[Server, Loaded]]:
    """Give a Neo4j with the ACL Anthology for the block, and how it was loaded, which happens once a folder."""
    with open_server(settings(home)) as server:
        noted = home / "loaded.json"
        if not noted.exists():
            noted.write_text(json.dumps(asdict(_load(server, home))))
        yield server, Loaded(**json.loads(noted.read_text()))


@contextmanager
def cited_server(home: Path) -> Generator[tuple[Server, Loaded]]:
    """Give a Neo4j for the block where one author is cited very often, and how `peergraph measure` went there.

    Both are done once a folder.
    """
    with open_server(settings(home)) as server:
        noted = home / "measured.json"
        if not noted.exists():
            path = write_cited_works(home / "cited.jsonl")
            _run(server, "load", "jsonl", "--source", "cited", "--rejects", str(home), str(path))
            noted.write_text(json.dumps(asdict(_run(server, "measure"))))
        yield server, Loaded(**json.loads(noted.read_text()))


def _load(server: Server, folder: Path) -> Loaded:
    path = write_anthology(ARCHIVE, folder / "anthology.jsonl")
    return _run(server, "load", "jsonl", "--source", SOURCE, "--rejects", str(folder), str(path))


def _run(server: Server, *arguments: str) -> Loaded:
    """Run an ordinary command on a server, in a process of its own."""
    command = [str(Path(sys.executable).with_name("peergraph")), *arguments]
    access = {"NEO4J_URI": server.uri, "NEO4J_USER": server.user, "NEO4J_PASSWORD": server.password}
    started = time.perf_counter()
    with subprocess.Popen(command, env=os.environ | access, stdout=subprocess.PIPE, text=True) as process:
        megabytes = _peak_megabytes(process)
        summary = process.stdout.read().strip()
    seconds = time.perf_counter() - started
    if process.returncode:
        raise SystemExit(f"peergraph {arguments[0]} has failed: its message stands above.")
    return Loaded(seconds, megabytes, summary)


def _peak_megabytes(process: subprocess.Popen[str]) -> float:
    """Wait for a process; return the most resident memory that it was seen with, ten times a second.

    What the system reports at its end would also count the process that started it (getrusage(2)).
    """
    most = 0
    while process.poll() is None:
        with suppress(psutil.Error):
            most = max(most, psutil.Process(process.pid).memory_info().rss)
        time.sleep(0.1)
    return most / 1024**2
