"""`peergraph db`: the local Neo4j by hand."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import click

from ..database import init_schema, schema_version
from ..errors import PeergraphError, SettingsError
from ..settings import Settings, read_settings
from . import admin, open_graph, open_server
from .jars import Distribution
from .places import Places
from .server import has_database, running_server, start_server, stop_server, while_stopped


@click.group()
def db() -> None:
    """Run the local Neo4j, prepare a graph, keep copies of it."""


@db.command()
def start() -> None:
    """Start the local Neo4j in the background, or leave the running one there."""
    click.echo(f"Neo4j runs at {start_server(_local(), background=True).uri}; `peergraph db stop` stops it.")


@db.command()
def stop() -> None:
    """Stop the local Neo4j, whoever started it."""
    click.echo("Neo4j has stopped." if stop_server(_local()) else "No local Neo4j runs.")


@db.command()
def status() -> None:
    """Say which Neo4j is used, whether it answers, and where its files are."""
    settings = read_settings()
    if settings.is_local and running_server(settings) is None:
        click.echo(f"No local Neo4j runs; its files are in {settings.home}.")
        return
    with open_graph(settings) as graph:
        graph.check()
        click.echo(f"{_where(settings)} It answers; {_schema_said(schema_version(graph))}.")


@db.command()
def init() -> None:
    """Prepare the graph: constraints, indexes and the schema's version; doing so again changes nothing."""
    with open_graph(read_settings()) as graph:
        init_schema(graph)
        click.echo(f"The graph is prepared; {_schema_said(schema_version(graph))}.")


@db.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def dump(file: Path) -> None:
    """Write the whole local database to FILE; a running server is stopped for it and started again."""
    if file.exists():
        raise click.BadParameter(f"{file} exists already: give another name.", param_hint="FILE")
    with _stopped() as (places, distribution):
        admin.dump(places, distribution.jars, file.absolute())
    click.echo(f"The database is in {file} ({file.stat().st_size:,} bytes).")


@db.command(name="load")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--replace", is_flag=True, help="Say that the database there may be replaced.")
def load_dump(file: Path, replace: bool) -> None:
    """Replace the local database by the dump in FILE; a running server is stopped for it and started again."""
    settings = _local()
    if not (replace and has_database(settings)):
        with open_graph(settings) as graph:
            if schema_version(graph) is not None:
                raise SettingsError("The database is in use: give --replace to have it replaced by the dump.")
    with _stopped() as (places, distribution):
        admin.restore(places, distribution.jars, file)
    click.echo(f"The database is now what {file} holds.")


@db.command()
def check() -> None:
    """Check the local database's files for damage; a running server is stopped for it and started again."""
    with _stopped() as (places, distribution):
        report = admin.check(places, distribution.jars)
    click.echo(report)
    click.echo("The database is consistent.")


@db.command("shell-uri")
def shell_uri() -> None:
    """Print the database's address with user and password in it, for cypher-shell and other clients."""
    with open_server(read_settings()) as server:
        scheme, rest = urlsplit(server.uri).scheme, server.uri.partition("://")[2]
        click.echo(f"{scheme}://{quote(server.user, safe='')}:{quote(server.password, safe='')}@{rest}")


def _local() -> Settings:
    settings = read_settings()
    if settings.uri is not None:
        raise SettingsError(
            f"NEO4J_URI is {settings.uri}: this command is for the local Neo4j; unset NEO4J_URI to use it."
        )
    return settings


@contextmanager
def _stopped() -> Generator[tuple[Places, Distribution]]:
    settings = _local()
    if running_server(settings):
        click.echo("The running Neo4j is stopped for this, and started again after it.", err=True)
    with while_stopped(settings) as database:
        yield database


def _where(settings: Settings) -> str:
    if not settings.is_local:
        return f"Neo4j is at {settings.uri}, as NEO4J_URI says."
    found = running_server(settings)
    if found is None:
        raise PeergraphError("The local Neo4j was stopped while it was being asked.")
    state, server = found
    kept = "in the background" if state.background else "as long as a command uses it"
    return f"Neo4j runs at {server.uri} (process {state.pid}, {kept}); its files are in {settings.home}."


def _schema_said(version: int | None) -> str:
    return (
        "the graph is not prepared yet (`peergraph db init`)"
        if version is None
        else f"the graph has schema {version}"
    )
