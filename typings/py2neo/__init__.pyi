# The part of py2neo that is used here; it ships no types of its own.
from collections.abc import Iterable
from typing import Any

class Node: ...

class Graph:
    service: Any
    def __init__(
        self, profile: str | None = ..., name: str | None = ..., *, auth: tuple[str, str] | None = ...
    ) -> None: ...
    def run(
        self, cypher: str, parameters: dict[str, Any] | None = ..., **kwparameters: Any
    ) -> Iterable[Any]: ...
