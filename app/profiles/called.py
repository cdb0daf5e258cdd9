"""Who is found by a name that only she states: the names stay in the store, and none is found that her page hides.

The names are kept in memory by their words, read anew when one of them changes. They only say who may be meant: whether
the record's page shows the name at this moment is asked for each of the few that fit.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock
from typing import cast

import msgspec
from flask import current_app, g
from sqlalchemy import select
from sqlalchemy.orm import Session

from ...cypher.graph import Graph
from ...cypher.spellings import fold
from ..context import get_graph
from ..reads.owned import CalledAuthor, authors_called
from ..reads.search_terms import Words, read_words
from ..reads.searched import NOBODY_SAID, Said
from ..store.current import get_store
from ..store.engine import Store, StoreUnavailable
from ..store.stamps import EVERY_AUTHOR, OWNERS_NAMES, stamps
from .name_index import Name, NameIndex
from .side import shown_words
from .tables import ProfileRow

MOST_FOUND = 100
"""Names that fit one text: so many are asked for; where more fit, a search says that it has not counted all."""
MOST_SUGGESTED = 20
_KEY = "peergraph-owners-names"


class _Stated(msgspec.Struct):
    """Of all that an owner writes, what she is called."""

    name: str = ""
    names: tuple[str, ...] = ()


@dataclass
class OwnersNames:
    """The names that owners state, of one app or one program."""

    _lock: Lock = field(default_factory=Lock)
    _stamp: str | None = None
    _index: NameIndex = field(default_factory=NameIndex)

    def fitting(self, store: Store, graph: Graph, text: str, most: int = MOST_FOUND) -> Said:
        """Return `most` of the names that fit a text, and that pages show now beside other ones of the sources.

        None where the store does not answer: the graph still does. Raises GraphUnavailable.
        """
        words = read_words(text)
        try:
            with store.session() as session:
                names = self._fresh(session).fitting(words)
            if not names:
                return NOBODY_SAID
            found = authors_called(graph, ids=list({name.author: None for name in names[:most]}))
            with store.session() as session:
                shown = shown_words(session, {each.id: each.ids for each in found})
        except StoreUnavailable:
            return NOBODY_SAID
        fit = {each.id: _fitting(words, each, (shown[each.id].name, *shown[each.id].names)) for each in found}
        return Said({id: names for id, names in fit.items() if names}, len(names) > most)

    def _fresh(self, session: Session) -> NameIndex:
        stamp = stamps(session, (OWNERS_NAMES, EVERY_AUTHOR))
        with self._lock:
            if stamp != self._stamp:
                self._index = NameIndex(_stated(session))
                self._stamp = stamp
            return self._index


def said_to_be(text: str, most: int = MOST_FOUND) -> Said:
    """Return `most` names that fit a text and that owners state, for this request; raises GraphUnavailable."""
    known = cast(dict[tuple[str, int], Said], g.setdefault("said_to_be", {}))
    if (text, most) not in known:
        names = cast(OwnersNames, current_app.extensions.setdefault(_KEY, OwnersNames()))
        known[text, most] = names.fitting(get_store(), get_graph(), text, most)
    return known[text, most]


def _stated(session: Session) -> Iterable[Name]:
    rows = session.execute(select(ProfileRow.author, ProfileRow.content).order_by(ProfileRow.id))
    for author, content in rows:
        stated = msgspec.json.decode(content, type=_Stated)
        yield from (Name(author, name) for name in (stated.name, *stated.names) if name)


def _fitting(words: Words, author: CalledAuthor, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that hold the words, without those that a source gives, too."""
    given = {fold(name) for name in author.names}
    own = NameIndex(Name(author.id, name) for name in names if name and fold(name) not in given)
    return tuple(name.name for name in own.fitting(words))
