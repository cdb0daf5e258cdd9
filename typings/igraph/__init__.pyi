"""The part of igraph that is used here; it ships no types of its own."""

from collections.abc import Mapping, Sequence
from random import Random
from types import ModuleType
from typing import IO, Any

class Layout:
    coords: list[list[float]]

class VertexClustering:
    membership: list[int]

class Graph:
    def __init__(self, n: int = 0, edges: Sequence[tuple[int, int]] = ()) -> None: ...
    def add_vertices(self, n: int, attributes: Mapping[str, Sequence[Any]] | None = None) -> None: ...
    def add_edges(
        self, es: Sequence[tuple[int, int]], attributes: Mapping[str, Sequence[Any]] | None = None
    ) -> None: ...
    def connected_components(self) -> VertexClustering: ...
    def layout_fruchterman_reingold(
        self, *, weights: Sequence[float], niter: int, seed: Sequence[Sequence[float]], grid: str
    ) -> Layout: ...
    def write_graphml(self, f: IO[bytes]) -> None: ...

def set_random_number_generator(generator: Random | ModuleType) -> None: ...
