"""Start, join and stop the one server of a data directory."""

import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

from ..errors import GraphUnavailable, LocalServerError
from ..graph import Graph
from ..logs import get_log
from ..settings import Settings
from .admin import set_initial_password
from .classes import sharing_flags
from .configuration import configuration, size_memory
from .jars import Distribution, find_distribution
from .java import server_command
from .locks import exclusive
from .places import Places, data_complete, prepare_data, read_password
from .state import ServerState, forget_state, read_state, write_state

USER = "neo4j"
START_SECONDS = 240
STOP_SECONDS = 60
ATTEMPTS = 3
PORT_TAKEN = "Address already in use"

_log = get_log("local")
_children: list[
    subprocess.Popen[bytes]
] = []  # kept, so that a server which dies is reaped and no warning is raised


@dataclass(frozen=True)
class Server:
    """Where a server is and how to get in."""

    uri: str
    user: str
    password: str
    database: str = "neo4j"

    def connect(self, timeout: float = 10.0) -> Graph:
        """Return a new `Graph` on it; `timeout` is in seconds, for each read."""
        return Graph(self.uri, self.user, self.password, database=self.database, timeout=timeout)


def places_of(settings: Settings) -> Places:
    """Return the places of the settings' local Neo4j; its folders are made."""
    places = Places(settings.home.expanduser().resolve())
    places.make()
    return places


def start_server(settings: Settings, *, background: bool = False) -> Server:
    """Return the running server of this data directory, started if there is none.

    `background` makes it outlive its users. Raises LocalServerError where it cannot be started.
    """
    places = places_of(settings)
    with exclusive(places.server_lock):
        state = read_state(places)
        if state is None or state.process() is None:
            return _start(settings, places, background)
        _wait(places, state)
        if background:
            write_state(places, state.in_background())
        return server_of(places, state)


def revive(settings: Settings, seen: ServerState) -> bool:
    """Start the server again that was seen dead or unwell, with its port and password, killing what is left of it.

    False where somebody has stopped it on purpose, or started another, in the meantime.
    """
    places = places_of(settings)
    with exclusive(places.server_lock):
        state = read_state(places)
        if state is None or (state.pid, state.created) != (seen.pid, seen.created):
            return False
        process = state.process()
        if process:
            process.kill()
            process.wait(STOP_SECONDS)
        _start(settings, places, state.background)
        return True


def has_database(settings: Settings) -> bool:
    """Return whether a server has ever started on this data directory."""
    return places_of(settings).version_file.exists()


@contextmanager
def while_stopped(settings: Settings) -> Generator[tuple[Places, Distribution]]:
    """Give a database whose server does not run, for the block; a server that ran before runs again after it.

    Raises LocalServerError where there is no database yet.
    """
    places = places_of(settings)
    with exclusive(places.server_lock):
        if not has_database(settings):
            raise LocalServerError(f"There is no database in {places.home} yet: run `peergraph db start`.")
        distribution = find_distribution(settings)
        state = read_state(places)
        ran = stop_locked(places)
        try:
            yield places, distribution
        finally:
            if state and ran:
                _start(settings, places, state.background)


def stop_server(settings: Settings) -> bool:
    """Stop the server of this data directory; False where none runs."""
    places = places_of(settings)
    with exclusive(places.server_lock):
        return stop_locked(places)


def stop_locked(places: Places) -> bool:
    """Stop the server while the caller holds the server lock; False where none runs."""
    state = read_state(places)
    process = state.process() if state else None
    forget_state(places)
    if process is None:
        return False
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
        if places.classes_new.exists():
            places.classes_new.replace(places.classes_left)
    except psutil.TimeoutExpired:
        _log.warning("the server did not stop in time and was killed", seconds=STOP_SECONDS)
        process.kill()
        process.wait(STOP_SECONDS)
    _reap()
    return True


def running_server(settings: Settings) -> tuple[ServerState, Server] | None:
    """Return the server that runs on this data directory, None where none does."""
    places = places_of(settings)
    state = read_state(places)
    return (state, server_of(places, state)) if state and state.process() else None


def server_of(places: Places, state: ServerState) -> Server:
    """Return where a noted server is and how to get in."""
    return Server(f"bolt://127.0.0.1:{state.port}", USER, read_password(places))


def _start(settings: Settings, places: Places, background: bool) -> Server:
    distribution = find_distribution(settings)
    fresh = prepare_data(places, distribution.version)
    for _ in range(ATTEMPTS - 1):
        try:
            return _start_once(settings, places, distribution, background, fresh)
        except LocalServerError:
            if PORT_TAKEN not in tail(places):
                raise
            places.port_file.unlink(missing_ok=True)
    return _start_once(settings, places, distribution, background, fresh)


def _start_once(
    settings: Settings, places: Places, distribution: Distribution, background: bool, fresh: bool
) -> Server:
    state = _launch(settings, places, distribution, background, fresh)
    try:
        _wait(places, state)
    except LocalServerError:
        stop_locked(places)
        raise
    data_complete(places, distribution.version)
    return server_of(places, state)


def _launch(
    settings: Settings, places: Places, distribution: Distribution, background: bool, fresh: bool
) -> ServerState:
    """Start the process, in a session of its own so that Ctrl-C reaches us and not it, and note it at once."""
    port, memory = choose_port(places), size_memory(settings)
    (places.conf / "neo4j.conf").write_text(configuration(port, memory))
    if fresh:
        set_initial_password(places, distribution.jars, read_password(places))
    _reap()
    sharing = sharing_flags(settings.cache.resolve(), distribution, places.classes_left, places.classes_new)
    command = server_command(places, distribution.jars, memory, sharing)
    with places.console_log.open("wb") as log:
        child = subprocess.Popen(  # noqa: S603 (our own command)
            command, cwd=places.home, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    _children.append(child)
    state = ServerState(child.pid, psutil.Process(child.pid).create_time(), port, background)
    write_state(places, state)
    return state


def choose_port(places: Places) -> int:
    """Return the port of the last start if it is free, so that addresses stay true, else any free one; note it."""
    with suppress(OSError, ValueError):
        port = int(places.port_file.read_text())
        if _free(port):
            return port
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    places.port_file.write_text(f"{port}\n")
    return port


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _wait(places: Places, state: ServerState) -> None:
    """Return when the server answers; raise LocalServerError where it ends first, or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    with server_of(places, state).connect() as graph:
        while time.monotonic() < deadline:
            if state.process() is None:
                raise LocalServerError(
                    f"Neo4j ended while it started; {places.console_log} says:\n{tail(places)}"
                )
            with suppress(GraphUnavailable):
                if _listens(state.port):
                    return graph.check()
            time.sleep(0.1)
    raise LocalServerError(
        f"Neo4j did not answer within {START_SECONDS} s; see {places.console_log}:\n{tail(places)}"
    )


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def tail(places: Places, lines: int = 15) -> str:
    """Return the last lines that the server process wrote."""
    try:
        return "\n".join(places.console_log.read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return ""


def _reap() -> None:
    """Let go of the servers of this process that have ended."""
    _children[:] = [child for child in _children if child.poll() is None]
