"""The network of a picture, for igraph: who is central, and which communities there are."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import igraph

from ..slices.chance import igraph_seed
from .kept import Kept, Keys

LINE = 0.5
"""What a line that is no tie between people weighs."""
ITERATIONS = 10


@dataclass(frozen=True)
class Communities:
    """Groups of nodes with more lines within than between them, the largest first."""

    of: dict[str, int]
    count: int
    modularity: float


class Network:
    """All ties and lines of a picture, drawn or not; ties weigh the sum of 1/(n-1) over joint papers of n authors."""

    def __init__(self, order: Sequence[str], kept: Kept, keys: Keys) -> None:
        """Build the network of the keys in `order`."""
        self._order = order
        number = {key: at for at, key in enumerate(order)}
        ties = [(number[keys.people[a]], number[keys.people[b]]) for a, b in kept.ties]
        lines = [(number[line.source], number[line.target]) for line in kept.lines]
        self._graph = igraph.Graph(n=len(order), edges=[*ties, *lines])
        self._weights = [*(tie.closeness for tie in kept.ties.values()), *(LINE for _ in lines)]

    def pagerank(self) -> dict[str, float]:
        """Return each key's PageRank; they add up to 1."""
        if not self._order:
            return {}
        ranks = cast(Any, self._graph).pagerank(directed=False, weights=self._weights or None)
        return dict(zip(self._order, cast(list[float], ranks), strict=True))

    def communities(self) -> Communities:
        """Return the communities that the Leiden method finds, the same for the same picture."""
        with igraph_seed(random.Random(4)):  # noqa: S311 (a colour needs no secret)
            found = cast(Any, self._graph).community_leiden(
                objective_function="modularity", weights=self._weights, n_iterations=ITERATIONS
            )
        groups = sorted(cast(list[list[int]], list(found)), key=lambda group: (-len(group), group[0]))
        of = {self._order[at]: place for place, group in enumerate(groups) for at in group}
        modularity = cast(
            float, cast(Any, self._graph).modularity(found.membership, weights=self._weights or None)
        )
        return Communities(of, len(groups), 0.0 if modularity != modularity else modularity)
