"""bench/RESULTS.md: the machine in a few facts, then one section a measurement; those that are not run again stay."""

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil

from peergraph.cypher.local.jars import VERSION

RESULTS = Path(__file__).with_name("RESULTS.md")
PACKAGES = ("neo4j", "py2neo", "pyvis", "igraph", "flask")
_MARK = "<!-- {} -->\n"
_SECTION = re.compile(r"<!-- (\w+) -->\n")


def keep_result(name: str, section: str, load_before: float) -> None:
    """Write one section into the results, with its day and what else the machine had to do, and say it."""
    found = _read()
    found[name] = (
        f"{section.strip()}\n\n_{datetime.now(UTC):%Y-%m-%d}, machine load before: {load_before:.1f}._\n"
    )
    print(found[name], flush=True)
    RESULTS.write_text("\n".join([_head(), *(_MARK.format(key) + text for key, text in found.items())]))


def machine_load() -> float:
    """Return how many processes wanted to run in the last minute, on average."""
    return os.getloadavg()[0]


def _read() -> dict[str, str]:
    if not RESULTS.exists():
        return {}
    _, *parts = _SECTION.split(RESULTS.read_text())
    return {name: text.strip() + "\n" for name, text in zip(parts[::2], parts[1::2], strict=True)}


def _head() -> str:
    memory = psutil.virtual_memory().total / 1024**3
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        "# Measurements\n\n"
        "Written by `make bench`; `.venv/bin/python -m bench slices` runs one section. Absolute times are this\n"
        "machine's; what counts are the ratios, each taken in one run.\n\n"
        f"Machine: {os.cpu_count()} cores, {memory:.0f} GB of memory, {platform.system()}. Python\n"
        f"{platform.python_version()}, Neo4j Community {VERSION}; {packages}.\n"
    )
