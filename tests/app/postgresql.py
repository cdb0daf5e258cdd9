"""A PostgreSQL of the tests' own: Debian's program, an empty folder, and a socket that nobody else finds."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, create_engine, text

FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses= -c max_connections=60"


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL on this machine."""
    return max(Path("/usr/lib/postgresql").glob("*/bin/initdb"), default=None)


@contextmanager
def server() -> Generator[URL]:
    """Run a PostgreSQL; yields the address of its first database."""
    found = programs()
    assert found
    home = Path(tempfile.mkdtemp(prefix="peergraph-postgresql-"))
    # PostgreSQL does not run as root, which is who runs tests in a container.
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    try:
        _run(found, f"-D {home}/data -U postgres --auth=trust --no-sync -E UTF8 --locale=C")
        _run(
            found.with_name("pg_ctl"),
            "-D",
            f"{home}/data",
            "-l",
            f"{home}/log",
            "-w",
            "-o",
            f"{FAST} -k {home}",
            "start",
        )
        yield URL.create("postgresql+psycopg", "postgres", database="postgres", query={"host": str(home)})
        _run(found.with_name("pg_ctl"), f"-D {home}/data -m immediate -w stop")
    finally:
        shutil.rmtree(home)


def new_database(server: URL, name: str) -> URL:
    """Return the address of a new database, a copy of the first one, which nobody uses meanwhile."""
    engine = create_engine(server.set(database="template1"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {server.database}"))
    engine.dispose()
    return server.set(database=name)


def _run(program: Path, *arguments: str) -> None:
    words = arguments[0].split() if len(arguments) == 1 else list(arguments)
    as_somebody = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_somebody, program, *words], check=True, stdout=subprocess.DEVNULL, cwd="/")
