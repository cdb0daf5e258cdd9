"""The pages of removals: to ask for one, to see what became of it, and the moderator's case."""

from dataclasses import dataclass

from flask import abort, make_response, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from ...cypher.errors import NotFoundError
from ..accounts.browsers import NotAllowed, require_account, require_recent, require_role, signed_in
from ..accounts.guarded import guarded
from ..accounts.pages.forms import CANNOT_BE_TAKEN, Form, written
from ..context import get_graph, get_settings
from ..languages import marked
from ..moderation.decisions import case_page, record_decision, show_case, tell_decision, written_decision
from ..moderation.queue import Kind, add_kind
from ..reads.authors import AuthorFacts, author_facts
from ..reads.found import Ambiguous
from ..reads.resolve import resolve
from ..store.contents import now
from ..store.current import get_store
from .carrying import (
    WORDS_LETTERS,
    Removal,
    ask,
    begin_removal,
    case_of,
    is_left,
    lift,
    removal_of,
    removal_row,
    removals_by,
)
from .cases import choices_of, is_owner, open_removals, why_not
from .tables import RemovalRow
from .working import go_on, register

removals = guarded("removals", __name__)


@removals.record_once
def _add_kind(state: BlueprintSetupState) -> None:
    register(state)
    add_kind(state, Kind("removals", marked("Removals"), open_removals))


@dataclass(frozen=True)
class AskingPage:
    """What `removals/record.html` shows."""

    id: str
    name: str
    works: int
    is_signed_in: bool
    is_owner: bool
    """True for the verified owner: it is done at once."""
    words_letters: int = WORDS_LETTERS


@dataclass(frozen=True)
class RemovalCase:
    """What `removals/case.html` shows beside what all cases show."""

    removal: Removal
    facts: AuthorFacts | None
    """None where the record is out of the graph."""
    is_owner: bool
    why_not: str | None


@removals.get("/authors/<path:id>/removal")
def removal(id: str) -> ResponseReturnValue:
    """Say what a removal does, and ask for it."""
    return _asking(_record(id), Form())


@removals.post("/authors/<path:id>/removal")
def ask_removal(id: str) -> ResponseReturnValue:
    """Remove the record of its verified owner at once; keep anybody else's request for the moderators."""
    account, facts, form = require_account().account, _record(id), Form()
    with get_store().session() as session:
        owner = is_owner(session, facts.ids, account.id)
    if owner:
        require_recent()
        form.refuse("sure", None if "sure" in request.form else _("Tick this, if you are sure."))
    else:
        form.values["words"] = written("words", WORDS_LETTERS).strip()
        form.refuse("words", None if form.values["words"] else _("Write how we can see that this is you."))
    if form.faults:
        return _asking(facts, form)
    with get_store().session() as session:
        asked = ask(session, account.id, facts.id, form.values.get("words", "")).id
        if owner:
            why = _("Asked for by the verified owner of the record.")
            begin_removal(session, removal_row(session, asked), account.id, why)
    if owner:
        go_on(asked)
    return redirect(url_for("removals.own_removal", id=asked), 303)


@removals.get("/removals")
def own_removals() -> ResponseReturnValue:
    """Show what one has asked for."""
    account = require_account().account.id
    with get_store().session() as session:
        found = removals_by(session, account)
    return render_template("removals/list.html", removals=found)


@removals.get("/removals/<id>")
def own_removal(id: str) -> ResponseReturnValue:
    """Show what became of a request of one's own."""
    with get_store().session() as session:
        left = is_left(_own(session, id))
    if left:
        go_on(id)
    with get_store().session() as session:
        return _own_page(removal_of(_own(session, id)), Form())


@removals.post("/removals/<id>/withdraw")
def withdraw(id: str) -> ResponseReturnValue:
    """Take a request back that waits."""
    with get_store().session() as session:
        row = _own(session, id)
        if row.state != "asked" or row.begun:
            raise NotAllowed(_("This is decided, and cannot be taken back."))
        author = row.author
        session.delete(row)
    return redirect(url_for("pages.author", id=author), 303)


