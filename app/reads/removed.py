"""Whether an identifier is of somebody who asked to be removed."""

from dataclasses import dataclass

from flask import has_app_context
from flask_babel import gettext as _
from msgspec import convert

from ...cypher import load
from ...cypher.errors import RemovedError
from ...cypher.graph import Graph
from ...cypher.removals import mark, removal_key
from ...cypher.settings import read_settings
from ..context import get_settings


@dataclass(frozen=True)
class RemovalDay:
    """One removal, as far as anybody can know it."""

    id: str
    day: str
    """When it was asked for, ISO."""


def check_not_removed(graph: Graph, identifiers: list[str]) -> None:
    """Raise RemovedError where one of the identifiers is a removed author's."""
    key = removal_key(get_settings() if has_app_context() else read_settings())
    if key and removals_with(graph, marks=[mark(key, identifier) for identifier in identifiers]):
        raise RemovedError(_("This record was taken out at the request of the person whom it was about."))


def removals_with(graph: Graph, *, marks: list[str]) -> int:
    """Return how many removals have one of these digests of an identifier."""
    return graph.read(load("read")["removals_with"], marks=marks)[0]["count"]


def removal_days(graph: Graph) -> list[RemovalDay]:
    """Return the removals of the graph, the oldest first."""
    return convert(graph.read(load("read")["removal_days"]), list[RemovalDay])
