"""What a person sees while something is computed over all papers: a bar on a terminal, nothing where nobody looks."""

import sys
from collections.abc import Callable, Generator
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

Watcher = Callable[[int, int], None]
"""Told after each batch how many papers are done, and how many there are to do."""


@contextmanager
def paper_bar() -> Generator[Watcher]:
    """Draw on stderr how far the work is while the block runs."""
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


@contextmanager
def going_on_later() -> Generator[None]:
    """Let Ctrl-C end the program with a word on what stands, and exit code 130."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo(
            "Stopped. What was written is whole; run the same command again to go on where it was.", err=True
        )
        sys.exit(130)
