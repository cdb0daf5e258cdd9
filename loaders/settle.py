"""Which entity each set of identifiers means, given what the graph knows: a pure function.

Identifiers that one source states together mean the same entity, and so do sets that share one. The entity's own id is
the best of all its identifiers, so that it does not depend on which source came first; the others lead to it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct, field

from ..cypher.identifiers import best


class Known(Struct, frozen=True, gc=False):
    """An entity that the graph has: its present id, all its identifiers (the id among them) and its properties."""

    id: str
    identifiers: frozenset[str]
    properties: dict[str, Any] = field(default_factory=dict[str, Any])


class Settled(Struct, frozen=True, gc=False):
    """One entity after a batch: the id it has from now on, all its identifiers, and who it was before.

    It is `unchanged` where the graph already has exactly this entity with exactly these identifiers.
    """

    id: str
    identifiers: frozenset[str]
    known: tuple[Known, ...]
    unchanged: bool

    @property
    def is_new(self) -> bool:
        """True where the graph has nobody with any of these identifiers."""
        return not self.known


class Settlement:
    """The entities behind a batch's identifiers."""

    def __init__(
        self, stated: Iterable[tuple[str, ...]], known: Iterable[Known], retired: frozenset[str] = frozenset()
    ) -> None:
        """Settle all sets of identifiers `stated` in a batch against the entities that are `known`.

        An identifier that its source has `retired` is an entity's id only where there is no other.
        """
        self._parent: dict[str, str] = {}
        self._retired = retired
        present = {entity.id: entity for entity in known}
        for identifiers in stated:
            self._join(identifiers)
        for entity in present.values():
            self._join(tuple(sorted(entity.identifiers)))
        self._settled = self._groups(present)
        self._by_identifier = {i: entity for entity in self._settled for i in entity.identifiers}

    def __getitem__(self, identifier: str) -> Settled:
        """Return the entity that an identifier of this batch means."""
        return self._by_identifier[identifier]

    def __iter__(self) -> Iterator[Settled]:
        return iter(self._settled)

    def _root(self, identifier: str) -> str:
        parents = self._parent
        parent = parents.setdefault(identifier, identifier)
        while parent != parents[parent]:
            parents[parent] = parents[parents[parent]]
            parent = parents[parent]
        return parent

    def _join(self, identifiers: tuple[str, ...]) -> None:
        if len(identifiers) == 1:
            self._parent.setdefault(identifiers[0], identifiers[0])
            return
        first = self._root(identifiers[0])
        for identifier in identifiers[1:]:
            self._parent[self._root(identifier)] = first

    def _groups(self, present: dict[str, Known]) -> list[Settled]:
        groups: dict[str, list[str]] = {}
        for identifier in self._parent:
            groups.setdefault(self._root(identifier), []).append(identifier)
        return [self._entity(identifiers, present) for identifiers in groups.values()]

    def _entity(self, identifiers: list[str], present: dict[str, Known]) -> Settled:
        if len(identifiers) == 1:
            return self._alone(identifiers[0], present)
        known = tuple(sorted((present[i] for i in identifiers if i in present), key=lambda entity: entity.id))
        current = [identifier for identifier in identifiers if identifier not in self._retired]
        id, all_of_it = best(current or identifiers), frozenset(identifiers)
        same = len(known) == 1 and known[0].id == id and known[0].identifiers == all_of_it
        return Settled(id, all_of_it, known, same)

    @staticmethod
    def _alone(identifier: str, present: dict[str, Known]) -> Settled:
        """Return an entity of one identifier: what most are, without a choice to make."""
        known = present.get(identifier)
        if known is None:
            return Settled(identifier, frozenset((identifier,)), (), unchanged=False)
        return Settled(identifier, known.identifiers, (known,), unchanged=True)
