"""`peergraph demo`: the sample, loaded, measured and served by one command."""

from importlib.metadata import entry_points
from typing import cast

import click

from .local import open_server
from .settings import read_settings


@click.command()
@click.pass_context
def demo(context: click.Context) -> None:
    """Load and measure the sample, and serve it until Ctrl-C, which also stops the database that this started."""
    with open_server(read_settings()):
        load = cast(click.Group, _command("load"))
        context.invoke(cast(click.Command, load.get_command(context, "sample")))
        context.invoke(_command("measure"))
        context.invoke(_command("serve"))


def _command(name: str) -> click.Command:
    """Return a command of another folder, found as the command line finds it."""
    (point,) = entry_points(group="peergraph.commands", name=name)
    return point.load()
