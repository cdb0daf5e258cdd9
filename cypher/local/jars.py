"""The files that Neo4j is made of: which ones, where they are, and whether they are what they should be."""

import hashlib
import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from ..errors import LocalServerError
from ..settings import Settings
from .fetch import Jar, fetch

VERSION = "5.26.30"
LOCK = f"neo4j-{VERSION}.lock"


@dataclass(frozen=True)
class Distribution:
    """A Neo4j that can be run: its version and its class path."""

    version: str
    jars: list[Path]


def find_distribution(settings: Settings) -> Distribution:
    """Return the Neo4j to run: unpacked (NEO4J_HOME), copied (PEERGRAPH_JARS) or fetched; the last two verified.

    Raises LocalServerError where it is not there, not what it should be, or cannot be fetched.
    """
    if settings.neo4j_home:
        return _unpacked(settings.neo4j_home.resolve())
    jars = read_lock()
    folder = (settings.jars or settings.cache / f"neo4j-{VERSION}").resolve()
    stamp = settings.cache / f"verified-{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}.json"
    wanting = unverified(jars, folder, stamp)
    if wanting and settings.jars:
        raise LocalServerError(_not_the_same(wanting, folder))
    if wanting:
        fetch(jars, wanting, folder, settings.mirror)
        write_stamp(jars, folder, stamp)
    return Distribution(VERSION, [folder / jar.name for jar in jars])


def read_lock() -> list[Jar]:
    """Return the jars of the pinned Neo4j, sorted by path."""
    lines = resources.files("peergraph.cypher.local").joinpath(LOCK).read_text("utf-8").splitlines()
    return [Jar(*line.split()) for line in lines if not line.startswith("#")]


def unverified(jars: list[Jar], folder: Path, stamp: Path) -> list[Jar]:
    """Return the jars that are missing in `folder` or differ from the lock.

    A file is read only where its size or time differ from those in `stamp`, which is brought up to date.
    """
    known = _read_stamp(stamp)
    wanting = [
        jar
        for jar in jars
        if _facts(folder / jar.name) != known.get(jar.name, ()) and not jar.fits(folder / jar.name)
    ]
    if not wanting and len(known) != len(jars):
        write_stamp(jars, folder, stamp)
    return wanting


def write_stamp(jars: list[Jar], folder: Path, stamp: Path) -> None:
    """Note size and time of every jar, all of which have just been verified."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(json.dumps({jar.name: _facts(folder / jar.name) for jar in jars}))


def _read_stamp(stamp: Path) -> dict[str, list[int]]:
    try:
        return json.loads(stamp.read_text())
    except (OSError, ValueError):
        return {}


def _facts(file: Path) -> list[int]:
    try:
        stat = file.stat()
    except OSError:
        return []
    return [stat.st_size, stat.st_mtime_ns]


def _unpacked(home: Path) -> Distribution:
    servers = sorted((home / "lib").glob("neo4j-server-5.*.jar"))
    if not servers:
        raise LocalServerError(
            f"NEO4J_HOME={home} is no unpacked Neo4j 5: there is no lib/neo4j-server-5.*.jar in it."
        )
    return Distribution(servers[-1].stem.removeprefix("neo4j-server-"), sorted((home / "lib").glob("*.jar")))


def _not_the_same(wanting: list[Jar], folder: Path) -> str:
    names = ", ".join(jar.name for jar in wanting[:3]) + (", ..." if len(wanting) > 3 else "")
    return (
        f"PEERGRAPH_JARS={folder} is not the pinned Neo4j {VERSION}: "
        f"{len(wanting)} jars are missing or differ ({names}). "
        f"Copy the folder neo4j-{VERSION} from the cache of a machine where Peergraph has run."
    )
