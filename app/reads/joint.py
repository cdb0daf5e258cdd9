"""What pairs of people wrote together: counted, weighed, and the newest of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph

ANY_YEAR = -1
"""As `since`: papers of all years, and those without one."""
Pair = tuple[str, str]


@dataclass(frozen=True)
class Joint:
    """The joint papers of one pair."""

    total: int
    strength: float
    """The sum over them of 1 / (authors - 1)."""
    first_year: int | None
    last_year: int | None
    papers: tuple[str, ...]
    """The ids of the newest, the newest first."""


def joint_of_pairs(
    graph: Graph, pairs: Sequence[Pair], *, since: int = ANY_YEAR, limit: int
) -> dict[Pair, Joint]:
    """Return for each pair of authors what they wrote together, with the ids of at most `limit` papers."""
    wanted = list(dict.fromkeys(pairs))
    if not wanted:
        return {}
    found = joint_papers(
        graph, firsts=[a for a, _ in wanted], seconds=[b for _, b in wanted], since=since, limit=limit
    )
    return {wanted[place]: joint for place, joint in found.items()}


def joint_papers(
    graph: Graph, *, firsts: list[str], seconds: list[str], since: int, limit: int
) -> dict[int, Joint]:
    """Return the joint papers of each pair by its place in the lists."""
    rows = graph.read(load("read")["joint_papers"], firsts=firsts, seconds=seconds, since=since, limit=limit)
    return {row["place"]: convert(row, Joint) for row in rows}
