"""The command `peergraph measure`."""

import click

from ...cypher.counted import counted
from ...cypher.database import ensure_schema
from ...cypher.local import open_graph
from ...cypher.settings import read_settings
from ..computing import going_on_later, paper_bar
from .run import Summary
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
    with going_on_later(), open_graph(read_settings()) as graph, paper_bar() as watch:
        ensure_schema(graph)
        summary = measure_papers(graph, again=again, watch=watch)
    click.echo(told(summary))


def told(summary: Summary) -> str:
    """Return what a run did in sentences."""
    papers = counted(summary.papers, "paper")
    return (
        f"{papers} measured on version {summary.version} of the data: {summary.novelty:,} with novelty, "
        f"{summary.citations:,} with a citation percentile, the others have too little data; "
        f"{summary.written:,} written, {summary.papers - summary.written:,} already there."
    )
