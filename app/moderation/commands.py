"""`peergraph tidy`: what is kept no longer than the settings say, by hand or once a day."""

import click

from ...cypher.settings import read_settings
from ..store.engine import open_store
from .retention import tidy


@click.command("tidy")
@click.option("--dry-run", is_flag=True, help="Say what would be deleted, and delete nothing.")
def tidy_store(dry_run: bool) -> None:
    """Delete what is used up, and what was decided or settled longer ago than PEERGRAPH_KEEP_DECIDED_DAYS."""
    settings = read_settings()
    store = open_store(settings)
    try:
        with store.session() as session:
            done = tidy(session, settings.keep_decided_days, really=not dry_run)
    finally:
        store.close()
    for each in done:
        click.echo(f"{each.number:>8,}  {each.what}")
    click.echo("Nothing was deleted." if dry_run else "Deleted; the audit log stays as it is.")
