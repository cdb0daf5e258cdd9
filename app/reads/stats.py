"""How much there is in the graph, and where it came from."""

from dataclasses import fields
from typing import Any

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph
from .models import LoadRun, Stats

SHOWN_RUNS = 10


def stats(graph: Graph) -> Stats:
    """Return the graph's counts and its newest loads."""
    return Stats(**graph_counts(graph), runs=load_runs(graph, limit=SHOWN_RUNS))


def graph_counts(graph: Graph) -> dict[str, Any]:
    """Return the counts of Stats by name."""
    row = graph.read(load("read")["graph_counts"])[0]
    return {field.name: row[field.name] for field in fields(Stats) if field.name != "runs"}


def load_runs(graph: Graph, *, limit: int) -> tuple[LoadRun, ...]:
    """Return the loaders' runs, the newest first."""
    rows = graph.read(load("read")["load_runs"], limit=limit)
    return convert([row["run"] for row in rows], tuple[LoadRun, ...])
