"""What a run knows of the graph without asking it: what cannot be there yet, and the entities it met last.

Both hold only as long as nobody else writes: a batch finds in the graph who wrote last, and where that was somebody
else, all of it is forgotten. Nothing here grows with the number of records.
"""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from threading import Lock
from typing import Literal

from .removals import Removals
from .settle import Known

What = Literal["author", "paper", "institution", "topic", "record"]

_BITS = 1 << 26
"""8 MB of marks: of a million identifiers that are new, 15 in a thousand are looked up all the same."""
_RECALLED = 10_000
"""So many identifiers in each of two generations."""
_SALTS: dict[What, int] = {"author": 0, "paper": 0, "institution": 0, "topic": 0, "record": 0x2A5F31}
"""A record is mostly called like the paper that it describes."""


class NotYet(Exception):
    """What a batch will write cannot be known before the one before it is written."""


class Seen:
    """What one run has met in the graph or has written to it; whoever changes it holds `lock`.

    `epoch` counts how often all of it was forgotten: what was worked out in another epoch is worth nothing.
    `touched` are the identifiers of the batch that was worked out last. `has_merges` and `has_identifiers` say what
    the graph had when the last batch began, and `removals` who may not be loaded; their key is read from the settings
    where none is given.
    """

    def __init__(self, removal_key: bytes | None = None) -> None:
        self.lock = Lock()
        self.removal_key = removal_key
        self.removals = Removals()
        self.epoch = 0
        self.touched: set[str] = set()
        self.has_merges = False
        self.has_identifiers = False
        self._begun = False
        self._marks: bytearray | None = None
        self._entities: dict[tuple[What, str], Known] = {}
        self._older: dict[tuple[What, str], Known] = {}

    def begin(self, *, alone: bool, empty: bool) -> None:
        """Begin a batch: `alone` says that nobody has written since this run's last one, `empty` that the graph is."""
        if not self._begun:
            self._marks = bytearray(_BITS // 8) if empty else None
        elif not alone:
            self._marks = None
            self.forget_all()
        self._begun = True

    @property
    def begun(self) -> bool:
        """Whether a batch has begun: only then is known what the graph has."""
        return self._begun

    def forget_all(self) -> None:
        """Forget all entities; what was never met stays so."""
        self.epoch += 1
        self._entities = {}
        self._older = {}

    @contextmanager
    def trial(self) -> Generator[None]:
        """Take back what the block keeps and forgets where it raises NotYet."""
        entities, older = self._entities.copy(), self._older.copy()
        self.touched = set()
        try:
            yield
        except NotYet:
            self._entities, self._older = entities, older
            raise

    def age(self) -> None:
        """Let go of what was met longest ago, between two batches: of the last one nothing may be forgotten."""
        if len(self._entities) >= _RECALLED:
            self._older, self._entities = self._entities, {}

    def perhaps(self, what: What, ids: Iterable[str]) -> list[str]:
        """Return those of the ids that the graph may have, sorted: all where it was not empty when the run began."""
        if self._marks is None:
            return sorted(ids)
        marks, salt = self._marks, _SALTS[what]
        places = ((id, (hash(id) ^ salt) % _BITS) for id in ids)
        return sorted(id for id, place in places if marks[place >> 3] & (1 << (place & 7)))

    def mark(self, what: What, ids: Iterable[str]) -> None:
        """Keep in mind that the graph may have these from now on; say so before they are written."""
        ids = list(ids)
        self.touched.update(ids)
        if self._marks is None:
            return
        marks, salt = self._marks, _SALTS[what]
        for id in ids:
            place = (hash(id) ^ salt) % _BITS
            marks[place >> 3] |= 1 << (place & 7)

    def recall(self, what: What, identifier: str) -> Known | None:
        """Return what the graph has under an identifier, or None where that would have to be asked."""
        found = self._entities.get((what, identifier))
        if found is None and (found := self._older.get((what, identifier))):
            self.keep(what, found)
        return found

    def keep(self, what: What, entity: Known) -> None:
        """Keep what the graph has of an entity from now on; papers are seldom met again soon, and are not kept."""
        self.touched.update(entity.identifiers)
        if what == "paper":
            return
        for identifier in entity.identifiers:
            self._entities[what, identifier] = entity

    def forget(self, what: What, ids: Iterable[str]) -> None:
        """Forget the entities of these ids: they are about to change."""
        for id in ids:
            self.touched.add(id)
            for kept in (self._entities, self._older):
                if known := kept.get((what, id)):
                    for identifier in known.identifiers:
                        kept.pop((what, identifier), None)
