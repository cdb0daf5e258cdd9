"""`peergraph store`: the database of accounts and of what readers keep, by hand."""

import click

from ...cypher.errors import NotFoundError
from ...cypher.settings import read_settings
from . import migrate
from .contents import checked_id
from .engine import open_store
from .queries import remove_query


@click.group()
def store() -> None:
    """Prepare the database of accounts and of what readers keep, and say how it stands."""


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


@store.command("remove-query")
@click.argument("id")
def remove_stored_query(id: str) -> None:
    """Delete the stored query ID with all its versions, whoever owns it."""
    store = open_store(read_settings())
    with store.session() as session:
        found = remove_query(session, checked_id(id, "stored query"))
    if not found:
        raise NotFoundError(f"No query is stored under {id}.")
    click.echo(f"The query {id} and all its versions are deleted.")
