"""What the forms that invite, and that ask for an introduction, have in common."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from ....cypher.graph import Graph
from ...accounts.pages.forms import CANNOT_BE_TAKEN, Form, written
from ...claims.holders import held_by
from ...context import get_graph
from ...pages.addresses import find_id
from ...reads.parts import EntityRef
from ..about import NotAbout, chosen, key_of, offered, written_keys
from ..people import Known, people_known_by
from ..purposes import PURPOSES
from ..talking import WORDS_LETTERS, tidy_words


@dataclass(frozen=True)
class Written:
    """What a form says, as far as it can be taken."""

    purpose: str
    about: str
    words: str


@dataclass(frozen=True)
class AboutChoice:
    """A paper or topic that a form offers."""

    key: str
    entity: EntityRef
    is_chosen: bool


def person_named(id: str) -> Known:
    """Return the person of an address; ends the request where it moved, raises NotFoundError where there is none."""
    graph, id = get_graph(), find_id("author", id)
    return people_known_by(graph, ids=[id])[id]


def own_records(session: Session, graph: Graph, account: str) -> list[Known]:
    """Return the records that an account owns, as they are called today; the first claimed first."""
    held = held_by(session, account)
    known = people_known_by(graph, ids=held) if held else {}
    return [known[id] for id in held if id in known]


def own_record(records: list[Known], asked: str) -> Known | None:
    """Return the record that somebody writes as: the one that she has chosen, else her first; None for none."""
    return next((record for record in records if record.id == asked), records[0] if records else None)


def about_choices(
    graph: Graph, author: str, form: Form, wished: Sequence[EntityRef] = ()
) -> list[AboutChoice]:
    """Return the papers and topics that a form offers: those chosen already, those wished for, and the likely ones."""
    keys = request.form.getlist("about") or request.args.getlist("about")
    named = list(dict.fromkeys((*wished, *offered(graph, author))))
    try:
        more = [entity for entity in chosen(graph, keys, "") if entity not in named]
    except NotAbout:
        more = []
    form.values.setdefault("other", "")
    return [AboutChoice(key_of(each), each, key_of(each) in keys) for each in (*more, *named)]


def read_draft(graph: Graph, form: Form) -> Written:
    """Return what was written, and note in the form what cannot be taken."""
    purpose, words = written("purpose"), tidy_words(request.form.get("words", ""))
    form.values |= {"purpose": purpose, "words": words, "other": written("other")}
    form.refuse("purpose", None if purpose in PURPOSES else _("Choose what it is about."))
    form.refuse("words", fault_of_words(words))
    try:
        about = chosen(graph, request.form.getlist("about"), form.values["other"])
    except NotAbout as error:
        form.refuse("other", str(error))
        about = []
    return Written(purpose, written_keys(about), words)


def fault_of_words(words: str) -> str | None:
    """Return what is wrong with a message; None where nothing is."""
    if not words:
        return _("Write a few words.")
    if len(words) > WORDS_LETTERS:
        return _(
            "This has %(letters)s letters; %(most)s are the most.", letters=len(words), most=WORDS_LETTERS
        )
    return None


def show(template: str, form: Form, page: object) -> ResponseReturnValue:
    """Return a page with a form; its status says whether something is wrong with what was sent."""
    text = render_template(f"invitations/{template}.html", form=form, page=page)
    return make_response(text, CANNOT_BE_TAKEN if form.faults else 200)
