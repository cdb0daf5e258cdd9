"""A moderator decides on a correction, with what the owner and the sources say side by side."""

from dataclasses import dataclass

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from ....cypher.errors import NotFoundError
from ...accounts.browsers import require_role
from ...accounts.pages.forms import Form
from ...claims.holders import holder_of
from ...context import get_graph
from ...languages import marked
from ...moderation.decisions import (
    Choices,
    case_page,
    record_decision,
    show_case,
    tell_decision,
    written_decision,
)
from ...reads.authors import AuthorFacts, author_facts
from ...reads.owned import OwnedPaper, owned_papers
from ...store.current import get_store
from ...store.stamps import author_stamp, bump
from ..corrections import case_of, decide
from ..owned import record_ids
from ..tables import CorrectionRow, State
from .blueprint import profiles

CHOICES: Choices = {"accepted": marked("The owner is right"), "refused": marked("The record stays as it is")}
_STATES: dict[str, State] = {"accepted": "accepted", "refused": "refused"}


@dataclass(frozen=True)
class Record:
    """What the record that a correction is about says today."""

    facts: AuthorFacts
    papers: tuple[OwnedPaper, ...]
    """The contested work, with what the sources say of it; or the one that was missing and has come."""
    is_owner: bool
    """False where the account owns the record no more."""


@profiles.get("/moderation/corrections/<id>")
def correction_case(id: str) -> ResponseReturnValue:
    """Show a correction beside what the record says."""
    found = require_role("moderator")
    with get_store().session() as session:
        return _show(session, _row(session, id), found.account.id, Form())


@profiles.post("/moderation/corrections/<id>")
def decide_correction(id: str) -> ResponseReturnValue:
    """Accept a correction or refuse it, and tell its owner."""
    found, form = require_role("moderator"), Form()
    with get_store().session() as session:
        row = _row(session, id)
        decision, reason = written_decision(form, _choices(row, found.account.id))
        if form.faults or not decide(session, id, _STATES[decision], reason):
            form.refuse("", _("This was decided in the meantime.") if not form.faults else None)
            return _show(session, row, found.account.id, form)
        record_decision(session, found.account.id, case_of(row), f"correction {decision}", reason)
        record = _record(session, row)
        bump(session, author_stamp(record.facts.id if record else row.author))
        account, author = row.account, row.author
    with get_store().session() as session:
        # The mail goes only once it stands.
        tell_decision(session, account, url_for("profiles.corrections", id=author))
    return redirect(url_for("profiles.correction_case", id=id), 303)


def _show(session: Session, row: CorrectionRow, moderator: str, form: Form) -> ResponseReturnValue:
    page = case_page(session, case_of(row), _choices(row, moderator))
    is_own, record = row.account == moderator, _record(session, row)
    return show_case("profiles/case.html", page, form, correction=row, record=record, is_own=is_own)


def _choices(row: CorrectionRow, moderator: str) -> Choices:
    """Return how this can be decided: not again, and not by whoever has said it."""
    return CHOICES if row.state == "open" and row.account != moderator else {}


def _record(session: Session, row: CorrectionRow) -> Record | None:
    """Return what the record says today; None where it is gone."""
    graph, ids = get_graph(), record_ids(row.author)
    if not ids:
        return None
    of_a_work = row.about in ("not mine", "missing") and row.subject
    papers = owned_papers(graph, id=ids[0], papers=[row.subject]) if of_a_work else []
    is_owner = holder_of(session, ids) == row.account
    return Record(author_facts(graph, id=ids[0]), tuple(papers), is_owner)


def _row(session: Session, id: str) -> CorrectionRow:
    row = session.get(CorrectionRow, id)
    if row is None:
        raise NotFoundError(_("There is no such correction, or not any more."))
    return row
