"""The configuration of the local Neo4j: reachable from this machine only, hardened, sized for the machine."""

from dataclasses import dataclass
from pathlib import Path

import psutil

from ..settings import Settings

MEGABYTE = 1 << 20
CGROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")
TRANSACTION_SECONDS = 60
TRANSACTION_MEGABYTES = 100
"""The most that one query, or one batch of a loader, may hold of a large heap; of a small one it is four tenths."""


@dataclass(frozen=True)
class Memory:
    """What the server may use, in megabytes."""

    heap: int
    page_cache: int


def size_memory(settings: Settings) -> Memory:
    """Return an eighth of the machine's memory for each of heap and page cache, within limits, where nothing is set."""
    share = machine_megabytes() // 8
    heap = settings.heap_megabytes or min(max(share, 512), 2048)
    page_cache = settings.page_cache_megabytes or min(max(share, 128), 2048)
    return Memory(heap, page_cache)


def machine_megabytes() -> int:
    """Return the memory that this process may use: the machine's, or its container's if that is less."""
    total = psutil.virtual_memory().total
    try:
        limit = int(CGROUP_LIMIT.read_text())
    except (OSError, ValueError):  # no such file outside of cgroups v2; it says "max" where there is no limit
        limit = total
    return min(total, limit) // MEGABYTE


def configuration(port: int, memory: Memory) -> str:
    """Return the text of neo4j.conf."""
    lines = {**_network(port), **_hardened(memory), **_frugal(memory)}
    return "".join(f"{key}={value}\n" for key, value in lines.items())


def _network(port: int) -> dict[str, str]:
    return {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
    }


def _hardened(memory: Memory) -> dict[str, str]:
    """What holds even where our own check of a power query is wrong: no files, no network, no endless queries."""
    return {
        "dbms.security.auth_enabled": "true",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        "dbms.security.procedures.allowlist": "",
        "dbms.security.procedures.unrestricted": "",
        "db.transaction.timeout": f"{TRANSACTION_SECONDS}s",
        "db.transaction.monitor.check.interval": "500ms",
        # What one query holds is copied whenever the heap is cleared, and everybody waits for that: up to 0.3 s a
        # hundred megabytes.
        "db.memory.transaction.max": f"{min(memory.heap * 4 // 10, TRANSACTION_MEGABYTES)}m",
        "dbms.memory.transaction.total.max": f"{memory.heap * 6 // 10}m",
    }


def _frugal(memory: Memory) -> dict[str, str]:
    """Neo4j waits twice 5 s for new connections when it stops, and reserves 256 MB a log file: neither helps here."""
    return {
        "server.memory.pagecache.size": f"{memory.page_cache}m",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.retention_policy": "2 files",
    }
