"""To invite the owner of a profile."""

from dataclasses import dataclass

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from ...accounts.browsers import current_account, require_account
from ...accounts.pages.forms import Form, written
from ...accounts.people import Account
from ...claims.holders import holder_of
from ...context import get_graph
from ...profiles.side import owner_side
from ...profiles.words import Words
from ...reads.parts import EntityRef
from ...store.current import get_store
from ..about import MOST_ABOUT
from ..letters import letter_about, post
from ..people import Known
from ..purposes import purpose_choices
from ..sending import Draft, send
from ..side import InviteSide, invite_side
from ..standing import OPEN_DAYS, NotPossible
from ..talking import WORDS_LETTERS
from .blueprint import invitations
from .drafts import (
    AboutChoice,
    Written,
    about_choices,
    own_record,
    own_records,
    person_named,
    read_draft,
    show,
)


@dataclass(frozen=True)
class InvitePage:
    """What `invitations/invite.html` shows."""

    person: Known
    side: InviteSide
    account: Account | None
    records: tuple[Known, ...]
    """The records that the reader owns."""
    about: tuple[AboutChoice, ...]
    purposes: tuple[tuple[str, str], ...]
    said: Words
    """What the owner says of herself, and what she is open to."""
    most_about: int = MOST_ABOUT
    most_words: int = WORDS_LETTERS
    open_days: int = OPEN_DAYS


@invitations.get("/authors/<path:id>/invite")
def invite(id: str) -> ResponseReturnValue:
    """Show the form to invite somebody, or why she cannot be invited."""
    return _page(person_named(id), current_account(), Form())


@invitations.post("/authors/<path:id>/invite")
def send_invitation(id: str) -> ResponseReturnValue:
    """Send an invitation."""
    account, person, form = require_account().account, person_named(id), Form()
    draft = read_draft(get_graph(), form)
    sent = None if form.faults else _send(account, person, draft, form)
    if sent is None:
        return _page(person, account, form)
    return redirect(url_for("invitations.invitation", id=sent), 303)


def _send(account: Account, person: Known, draft: Written, form: Form) -> str | None:
    """Send what was written; None where that is not possible, which the form then says, or the page."""
    with get_store().session() as session:
        holder = holder_of(session, person.ids)
        if holder in (None, account.id):
            return None
        own = own_record(own_records(session, get_graph(), account.id), written("as"))
        try:
            id = send(session, _draft(account, own, holder or "", person, draft))
        except NotPossible as error:
            form.refuse("", str(error))
            return None
        letter = letter_about(session, holder or "", "invited", id)
    post(letter)
    return id


def _draft(account: Account, own: Known | None, holder: str, person: Known, draft: Written) -> Draft:
    return Draft(
        account.id, own.id if own else "", holder, person.id, draft.purpose, draft.about, draft.words
    )


def _page(person: Known, account: Account | None, form: Form) -> ResponseReturnValue:
    graph = get_graph()
    with get_store().session() as session:
        owner = owner_side(session, person.ids, None)
        side = invite_side(session, owner.owner, account)
        records = own_records(session, graph, account.id) if account else []
    form.values.setdefault("as", written("as") or request.args.get("as", ""))
    topics = [EntityRef("topic", topic.id, topic.name) for topic in owner.words.topics if topic.id]
    about = about_choices(graph, person.id, form, topics) if account and side.state == "possible" else []
    page = InvitePage(
        person, side, account, tuple(records), tuple(about), tuple(purpose_choices()), owner.words
    )
    return show("invite", form, page)
