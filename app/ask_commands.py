"""`peergraph search`, `show`, `works`, `slice`, `shared`, `path`, `stats`: this machine's graph or a running site."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import click
import msgspec

from ..cypher.settings import read_settings
from .reads.parts import SORTS, Kind, WorkFilter
from .reads.paths import FEW_WAYS, MOST_WAYS
from .reads.searched import KINDS
from .slices.read import DEFAULT_LIMIT, LEAST, MOST
from .sources import Address, Source, open_source
from .telling import (
    author_lines,
    institution_lines,
    paper_lines,
    path_lines,
    printable,
    search_lines,
    shared_lines,
    slice_lines,
    stats_lines,
    topic_lines,
    works_lines,
)

Answer = TypeVar("Answer")
Command = Callable[..., None]
_LINES: dict[str, Callable[[Any], Iterator[str]]] = {
    "author": author_lines,
    "paper": paper_lines,
    "topic": topic_lines,
    "institution": institution_lines,
}


def site_option(command: Command) -> Command:
    """Add `--url`, the site that a command asks instead of a database."""
    return click.option(
        "--url",
        metavar="URL",
        help="A running site to ask instead of this machine's graph; PEERGRAPH_URL where not given. "
        "Its token is read from PEERGRAPH_TOKEN or the file PEERGRAPH_TOKEN_FILE.",
    )(command)


def _asks(command: Command) -> Command:
    shown = click.option("--json", "as_json", is_flag=True, help="The whole answer as JSON.")(command)
    return site_option(shown)


@click.command()
@click.argument("text")
@click.option("--kind", type=click.Choice(KINDS), help="One kind alone.")
@click.option("--limit", type=click.IntRange(1, 100), default=20, show_default=True, help="Results at most.")
@_asks
def search(text: str, kind: Kind | None, limit: int, url: str | None, as_json: bool) -> None:
    """Find TEXT: names, words of titles, or an identifier."""
    _tell(url, as_json, lambda source: source.search(text, kind, limit), search_lines)


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("id")
@_asks
def show(kind: Kind, id: str, url: str | None, as_json: bool) -> None:
    """Show the author, paper, topic or institution with the identifier ID."""
    _tell(url, as_json, lambda source: getattr(source, kind)(id), _LINES[kind])


@click.command()
@click.argument("id")
@click.option("--year", type=click.IntRange(0, 9999), help="Only papers of this year.")
@click.option("--type", help="Only papers of this type.")
@click.option("--listed", is_flag=True, help="Only papers that a source lists on the author's profile.")
@click.option(
    "--sort", type=click.Choice(SORTS), default="newest", show_default=True, help="What comes first."
)
@click.option("--offset", type=click.IntRange(0), default=0, help="How many papers to leave out.")
@click.option("--limit", type=click.IntRange(1, 100), default=20, show_default=True, help="Papers at most.")
@_asks
def works(id: str, url: str | None, as_json: bool, **wanted: Any) -> None:
    """List the papers of the author ID."""
    _tell(url, as_json, lambda source: source.works(id, WorkFilter(**wanted)), works_lines)


@click.command("slice")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("id")
@click.option(
    "--limit",
    type=click.IntRange(LEAST, MOST),
    default=DEFAULT_LIMIT,
    show_default=True,
    help="Nodes at most.",
)
@_asks
def slice_(kind: Kind, id: str, limit: int, url: str | None, as_json: bool) -> None:
    """List what is around the entity ID: the nodes of its picture."""
    _tell(url, as_json, lambda source: source.slice(kind, id, limit), slice_lines)


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@click.option("--limit", type=click.IntRange(1, 100), default=20, show_default=True, help="Papers at most.")
@_asks
def shared(ids: tuple[str, ...], limit: int, url: str | None, as_json: bool) -> None:
    """List the papers that two to ten authors wrote together."""
    _tell(url, as_json, lambda source: source.shared_papers(ids, limit), shared_lines)


@click.command()
@click.argument("start")
@click.argument("end")
@click.option(
    "--limit", type=click.IntRange(1, MOST_WAYS), default=FEW_WAYS, show_default=True, help="Ways at most."
)
@_asks
def path(start: str, end: str, limit: int, url: str | None, as_json: bool) -> None:
    """Find the closest ways from the author START to the author END over joint papers."""
    _tell(url, as_json, lambda source: source.path(start, end, limit), path_lines)


@click.command()
@_asks
def stats(url: str | None, as_json: bool) -> None:
    """Say how much there is in the graph."""
    _tell(url, as_json, lambda source: source.stats(), stats_lines)


def _tell(
    url: str | None,
    as_json: bool,
    ask: Callable[[Source], Answer],
    lines: Callable[[Answer], Iterator[str]],
) -> None:
    with open_source(Address(url or read_settings().url)) as source:
        answer = ask(source)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(answer), indent=1).decode())
        return
    for line in lines(answer):
        click.echo(printable(line))
