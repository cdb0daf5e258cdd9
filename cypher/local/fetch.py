"""Fetch pinned jars from a Maven repository: in parallel, verified, and kept where they are once they are whole."""

import hashlib
import threading
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pooch  # pyright: ignore[reportMissingTypeStubs]
import requests
from jgo.constants import MAVEN_CENTRAL_URL
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ..errors import LocalServerError
from .locks import exclusive

THREADS = 12
RETRIES = 2
PATIENCE = 20  # seconds without a byte
CHUNK = 65536  # bytes

OTHER_WAYS = """Other ways to a Neo4j:
  NEO4J_URI=neo4j://host:7687 NEO4J_PASSWORD=...   use a server that runs already
  docker compose up -d                             run the one of docker-compose.yml
  NEO4J_HOME=/path/to/neo4j-community-5.26.x       run an unpacked Neo4j 5
  PEERGRAPH_JARS=/path/to/folder                   use the jars of another machine's cache
  PEERGRAPH_MIRROR=https://...                     fetch from a Maven repository that can be reached"""


@dataclass(frozen=True)
class Jar:
    """One file of the lock: its path in a Maven repository and its sha256."""

    path: str
    sha256: str

    @property
    def name(self) -> str:
        """The file's name in our folder."""
        return self.path.rpartition("/")[2]

    def fits(self, file: Path) -> bool:
        """Return whether a file holds exactly what the lock says."""
        try:
            with file.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == self.sha256
        except OSError:
            return False


class _Stopped(Exception):
    """Ends a download in its thread when the others have failed or the user has given up."""


def fetch(jars: list[Jar], wanting: list[Jar], folder: Path, mirror: str | None) -> None:
    """Fetch the jars of `wanting` into `folder`; a file appears there only when it is whole and verified.

    Raises LocalServerError where one cannot be had; what has been fetched stays.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with exclusive(folder / "fetching.lock"):
        _remove_partial(folder, jars)
        try:
            _fetch_all(_source(jars, folder, mirror), wanting, len(jars))
        except (OSError, ValueError) as error:
            have = sum((folder / jar.name).exists() for jar in jars)
            raise LocalServerError(
                f"Neo4j cannot be fetched: {error}\n"
                f"{have} of {len(jars)} files are in {folder} and are kept.\n{OTHER_WAYS}"
            ) from error


def _source(jars: list[Jar], folder: Path, mirror: str | None) -> pooch.Pooch:
    base = (mirror or MAVEN_CENTRAL_URL).rstrip("/") + "/"
    pooch.get_logger().setLevel("ERROR")
    registry = {jar.name: f"sha256:{jar.sha256}" for jar in jars}
    urls = {jar.name: base + jar.path for jar in jars}
    create = cast(Any, pooch).create  # its types leave parts open
    return create(path=folder, base_url=base, registry=registry, urls=urls, retry_if_failed=RETRIES)


def _fetch_all(source: pooch.Pooch, wanting: list[Jar], total: int) -> None:
    stop = threading.Event()
    with _progress(len(wanting), total) as file_done, ThreadPoolExecutor(THREADS) as pool:
        waiting = [pool.submit(_fetch_one, source, jar, stop) for jar in wanting]
        try:
            for done in as_completed(waiting):
                done.result()
                file_done()
        except BaseException:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _fetch_one(source: pooch.Pooch, jar: Jar, stop: threading.Event) -> None:
    def download(url: str, file: str, _source: pooch.Pooch) -> None:
        """Download one file, telling of each part."""
        with requests.get(url, stream=True, timeout=PATIENCE) as response, open(file, "wb") as output:
            response.raise_for_status()
            for chunk in response.iter_content(CHUNK):
                if stop.is_set():
                    raise _Stopped
                output.write(chunk)

    if not stop.is_set():
        source.fetch(jar.name, downloader=cast(Any, download))


@contextmanager
def _progress(wanting: int, total: int) -> Generator[Callable[[], object]]:
    """Show a bar on a terminal and a line elsewhere; yield what to call for each file."""
    title = f"Fetching Neo4j ({wanting} of {total} files)"
    console = Console(stderr=True)
    if not console.is_terminal:
        console.print(f"{title} ...")
        yield lambda: None
        return
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        files = progress.add_task("", total=wanting)
        yield lambda: progress.advance(files)


def _remove_partial(folder: Path, jars: list[Jar]) -> None:
    """Remove what a killed fetch has left under pooch's temporary names."""
    names = {jar.name for jar in jars}
    for file in folder.glob("tmp*"):
        if file.name not in names and file.is_file():
            file.unlink()
