"""The entities of today behind what somebody follows: ids change when better identifiers arrive."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

from ...cypher import load
from ...cypher.graph import Graph, Row
from .tables import FollowRow

FollowKind = Literal["author", "topic", "institution", "search"]
KINDS: tuple[FollowKind, ...] = get_args(FollowKind)


@dataclass(frozen=True)
class Entity:
    """One person, topic or institution of today."""

    id: str
    name: str
    keys: tuple[str, ...] = ()
    """All its other identifiers."""


@dataclass(frozen=True)
class Followed:
    """One thing that somebody follows."""

    kind: FollowKind
    stored: str
    """What it was called by when it was followed."""
    id: str | None
    """Its id of today, or the question of a search; None where the graph has it no more."""
    name: str
    keys: tuple[str, ...]
    since: str
    """The mark after which something is news of it."""
    created: str


def followed_of(graph: Graph, rows: Sequence[FollowRow], least: str = "") -> tuple[Followed, ...]:
    """Return what rows stand for today, in their order; nothing before the mark `least` is news."""
    found = _entities(graph, rows)
    return tuple(_followed(row, found.get((row.kind, row.entity)), least) for row in rows)


def entity_of(graph: Graph, kind: FollowKind, id: str) -> Entity | None:
    """Return the person, topic or institution that an id stands for; None for none, several, and for a search."""
    lists = {f"{each}s": [id] if each == kind else [] for each in KINDS if each != "search"}
    rows = followed_entities(graph, **lists)
    return _entity(rows[0]["found"][0]) if rows else None


def followed_entities(
    graph: Graph, *, authors: list[str], topics: list[str], institutions: list[str]
) -> list[Row]:
    """Return the entities that ids of each kind stand for: kind, found (each with place, id, name, keys)."""
    return graph.read(
        load("read")["followed_entities"], authors=authors, topics=topics, institutions=institutions
    )


def _entities(graph: Graph, rows: Sequence[FollowRow]) -> dict[tuple[str, str], Entity]:
    lists = {kind: [row.entity for row in rows if row.kind == kind] for kind in KINDS}
    if not any(lists[kind] for kind in KINDS if kind != "search"):
        return {}
    found = followed_entities(
        graph, authors=lists["author"], topics=lists["topic"], institutions=lists["institution"]
    )
    return {
        (row["kind"], lists[row["kind"]][one["place"]]): _entity(one) for row in found for one in row["found"]
    }


def _entity(row: Row) -> Entity:
    return Entity(row["id"], row["name"] or row["id"], tuple(row["keys"]))


def _followed(row: FollowRow, entity: Entity | None, least: str) -> Followed:
    kind, since = cast(FollowKind, row.kind), max(row.since, least)
    if kind == "search":
        return Followed(kind, row.entity, row.entity, row.name, (), since, row.created)
    if entity is None:
        return Followed(kind, row.entity, None, row.name, (), since, row.created)
    return Followed(kind, row.entity, entity.id, entity.name, entity.keys, since, row.created)
