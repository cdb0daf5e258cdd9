"""Parameters that identify entities, by any identifier or address of theirs."""

from ..cypher.graph import Graph
from .context import get_graph
from .later import later as _l
from .parameters import ParameterError
from .reads.found import Ambiguous
from .reads.parts import EntityRef, Kind
from .reads.resolve import resolve
from .reads.results import results_by_id


def entity_id(kind: Kind, name: str, value: str) -> str:
    """Return the current id of the entity that the value of the parameter `name` identifies.

    Raises ParameterError where it identifies several, IdentifierError and NotFoundError as `resolve` does.
    """
    return id_in(get_graph(), kind, name, value)


def id_in(graph: Graph, kind: Kind, name: str, value: str) -> str:
    """Return the current id of the entity that a value identifies in a graph; raises as `entity_id` does."""
    found = resolve(graph, kind, value)
    if isinstance(found, Ambiguous):
        choices = ", ".join(row.id for row in found.candidates)
        raise ParameterError(
            name, _l("%(message)s Give one of %(choices)s", message=found.message, choices=choices)
        )
    return found.id


def entity_ref(kind: Kind, name: str, value: str) -> EntityRef:
    """Return the entity that the value of the parameter `name` identifies, as a link; raises as `entity_id` does."""
    row = results_by_id(get_graph(), kind, [entity_id(kind, name, value)])[0]
    return EntityRef(kind, row.id, row.label)
