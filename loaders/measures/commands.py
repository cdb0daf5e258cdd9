"""The command `peergraph measure`."""

import sys
from collections.abc import Generator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

from ...cypher.database import ensure_schema
from ...cypher.local import open_graph
from ...cypher.settings import read_settings
from .run import Summary, Watcher
from .run import measure as measure_papers


@click.command()
@click.option(
    "--again", is_flag=True,
    help="Write all anew, also what was computed on this version of the data: after an update of Peergraph.",
)  # fmt: skip
def measure(again: bool) -> None:
    """Compute the novelty and the citation percentile of every paper, and keep them with the papers.

    Run it after a load. What was computed on this version of the data already is not written again.
    """
    try:
        with open_graph(read_settings()) as graph, _progress_bar() as watch:
            ensure_schema(graph)
            summary = measure_papers(graph, again=again, watch=watch)
    except KeyboardInterrupt:
        click.echo(
            "Stopped. What was written is whole; run the same command again to go on where it was.", err=True
        )
        sys.exit(130)
    click.echo(told(summary))


def told(summary: Summary) -> str:
    """Return what a run did in sentences."""
    papers = "1 paper" if summary.papers == 1 else f"{summary.papers:,} papers"
    return (
        f"{papers} measured on version {summary.version} of the data: {summary.novelty:,} with novelty, "
        f"{summary.citations:,} with a citation percentile, the others have too little data; "
        f"{summary.written:,} written, {summary.papers - summary.written:,} already there."
    )


@contextmanager
def _progress_bar() -> Generator[Watcher]:
    """Draw on stderr how far the work is while the block runs; nothing where nobody looks."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("Reading and computing", total=None)

        def watch(done: int, total: int) -> None:
            """Move the bar."""
            progress.update(task, description="Writing papers", completed=done, total=total)

        yield watch
