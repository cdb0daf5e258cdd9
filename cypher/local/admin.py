"""neo4j-admin: what is done to a database while its server is stopped."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import LocalServerError
from .java import admin_command, admin_environment
from .places import DATABASE, Places, set_aside

DUMP = f"{DATABASE}.dump"


def set_initial_password(places: Places, jars: list[Path], password: str) -> None:
    """Set the password of a database that has never been started."""
    _run(places, jars, "dbms", "set-initial-password", password)


def dump(places: Places, jars: list[Path], file: Path) -> None:
    """Write the whole database to one file, which appears only when it is complete."""
    with TemporaryDirectory(dir=file.parent, prefix=".peergraph-dump-") as folder:
        _run(places, jars, "database", "dump", DATABASE, f"--to-path={folder}")
        shutil.move(Path(folder, DUMP), file)


def restore(places: Places, jars: list[Path], file: Path) -> None:
    """Replace the database by what a dump holds; where that fails the database stays as it was."""
    with TemporaryDirectory(dir=places.home, prefix=".peergraph-load-") as folder, set_aside(places):
        Path(folder, DUMP).symlink_to(file.resolve())
        _run(places, jars, "database", "load", DATABASE, f"--from-path={folder}")


def check(places: Places, jars: list[Path]) -> str:
    """Return what the consistency checker says; raises LocalServerError where the database is damaged."""
    return _run(places, jars, "database", "check", DATABASE, f"--report-path={places.logs}")


def _run(places: Places, jars: list[Path], *words: str) -> str:
    done = subprocess.run(  # noqa: S603 (our own command)
        admin_command(places, jars, *words),
        env=admin_environment(places),
        capture_output=True,
        text=True,
        check=False,
    )
    (places.conf / "admin.args").unlink(missing_ok=True)
    if done.returncode:
        raise LocalServerError(
            f"neo4j-admin {words[0]} {words[1]} failed:\n{(done.stdout + done.stderr).strip()}"
        )
    return done.stdout.strip()
