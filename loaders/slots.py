"""The authors of one paper, put together from what each source says of them.

A slot is a place in the list of authors. The first complete list gives the slots; every other list's authors are
matched to them: by an identifier that both state, by position and a compatible name, by the same name, by a compatible
name that fits one free slot only. Who fits nowhere gets a slot of their own. The person in a slot is the one whom the
first source with an identifier names (an ORCID before others); a name alone decides only where nothing better is said.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from .names import compatible_names, name_key, same_name
from .records import InstitutionMention, PaperRecord
from .rows import AuthorshipRow, FormerAuthorship, Signature, Statement


class Slot:
    """A place in a paper's list of authors and all that was said of it, the first statement in front."""

    def __init__(self, signature: Signature) -> None:
        self.signatures = [signature]
        self.former: list[FormerAuthorship] = []

    @property
    def position(self) -> int | None:
        """The first position that a source states."""
        return next(
            (s.authorship.position for s in self.signatures if s.authorship.position is not None), None
        )

    @property
    def name(self) -> str:
        """The name in the first source's words."""
        return self.signatures[0].authorship.name

    def stated_keys(self) -> set[str]:
        """Return every key that a newest record states here."""
        return {key for signature in self.signatures for key in signature.keys}


def resolve_authorships(
    ranked: Sequence[Statement],
) -> tuple[tuple[AuthorshipRow, ...], tuple[FormerAuthorship, ...]]:
    """Return one row an author in the order of the paper, and the former authors whom no slot fits."""
    if len(ranked) == 1 and not ranked[0].former:
        return _only_rows(signatures(ranked[0].record)), ()
    complete_first = sorted(ranked, key=lambda statement: not statement.record.authors_complete)
    slots: list[Slot] = []
    for statement in complete_first:
        _add(slots, signatures(statement.record))
    dropped = [
        former for statement in ranked for former in statement.former if not _remembered(slots, former)
    ]
    return tuple(map(_row, sorted(slots, key=_place))), tuple(
        sorted(set(dropped), key=lambda former: former.order)
    )


def signatures(record: PaperRecord) -> list[Signature]:
    """Return a record's authorships with the keys of each person; equal names on one paper are different people."""
    seen: Counter[str] = Counter()
    found: list[Signature] = []
    for authorship in record.authorships:
        keys = authorship.identifiers
        if not keys:
            name = name_key(authorship.name)
            seen[name] += 1
            keys = (f"{record.source}:{name}" + (f"~{seen[name]}" if seen[name] > 1 else ""),)
        found.append(Signature(record.source, authorship, keys))
    return found


def former_authorships(older: PaperRecord, newer: PaperRecord) -> set[FormerAuthorship]:
    """Return what an older version of a record says of its authors that the newer one does not."""
    now = {_as_former(signature) for signature in signatures(newer)}
    return {_as_former(signature) for signature in signatures(older)} - now


def _as_former(signature: Signature) -> FormerAuthorship:
    return FormerAuthorship(
        tuple(sorted(signature.keys)), signature.authorship.name, signature.authorship.position
    )


def _add(slots: list[Slot], arriving: list[Signature]) -> None:
    """Put each arriving signature into the slot that fits it best, no two into one."""
    if slots:
        free = list(slots)
        arriving = _without_same_persons(free, arriving)
        for fits in (_same_place, _same_name, _alone_compatible):
            arriving = [
                signature for signature in arriving if not _placed(free, signature, fits(free, signature))
            ]
    slots.extend(Slot(signature) for signature in arriving)


def _placed(free: list[Slot], signature: Signature, slot: Slot | None) -> bool:
    if slot is None:
        return False
    slot.signatures.append(signature)
    free.remove(slot)
    return True


