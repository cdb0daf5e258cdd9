"""To ask a shared co-author for an introduction."""

from dataclasses import dataclass

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ...accounts.browsers import require_account
from ...accounts.pages.forms import Form, written
from ...accounts.people import Account
from ...claims.holders import holder_of
from ...context import get_graph
from ...store.current import get_store
from ..about import MOST_ABOUT
from ..introductions import Introducers, introducers, shared_coauthors
from ..letters import letter_about, post
from ..people import Known, owners
from ..purposes import purpose_choices
from ..sending import Draft, send
from ..standing import NotPossible
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

MOST_SHOWN = 20


@dataclass(frozen=True)
class IntroductionPage:
    """What `invitations/introduction.html` shows."""

    person: Known
    """To whom."""
    own: Known | None
    """The record of who asks; None where she owns none, and nothing can be asked."""
    is_claimed: bool
    """True where an introduction can become an invitation here."""
    introducers: Introducers | None
    about: tuple[AboutChoice, ...]
    purposes: tuple[tuple[str, str], ...]
    most_about: int = MOST_ABOUT
    most_words: int = WORDS_LETTERS


@invitations.get("/authors/<path:id>/introduction")
def introduction(id: str) -> ResponseReturnValue:
    """Show who could introduce the reader to somebody, and the form to ask."""
    return _page(person_named(id), require_account().account, Form())


@invitations.post("/authors/<path:id>/introduction")
def ask_introduction(id: str) -> ResponseReturnValue:
    """Ask a shared co-author for an introduction."""
    account, person, form = require_account().account, person_named(id), Form()
    draft = read_draft(get_graph(), form)
    page = _read(person, account, form)
    through = next((each for each in _asked(page) if each.id == written("through")), None)
    form.refuse("through", None if through else _("Choose whom you ask."))
    sent = _send(account, page, through, draft, form) if through and page.own and not form.faults else None
    if sent is None:
        return show("introduction", form, page)
    return redirect(url_for("invitations.invitation", id=sent), 303)


def _send(account: Account, page: IntroductionPage, through: Known, draft: Written, form: Form) -> str | None:
    with get_store().session() as session:
        holder = owners(session, [through]).get(through.asked, "")
        own = page.own.id if page.own else ""
        asked = Draft(
            account.id,
            own,
            holder,
            through.id,
            draft.purpose,
            draft.about,
            draft.words,
            towards=page.person.id,
        )
        try:
            id = send(session, asked)
        except NotPossible as error:
            form.refuse("", str(error))
            return None
        letter = letter_about(session, holder, "asked", id)
    post(letter)
    return id


def _asked(page: IntroductionPage) -> tuple[Known, ...]:
    return page.introducers.asked if page.introducers else ()


def _page(person: Known, account: Account, form: Form) -> ResponseReturnValue:
    return show("introduction", form, _read(person, account, form))


def _read(person: Known, account: Account, form: Form) -> IntroductionPage:
    graph = get_graph()
    with get_store().session() as session:
        holder = holder_of(session, person.ids)
        records = own_records(session, graph, account.id)
    own = own_record([record for record in records if record.id != person.id], written("as") or _as())
    form.values.setdefault("as", own.id if own else "")
    form.values.setdefault("through", written("through"))
    found = _introducers(account, own, person, holder) if own and holder != account.id else None
    about = about_choices(graph, person.id, form) if found and found.asked else []
    return IntroductionPage(person, own, holder is not None, found, tuple(about), tuple(purpose_choices()))


def _introducers(account: Account, own: Known, person: Known, holder: str | None) -> Introducers:
    shared = shared_coauthors(get_graph(), own.id, person.id)
    with get_store().session() as session:
        return introducers(session, shared, account.id, holder, MOST_SHOWN)


def _as() -> str:
    return request.args.get("as", "")
