"""`peergraph removals`: removals by hand, for whoever runs the site and was asked by letter."""

from contextlib import closing

import click
from sqlalchemy import select

from ...cypher.counted import counted
from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from ...cypher.identifiers import find_identifier
from ...cypher.local import open_graph
from ...cypher.removals import removal_key_or_new, remover
from ...cypher.settings import read_settings
from ..accounts import audit
from ..accounts.proofs import new_id
from ..reads.found import Ambiguous
from ..reads.owned import author_identifiers
from ..reads.removed import removal_days
from ..reads.resolve import resolve
from ..store.contents import now
from ..store.engine import open_store, prepare_store
from .carrying import finish, take
from .forgetting import forget_author
from .tables import RemovalRow


@click.group()
def removals() -> None:
    """Take somebody's record out of the graph at her request, and lift a removal."""


@removals.command("list")
def list_removals() -> None:
    """List the removals of this graph; whose they were is known to nobody."""
    with open_graph(read_settings()) as graph:
        for removal in removal_days(graph):
            click.echo(f"{removal.id}  {removal.day}")


@removals.command("add")
@click.argument("identifier")
@click.option("--why", default="", help="A reason for the log; no name.")
@click.confirmation_option(prompt="Take this record out, with its places on all papers?")
def add(identifier: str, why: str) -> None:
    """Take the author record out that IDENTIFIER means; without one, keep it from being loaded."""
    settings, removal = read_settings(), new_id()
    prepare_store(settings)
    with open_graph(settings) as graph, closing(open_store(settings)) as store:
        ids = _identifiers(graph, identifier)
        done = remover().remove(graph, removal, ids, removal_key_or_new(settings))
        with store.session() as session:
            forget_author(session, ids)
            audit.record(session, audit.OPERATOR, "record removed", f"removals:{removal}", why)
    records, papers = counted(done.records, "record"), counted(done.papers, "paper")
    click.echo(f"Removal {removal}: {records} taken out, with all places on {papers}.")


@removals.command("finish")
def finish_removals() -> None:
    """Go on with removals that were begun on the site and interrupted."""
    settings = read_settings()
    prepare_store(settings)
    with open_graph(settings) as graph, closing(open_store(settings)) as store:
        with store.session() as session:
            begun = list(session.scalars(select(RemovalRow.id).where(RemovalRow.begun.is_not(None))))
        for id in begun:
            if take(store, id):
                finish(store, graph, settings, id)
                click.echo(f"Removal {id} is done.")
            else:
                click.echo(f"Removal {id} is being done by the site.")


@removals.command("lift")
@click.argument("removal")
@click.option("--why", default="", help="A reason for the log; no name.")
def lift(removal: str, why: str) -> None:
    """End the removal of that id; the next load of its sources brings the record back."""
    settings = read_settings()
    prepare_store(settings)
    with open_graph(settings) as graph, closing(open_store(settings)) as store:
        if not remover().lift(graph, removal, removal_key_or_new(settings)):
            raise NotFoundError(f"This graph has no removal {removal}: `peergraph removals list` lists them.")
        with store.session() as session:
            if row := session.get(RemovalRow, removal):
                row.state, row.words, row.reason, row.decided = "lifted", "", why, now()
            audit.record(session, audit.OPERATOR, "removal lifted", f"removals:{removal}", why)
    click.echo("Lifted. Load its sources again to have the record back.")


def _identifiers(graph: Graph, text: str) -> tuple[str, ...]:
    """Return all identifiers of the record that is meant, or the given one where the graph has none."""
    try:
        found = resolve(graph, "author", text)
    except NotFoundError:
        return (find_identifier(text) or text,)
    if isinstance(found, Ambiguous):
        raise NotFoundError(found.message)
    return author_identifiers(graph, id=found.id)
