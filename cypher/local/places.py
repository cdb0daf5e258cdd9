"""Where the local Neo4j keeps what, under PEERGRAPH_HOME, and whether the data there may be used.

data/              the database; holds the file UNFINISHED until its first start has succeeded
neo4j-version      written after the first successful start: which Neo4j the data belong to
conf/              neo4j.conf and the Java command line, written anew before each start
logs/              Neo4j's logs; console.log is what the process itself says
password           generated, readable by its owner only
classes.new        Java classes that the running server writes when it ends; classes.left when it has (see classes.py)
port               the port of the last start, used again when it is free
before-load/       the database as it was, while a dump is being loaded in its place
state.json         the running server: process, start time, port
server.lock        held while a server is started or stopped
users.lock         shared by every process that uses the server; the last one stops it
"""

import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..errors import LocalServerError

DATABASE = "neo4j"
PARTS = ("databases", "transactions")  # the folders of data/ that hold one folder for each database
UNFINISHED = "UNFINISHED"


@dataclass(frozen=True)
class Places:
    """The paths of one local Neo4j."""

    home: Path

    @property
    def data(self) -> Path:
        """The database."""
        return self.home / "data"

    @property
    def conf(self) -> Path:
        """The configuration, written anew before each start."""
        return self.home / "conf"

    @property
    def logs(self) -> Path:
        """Neo4j's logs."""
        return self.home / "logs"

    @property
    def console_log(self) -> Path:
        """What the server process writes by itself."""
        return self.logs / "console.log"

    @property
    def version_file(self) -> Path:
        """Which Neo4j the data belong to; there only after a successful start."""
        return self.home / "neo4j-version"

    @property
    def password_file(self) -> Path:
        """The generated password."""
        return self.home / "password"

    @property
    def port_file(self) -> Path:
        """The port of the last start."""
        return self.home / "port"

    @property
    def classes_new(self) -> Path:
        """Where the running server writes its classes when it ends."""
        return self.home / "classes.new"

    @property
    def classes_left(self) -> Path:
        """What a server has written that ended in order."""
        return self.home / "classes.left"

    @property
    def before_load(self) -> Path:
        """The database as it was, while a dump is being loaded."""
        return self.home / "before-load"

    @property
    def state_file(self) -> Path:
        """The running server."""
        return self.home / "state.json"

    @property
    def server_lock(self) -> Path:
        """Held while a server is started or stopped."""
        return self.home / "server.lock"

    @property
    def users_lock(self) -> Path:
        """Shared by all who use the server."""
        return self.home / "users.lock"

    def make(self) -> None:
        """Make the folders, for their owner only."""
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self.conf, self.logs):
            folder.mkdir(mode=0o700, exist_ok=True)
            folder.chmod(0o700)


def prepare_data(places: Places, version: str) -> bool:
    """Return True where the data directory has been made anew, False where there is one to go on with.

    A first start that never succeeded is forgotten; data that were ever complete are never removed.
    Raises LocalServerError where the data are another program's, or another Neo4j's.
    """
    if places.version_file.exists():
        _check_version(places, places.version_file.read_text().strip(), version)
        put_back(places)
        return False
    if places.data.exists() and not (places.data / UNFINISHED).exists():
        raise LocalServerError(
            f"{places.data} was not made by Peergraph: set PEERGRAPH_HOME to another folder."
        )
    shutil.rmtree(places.data, ignore_errors=True)
    places.data.mkdir(mode=0o700)
    (places.data / UNFINISHED).touch()
    # Hexadecimal, because neo4j-admin takes a password that begins with a hyphen for an option.
    _write_private(places.password_file, secrets.token_hex(24))
    return True


def data_complete(places: Places, version: str) -> None:
    """Note that a server of that version has started on the data."""
    places.version_file.write_text(version + "\n")
    (places.data / UNFINISHED).unlink(missing_ok=True)


@contextmanager
def set_aside(places: Places) -> Generator[None]:
    """Move the database away for the block, and put it back where the block does not come to its end."""
    put_back(places)
    places.before_load.mkdir()
    for part in PARTS:
        (places.data / part / DATABASE).rename(places.before_load / part)
    try:
        yield
    except BaseException:
        put_back(places)
        raise
    done = places.before_load.rename(places.before_load.with_suffix(".done"))
    shutil.rmtree(done)


def put_back(places: Places) -> None:
    """Undo a load of a dump that has not come to its end, also when its process was killed."""
    for part in PARTS:
        before, now = places.before_load / part, places.data / part / DATABASE
        if before.exists():
            shutil.rmtree(now, ignore_errors=True)
            before.rename(now)
    shutil.rmtree(places.before_load, ignore_errors=True)
    shutil.rmtree(places.before_load.with_suffix(".done"), ignore_errors=True)


def read_password(places: Places) -> str:
    """Return the generated password; raises LocalServerError where the file is gone."""
    try:
        return places.password_file.read_text().strip()
    except OSError as error:
        raise LocalServerError(
            f"The password of the database in {places.data} is not in {places.password_file}: put the file back."
        ) from error


def _check_version(places: Places, found: str, ours: str) -> None:
    """Neo4j brings older data of its own series up to date at the start; it cannot go back, nor skip a series."""
    before, now = _numbers(found), _numbers(ours)
    if before[:1] != now[:1] or before > now:
        raise LocalServerError(
            f"The data in {places.data} were written by Neo4j {found}, and this is Neo4j {ours}: "
            f"set PEERGRAPH_HOME to another folder, or NEO4J_HOME to an unpacked Neo4j {found}."
        )


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]


def _write_private(file: Path, text: str) -> None:
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_text(text)
