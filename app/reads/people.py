"""People in few words, by their ids."""

from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph
from .parts import EntityRef, PersonCount


def people_by_id(graph: Graph, *, ids: list[str]) -> tuple[PersonCount, ...]:
    """Return people in the order of their ids, with the number of all their papers."""
    rows = graph.read(load("read")["people_by_id"], ids=ids)
    return convert([row["person"] for row in rows], tuple[PersonCount, ...])


def people_refs(graph: Graph, ids: list[str]) -> dict[str, EntityRef]:
    """Return people as links, by their ids; an id of nobody is left out."""
    people = people_by_id(graph, ids=list(dict.fromkeys(ids)))
    return {person.id: EntityRef("author", person.id, person.name) for person in people}
