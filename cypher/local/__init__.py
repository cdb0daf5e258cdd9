"""A Neo4j for this machine: fetched once, run as a child process, shared by the processes of one data directory.

`open_graph(settings)` is all that most code needs; where NEO4J_URI is set it opens that server, and nothing starts.
"""

from collections.abc import Generator
from contextlib import contextmanager

from ..errors import SettingsError
from ..graph import Graph
from ..settings import Settings
from .locks import exclusive, is_shared, share
from .server import Server, places_of, start_server, stop_locked
from .state import read_state
from .supervisor import supervised

__all__ = ["Server", "open_graph", "open_server", "supervised"]


@contextmanager
def open_graph(settings: Settings) -> Generator[Graph]:
    """Open the graph that the settings name, for the block.

    Raises SettingsError where NEO4J_URI has no password, LocalServerError where the local server cannot be started.
    """
    with open_server(settings) as server, server.connect(settings.page_timeout) as graph:
        yield graph


@contextmanager
def open_server(settings: Settings) -> Generator[Server]:
    """Give the server that the settings name, for the block.

    A local one is joined, or started; its last user stops it, unless it was started to stay in the background.
    """
    if settings.uri is not None:
        yield _named_server(settings, settings.uri)
        return
    places = places_of(settings)
    with exclusive(places.server_lock):
        user = share(places.users_lock)
    try:
        yield start_server(settings)
    finally:
        user.close()
        with exclusive(places.server_lock):
            state = read_state(places)
            if state and not state.background and not is_shared(places.users_lock):
                stop_locked(places)


def _named_server(settings: Settings, uri: str) -> Server:
    if settings.password is None:
        raise SettingsError(
            f"NEO4J_URI is {uri}, but NEO4J_PASSWORD is not set: set the password of user {settings.user} there."
        )
    return Server(uri, settings.user, settings.password.get_secret_value(), settings.database)
