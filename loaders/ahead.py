"""Work out what a batch will write while the one before it is being written.

The database and this program then work at the same time. It can be done where a batch only adds to what is known:
look-ups go to what is committed, and whatever the batch in flight or this one itself may have changed is not looked up.
"""

from dataclasses import dataclass
from typing import Any, cast

from ..cypher import Cypher
from ..cypher.graph import Graph, Transaction
from .seen import NotYet, Seen
from .writes import LOOK_UPS, Found, Rows

Query = tuple[Cypher, dict[str, Any]]


@dataclass
class Written:
    """How many records of a batch were new, how many told something new, and how many the graph had already.

    `left_out` are records of people who asked to be removed, and their places on papers.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    left_out: int = 0


class Ahead:
    """Stands for the transaction that a batch will have: keeps what is sent, and asks the graph as it is now."""

    def __init__(self, graph: Graph, seen: Seen, in_flight: set[str]) -> None:
        """Begin to work out a batch; `in_flight` are the identifiers of the one that is being written."""
        self._graph = graph
        self._seen = seen
        self._in_flight = in_flight
        self.queries: list[Query] = []

    def run(self, query: Cypher, /, **parameters: Any) -> Rows:
        """Return what is committed; raises NotYet where that may not be what the transaction will find."""
        if query.name not in LOOK_UPS:
            raise NotYet
        ids = {id for ids in parameters.values() if isinstance(ids, list) for id in cast(list[str], ids)}
        if not self._in_flight.isdisjoint(ids) or (self.queries and not self._seen.touched.isdisjoint(ids)):
            raise NotYet
        return self._graph.look_up(query, **parameters)

    def send(self, query: Cypher, /, **parameters: Any) -> None:
        """Keep a query for the transaction."""
        self.queries.append((query, parameters))


@dataclass(frozen=True)
class Prepared:
    """What a batch will send, what will have come of its records, and under which conditions."""

    queries: list[Query]
    written: Written
    epoch: int
    has_merges: bool
    has_identifiers: bool

    def holds(self, found: Found, seen: Seen) -> bool:
        """Return whether the graph is as it was taken to be: nobody else has written, nothing needs another look."""
        return (
            found.alone
            and self.epoch == seen.epoch
            and self.has_merges == found.merges
            and self.has_identifiers == found.identifiers
        )

    def send(self, transaction: Transaction) -> None:
        """Send all of it."""
        for query, parameters in self.queries:
            transaction.send(query, **parameters)
