"""The app behind gunicorn, as the Dockerfile starts it but for the number of workers."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress

import psutil
import requests

from peergraph.cypher.local import Server

PATIENCE = 60.0
"""Seconds until the app has to answer."""


@contextmanager
def gunicorn(server: Server, threads: int = 8, **environment: str) -> Generator[tuple[str, psutil.Process]]:
    """Serve the app with one gunicorn worker for the block; give its address and its master process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    access = {"NEO4J_URI": server.uri, "NEO4J_USER": server.user, "NEO4J_PASSWORD": server.password}
    words = [
        "--bind",
        address,
        "--worker-class",
        "gthread",
        "--threads",
        str(threads),
        "--log-level",
        "error",
    ]
    with tempfile.TemporaryDirectory() as home:
        own = {"PEERGRAPH_HOME": home, "PEERGRAPH_LOG_LEVEL": "ERROR", **environment}
        with subprocess.Popen(
            [
                sys.executable,
                "-m",
                "gunicorn",
                *words,
                "--no-control-socket",
                "peergraph.app.wsgi:make_app()",
            ],
            env=os.environ | access | own,
        ) as process:
            try:
                _wait(f"http://{address}/healthz")
                yield f"http://{address}", psutil.Process(process.pid)
            finally:
                process.terminate()


def _wait(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(requests.RequestException):
            if requests.get(address, timeout=5).ok:
                return
        time.sleep(0.2)
    raise SystemExit(f"{address} does not answer.")
