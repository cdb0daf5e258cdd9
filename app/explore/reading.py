"""From a view to what the graph says of its entities, in one round trip."""

from collections.abc import Iterable

from ...cypher.graph import Graph
from ..reads.parts import Kind
from .reads import explore_picture
from .rows import FoundPicture
from .view import Filters, parse_key


def read_picture(graph: Graph, keys: Iterable[str], filters: Filters) -> FoundPicture:
    """Return the entities that the keys name and what connects them, over the papers that the filters let through."""
    ids = ids_by_kind(keys)
    return explore_picture(
        graph,
        authors=ids["author"],
        papers=ids["paper"],
        topics=ids["topic"],
        institutions=ids["institution"],
        topic=filters.topic,
        institution=filters.institution,
        place=filters.place,
    )


def ids_by_kind(keys: Iterable[str]) -> dict[Kind, list[str]]:
    """Return the ids of some keys, kind by kind, in order and each once."""
    ids: dict[Kind, list[str]] = {"author": [], "paper": [], "topic": [], "institution": []}
    for key in sorted(set(keys)):
        kind, id = parse_key(key)
        ids[kind].append(id)
    return ids
