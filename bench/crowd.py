"""What pages keep of their speed while a crowd asks good, slow and hostile queries of one gunicorn."""

import random
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import requests

from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server

from .gunicorn import gunicorn
from .load import query
from .slices import SEED, ordinary_authors
from .timing import Site, path_of, percentile, table

SECONDS, QUIET_SECONDS, WARM_SECONDS = 60.0, 30.0, 30.0
THREADS = 16
READERS, ASKERS, SLOW, CANCELLING, HOSTILE = 16, 8, 6, 4, 6
CONSOLE_SECONDS = 5.0
WANTED_RATIO, WANTED_LATE = 3.0, 2.0
COMING = 2.0
"""Seconds in which all clients have come."""
LOOK = 0.2
NO_ANSWER = 599
"""What counts as the status of a connection that broke off."""
GOOD = (
    "MATCH (a:Author {id: $id})-[:AUTHORED]->(p:Paper)<-[:AUTHORED]-(b:Author) WHERE b <> a "
    "RETURN b.name AS name, count(p) AS papers ORDER BY papers DESC LIMIT 10",
    "MATCH (:Author {id: $id})-[:AUTHORED]->(p:Paper) RETURN p ORDER BY p.year DESC LIMIT 25",
    "MATCH (p:Paper) WHERE p.year = 2020 RETURN p.venue AS venue, count(*) AS papers ORDER BY papers DESC LIMIT 10",
)
ENDLESS = (
    "UNWIND range(1, 100000000000) AS i WITH i WHERE i < 0 RETURN i",
    "MATCH (a:Author) UNWIND range(1, 10000000) AS i WITH a, i WHERE i < 0 RETURN count(a)",
    "UNWIND range(1, 1000000000) AS i RETURN size(collect(i))",
    "MATCH (p:Paper) UNWIND range(1, 100000) AS i RETURN p.title AS title, i ORDER BY i * 7 % 13, title",
)
BAD = (
    "CREATE (:Bad)",
    "MATCH (a), (b), (c) RETURN count(*)",
    "MATCH p = (:Author)-[*]-() RETURN count(p)",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "CALL dbms.listConfig()",
    "RETURN reduce(s = 'x', i IN range(1, 60) | s + s)",
    "UNWIND range(1, 100000) AS i RETURN collect('" + "x" * 500 + "')",
    "RETURN " + "[" * 300 + "]" * 300,
    "MATCH (a:Author) SET a.name = '' RETURN a",
)


@dataclass
class Seen:
    """What the crowd got, and what was seen on the database's server meanwhile."""

    pages: list[float] = field(default_factory=list[float])
    """Seconds of each page."""
    good: list[float] = field(default_factory=list[float])
    """Seconds of each good query that was answered."""
    good_asked: int = 0
    statuses: Counter[int] = field(default_factory=Counter[int])
    cancelled: dict[str, float] = field(default_factory=dict[str, float])
    """When each run was ended by its reader."""
    late: float = 0.0
    """The most seconds that a transaction was seen after its limit or its reader's end."""
    bytes: int = 0
    """The most that all readers' transactions held at one time."""
    faults: list[str] = field(default_factory=list[str])
    """What answers of 5xx said."""

    def note(self, answer: requests.Response) -> None:
        """Count an answer."""
        self.statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            self.faults.append(f"{answer.request.method} {answer.request.path_url}: {answer.text[:500]}")


Turn = Callable[[Seen], float]


def section(server: Server, anthology: Site) -> str:
    """Return the section on a crowd: a table, and whether the targets are met."""
    ids = ordinary_authors(anthology, 200)
    with gunicorn(server, THREADS, PEERGRAPH_PROXIES="1") as (address, _):
        readers = [_reader(address, ids, number) for number in range(READERS)]
        _meet(readers, anthology.graph, WARM_SECONDS)
        quiet = _meet(readers, anthology.graph, QUIET_SECONDS)
        crowd = _meet([*readers, *_askers(address, ids)], anthology.graph, SECONDS)
        time.sleep(WANTED_LATE)
        left = len(anthology.graph.read(query("console_transactions")))
        # Before and after: what the machine does besides, and what the server has still to compile, tells on both.
        quiet.pages += _meet(readers, anthology.graph, QUIET_SECONDS).pages
    return _told(quiet, crowd, _cap(anthology.graph), left)


