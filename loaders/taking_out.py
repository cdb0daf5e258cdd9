"""Take people who asked to be removed out of what sources say of papers: pure functions.

A place of theirs is found by their identifiers, by what an earlier version of the same record had there, or where
another source of the same paper names somebody without an identifier who may be them. What is left of it are a position
and digests, by which the next version is known again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ..cypher.removals import mark
from .names import full_spellings, name_key, short_spellings
from .records import Authorship, PaperRecord, RemovedPlace
from .removals import Removals
from .rows import FormerAuthorship, Signature
from .slots import signatures
from .versions import Version, reworded


def taken_out(version: Version, removals: Removals, before: Sequence[RemovedPlace] = ()) -> Version:
    """Return a record's version without those who were removed; `before` are the places in an earlier version."""
    record = version.record
    if not isinstance(record, PaperRecord):
        return version
    stated = signatures(record)
    places = [_own_place(version.id, signature, removals, before) for signature in stated]
    return _without(version, record, stated, places, removals)


def taken_out_of_paper(versions: Mapping[str, Version], removals: Removals) -> dict[str, Version]:
    """Return all versions of one paper by record, without the places that any of them tells to be a removed one's."""
    alone = {id: taken_out(version, removals, places_of(version)) for id, version in versions.items()}
    held = [(id, place) for id, version in alone.items() for place in places_of(version)]
    if not held or len(alone) == 1:
        return alone
    return {
        id: _taken_out_beside(version, [one for one in held if one[0] != id], removals)
        for id, version in alone.items()
    }


def places_of(version: Version) -> tuple[RemovedPlace, ...]:
    """Return the places in a paper's record that are a removed one's."""
    record = version.record
    return tuple(p for p in record.removed if p.removal) if isinstance(record, PaperRecord) else ()


def lost(before: Version, after: Version) -> list[Signature]:
    """Return whom a record's version states no more since she was taken out of it."""
    if not isinstance(before.record, PaperRecord) or not isinstance(after.record, PaperRecord):
        return []
    left = {signature.keys for signature in signatures(after.record)}
    return [signature for signature in signatures(before.record) if signature.keys not in left]


def given_back(version: Version, removal: str, removals: Removals) -> Version:
    """Return a version whose places of one removal may come back: any text that names somebody there replaces it."""
    record, token = version.record, removals.token(version.id, removal)
    if not isinstance(record, PaperRecord):
        return version
    removed = tuple(RemovedPlace() if place.removal == token else place for place in record.removed)
    return (
        version
        if removed == record.removed
        else reworded(version, msgspec.structs.replace(record, removed=removed), version.former)
    )


def _taken_out_beside(
    version: Version, others: Sequence[tuple[str, RemovedPlace]], removals: Removals
) -> Version:
    record = version.record
    if not isinstance(record, PaperRecord):
        return version
    stated = signatures(record)
    names = Counter(name_key(signature.authorship.name) for signature in stated)
    places: list[RemovedPlace | None] = []
    for signature in stated:
        alone = names[name_key(signature.authorship.name)] == 1
        found = next((one for one in others if _may_be(*one, signature, removals.key, alone)), None)
        removal = found and removals.behind(found[0], found[1].removal)
        places.append(
            _place(version.id, signature, removals, removals.token(version.id, removal)) if removal else None
        )
    return _without(version, record, stated, places, removals)


def _own_place(
    record: str, signature: Signature, removals: Removals, before: Sequence[RemovedPlace]
) -> RemovedPlace | None:
    """Return the place of a signature that is a removed one's, by her identifiers or by what stood there before."""
    if removal := removals.of(signature.keys):
        return _place(record, signature, removals, removals.token(record, removal))
    for place in before:
        if _is_same(record, place, signature, removals.key):
            return _place(record, signature, removals, place.removal)
    return None


def _is_same(record: str, place: RemovedPlace, signature: Signature, key: bytes) -> bool:
    """Return whether a newer version of a record has the removed one at her place again, whatever it calls her now.

    Somebody with an ORCID there is somebody else: hers would have been known.
    """
    if not place.removal:
        return False
    if not _marks(key, record, "key", signature.keys).isdisjoint(place.keys):
        return True
    if signature.authorship.identifiers:
        known = any(one.startswith("orcid:") for one in signature.keys)
        return not known and _is_there(place, signature) and _is_named(record, place, signature, key)
    return _may_be(record, place, signature, key, alone=False)


def _may_be(record: str, place: RemovedPlace, signature: Signature, key: bytes, alone: bool) -> bool:
    """Return whether somebody without an identifier may have the place that another record, `record`, had."""
    if signature.authorship.identifiers:
        return False
    if _is_there(place, signature):
        short = _marks(key, record, "short name", short_spellings(signature.authorship.name))
        return not short.isdisjoint(place.short_names) or _is_named(record, place, signature, key)
    return alone and _is_named(record, place, signature, key)


def _is_there(place: RemovedPlace, signature: Signature) -> bool:
    return place.position is not None and place.position == signature.authorship.position


def _is_named(record: str, place: RemovedPlace, signature: Signature, key: bytes) -> bool:
    names = _marks(key, record, "name", full_spellings(signature.authorship.name))
    return not names.isdisjoint(place.names)


def _place(record: str, signature: Signature, removals: Removals, token: str) -> RemovedPlace:
    key, name = removals.key, signature.authorship.name
    return RemovedPlace(
        signature.authorship.position,
        token,
        tuple(sorted(_marks(key, record, "key", signature.keys))),
        tuple(sorted(_marks(key, record, "name", full_spellings(name)))),
        tuple(sorted(_marks(key, record, "short name", short_spellings(name)))),
    )


def _marks(key: bytes, record: str, what: str, texts: Iterable[str]) -> set[str]:
    return {mark(key, record, what, text) for text in texts}


def _without(
    version: Version,
    record: PaperRecord,
    stated: list[Signature],
    places: Sequence[RemovedPlace | None],
    removals: Removals,
) -> Version:
    found = [place for place in places if place]
    former = tuple(
        one for one in version.former if not _is_gone(version.id, one, [*found, *record.removed], removals)
    )
    if not found and former == version.former:
        return version
    kept = [signature for signature, place in zip(stated, places, strict=True) if not place]
    removed = sorted(
        {*record.removed, *found}, key=lambda place: (place.position or 0, place.removal, place.keys)
    )
    left = msgspec.structs.replace(record, authorships=_told_apart(record, kept), removed=tuple(removed))
    return reworded(version, left, former)


def _is_gone(record: str, one: FormerAuthorship, places: Sequence[RemovedPlace], removals: Removals) -> bool:
    """Return whether an older version's author is a removed one."""
    if removals.of(one.keys):
        return True
    names = _marks(removals.key, record, "name", full_spellings(one.name)) if places else set[str]()
    return any(place.removal and not names.isdisjoint(place.names) for place in places)


def _told_apart(record: PaperRecord, kept: Sequence[Signature]) -> tuple[Authorship, ...]:
    """Return the authorships that stay; who was the second of a name does not become the first one's by that."""
    alone = msgspec.structs.replace(record, authorships=tuple(signature.authorship for signature in kept))
    return tuple(
        before.authorship
        if before.keys == now.keys
        else msgspec.structs.replace(before.authorship, identifiers=before.keys)
        for before, now in zip(kept, signatures(alone), strict=True)
    )
