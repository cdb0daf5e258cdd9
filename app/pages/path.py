"""The page of ways from one person to another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import render_template, url_for
from flask_babel import gettext as _

from ..context import get_graph
from ..parameters import optional_integer
from ..reads.found import Path, PathOptions
from ..reads.parts import EntityRef
from ..reads.paths import MOST_AVOIDED, find_path
from ..reads.people import people_refs
from .asking import Argument, Question, address, given_people, given_text, institution_meant, who_is_meant
from .blueprint import pages
from .path_drawing import Drawing, draw_path

ENDS = ("from", "to")
PEOPLE = (*ENDS, "avoid")


@dataclass(frozen=True)
class ChosenPart:
    """A person or institution that the address names, and the address without it."""

    name: str
    """The argument's name."""
    entity: EntityRef
    without: str
    stated: str | None
    """The name that was typed, where only the owner of the record states it."""


@dataclass(frozen=True)
class PathView:
    """What `path.html` shows."""

    chosen: tuple[ChosenPart, ...]
    questions: tuple[Question, ...]
    since: int | None
    note: str | None
    path: Path | None
    drawing: Drawing | None
    turned: str
    """The address of the way back."""
    plain: str
    """The address without any wish."""

    def part(self, name: str) -> ChosenPart | None:
        """Return what the address names for an argument that may stand once."""
        return next((part for part in self.chosen if part.name == name), None)

    def typed(self, name: str) -> str:
        """Return what was typed for an argument and not understood."""
        return next((question.text for question in self.questions if question.name == name), "")


@pages.get("/path")
def path() -> str:
    """Show the ways between the people `from` and `to`, or ask who is meant."""
    graph, here = get_graph(), url_for("pages.path")
    since = optional_integer("since", least=0, most=9999)
    given = _given(since)
    who = who_is_meant(graph, here, given, PEOPLE)
    place, unclear = institution_meant(graph, here, given, "through")
    people = people_refs(graph, [id for _name, id in who.people])
    found = [(name, people[id]) for name, id in who.people] + ([("through", place)] if place else [])
    questions = (*who.questions, *unclear)
    answer = None if questions else _answer(found, since)
    one = len([name for name, _entity in found if name in ENDS]) == 1 and not questions
    view = PathView(
        chosen=_chosen(here, found, since, who.stated),
        questions=questions,
        since=since,
        note=_("Name the second person.") if one else None,
        path=answer,
        drawing=draw_path(answer) if answer else None,
        turned=address(here, _turned(found, since)),
        plain=address(here, [(name, entity.id) for name, entity in found if name in ENDS]),
    )
    return render_template("path.html", page=view)


def _given(since: int | None) -> list[Argument]:
    """Return the arguments of this request's address, in the order in which addresses of this page have them."""
    return [
        *(given for name in ENDS for given in given_people(name, most=1)),
        *given_people("avoid", most=MOST_AVOIDED),
        *given_text("through"),
        *([("since", str(since))] if since is not None else []),
    ]


def _answer(found: Sequence[tuple[str, EntityRef]], since: int | None) -> Path | None:
    """Return the path that the address asks for; None where an end is missing."""
    parts = {name: entity for name, entity in found if name != "avoid"}
    if "from" not in parts or "to" not in parts:
        return None
    avoid = tuple(entity for name, entity in found if name == "avoid")
    options = PathOptions(avoid, since, parts.get("through"))
    return find_path(get_graph(), parts["from"].id, parts["to"].id, options)


def _chosen(
    here: str, found: Sequence[tuple[str, EntityRef]], since: int | None, stated: Mapping[str, str]
) -> tuple[ChosenPart, ...]:
    return tuple(
        ChosenPart(
            name,
            entity,
            address(here, _arguments([*found[:place], *found[place + 1 :]], since)),
            stated.get(entity.id),
        )
        for place, (name, entity) in enumerate(found)
    )


def _arguments(found: Sequence[tuple[str, EntityRef]], since: int | None) -> list[Argument]:
    arguments = [(name, entity.id) for name, entity in found]
    return [*arguments, ("since", str(since))] if since is not None else arguments


def _turned(found: Sequence[tuple[str, EntityRef]], since: int | None) -> list[Argument]:
    other = {"from": "to", "to": "from"}
    return sorted(
        [(other.get(name, name), value) for name, value in _arguments(found, since)],
        key=lambda argument: argument[0] != "from",
    )
