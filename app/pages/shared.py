"""The page of papers that several people wrote together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import render_template, url_for
from flask_babel import gettext as _

from ..context import get_graph
from ..parameters import integer
from ..reads.found import SharedPapers
from ..reads.parts import PersonCount
from ..reads.people import people_by_id
from ..reads.shared import MOST_PEOPLE, shared_page
from .asking import Question, address, given_people, who_is_meant
from .blueprint import pages
from .turns import Place, Turns, turns

PAGE = 20


@dataclass(frozen=True)
class Chosen:
    """A person that the address names, and the address without her."""

    id: str
    name: str
    works: int
    without: str
    stated: str | None
    """The name that was typed for her, where only the owner of the record states it."""


@dataclass(frozen=True)
class SharedView:
    """What `shared.html` shows."""

    found: tuple[Chosen, ...]
    questions: tuple[Question, ...]
    note: str | None
    boxes: tuple[str, ...]
    """Boxes for further people: what was typed and not understood, and empty ones."""
    shared: SharedPapers | None
    turns: Turns | None


@pages.get("/shared")
def shared() -> str:
    """Show the papers that all the people of the address wrote, or ask which people are meant."""
    graph, path = get_graph(), url_for("pages.shared")
    who = who_is_meant(graph, path, given_people("author", most=MOST_PEOPLE))
    ids = who.ids("author")
    people = chosen_people(path, people_by_id(graph, ids=list(dict.fromkeys(ids))), who.stated)
    note = people_note(ids, who.questions)
    offset = integer("offset", 0, least=0, most=1_000_000)
    papers = (
        shared_page(graph, ids, offset=offset, limit=PAGE)
        if len(ids) > 1 and not note and not who.questions
        else None
    )
    boxes = people_boxes(people, who.questions)
    view = SharedView(people, who.questions, note, boxes, papers, _turns(ids, papers, offset))
    return render_template("shared.html", page=view)


def chosen_people(path: str, people: Sequence[PersonCount], stated: Mapping[str, str]) -> tuple[Chosen, ...]:
    """Return the people of an address, each with the address without her; `stated` as in Who."""
    return tuple(
        Chosen(person.id, person.name, person.works, _without(path, people, person), stated.get(person.id))
        for person in people
    )


def people_boxes(people: Sequence[Chosen], questions: Sequence[Question]) -> tuple[str, ...]:
    """Return what the boxes of a form for people hold: names that were not understood, then room for another."""
    typed = [question.text for question in questions]
    taken = len(people) + len(typed)
    least = 0 if typed or taken >= MOST_PEOPLE else 1
    return (*typed, *[""] * max(least, 2 - taken))


def people_note(ids: Sequence[str], questions: Sequence[Question]) -> str | None:
    """Return why these people are not enough for a page about several, or None where they are."""
    if len(set(ids)) < len(ids):
        return (
            _("The same person was given twice. Add a second person.")
            if len(set(ids)) == 1
            else _("The same person was given twice. Leave one of them out.")
        )
    one = len(ids) == 1 and not questions
    return _("Add a second person to see what they wrote together.") if one else None


def _without(path: str, people: Sequence[PersonCount], person: PersonCount) -> str:
    return address(path, [("author", each.id) for each in people if each.id != person.id])


def _turns(ids: list[str], papers: SharedPapers | None, offset: int) -> Turns | None:
    if papers is None:
        return None
    place = Place(url_for("pages.shared"), {"author": ids}, "papers")
    return turns(
        place, offset=offset, shown=len(papers.papers), limit=PAGE, total=papers.total, next=papers.next
    )
