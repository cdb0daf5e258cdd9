"""The removals that a graph holds, as a run of a loader knows them: keyed digests of identifiers, and nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..cypher.errors import SettingsError
from ..cypher.removals import key_mark, mark, removal_key
from ..cypher.settings import read_settings


@dataclass(frozen=True)
class Removals:
    """Who may not be loaded. It is falsy where nobody is removed, which is all that most runs ever ask."""

    version: int = 0
    """How often the graph's removals had changed when they were read."""
    key: bytes = b""
    marks: Mapping[str, str] = field(default_factory=dict[str, str])
    """Digest of an identifier: id of the removal."""

    def __bool__(self) -> bool:
        return bool(self.marks)

    def of(self, identifiers: Iterable[str]) -> str | None:
        """Return the removal of whoever has one of these identifiers."""
        for identifier in identifiers:
            if found := self.marks.get(mark(self.key, identifier)):
                return found
        return None

    def token(self, record: str, removal: str) -> str:
        """Return how a record's text names a removal: every record in another way."""
        return mark(self.key, record, "removal", removal)

    def behind(self, record: str, token: str) -> str | None:
        """Return the removal that a record's text names by this token."""
        ids = sorted(set(self.marks.values()))
        return next((id for id in ids if self.token(record, id) == token), None)


def removals_of(rows: Iterable[dict[str, Any]], version: int, key: bytes | None) -> Removals:
    """Return the removals from the graph's rows of id, marks and key.

    `key` is read from the settings where it is None, and only where it is needed. Raises SettingsError where there is
    none, or another one: a load without it would bring back who was removed.
    """
    held = list(rows)
    if not held:
        return Removals(version)
    key = key or removal_key(read_settings())
    if key is None or any(row["key"] != key_mark(key) for row in held):
        raise SettingsError(
            "People were removed from this graph with a key that is not here, so that a load would bring them back. "
            "Set PEERGRAPH_REMOVAL_KEY to the site's key, or copy its file removals.key into PEERGRAPH_HOME."
        )
    return Removals(version, key, {one: row["id"] for row in held for one in row["marks"]})