def _without_same_persons(free: list[Slot], arriving: list[Signature]) -> list[Signature]:
    """Place those whose identifier a free slot states already, and return the others."""
    by_key = {key: slot for slot in reversed(free) for key in slot.stated_keys()}
    left: list[Signature] = []
    for signature in arriving:
        keys = signature.keys if signature.authorship.identifiers else ()
        slot = next((by_key[key] for key in keys if key in by_key and by_key[key] in free), None)
        if not _placed(free, signature, slot):
            left.append(signature)
    return left


def _same_place(free: list[Slot], signature: Signature) -> Slot | None:
    position = signature.authorship.position
    there = (slot for slot in free if position is not None and slot.position == position)
    return next((slot for slot in there if compatible_names(slot.name, signature.authorship.name)), None)


def _same_name(free: list[Slot], signature: Signature) -> Slot | None:
    return next((slot for slot in free if same_name(slot.name, signature.authorship.name)), None)


def _alone_compatible(free: list[Slot], signature: Signature) -> Slot | None:
    fitting = [slot for slot in free if compatible_names(slot.name, signature.authorship.name)]
    return fitting[0] if len(fitting) == 1 else None


def _remembered(slots: list[Slot], former: FormerAuthorship) -> bool:
    """Note a former author at the slot that is now somebody else's, so that the old address leads there."""
    there = [
        slot
        for slot in slots
        if slot.position == former.position and compatible_names(slot.name, former.name)
    ]
    fitting = there or [slot for slot in slots if same_name(slot.name, former.name)]
    for slot in fitting[:1]:
        slot.former.append(former)
    return bool(fitting)


def _place(slot: Slot) -> tuple[bool, int]:
    position = slot.position
    return (position is None, position or 0)


def _only_rows(stated: list[Signature]) -> tuple[AuthorshipRow, ...]:
    """Return the rows of a paper of which one source tells: what most papers need, at a third of the cost."""
    ordered = sorted(stated, key=lambda one: (one.authorship.position is None, one.authorship.position or 0))
    return tuple(map(_only_row, ordered))


def _only_row(signature: Signature) -> AuthorshipRow:
    said = signature.authorship
    return AuthorshipRow(
        signature.keys,
        said.name,
        said.raw_name or said.name,
        said.position,
        tuple(sorted(signature.keys)),
        tuple(dict.fromkeys(said.affiliations)) if said.affiliations else (),
        _institutions([signature]) if said.institutions else (),
        said.corresponding,
        said.listed,
        (signature.source,),
    )


def _row(slot: Slot) -> AuthorshipRow:
    person = _person(slot.signatures)
    first = slot.signatures[0].authorship
    keys = slot.stated_keys().union(*(former.keys for former in slot.former))
    return AuthorshipRow(
        author=person.keys,
        name=person.authorship.name,
        raw_name=first.raw_name or first.name,
        position=slot.position,
        keys=tuple(sorted(keys)),
        affiliations=tuple(
            dict.fromkeys(text for s in slot.signatures for text in s.authorship.affiliations)
        ),
        institutions=_institutions(slot.signatures),
        corresponding=any(s.authorship.corresponding for s in slot.signatures),
        listed=any(s.authorship.listed for s in slot.signatures),
        sources=tuple(sorted({s.source for s in slot.signatures})),
    )


def _person(stated: Iterable[Signature]) -> Signature:
    """Return the signature that names the person best: by ORCID, by another identifier, by name."""
    return min(
        stated,
        key=lambda s: (not any(key.startswith("orcid:") for key in s.keys), not s.authorship.identifiers),
    )


def _institutions(stated: Iterable[Signature]) -> tuple[InstitutionMention, ...]:
    """Return each institution once; a number that was left of a front page's footnotes ("1") is none."""
    found = {
        mention.identifiers or mention.name: mention
        for signature in stated
        for mention in reversed(signature.authorship.institutions)
        if mention.identifiers or any(map(str.isalpha, mention.name))
    }
    return tuple(sorted(found.values(), key=lambda mention: (mention.identifiers, mention.name)))