def _told(quiet: Seen, crowd: Seen, cap: int, left: int) -> str:
    print(*crowd.faults, sep="\n")
    ratio = percentile(crowd.pages, 95) / percentile(quiet.pages, 95)
    errors = sum(number for status, number in crowd.statuses.items() if status >= 500)
    rows: list[list[str | float]] = [
        ["pages alone, ms", percentile(quiet.pages, 50), percentile(quiet.pages, 95), len(quiet.pages)],
        [
            "pages in the crowd, ms",
            percentile(crowd.pages, 50),
            percentile(crowd.pages, 95),
            len(crowd.pages),
        ],
        [
            "good queries in the crowd, ms",
            percentile(crowd.good, 50),
            percentile(crowd.good, 95),
            len(crowd.good),
        ],
    ]
    answers = ", ".join(f"{number:,} x {status}" for status, number in sorted(crowd.statuses.items()))
    verdicts = [
        ("answers of 5xx", errors, errors == 0, "none"),
        (
            "p95 of pages in the crowd by p95 alone",
            ratio,
            ratio < WANTED_RATIO,
            f"less than {WANTED_RATIO:g}",
        ),
        (
            "memory of readers' transactions, MB",
            crowd.bytes / 1e6,
            crowd.bytes <= cap,
            f"{cap / 1e6:,.0f} at most",
        ),
        ("seconds past their end", crowd.late, crowd.late < WANTED_LATE, f"less than {WANTED_LATE:g}"),
        ("transactions left after 2 s", left, left == 0, "none"),
    ]
    said = "\n".join(
        f"**{'Met' if met else 'Not met'}**: {what}: wanted is {wanted}, it is {found:,.1f}.\n"
        for what, found, met, wanted in verdicts
    )
    return (
        "## A crowd at one site\n\n"
        f"{table(('what', 'p50', 'p95', 'how many'), rows)}\n\n"
        f"{READERS + ASKERS + SLOW + CANCELLING + HOSTILE} clients for {SECONDS:g} s at one gunicorn worker "
        f"of {THREADS} threads over the ACL Anthology: {READERS} read profiles, {ASKERS} ask good queries, "
        f"{SLOW} slow ones, {CANCELLING} slow ones that they end after a second, {HOSTILE} hostile ones without a "
        f"pause. Alone means that the {READERS} readers are there and nobody else, "
        f"half of the time before the crowd and half after it. Of {crowd.good_asked} good queries "
        f"{len(crowd.good)} were answered, the others told to come back. All answers: {answers}.\n\n"
        f"{said}"
    )


def _cap(graph: Graph) -> int:
    """Return the bytes that all transactions of the server may hold together."""
    return int(graph.read(query("memory_cap"))[0]["bytes"])


def _meet(turns: Sequence[Turn], graph: Graph, seconds: float) -> Seen:
    """Let every client take its turns for some seconds, and look at the server meanwhile."""
    seen, until = Seen(), time.monotonic() + seconds
    threads = [threading.Thread(target=_take_turns, args=(turn, seen, until)) for turn in turns]
    threads.append(threading.Thread(target=_look, args=(graph, seen, until)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def _take_turns(turn: Turn, seen: Seen, until: float) -> None:
    # One after the other: all in the same moment would be a crowd by itself, when nobody else is there, too.
    time.sleep(random.uniform(0, COMING))
    while time.monotonic() < until:
        try:
            pause = turn(seen)
        except requests.RequestException:
            seen.statuses[NO_ANSWER] += 1
            pause = 1.0
        time.sleep(min(pause, max(until - time.monotonic(), 0)))


def _look(graph: Graph, seen: Seen, until: float) -> None:
    while time.monotonic() < until:
        rows = graph.read(query("console_transactions"))
        seen.bytes = max(seen.bytes, sum(row["bytes"] for row in rows))
        for row in rows:
            ended = seen.cancelled.get(row["run"])
            since = time.monotonic() - ended if ended else row["milliseconds"] / 1000 - CONSOLE_SECONDS
            seen.late = max(seen.late, since)
        time.sleep(LOOK)


def _reader(address: str, ids: Sequence[str], number: int) -> Turn:
    choose = random.Random(SEED + number)

    def turn(seen: Seen) -> float:
        path = path_of("/authors", choose.choice(ids))
        started = time.perf_counter()
        answer = requests.get(address + path, headers=_from(number), timeout=60)
        seen.pages.append(time.perf_counter() - started)
        seen.note(answer)
        return choose.uniform(0.5, 2.5)

    return turn


def _askers(address: str, ids: Sequence[str]) -> list[Turn]:
    kinds = [(ASKERS, GOOD, 2.0, False), (SLOW, ENDLESS, 2.0, False)]
    kinds += [(CANCELLING, ENDLESS, 2.0, True), (HOSTILE, BAD, 0.05, False)]
    numbers = iter(range(100, 200))
    return [
        _asker(address, next(numbers), queries, {"id": ids[0]}, pause, cancels=cancels)
        for count, queries, pause, cancels in kinds
        for _ in range(count)
    ]


def _asker(
    address: str, number: int, queries: Sequence[str], given: dict[str, Any], pause: float, *, cancels: bool
) -> Turn:
    choose = random.Random(SEED + number)

    def turn(seen: Seen) -> float:
        run, text = uuid.uuid4().hex, choose.choice(queries)
        body = {"query": text, "parameters": given if "$id" in text else {}, "run": run}
        if cancels:
            threading.Timer(1.0, _cancel, (address, number, run, seen)).start()
        started = time.perf_counter()
        answer = requests.post(f"{address}/api/v1/cypher", json=body, headers=_from(number), timeout=60)
        seen.note(answer)
        if queries is GOOD:
            seen.good_asked += 1
            seen.good += [time.perf_counter() - started] if answer.ok else []
        return pause * choose.uniform(0.5, 1.5)

    return turn


def _cancel(address: str, number: int, run: str, seen: Seen) -> None:
    answer = requests.post(
        f"{address}/api/v1/cypher/cancel", json={"run": run}, headers=_from(number), timeout=60
    )
    seen.note(answer)
    seen.cancelled[run] = time.monotonic()


def _from(number: int) -> dict[str, str]:
    """Return what makes a client one of its own: the site believes its one proxy."""
    return {"X-Forwarded-For": f"192.0.2.{number}"}
