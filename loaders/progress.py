"""What a person sees while a loader runs: a bar of bytes on a terminal, nothing else where nobody looks."""

from collections.abc import Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from ..cypher.counted import counted
from .load import Summary, Watcher
from .sources import Input


@contextmanager
def progress_bar() -> Generator[Watcher]:
    """Draw the progress of each file on stderr while the block runs."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TextColumn("{task.fields[records]:,} records"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        tasks: dict[str, int] = {}

        def watch(source_input: Input, position: int, records: int) -> None:
            """Move the bar of the file that is being read."""
            if source_input.name not in tasks:
                tasks[source_input.name] = progress.add_task(
                    _short(source_input.name), total=source_input.size, records=records
                )
            progress.update(tasks[source_input.name], completed=position, records=records)  # type: ignore[arg-type]

        yield watch


def told(summary: Summary) -> str:
    """Return what a run did in sentences."""
    kinds = f"{summary.new:,} new, {summary.changed:,} changed, {summary.unchanged:,} already there"
    rejected = f"; {summary.rejected:,} rejected, see {summary.rejects}" if summary.rejected else ""
    left_out = _left_out(summary.left_out)
    counts = f"{counted(summary.records, 'record')} read: {kinds}{left_out}{rejected}."
    return "\n".join([counts, *(f"Error: {failure}" for failure in summary.failures)])


def _left_out(count: int) -> str:
    """Return what was left out, because it is of people who asked to be removed."""
    if not count:
        return ""
    return f"; {counted(count, 'mention')} of people who asked to be removed left out"


def _short(name: str) -> str:
    return name if len(name) <= 40 else "…" + name[-39:]
