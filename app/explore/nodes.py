"""What a picture says of each entity: its label, its facts, what it has to do with the rest, and what is not shown."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache

from flask_babel import ngettext

from ..reads.parts import Kind
from .counting import Counts, Tie, Works
from .kept import Kept, Keys
from .picture import Facts
from .rows import FoundEntity, FoundPicture
from .view import View, parse_key
from .words import joined, joint_words, label_of, paper_note, works_words

_FACTS = (
    "year",
    "type",
    "venue",
    "authors",
    "orcid",
    "kind",
    "city",
    "country_code",
    "works",
    "people",
    "retracted",
    "cited_by_count",
)
# How many neighbours of a kind an entity has: the sum of these of its numbers.
_NEIGHBOURS: dict[Kind, dict[Kind, tuple[str, ...]]] = {
    "author": {"author": ("coauthors",), "paper": ("works",), "institution": ("institutions",)},
    "paper": {"author": ("authors",), "topic": ("topics",), "paper": ("cited", "references")},
    "topic": {"paper": ("works",), "topic": ("parts",)},
    "institution": {"author": ("people",), "institution": ("parts",)},
}


@dataclass(frozen=True)
class Description:
    """What is said of one entity."""

    label: str
    note: str
    facts: Facts
    more: dict[Kind, int]


def describe(
    view: View, found: FoundPicture, counts: Counts, kept: Kept, keys: Keys
) -> dict[str, Description]:
    """Return the description of every entity that is shown."""
    shown = _shown_neighbours(kept, keys)
    facts = _person_facts(view, counts, kept, keys)
    entities = zip(
        keys.all(),
        [*found["people"], *found["papers"], *found["topics"], *found["institutions"]],
        strict=True,
    )
    return {
        key: Description(
            label_of(entity),
            facts[key][0] if key in facts else _note(key, entity, shown[key]),
            {**_facts(entity), **(facts[key][1] if key in facts else {})},
            _more(parse_key(key)[0], entity, shown[key]),
        )
        for key, entity in entities
        if key in kept.keys
    }


def _facts(entity: FoundEntity) -> Facts:
    return {name: value for name in _FACTS if (value := entity.get(name)) not in (None, "", False)}  # type: ignore[misc]


def _shown_neighbours(kept: Kept, keys: Keys) -> dict[str, Counter[str]]:
    """Return for each key how many neighbours of each kind are shown."""
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for line in kept.lines:
        shown[line.source][parse_key(line.target)[0]] += 1
        shown[line.target][parse_key(line.source)[0]] += 1
    for pair in kept.ties:
        for at in pair:
            shown[keys.people[at]]["author"] += 1
    return shown


def _more(kind: Kind, entity: FoundEntity, shown: Counter[str]) -> dict[Kind, int]:
    more: dict[Kind, int] = {}
    for other, names in _NEIGHBOURS[kind].items():
        numbers = [entity.get(name) for name in names]
        if None not in numbers:
            more[other] = max(0, sum(int(str(each)) for each in numbers) - shown[other])
    return more


def _person_facts(view: View, counts: Counts, kept: Kept, keys: Keys) -> dict[str, tuple[str, Facts]]:
    """Return for each person shown the note and the facts that the papers that count give."""
    focus = keys.people.index(view.focus[0]) if len(view.focus) == 1 and view.focus[0] in keys.people else -1
    near = {a if b == focus else b: tie for (a, b), tie in kept.ties.items() if focus in (a, b)}
    joint, written = cache(joint_words), cache(works_words)
    said: dict[str, tuple[str, Facts]] = {}
    for at, key in enumerate(keys.people):
        if key in kept.keys:
            works, tie = counts.works.get(at, Works()), near.get(at)
            note = (
                joint(tie.papers, tie.first, tie.last)
                if tie
                else written(works.count, works.first, works.last)
            )
            said[key] = (note, _counted(works, tie))
    return said


def _counted(works: Works, tie: Tie | None) -> Facts:
    facts: Facts = {"counted": works.count}
    of = tie or works
    if of.first and of.last:
        facts.update(first_year=of.first, last_year=of.last)
    if tie:
        facts["papers"] = tie.papers
    return facts


def _note(key: str, entity: FoundEntity, shown: Counter[str]) -> str:
    kind = parse_key(key)[0]
    if kind == "paper":
        return paper_note(entity)
    if kind == "topic":
        return ngettext("%(num)s paper here", "%(num)s papers here", shown["paper"])
    people = ngettext("%(num)s person here", "%(num)s people here", shown["author"])
    return joined(people, str(entity.get("city") or ""), str(entity.get("country_code") or ""))
