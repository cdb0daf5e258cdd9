"""Names in a query that nothing in the graph has: what is misspelled finds nothing, and nobody would know why."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from ...cypher.graph import Plan
from .schema_notes import NODES, RELATIONSHIPS
from .shape import Concern

ALIKE = 70.0
"""From which likeness on, of 100, a name is offered for another."""
_REMARK = re.compile(r"The (property|label|relationship type) `(.*)` does not exist")
_TYPE = re.compile(r"\[:(\w+)\]")
_WORDS = {
    "property": "Nothing in this graph has a property {name}.",
    "label": "No node of this graph has the label {name}.",
    "relationship type": "No relationship of this graph has the type {name}.",
}


def unknown_names(plan: Plan) -> Iterator[Concern]:
    """Yield a concern for each name of a query that nothing in the graph has, with one that is meant perhaps."""
    for note in dict.fromkeys(plan.notes):
        remark = _REMARK.search(note)
        if remark:
            kind, name = remark[1], remark[2]
            yield Concern(
                "unknown", _WORDS[kind].format(name=name[:60]) + _meant(kind, name), 0.0, refused=False
            )


def _meant(kind: str, name: str) -> str:
    known = _names(kind)
    found = (
        None
        if name in known
        else process.extractOne(
            name.lower(), {each: each.lower() for each in known}, scorer=fuzz.ratio, score_cutoff=ALIKE
        )
    )
    return f" Did you mean {found[2]}?" if found else ""


def _names(kind: str) -> set[str]:
    if kind == "label":
        return {note.name for note in NODES}
    if kind == "relationship type":
        return {match[1] for note in RELATIONSHIPS if (match := _TYPE.search(note.name))}
    return {name for note in (*NODES, *RELATIONSHIPS) for name, _ in note.properties}
