"""The `peergraph` command: each folder's commands, found by their entry points and imported when they are called."""

import sys
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType
from typing import cast

import click

from .errors import PeergraphError
from .logs import configure_logs
from .settings import read_settings

_FRAMES = ("numpy", "pandas", "pyarrow")


class Commands(click.Group):
    """A group whose commands are the entry points of `peergraph.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted({point.name for point in entry_points(group="peergraph.commands")})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, importing only its folder."""
        _import_driver_alone()
        points = list(entry_points(group="peergraph.commands", name=cmd_name))
        return points[0].load() if points else None


@click.group(cls=Commands)
@click.version_option(package_name="peergraph")
def peergraph() -> None:
    """Explore a graph of researchers, papers, topics and institutions."""
    configure_logs(read_settings())


def _import_driver_alone() -> None:
    """Import the driver without the libraries of data frames, which it would import wherever they are installed.

    That takes a second and 50 MB of every command, and only notebooks, which are no commands, have frames to send.
    """
    hidden = [name for name in _FRAMES if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden, cast(ModuleType, None)))
    try:
        import_module("neo4j")
    finally:
        for name in hidden:
            del sys.modules[name]


def main() -> None:
    """Run the command line; an error that we know is one sentence on stderr and exit code 1."""
    try:
        peergraph()
    except PeergraphError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)
