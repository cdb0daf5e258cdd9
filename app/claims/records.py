"""From the id that a claim names a record by to what the record says today."""

from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from ..reads.found import Ambiguous
from ..reads.resolve import resolve
from .claimable import Claimable, author_claimable


def record_of(graph: Graph, author: str) -> Claimable:
    """Return the record that an id means today, or one that says nothing where the id leads to none or to several.

    A claim can be looked at and released also when its record is not there any more.
    """
    try:
        found = resolve(graph, "author", author)
        if not isinstance(found, Ambiguous):
            return author_claimable(graph, id=found.id)
    except NotFoundError:
        pass
    return Claimable(author, author, (), None, (), ())
