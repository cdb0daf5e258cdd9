"""Whether what stands between readers and the graph is on, told by the running server, not by what we meant to set."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from ...cypher import Cypher, load
from ...cypher.errors import PeergraphError, QueryError, QueryFailed, QueryRefused, QueryStopped
from ...cypher.graph import Graph
from ...cypher.wire import GRACE
from .guard import check

PROBE_SECONDS = 1.0
_OFF = ("0", "0s", "0ms", "0B", "0.00B", "")
_IS_LIMIT = "a limit"
WANTED = {
    "db.transaction.timeout": _IS_LIMIT,
    "db.memory.transaction.max": _IS_LIMIT,
    "dbms.memory.transaction.total.max": _IS_LIMIT,
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "dbms.security.procedures.unrestricted": "",
    "dbms.security.auth_enabled": "true",
}
"""What the server's settings must say, see docs/security.md."""


@dataclass(frozen=True)
class Protection:
    """One thing that must hold, whether it does, and what was seen."""

    name: str
    holds: bool
    seen: str


def protections(graph: Graph) -> Iterator[Protection]:
    """Try every protection on the running server; nothing is changed by it. Raises GraphUnavailable."""
    probes = load("watch")
    write, file, network = probes["probe_write"], probes["probe_file"], probes["probe_network"]
    yield from _settings(graph)
    yield _user(graph)
    yield _refused(graph, "a reader's transaction may not write", write)
    yield _refused(graph, "no file is read", file)
    yield _refused(graph, "no other machine is asked", network)
    yield _ended(graph, "work without end is ended", probes["probe_time"])
    yield _ended(graph, "a list without end is ended", probes["probe_memory"])
    for probe in (write, file, network, probes["probe_search"]):
        yield _guarded(graph, probe)


def _settings(graph: Graph) -> Iterator[Protection]:
    try:
        rows = graph.read(load("watch")["server_settings"], names=sorted(WANTED))
    except QueryError as error:
        yield Protection("the server's settings", False, f"They cannot be read: {error}")
        return
    found = {row["name"]: str(row["value"]) for row in rows}
    for name, wanted in WANTED.items():
        value = found.get(name, "")
        holds = value not in _OFF if wanted == _IS_LIMIT else value == wanted
        yield Protection(
            name, holds, value if holds else f"{value or 'nothing'}; must be {wanted or 'empty'}"
        )


def _user(graph: Graph) -> Protection:
    (row,) = graph.read(load("watch")["current_roles"])
    roles = row["roles"]
    if roles is None:
        return Protection(
            "rights of the user", True, f"{row['user']}; Community knows no roles, read mode holds"
        )
    can_write = {"admin", "architect", "publisher", "editor"} & set(roles)
    said = f"{row['user']}: {', '.join(roles)}"
    return Protection(
        "rights of the user", not can_write, f"{said}; give the app a reader" if can_write else said
    )


def _refused(graph: Graph, name: str, probe: Cypher) -> Protection:
    try:
        graph.ask(probe.text, {}, limit=1, seconds=PROBE_SECONDS)
    except (QueryRefused, QueryFailed) as error:
        return Protection(name, True, _first_line(error))
    except QueryStopped as error:
        return Protection(name, False, f"It was tried until the time was over: {_first_line(error)}")
    return Protection(name, False, "The server did it.")


def _ended(graph: Graph, name: str, probe: Cypher) -> Protection:
    started = perf_counter()
    try:
        graph.ask(probe.text, {}, limit=1, seconds=PROBE_SECONDS)
    except QueryError:
        late = perf_counter() - started - PROBE_SECONDS
        return Protection(name, late < GRACE, f"{max(late, 0):.1f} s after its limit of {PROBE_SECONDS:g} s")
    return Protection(name, False, "It came to an end by itself.")


def _guarded(graph: Graph, probe: Cypher) -> Protection:
    try:
        check(graph, probe.body, {})
    except QueryRefused as error:
        return Protection(f"the guard refuses {probe.name}", True, _first_line(error))
    return Protection(f"the guard refuses {probe.name}", False, "It let the query pass.")


def _first_line(error: PeergraphError) -> str:
    return str(error).split("\n", 1)[0][:120]
