"""What the pages of all cases share: the buttons, the reason, the log, and the mail to whom it concerns.

The page of a case, in a blueprint of its own package (`guarded`, `require_role("moderator")` in each view):

    page = case_page(session, case, CHOICES)            # within the session; () for what is decided
    return show_case("claims/case.html", page, Form(), ...)     # a template that extends moderation/case.html

and what its buttons send, a POST to the same address:

    form = Form()
    decision, reason = written_decision(form, CHOICES)
    if form.faults: show it again
    ... change what is decided, record_decision(session, account.id, case, "claim verified", reason),
    tell_decision(session, claimant, url_for("claims.claim", id=...)), redirect with 303
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import make_response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from ..accounts import audit
from ..accounts.letters import decided_letter, letter_to
from ..accounts.pages.forms import CANNOT_BE_TAKEN, Form, written
from ..accounts.people import Account, account_of_row
from ..accounts.post import Letter, get_post
from ..accounts.tables import AccountRow, AuditRow
from .queue import Case, longest_waiting

REASON_LETTERS = 500
MOST_NOTED = 50
Choices = Mapping[str, str]
"""The buttons: what the form sends, and what the button says (`marked`). The first is drawn as the main one."""


@dataclass(frozen=True)
class Noted:
    """An entry of the log, with the name of who did it where there is such an account still."""

    at: str
    """UTC, ISO."""
    actor: str
    name: str | None
    action: str
    why: str


@dataclass(frozen=True)
class CasePage:
    """What `moderation/case.html` shows of any case."""

    case: Case
    by: Account | None
    """Whom it comes from; None where that is nobody here."""
    choices: Choices
    """Empty for what is decided."""
    history: tuple[Noted, ...]
    """What the log says of the case, the newest first."""
    next_case: Case | None
    """Where this one is decided: what has waited longest of all that waits; None where nothing does."""


def case_page(session: Session, case: Case, choices: Choices) -> CasePage:
    """Return what all pages of cases show."""
    by = session.get(AccountRow, case.by) if case.by else None
    history = noted(session, AuditRow.subject == case.subject)
    next_case = None if choices else longest_waiting(session, case)
    return CasePage(case, account_of_row(by) if by else None, choices, history, next_case)


def noted(session: Session, *conditions: ColumnElement[bool]) -> tuple[Noted, ...]:
    """Return the newest entries of the log that meet some conditions, the newest first."""
    rows = session.execute(
        select(AuditRow, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == AuditRow.actor)
        .where(*conditions)
        .order_by(AuditRow.id.desc())
        .limit(MOST_NOTED)
    )
    return tuple(Noted(row.at, row.actor, name, row.action, row.why) for row, name in rows)


def show_case(template: str, page: CasePage, form: Form, **values: Any) -> ResponseReturnValue:
    """Return the page of a case; its status says whether something is wrong with what was sent."""
    text = render_template(template, page=page, form=form, **values)
    return make_response(text, CANNOT_BE_TAKEN if form.faults else 200)


def written_decision(form: Form, choices: Choices) -> tuple[str, str]:
    """Return the button that was pressed and the reason; what is missing is noted in the form."""
    decision, reason = written("decision"), " ".join(written("reason", REASON_LETTERS).split())
    form.values["reason"] = reason
    form.refuse("reason", None if reason else _("Write why; whoever it concerns reads it."))
    form.refuse(
        "", None if decision in choices else _("This cannot be decided so any more. Look at the case again.")
    )
    return decision, reason


def record_decision(session: Session, moderator: str, case: Case, action: str, reason: str) -> None:
    """Write a decision into the log: `action` in at most 40 letters, such as "claim verified"."""
    audit.record(session, moderator, action, case.subject, reason)


def tell_decision(
    session: Session, account: str, path: str, letter_of: Callable[[str, str], Letter] = decided_letter
) -> None:
    """Send somebody a mail that something of hers was decided, with a link to the page that says what and why."""
    letter = letter_to(session.get(AccountRow, account), lambda email: letter_of(email, path))
    if letter and get_post().carrier:
        get_post().later(lambda: letter)
