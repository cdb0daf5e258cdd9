"""`peergraph cypher`: a power query from the command line, through the same guard as the console."""

import csv
import json
import sys
from typing import Any, cast

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ...cypher.counted import counted
from ...cypher.database import check_schema
from ...cypher.errors import QueryFailed, UsageError
from ...cypher.local import open_graph
from ...cypher.settings import read_settings
from ..ask_commands import site_option
from ..exports.csv import safe_text
from ..sources import Address, open_source
from .ask import MOST_SECONDS, ConsoleAnswer, ask
from .client import LOCAL


@click.command()
@click.argument("query")
@click.option(
    "-p",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter; VALUE is JSON, or else plain text.",
)
@click.option(
    "--format", "shape", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
)
@click.option(
    "--limit", type=click.IntRange(1, 100_000), help="Rows at most; PEERGRAPH_CONSOLE_ROWS where not given."
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, MOST_SECONDS),
    help="Seconds at most; PEERGRAPH_CONSOLE_TIMEOUT where not given.",
)
@site_option
def cypher(
    query: str,
    parameters: tuple[str, ...],
    shape: str,
    limit: int | None,
    timeout: float | None,
    url: str | None,
) -> None:
    """Ask the graph QUERY, read-only; `-` reads it from standard input.

    CSV cells are written as they are: a cell that a spreadsheet would run as a formula (=, +, -, @ first) gets
    a ' in front.
    """
    settings = read_settings()
    text = sys.stdin.read() if query == "-" else query
    given = dict(named_parameter(parameter) for parameter in parameters)
    site = url or settings.url
    if site and timeout:
        raise UsageError("--timeout is for a graph of this machine; a site has a time of its own.")
    try:
        if site:
            with open_source(Address(site)) as source:
                answer = source.cypher(text, given, limit)
        else:
            answer = _asked_here(text, given, limit, timeout)
    except QueryFailed as error:
        raise QueryFailed(f"{error}{_marked(text, error)}", error.position) from error
    {"table": _table, "csv": _csv, "json": _json}[shape](answer)
    if answer.truncated:
        rows = counted(len(answer.rows), "row")
        click.echo(f"There are more than {rows}, the most that were asked for (--limit).", err=True)


def _asked_here(text: str, given: dict[str, Any], limit: int | None, timeout: float | None) -> ConsoleAnswer:
    settings = read_settings()
    with open_graph(settings) as graph:
        check_schema(graph)
        return ask(
            graph,
            text,
            given,
            client=LOCAL,
            limit=limit or settings.console_rows,
            seconds=timeout or settings.console_timeout,
            picture=False,
        )


def named_parameter(text: str) -> tuple[str, Any]:
    """Return the name and value of NAME=VALUE; raises UsageError for anything else."""
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise UsageError(f"-p takes NAME=VALUE, such as -p id=sample:yinghui-xu, not {text!r}")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def plain(value: Any) -> str:
    """Return one cell as text: a node as its name and id, a list or map as JSON."""
    if value is None or isinstance(value, str):
        return value or ""
    node = cast(dict[str, Any], value) if isinstance(value, dict) else {}
    if node.get("$type") == "node":
        return f"{node['label']} ({node['properties'].get('id', '/'.join(node['labels']))})"
    return json.dumps(value, ensure_ascii=False)


def safe_cell(value: Any) -> str:
    """Return one cell for a CSV file, as `safe_text` makes it; numbers keep their sign."""
    return safe_text(value) if isinstance(value, str) else plain(value)


def _table(answer: ConsoleAnswer) -> None:
    table = Table()
    for column in answer.columns:
        table.add_column(Text(_printable(column)))
    for row in answer.rows:
        table.add_row(*(Text(_printable(plain(value))) for value in row))
    Console().print(table)
    click.echo(f"{counted(len(answer.rows), 'row')} in {answer.milliseconds:,.0f} ms", err=True)


def _printable(text: str) -> str:
    """Take out control characters, with which a title could steer the terminal."""
    return "".join(
        letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


def _csv(answer: ConsoleAnswer) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow([safe_cell(column) for column in answer.columns])
    writer.writerows([safe_cell(value) for value in row] for row in answer.rows)


def _json(answer: ConsoleAnswer) -> None:
    shown = {
        "columns": answer.columns,
        "rows": answer.rows,
        "truncated": answer.truncated,
        "milliseconds": answer.milliseconds,
    }
    click.echo(json.dumps(shown, ensure_ascii=False, indent=1))


def _marked(text: str, error: QueryFailed) -> str:
    at, lines = error.position, text.split("\n")
    if at is None or at.line > len(lines):
        return ""
    return f" (line {at.line}, column {at.column})\n  {lines[at.line - 1]}\n  {' ' * (at.column - 1)}^"
