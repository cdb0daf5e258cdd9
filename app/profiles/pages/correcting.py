"""The owner says what is wrong in her record, sees what became of it, and takes it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ...accounts.pages.forms import CANNOT_BE_TAKEN, Form, written
from ...context import get_graph
from ...reads.authors import AuthorFacts, author_facts
from ...reads.owned import OwnedPaper
from ...store.current import get_store
from ..corrections import ABOUT_WORDS, OwnCorrection, TooManyCorrections, corrections_of, say, withdraw
from ..owned import Owned, require_owner
from ..saying import MOST_WORKS, SAYS_LETTERS, WORDS_LETTERS, affiliations, works_of, written_corrections
from ..tables import PAPER_LETTERS, About
from .blueprint import profiles


@dataclass(frozen=True)
class CorrectionsPage:
    """What `profiles/corrections.html` shows."""

    facts: AuthorFacts
    corrections: tuple[OwnCorrection, ...]
    abouts: Mapping[str, str]
    """What else may be said to be wrong, in words."""


@dataclass(frozen=True)
class NewCorrection:
    """What `profiles/correction.html` shows."""

    facts: AuthorFacts
    about: About
    words: str
    """What it is about, in words."""
    papers: tuple[OwnedPaper, ...]
    """The works that are not hers; empty for all else."""
    affiliations: Mapping[str, str]
    says_letters: int = SAYS_LETTERS
    words_letters: int = WORDS_LETTERS


@profiles.get("/authors/<path:id>/edit/corrections")
def corrections(id: str) -> ResponseReturnValue:
    """Show the owner what she has said is wrong, and what was decided and why."""
    owned = require_owner(id)
    with get_store().session() as session:
        said = tuple(corrections_of(session, owned))
    abouts = {about: _(words) for about, words in ABOUT_WORDS.items() if about != "not mine"}
    page = CorrectionsPage(author_facts(get_graph(), id=owned.id), said, abouts)
    return render_template("profiles/corrections.html", page=page)


@profiles.get("/authors/<path:id>/edit/corrections/new")
def new_correction(id: str) -> ResponseReturnValue:
    """Ask what is right instead."""
    owned = require_owner(id)
    return _page(owned, Form(), _about(request.args.get("about", "")), request.args.getlist("paper"))


@profiles.post("/authors/<path:id>/edit/corrections/new")
def send_correction(id: str) -> ResponseReturnValue:
    """Keep a correction for the moderators."""
    owned, form = require_owner(id), Form()
    about, works = _about(written("about")), request.form.getlist("subject")
    said = written_corrections(form, owned, about, _named(works))
    if not form.faults:
        try:
            with get_store().session() as session:
                for each in said:
                    say(session, owned, each)
        except TooManyCorrections as refused:
            form.refuse("", str(refused))
    if form.faults:
        return _page(owned, form, about, works)
    return redirect(url_for("profiles.corrections", id=owned.id), 303)


@profiles.post("/authors/<path:id>/edit/corrections/<correction>/withdraw")
def withdraw_correction(id: str, correction: str) -> ResponseReturnValue:
    """Take a correction back."""
    owned = require_owner(id)
    with get_store().session() as session:
        withdraw(session, owned, correction)
    return redirect(url_for("profiles.corrections", id=owned.id), 303)


def _about(text: str) -> About:
    if text not in ABOUT_WORDS:
        abort(404, _("Choose on the page before what is wrong."))
    return text


def _named(works: Sequence[str]) -> list[str]:
    return [work[:PAPER_LETTERS] for work in works[:MOST_WORKS]]


def _page(owned: Owned, form: Form, about: About, works: Sequence[str]) -> ResponseReturnValue:
    graph = get_graph()
    page = NewCorrection(
        author_facts(graph, id=owned.id),
        about,
        _(ABOUT_WORDS[about]),
        works_of(owned, _named(works)) if about == "not mine" else (),
        affiliations(graph, owned.id) if about == "affiliation" else {},
    )
    shown = render_template("profiles/correction.html", page=page, form=form)
    return make_response(shown, CANNOT_BE_TAKEN if form.faults else 200)
