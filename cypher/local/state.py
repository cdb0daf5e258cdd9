"""Which server runs on a data directory, and whether the process of that number is really it."""

import json
from dataclasses import asdict, dataclass, replace

import psutil

from .places import Places

CLOCK_TOLERANCE = (
    5.0  # seconds: a process's start is computed from the boot time, which clock corrections move
)


@dataclass(frozen=True)
class ServerState:
    """A server process: its number, its start (seconds since 1970), its port, and whether it outlives its users."""

    pid: int
    created: float
    port: int
    background: bool

    def process(self) -> psutil.Process | None:
        """Return the live process, None where it is gone or its number belongs to another by now."""
        try:
            process = psutil.Process(self.pid)
            ours = abs(process.create_time() - self.created) < CLOCK_TOLERANCE
            return process if ours and process.status() != psutil.STATUS_ZOMBIE else None
        except psutil.NoSuchProcess:
            return None

    def in_background(self) -> "ServerState":
        """Return the same server, which now outlives its users."""
        return replace(self, background=True)


def read_state(places: Places) -> ServerState | None:
    """Return what was last noted, whether or not that process still lives."""
    try:
        return ServerState(**json.loads(places.state_file.read_text()))
    except (OSError, ValueError, TypeError):
        return None


def write_state(places: Places, state: ServerState) -> None:
    """Note the running server, so that a reader sees the old note or the new one and nothing between."""
    fresh = places.state_file.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(state)))
    fresh.replace(places.state_file)


def forget_state(places: Places) -> None:
    """Note that no server is meant to run."""
    places.state_file.unlink(missing_ok=True)
