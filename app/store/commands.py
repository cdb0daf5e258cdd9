"""`peergraph store`: the database of stored views and snapshots by hand."""

import click

from ...cypher.settings import read_settings
from . import migrate
from .engine import open_store


@click.group()
def store() -> None:
    """Prepare the database of stored views and snapshots, and say how it stands."""


@store.command("upgrade")
def upgrade_store() -> None:
    """Bring the tables to what this program needs; doing so again changes nothing."""
    store = open_store(read_settings())
    store.upgrade()
    click.echo(f"{store.url} is prepared (step {store.revision()}).")


@store.command("status")
def store_status() -> None:
    """Say where the database is and whether its tables are there."""
    store = open_store(read_settings())
    found, newest = store.revision(), migrate.newest()
    state = "is prepared" if found == newest else "is not prepared: run `peergraph store upgrade`"
    click.echo(f"{store.url} {state} (step {found or 'none'} of {newest}).")
