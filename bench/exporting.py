"""Whether a million rows can be had as a file while the app's memory stays where it is."""

import threading
import time
from dataclasses import dataclass

import psutil
import requests

from peergraph.cypher.local import Server

from .gunicorn import PATIENCE, gunicorn
from .load import query
from .timing import table

ROWS = 1_000_000
WANTED_MEGABYTES = 100
LIMITS = {"PEERGRAPH_CONSOLE_SECONDS_PER_MINUTE": "1000", "PEERGRAPH_EXPORT_TIMEOUT": "600"}
"""Two files in a row are more than one reader may ask for; how long they take is in the table."""
_MEGABYTE = 1024**2


@dataclass(frozen=True)
class Export:
    """One file, and what it took."""

    ending: str
    rows: int
    megabytes: float
    """Size of the file."""
    seconds: float
    cpu: float
    """Seconds of the app's processes, user and system."""
    idle: float
    """Resident megabytes of all of the app's processes before."""
    peak: float
    """The most of them while the file was sent."""


def section(server: Server) -> str:
    """Return the section on files: the same million rows in both formats."""
    with gunicorn(server, **LIMITS) as (address, process):
        # The first request of each kind imports and plans; it is none of what a file takes.
        for ending in ("csv", "jsonl"):
            _export(address, process, ending, 10)
        exports = [_export(address, process, ending, ROWS) for ending in ("csv", "jsonl")]
    rows = [
        [each.ending, each.megabytes, each.seconds, each.cpu, each.idle, each.peak, each.peak - each.idle]
        for each in exports
    ]
    worst = max(each.peak - each.idle for each in exports)
    whole = all(each.rows == ROWS for each in exports)
    met = "met" if whole and worst < WANTED_MEGABYTES else "not met"
    columns = ("format", "file, MB", "seconds", "app CPU, s", "idle, MB", "peak, MB", "above idle, MB")
    return (
        f"## {ROWS:,} rows as a file\n\n{table(columns, rows)}\n\n"
        "`POST /api/v1/cypher/export` on one gunicorn with 8 threads over the sample: authorships with names, titles "
        "and years, counted at the reader's end. Memory is resident, of the master and its worker together, looked at "
        "twenty times a second.\n\n"
        f"**{met.capitalize()}**: wanted is less than {WANTED_MEGABYTES} MB above idle; it is {worst:,.1f} MB."
    )


def _export(address: str, process: psutil.Process, ending: str, rows: int) -> Export:
    idle, used, peak = _memory(process), _cpu(process), _Peak(process)
    started = time.perf_counter()
    asked = {"query": query("million_rows").body, "parameters": {"rows": rows}}
    size = lines = 0
    with (
        peak,
        requests.post(
            f"{address}/api/v1/cypher/export",
            params={"format": ending},
            json=asked,
            stream=True,
            timeout=PATIENCE,
        ) as answer,
    ):
        answer.raise_for_status()
        for part in answer.iter_content(2**16):
            size += len(part)
            lines += part.count(b"\n")
    seconds = time.perf_counter() - started
    heads = 1 if ending == "csv" else 0
    return Export(
        ending,
        lines - heads,
        size / _MEGABYTE,
        seconds,
        _cpu(process) - used,
        idle,
        max(peak.megabytes, idle),
    )


class _Peak:
    """Looks at a process and its children until the block ends."""

    def __init__(self, process: psutil.Process) -> None:
        self._process, self._done = process, threading.Event()
        self._thread = threading.Thread(target=self._look)
        self.megabytes = 0.0

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(0.05):
            self.megabytes = max(self.megabytes, _memory(self._process))


def _family(process: psutil.Process) -> list[psutil.Process]:
    return [process, *process.children(recursive=True)]


def _memory(process: psutil.Process) -> float:
    return sum(each.memory_info().rss for each in _family(process)) / _MEGABYTE


def _cpu(process: psutil.Process) -> float:
    return sum(sum(each.cpu_times()[:2]) for each in _family(process))
