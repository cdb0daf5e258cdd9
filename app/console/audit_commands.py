"""`peergraph console`: how the console stands, for whoever runs the site."""

import sys
from collections.abc import Iterable
from datetime import UTC, datetime

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ...cypher.counted import counted
from ...cypher.local import open_graph
from ...cypher.settings import Settings, read_settings
from .audit import Protection, protections
from .history import History, history
from .ledger import Ledger


@click.group()
def console() -> None:
    """Say how the console stands: its protections, and what readers were refused."""


@console.command()
@click.option(
    "--days", type=click.FloatRange(0, 3650), default=7.0, show_default=True, help="How far back to count."
)
def audit(days: float) -> None:
    """Try every protection on the running server, and count what readers were refused or waited for.

    Ends with 1 where a protection is off. Clients are marks that no address can be told from.
    """
    settings = read_settings()
    with open_graph(settings) as graph:
        found = list(protections(graph))
    _print_protections(found)
    _print_limits(settings)
    if (settings.home / Ledger.NAME).exists():
        _print_history(history(Ledger(settings.home), days), days)
    else:
        click.echo(f"Nothing is noted yet: there is no {settings.home / Ledger.NAME}.")
    off = sum(not each.holds for each in found)
    click.echo(
        f"Of {len(found)} protections, {off} {'is' if off == 1 else 'are'} off."
        if off
        else f"All {len(found)} protections are on."
    )
    sys.exit(1 if off else 0)


def _print_protections(found: Iterable[Protection]) -> None:
    _print(
        ("protection", "", "seen"), [(each.name, "on" if each.holds else "OFF", each.seen) for each in found]
    )


def _print_limits(settings: Settings) -> None:
    names = [name for name in Settings.model_fields if name.startswith("console_")]
    fields = [(Settings.model_fields[name].validation_alias, getattr(settings, name)) for name in names]
    _print(("limit", "set to"), [(str(name), f"{value:g}") for name, value in fields])


def _print_history(found: History, days: float) -> None:
    queries = counted(found.total, "query was", "queries were")
    within = "day" if days == 1 else f"{days:g} days"
    click.echo(f"\n{queries} refused, stopped or slow in the last {within}.")
    if not found.total:
        return
    _print(("outcome", "reason", "times"), [(*reason, f"{count:,}") for *reason, count in found.reasons])
    _print(("client", "times"), [(client, f"{count:,}") for client, count in found.clients])
    _print(
        ("slowest", "ms", "outcome", "letters", "client"),
        [
            (
                _written(note.at),
                f"{note.milliseconds:,.0f}",
                note.outcome,
                f"{note.characters:,}",
                note.client,
            )
            for note in found.slowest
        ],
    )


def _written(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(sep=" ", timespec="seconds")


def _print(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    table = Table()
    for column in columns:
        table.add_column(Text(column))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)
