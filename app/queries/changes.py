"""What differs between two versions of a stored query, line by line."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ..console.fields import Field
from .draft import Draft

CONTEXT = 3
"""Lines that stay the same and are shown beside those that do not."""


@dataclass(frozen=True)
class Line:
    """One line of a comparison."""

    change: Literal["same", "new", "gone", "skipped"]
    text: str


@dataclass(frozen=True)
class PartChange:
    """One part of a query, in both versions."""

    name: Literal["title", "description", "query", "parameters"]
    lines: tuple[Line, ...]


def changes(before: Draft, after: Draft) -> tuple[PartChange, ...]:
    """Return the parts that differ, each with its lines in the order in which they are read."""
    parts: tuple[tuple[Literal["title", "description", "query", "parameters"], list[str], list[str]], ...] = (
        ("title", [before.title], [after.title]),
        ("description", before.description.splitlines(), after.description.splitlines()),
        ("query", before.text.splitlines(), after.text.splitlines()),
        ("parameters", [_said(each) for each in before.fields], [_said(each) for each in after.fields]),
    )
    return tuple(PartChange(name, _lines(old, new)) for name, old, new in parts if old != new)


def _lines(old: list[str], new: list[str]) -> tuple[Line, ...]:
    found: list[Line] = []
    for step in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(CONTEXT):
        if found:
            found.append(Line("skipped", "…"))
        for tag, start, end, new_start, new_end in step:
            if tag == "equal":
                found += [Line("same", line) for line in old[start:end]]
                continue
            found += [Line("gone", line) for line in old[start:end]]
            found += [Line("new", line) for line in new[new_start:new_end]]
    return tuple(found)


def _said(field: Field) -> str:
    return f"${field.name}: {field.kind}, {field.meaning}" + (f", {field.example}" if field.example else "")