@removals.post("/removals/<id>/back")
def ask_back(id: str) -> ResponseReturnValue:
    """Ask that a removal is lifted."""
    form = Form({"words": written("words", WORDS_LETTERS).strip()})
    form.refuse("words", None if form.values["words"] else _("Write why."))
    with get_store().session() as session:
        row = _own(session, id)
        if row.state != "done":
            raise NotAllowed(_("Nothing was removed by this request, or it is lifted already."))
        if not form.faults:
            row.state, row.words = "back", form.values["words"]
        shown = removal_of(row)
    if form.faults:
        return _own_page(shown, form)
    return redirect(url_for("removals.own_removal", id=id), 303)


@removals.get("/moderation/removals/<id>")
def case(id: str) -> ResponseReturnValue:
    """Show a request beside the record."""
    moderator = require_role("moderator").account.id
    with get_store().session() as session:
        left = is_left(removal_row(session, id))
    if left:
        go_on(id)
    with get_store().session() as session:
        return _show_case(session, removal_row(session, id), moderator, Form())


@removals.post("/moderation/removals/<id>")
def decide(id: str) -> ResponseReturnValue:
    """Take the record out, refuse, lift a removal, or leave it; whoever asked is told."""
    moderator, form = require_role("moderator").account.id, Form()
    with get_store().session() as session:
        row = removal_row(session, id)
        if fault := why_not(row, moderator):
            raise NotAllowed(fault)
        decision, reason = written_decision(form, choices_of(row))
        if form.faults:
            return _show_case(session, row, moderator, form)
        account = row.account
        if decision == "refuse":
            row.state, row.reason, row.decided = "refused", reason, now()
            record_decision(session, moderator, case_of(row), "removal refused", reason)
        elif decision == "remove":
            begin_removal(session, row, moderator, reason)
        elif decision == "keep":
            row.state, row.words, row.reason = "done", "", reason
            record_decision(session, moderator, case_of(row), "removal kept", reason)
    if decision == "remove":
        # The mail goes once it is done.
        go_on(id)
        return redirect(url_for("removals.case", id=id), 303)
    if decision == "lift":
        lift(get_store(), get_graph(), get_settings(), id, moderator, reason)
    with get_store().session() as session:
        tell_decision(session, account, url_for("removals.own_removal", id=id))
    return redirect(url_for("removals.case", id=id), 303)


def _asking(facts: AuthorFacts, form: Form) -> ResponseReturnValue:
    found, owner = signed_in(), False
    if found:
        with get_store().session() as session:
            owner = is_owner(session, facts.ids, found.account.id)
    page = AskingPage(facts.id, facts.name, facts.works, found is not None, owner)
    return _page("record", form, page=page)


def _own_page(shown: Removal, form: Form) -> ResponseReturnValue:
    facts = _facts(shown.author) if shown.begun else None
    return _page("own", form, page=shown, left=facts.works if facts else 0, words_letters=WORDS_LETTERS)


def _page(template: str, form: Form, **values: object) -> ResponseReturnValue:
    text = render_template(f"removals/{template}.html", form=form, **values)
    return make_response(text, CANNOT_BE_TAKEN if form.faults else 200)


def _show_case(session: Session, row: RemovalRow, moderator: str, form: Form) -> ResponseReturnValue:
    fault = why_not(row, moderator)
    page = case_page(session, case_of(row), {} if fault else choices_of(row))
    facts = _facts(row.author)
    owner = facts is not None and is_owner(session, facts.ids, row.account)
    return show_case("removals/case.html", page, form, more=RemovalCase(removal_of(row), facts, owner, fault))


def _own(session: Session, id: str) -> RemovalRow:
    row = session.get(RemovalRow, id)
    if row is None or row.account != require_account().account.id:
        require_account()
        raise NotFoundError(_("There is no such removal, or not any more."))
    return row


def _facts(author: str) -> AuthorFacts | None:
    try:
        found = resolve(get_graph(), "author", author) if author else None
    except NotFoundError:
        return None
    if found is None or isinstance(found, Ambiguous):
        return None
    return author_facts(get_graph(), id=found.id)


def _record(id: str) -> AuthorFacts:
    """Return the record that an address names.

    Ends the request where it has another id now, or where the id leads to several.
    """
    found = resolve(get_graph(), "author", id)
    if isinstance(found, Ambiguous):
        abort(make_response(render_template("choose.html", page=found), 300))
    if found.moved:
        abort(redirect(url_for("removals.removal", id=found.id), 301 if request.method == "GET" else 303))
    return author_facts(get_graph(), id=found.id)
