"""One invitation with its conversation, for the two whom it concerns; for everybody else there is none."""

from dataclasses import dataclass

from flask import Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from ...accounts.browsers import require_account
from ...accounts.holding import hold
from ...accounts.pages.forms import Form
from ...accounts.post import Letter
from ...context import get_graph
from ...store.current import get_store
from ..answering import accept, decline, end, row_for, withdraw
from ..blocking import block
from ..connecting import Connection, Ends, connection, drawing
from ..introductions import introduce
from ..letters import letter_about, post
from ..people import owners, people_known_by
from ..reading import Invitation, whole
from ..standing import NotPossible
from ..tables import InvitationRow
from ..talking import WORDS_LETTERS, say, tidy_words
from .blueprint import invitations
from .drafts import fault_of_words, show

Letters = list[Letter | None]


@dataclass(frozen=True)
class InvitationPage:
    """What `invitations/invitation.html` shows."""

    invitation: Invitation
    connection: Connection | None
    """What connects the two; None where one of them has no record here."""
    most_words: int = WORDS_LETTERS


@invitations.get("/invitations/<id>")
def invitation(id: str) -> ResponseReturnValue:
    """Show an invitation with its conversation."""
    return _page(id, Form())


@invitations.get("/invitations/<id>/slice.svg")
def slice_drawing(id: str) -> ResponseReturnValue:
    """Draw what connects the two; a request of its own, so that the page does not wait for it."""
    ends = _ends(_whole(id))
    if ends is None:
        abort(404)
    return Response(drawing(get_graph(), ends), mimetype="image/svg+xml")


@invitations.post("/invitations/<id>/answer")
def answer(id: str) -> ResponseReturnValue:
    """Accept or decline an invitation, with words or without."""
    account, form, words = require_account().account.id, Form(), _words()
    form.values["words"] = words
    form.refuse("words", fault_of_words(words) if words else None)
    chosen = request.form.get("answer", "")
    form.refuse("", None if chosen in ("accept", "decline") else _("Accept it or decline it."))
    if form.faults:
        return _page(id, form)
    with get_store().session() as session:
        letters = (_accept if chosen == "accept" else _decline)(session, id, account, words)
    post(*letters)
    return _back(id)


@invitations.post("/invitations/<id>/withdraw")
def take_back(id: str) -> ResponseReturnValue:
    """Withdraw an invitation that nobody has answered."""
    account = require_account().account.id
    with get_store().session() as session:
        withdraw(session, id, account)
    return _back(id)


@invitations.post("/invitations/<id>/end")
def end_conversation(id: str) -> ResponseReturnValue:
    """End a conversation."""
    account = require_account().account.id
    with get_store().session() as session:
        end(session, id, account)
    return _back(id)


@invitations.post("/invitations/<id>/messages")
def write(id: str) -> ResponseReturnValue:
    """Write into a conversation."""
    account, form, words = require_account().account.id, Form(), _words()
    form.values["words"] = words
    form.refuse("words", fault_of_words(words))
    if form.faults:
        return _page(id, form)
    with get_store().session() as session:
        row, is_first = say(session, id, account, words)
        other = row.recipient if row.account == account else row.account
        # Who has not looked since the last mail gets no other.
        letter = letter_about(session, other, "written", id) if is_first else None
    post(letter)
    return redirect(url_for("invitations.invitation", id=id, _anchor="write"), 303)


@invitations.post("/invitations/<id>/block")
def block_other(id: str) -> ResponseReturnValue:
    """Hear nothing more of the other, who is not told."""
    account = require_account().account.id
    with get_store().session() as session:
        row, side = row_for(session, id, account)
        block(session, account, row.recipient if side == "sender" else row.account)
    return redirect(url_for("invitations.wishes"), 303)


def _accept(session: Session, id: str, account: str, words: str) -> Letters:
    row, _side = row_for(session, id, account)
    people = people_known_by(get_graph(), ids=[each for each in (row.author, row.towards) if each])
    held = owners(session, list(people.values()))
    if row.recipient == account and held.get(row.author) != account:
        raise NotPossible(
            _("This was sent to the owner of a profile that you do not own any more. You can decline it.")
        )
    if row.towards:
        # As the first thing: two who wait for each other would fail.
        hold(session, row.account, row.recipient, held.get(row.towards, row.account))
    accepted = accept(session, id, account, words)
    letters = [letter_about(session, row.account, "accepted", id)]
    if row.towards and (passed := introduce(session, accepted, held, words)):
        letters.append(letter_about(session, held[row.towards], "introduced", passed))
    return letters


def _decline(session: Session, id: str, account: str, words: str) -> Letters:
    row: InvitationRow = decline(session, id, account, words)
    return [letter_about(session, row.account, "declined", id)]


def _page(id: str, form: Form) -> ResponseReturnValue:
    found = _whole(id)
    ends = _ends(found)
    connected = connection(get_graph(), ends) if ends else None
    return show("invitation", form, InvitationPage(found, connected))


def _whole(id: str) -> Invitation:
    account, graph = require_account().account.id, get_graph()
    with get_store().session() as session:
        return whole(session, graph, id, account)


def _ends(found: Invitation) -> Ends | None:
    """Return whom the slice connects: the two, or who asks for an introduction and to whom, through who is asked."""
    line = found.line
    one, other = line.sender.record, line.towards or line.recipient.record
    if one is None or other is None or one.id == other.id:
        return None
    between = (line.recipient.record,) if line.towards and line.recipient.record else ()
    return Ends(one, other, (*between, *found.about))


def _words() -> str:
    return tidy_words(request.form.get("words", ""))


def _back(id: str) -> ResponseReturnValue:
    return redirect(url_for("invitations.invitation", id=id), 303)
