"""Who is found by a name that only she states: the names stay in the store, and none is found that her page hides.

The names are kept in memory by their words, read anew when one of them changes. They only say who may be meant: whether
the record's page shows the name at this moment is asked for each of the few that fit.
"""

from collections.abc import Collection, Iterable, Mapping
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
from ..reads.owned import authors_called
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
MOST_OF_EACH = 20
"""Of many texts at a time."""
_KEY = "peergraph-owners-names"


class _Stated(msgspec.Struct):
    """Of all that an owner writes, what she is called."""

    name: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Asked:
    """A text, and the names in memory that fit it, or that are nearly so."""

    words: Words
    names: list[Name]
    near: bool

    def of(self, index: NameIndex) -> tuple[str, ...]:
        """Return the names of an index that fit as these do."""
        found = index.alike(self.words) if self.near else index.fitting(self.words)
        return tuple(name.name for name in found)


@dataclass(frozen=True)
class _Shown:
    """A person, and the names that her page shows beside those that sources give her."""

    id: str
    own: NameIndex


@dataclass
class OwnersNames:
    """The names that owners state, of one app or one program."""

    _lock: Lock = field(default_factory=Lock)
    _stamp: str | None = None
    _index: NameIndex = field(default_factory=NameIndex)

    def fitting(
        self,
        store: Store,
        graph: Graph,
        texts: Collection[str],
        most: int = MOST_FOUND,
        *,
        alike: bool = True,
    ) -> dict[str, Said]:
        """Return for each text `most` of the names that fit, and that pages show now beside other ones of the sources.

        Where none fits, those that nearly do, unless `alike` says that they are not wanted. Nobody has said anything
        where the store does not answer: the graph still does. Raises GraphUnavailable.
        """
        try:
            with store.session() as session:
                index = self._fresh(session)
            asked = {text: _asked(index, read_words(text), alike=alike) for text in texts}
            ids = {name.author: None for each in asked.values() for name in each.names[:most]}
            shown = _shown(store, graph, list(ids)) if ids else {}
        except StoreUnavailable:
            return dict.fromkeys(texts, NOBODY_SAID)
        return {text: _said(each, most, shown) for text, each in asked.items()}

    def _fresh(self, session: Session) -> NameIndex:
        stamp = stamps(session, (OWNERS_NAMES, EVERY_AUTHOR))
        with self._lock:
            if stamp != self._stamp:
                self._index = NameIndex(_stated(session))
                self._stamp = stamp
            return self._index


def said_to_be(text: str) -> Said:
    """Return the names that fit a text, or nearly do, and that owners state; raises GraphUnavailable."""
    return _in_this_request([text], MOST_FOUND, alike=True)[text]


def said_so_far(typed: str) -> Said:
    """Return the names that fit what is being typed, and that owners state; raises GraphUnavailable."""
    return _in_this_request([typed], MOST_SUGGESTED, alike=False)[typed]


def said_each(names: Collection[str], alike: bool) -> dict[str, Said]:
    """Return for each name, whose last word is complete, those that owners state, as `OwnersNames.fitting` does."""
    # A space at the end says that the last word is complete.
    said = _in_this_request([f"{name} " for name in names], MOST_OF_EACH, alike=alike)
    return {name: said[f"{name} "] for name in names}


def _in_this_request(texts: Collection[str], most: int, *, alike: bool) -> dict[str, Said]:
    known = cast(dict[tuple[str, int, bool], Said], g.setdefault("said_to_be", {}))
    wanted = [text for text in texts if (text, most, alike) not in known]
    if wanted:
        names = cast(OwnersNames, current_app.extensions.setdefault(_KEY, OwnersNames()))
        found = names.fitting(get_store(), get_graph(), wanted, most, alike=alike)
        known.update(((text, most, alike), said) for text, said in found.items())
    return {text: known[text, most, alike] for text in texts}


def _stated(session: Session) -> Iterable[Name]:
    rows = session.execute(select(ProfileRow.author, ProfileRow.content).order_by(ProfileRow.id))
    for author, content in rows:
        stated = msgspec.json.decode(content, type=_Stated)
        yield from (Name(author, name) for name in (stated.name, *stated.names) if name)


def _asked(index: NameIndex, words: Words, *, alike: bool) -> _Asked:
    names = index.fitting(words)
    near = alike and not names
    return _Asked(words, index.alike(words) if near else names, near)


def _shown(store: Store, graph: Graph, ids: list[str]) -> dict[str, list[_Shown]]:
    """Return whom each of the ids means, with the names that her page shows at this moment."""
    found = authors_called(graph, ids=ids)
    with store.session() as session:
        words = shown_words(session, {each.id: each.ids for each in found})
    shown: dict[str, list[_Shown]] = {}
    for author in found:
        given = {fold(name) for name in author.names}
        names = (words[author.id].name, *words[author.id].names)
        own = NameIndex(Name(author.id, name) for name in names if name and fold(name) not in given)
        for id in author.ids:
            shown.setdefault(id, []).append(_Shown(author.id, own))
    return shown


def _said(asked: _Asked, most: int, shown: Mapping[str, list[_Shown]]) -> Said:
    people = {each.id: each for name in asked.names[:most] for each in shown.get(name.author, ())}
    fit = {id: names for id, each in people.items() if (names := asked.of(each.own))}
    return Said(alike=fit) if asked.near else Said(fit, cut=len(asked.names) > most)
