"""The commands `peergraph load` and `peergraph export`."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from ..cypher.database import check_schema, init_schema
from ..cypher.graph import Graph
from ..cypher.local import open_graph
from ..cypher.settings import read_settings
from . import arxiv, jsonl, openalex
from .export import export as write_export
from .load import Loading, Reader, Summary, Watcher, load_sample
from .progress import progress_bar, told
from .sources import find

_PATHS = click.argument("paths", nargs=-1, required=True)
_REJECTS = click.option(
    "--rejects", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path(),
    help="Folder for the file of records that could not be read (default: here).",
)  # fmt: skip
_AGAIN = click.option(
    "--again", is_flag=True,
    help="Tell anew what is loaded already: after an update of Peergraph that tells it better.",
)  # fmt: skip


@click.group()
def load() -> None:
    """Load works into the graph; loading the same again changes nothing."""


@load.command("jsonl")
@_PATHS
@click.option(
    "--source",
    default="jsonl",
    show_default=True,
    help="What to call this list: authors without an id are told apart by name within it.",
)
@_REJECTS
@_AGAIN
def load_jsonl(paths: tuple[str, ...], source: str, rejects: Path, again: bool) -> None:
    """Load works from JSON Lines, one work a line (see docs/formats.md)."""
    reader: Reader = lambda source_input: jsonl.read(source_input, source=source)  # noqa: E731
    _load(source, reader, find(paths, jsonl.belongs), rejects, again)


@load.command("openalex")
@_PATHS
@_REJECTS
@_AGAIN
def load_openalex(paths: tuple[str, ...], rejects: Path, again: bool) -> None:
    """Load OpenAlex: works, authors, institutions and topics, from files, API answers or a snapshot's folder."""
    _load("openalex", openalex.read, find(paths, openalex.belongs), rejects, again)


@load.command("arxiv")
@_PATHS
@_REJECTS
@_AGAIN
def load_arxiv(paths: tuple[str, ...], rejects: Path, again: bool) -> None:
    """Load arXiv: Atom feeds, OAI-PMH answers (arXiv, arXivRaw) or the snapshot's JSON Lines."""
    _load("arxiv", arxiv.read, find(paths, arxiv.belongs), rejects, again)


@load.command("sample")
def load_the_sample() -> None:
    """Load the bundled sample: 752 real works around four researchers."""
    _finish(_run(load_sample))


def _load(source: str, reader: Reader, files: list[str], rejects: Path, again: bool) -> None:
    def work(graph: Graph, watch: Watcher) -> Summary:
        """Load the files into an opened graph."""
        return Loading(graph, source, reader, rejects=rejects, watch=watch, again=again).load(files)

    _finish(_run(work))


def _run(work: Callable[[Graph, Watcher], Summary]) -> Summary:
    with open_graph(read_settings()) as graph, progress_bar() as watch:
        # Also indexes that came with a later program, which changed nothing else.
        init_schema(graph)
        return _until_stopped(lambda: work(graph, watch))


def _until_stopped(work: Callable[[], Summary]) -> Summary:
    try:
        return work()
    except KeyboardInterrupt:
        click.echo(
            "Stopped. What was written is whole; run the same command again to go on where it was.", err=True
        )
        sys.exit(130)


def _finish(summary: Summary) -> None:
    click.echo(told(summary))
    if summary.failures:
        sys.exit(1)


@click.command()
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
def export(path: Path) -> None:
    """Write the whole graph to PATH as JSON Lines in a canonical order, and print its SHA-256."""
    with open_graph(read_settings()) as graph:
        check_schema(graph)
        click.echo(f"{write_export(graph, path)}  {path}")
