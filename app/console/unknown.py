"""Names in a query that nothing in the graph has: what is misspelled finds nothing, and nobody would know why."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from ...cypher.graph import Plan
from ..languages import marked
from ..later import later as _l
from .schema_notes import NODES, RELATIONSHIPS
from .shape import Concern

ALIKE = 70.0
"""From which likeness on, of 100, a name is offered for another."""
_REMARK = re.compile(r"The (property|label|relationship type) `(.*)` does not exist")
_TYPE = re.compile(r"\[:(\w+)\]")
_WORDS = {
    "property": marked("Nothing in this graph has a property %(name)s."),
    "label": marked("No node of this graph has the label %(name)s."),
    "relationship type": marked("No relationship of this graph has the type %(name)s."),
}


def unknown_names(plan: Plan) -> Iterator[Concern]:
    """Yield a concern for each name of a query that nothing in the graph has, with one that is meant perhaps."""
    for note in dict.fromkeys(plan.notes):
        remark = _REMARK.search(note)
        if remark:
            kind, name = remark[1], remark[2]
            yield Concern("unknown", _unknown(kind, name), 0.0, refused=False)


def _unknown(kind: str, name: str) -> str:
    said, meant = _l(_WORDS[kind], name=name[:60]), _meant(kind, name)
    return _l("%(said)s Did you mean %(name)s?", said=said, name=meant) if meant else said


def _meant(kind: str, name: str) -> str | None:
    known = _names(kind)
    found = (
        None
        if name in known
        else process.extractOne(
            name.lower(), {each: each.lower() for each in known}, scorer=fuzz.ratio, score_cutoff=ALIKE
        )
    )
    return found[2] if found else None


def _names(kind: str) -> set[str]:
    if kind == "label":
        return {note.name for note in NODES}
    if kind == "relationship type":
        return {match[1] for note in RELATIONSHIPS if (match := _TYPE.search(note.name))}
    return {name for note in (*NODES, *RELATIONSHIPS) for name, _ in note.properties}
