import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from peergraph.cypher.errors import LocalServerError
from peergraph.cypher.local import fetch as fetching
from peergraph.cypher.local.fetch import Jar, fetch
from peergraph.cypher.local.jars import find_distribution, read_lock, unverified, write_stamp
from peergraph.cypher.settings import Settings

CONTENTS = {
    f"org/example/thing-{i}/1.0/thing-{i}-1.0.jar": f"content of {i}".encode() * 1000 for i in range(5)
}
JARS = [Jar(path, hashlib.sha256(content).hexdigest()) for path, content in CONTENTS.items()]


@dataclass
class Mirror:
    """A Maven repository on this machine, and what is wrong with it."""

    address: str = ""
    corrupted: set[str] = field(default_factory=set)
    truncated: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    slow: bool = False
    asked: list[str] = field(default_factory=list)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.removeprefix("/maven2/")
        name = path.rpartition("/")[2]
        self.asked.append(name)
        if name in self.missing or path not in CONTENTS:
            return handler.send_error(404)
        content = CONTENTS[path]
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        body = b"X" + content[1:] if name in self.corrupted else content
        for part in (
            [body[:100]]
            if name in self.truncated
            else [body[i : i + 1000] for i in range(0, len(body), 1000)]
        ):
            handler.wfile.write(part)
            time.sleep(0.2 if self.slow else 0)


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    mirror = Mirror()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            mirror.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as web:
        thread = threading.Thread(target=web.serve_forever, args=(0.05,))
        thread.start()
        mirror.address = f"http://127.0.0.1:{web.server_port}/maven2"
        monkeypatch.setattr(fetching, "RETRIES", 0)
        yield mirror
        web.shutdown()
        thread.join()


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {"fetching.lock"}


def test_fetched_files_hold_what_the_lock_says(tmp_path: Path, mirror: Mirror):
    fetch(JARS, JARS, tmp_path, mirror.address)

    assert [jar.fits(tmp_path / jar.name) for jar in JARS] == [True] * len(JARS)
    assert names(tmp_path) == {jar.name for jar in JARS}


def test_only_what_is_missing_is_fetched(tmp_path: Path, mirror: Mirror):
    fetch(JARS, JARS[:2], tmp_path, mirror.address)
    mirror.asked.clear()

    fetch(JARS, unverified(JARS, tmp_path, tmp_path / "stamp"), tmp_path, mirror.address)

    assert sorted(mirror.asked) == [jar.name for jar in JARS[2:]]


@pytest.mark.parametrize("fault", ["corrupted", "truncated", "missing"])
def test_a_faulty_file_is_an_error_and_the_others_are_kept(tmp_path: Path, mirror: Mirror, fault: str):
    fetch(JARS, JARS[:4], tmp_path, mirror.address)
    getattr(mirror, fault).add(JARS[4].name)

    with pytest.raises(LocalServerError, match=r"(?s)cannot be fetched.*4 of 5 files are in .* and are kept"):
        fetch(JARS, JARS[4:], tmp_path, mirror.address)

    assert names(tmp_path) == {jar.name for jar in JARS[:4]}


def test_a_mirror_that_recovers_is_used_again_from_where_it_failed(tmp_path: Path, mirror: Mirror):
    mirror.truncated.add(JARS[0].name)
    with pytest.raises(LocalServerError):
        fetch(JARS, JARS, tmp_path, mirror.address)

    mirror.truncated.clear()
    fetch(JARS, unverified(JARS, tmp_path, tmp_path / "stamp"), tmp_path, mirror.address)

    assert all(jar.fits(tmp_path / jar.name) for jar in JARS)


def test_an_unreachable_registry_names_the_other_ways(tmp_path: Path, mirror: Mirror):
    nobody_listens = "http://127.0.0.1:9"

    with pytest.raises(LocalServerError) as error:
        fetch(JARS, JARS, tmp_path, nobody_listens)

    for way in ("NEO4J_URI", "docker compose", "NEO4J_HOME", "PEERGRAPH_JARS", "PEERGRAPH_MIRROR"):
        assert way in str(error.value)


def test_ctrl_c_in_the_middle_leaves_only_whole_files_and_ends_soon(tmp_path: Path, mirror: Mirror):
    mirror.slow = True
    folder, lock = tmp_path / "jars", tmp_path / "jars.json"
    lock.write_text(json.dumps([[jar.path, jar.sha256] for jar in JARS]))
    program = """if True:
        import json, sys
        from pathlib import Path
        from peergraph.cypher.local.fetch import Jar, fetch
        jars = [Jar(*item) for item in json.loads(Path(sys.argv[1]).read_text())]
        fetch(jars, jars, Path(sys.argv[2]), sys.argv[3])"""
    command = [sys.executable, "-c", program, str(lock), str(folder), mirror.address]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=tmp_path)
    while len(mirror.asked) < len(JARS):
        time.sleep(0.05)

    os.kill(child.pid, signal.SIGINT)
    _, said = child.communicate(timeout=60)

    assert b"KeyboardInterrupt" in said
    assert names(folder) == set()


def test_what_a_killed_fetch_left_is_removed(tmp_path: Path, mirror: Mirror):
    (tmp_path / "tmpabc123").write_bytes(b"half")

    fetch(JARS, JARS, tmp_path, mirror.address)

    assert names(tmp_path) == {jar.name for jar in JARS}


def test_a_verified_file_is_not_read_again_until_it_changes(tmp_path: Path, mirror: Mirror):
    folder, stamp = tmp_path / "jars", tmp_path / "stamp"
    fetch(JARS, JARS, folder, mirror.address)
    write_stamp(JARS, folder, stamp)
    first = folder / JARS[0].name
    before = first.stat()

    first.write_bytes(b"Y" * before.st_size)
    os.utime(first, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert unverified(JARS, folder, stamp) == []

    os.utime(first)
    assert unverified(JARS, folder, stamp) == [JARS[0]]


def test_a_folder_of_other_jars_is_refused_by_name(tmp_path: Path):
    settings = Settings(PEERGRAPH_JARS=tmp_path, PEERGRAPH_CACHE=tmp_path / "cache", NEO4J_HOME=None)

    with pytest.raises(LocalServerError, match=r"PEERGRAPH_JARS=.*216 jars are missing or differ"):
        find_distribution(settings)


def test_a_folder_that_is_no_unpacked_neo4j_is_refused_by_name(tmp_path: Path):
    with pytest.raises(LocalServerError, match=r"NEO4J_HOME=.*no unpacked Neo4j 5"):
        find_distribution(Settings(NEO4J_HOME=tmp_path))


def test_the_lock_names_each_file_once_with_its_digest():
    jars = read_lock()

    assert len(jars) == len({jar.name for jar in jars}) == 216
    assert all(len(jar.sha256) == 64 for jar in jars)
