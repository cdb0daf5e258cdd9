"""Settle who is meant, in the graph: look up, join, rename, and write each kind of entity."""

from collections.abc import Iterable
from functools import reduce
from typing import Any

from msgspec import Struct, field

from . import writes
from .names import better_name
from .settle import Known, Settled, Settlement
from .writes import Kind, Writing


class Mention(Struct, frozen=True, gc=False):
    """An entity as one place names it; `properties` are what that place says of it beside its name."""

    identifiers: tuple[str, ...]
    name: str
    sources: tuple[str, ...]
    properties: dict[str, Any] = field(default_factory=dict[str, Any])


def settle(tx: Writing, kind: Kind, stated: Iterable[tuple[str, ...]]) -> Settlement:
    """Return which entities the stated sets of identifiers mean; joins and better ids are written at once."""
    sets = set(stated)
    known = _known(tx, kind, {identifier for identifiers in sets for identifier in identifiers})
    merged: list[tuple[str, str]] = []
    if sets and tx.has_merges:
        present = {identifier for identifiers in sets for identifier in identifiers}.union(
            *(k.identifiers for k in known)
        )
        merged = writes.merged_identifiers(tx, kind, sorted(present))
        known = _known(tx, kind, present.union(*merged))
    settlement = Settlement([*sets, *merged], known, retired=frozenset(old for old, _ in merged))
    _join(tx, kind, settlement)
    renames = [{"old": e.known[0].id, "id": e.id} for e in settlement if e.known and e.known[0].id != e.id]
    writes.rename_entities(tx, kind, renames)
    return settlement


def write_mentions(tx: Writing, kind: Kind, settlement: Settlement, mentions: Iterable[Mention]) -> None:
    """Write the entities that were mentioned, where a mention tells something new, and their identifiers."""
    grouped: dict[str, list[Mention]] = {}
    for mention in mentions:
        entity = settlement[mention.identifiers[0]]
        if not _tells_nothing(entity, mention):
            grouped.setdefault(entity.id, []).append(mention)
    told = [_mentioned(settlement[said[0].identifiers[0]], said) for said in grouped.values()]
    _write_told(tx, kind, settlement, {id: after for id, after, is_new in told if is_new})
    write_identifiers(tx, kind, settlement)
    for id, after, _ in told:
        if len(settlement[id].known) < 2:
            known = Known(id, settlement[id].identifiers, {"described": False, **after, "id": id})
            tx.seen.keep(kind, known)


def _write_told(tx: Writing, kind: Kind, settlement: Settlement, told: dict[str, dict[str, Any]]) -> None:
    """Write what is told of entities; authors who are new, of whom there are many, without looking for them."""
    new = {id for id in told if kind == "author" and not settlement[id].known}
    writes.create_authors(tx, [told[id] | {"id": id} for id in told if id in new])
    rows = [{"id": id, "properties": _written(after)} for id, after in told.items() if id not in new]
    writes.merge_entities(tx, kind, rows)


def write_identifiers(tx: Writing, kind: Kind, settlement: Settlement) -> None:
    """Let every identifier of the settled entities lead to them, and tidy up after joins."""
    changed = [entity for entity in settlement if not entity.unchanged]
    rows = [
        {"id": entity.id, "identifier": identifier}
        for entity in changed
        for identifier in sorted(entity.identifiers - {entity.id})
    ]
    writes.merge_identifiers(tx, kind, rows)
    writes.tidy_identifiers(tx, kind, {entity.id for entity in changed if entity.known})


def _known(tx: Writing, kind: Kind, identifiers: set[str]) -> list[Known]:
    """Return the entities that any of these identifiers means, from memory where they are kept there."""
    recalled = {identifier: tx.seen.recall(kind, identifier) for identifier in identifiers}
    asked = (identifier for identifier, known in recalled.items() if known is None)
    found = [
        Known(
            row["properties"]["id"],
            frozenset((row["properties"]["id"], *row["identifiers"])),
            row["properties"] | {"described": row["described"]},
        )
        for row in writes.known_entities(tx, kind, asked)
    ]
    for entity in found:
        tx.seen.keep(kind, entity)
    tx.seen.mark(kind, identifiers)
    return [*(known for known in recalled.values() if known), *found]


def _join(tx: Writing, kind: Kind, settlement: Settlement) -> None:
    """Make one entity of all that turned out to be the same, with the names and sources of all."""
    joined = [entity for entity in settlement if len(entity.known) > 1]
    writes.join_entities(
        tx, kind, [{"old": old.id, "id": entity.known[0].id} for entity in joined for old in entity.known[1:]]
    )
    if kind != "paper":
        rows = [{"id": entity.known[0].id, "properties": _written(_joined(entity))} for entity in joined]
        writes.merge_entities(tx, kind, rows)


def _written(properties: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in properties.items() if key not in ("id", "described")}


def _tells_nothing(entity: Settled, mention: Mention) -> bool:
    """Return whether the graph says all of a mention already: so do most, of people who write much."""
    if not entity.unchanged:
        return False
    before = entity.known[0].properties
    if mention.name not in before["names"]:
        return False
    for source in mention.sources:
        if source not in before["sources"]:
            return False
    return not mention.properties or all(before.get(k) == value for k, value in mention.properties.items())


def _mentioned(entity: Settled, mentions: list[Mention]) -> tuple[str, dict[str, Any], bool]:
    """Return an entity's id, what the graph says of it after its mentions, and whether they tell anything new."""
    before = _joined(entity)
    after = dict(before)
    names = {mention.name for mention in mentions}
    after["names"] = sorted(names.union(before.get("names", [])))
    after["sources"] = sorted(
        {source for m in mentions for source in m.sources}.union(before.get("sources", []))
    )
    if not before.get("described"):
        after["name"] = best_name(after["names"])
    for mention in mentions:
        for name, value in mention.properties.items():
            after[name] = min(value, after[name]) if after.get(name) is not None else value
    return entity.id, after, after != before or not entity.unchanged


def _joined(entity: Settled) -> dict[str, Any]:
    """Return what the graph says of all that were joined into this entity."""
    together: dict[str, Any] = {}
    for known in entity.known:
        for name, value in known.properties.items():
            if isinstance(value, list):
                together[name] = sorted({*together.get(name, []), *value})  # pyright: ignore[reportUnknownArgumentType]
            elif name == "described":
                together[name] = together.get(name, False) or value
            elif value is not None and (
                name != "name" or known.properties["described"] or "name" not in together
            ):
                together[name] = value
    if together.get("names") and not together["described"]:
        together["name"] = best_name(together["names"])
    return together


def best_name(names: Iterable[str]) -> str:
    """Return the best of some names, whatever their order."""
    return reduce(better_name, sorted(names))
