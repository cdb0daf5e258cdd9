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
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..accounts import audit
from ..accounts.letters import decided_letter, letter_to
from ..accounts.pages.forms import CANNOT_BE_TAKEN, Form, written
from ..accounts.people import Account, account_of_row
from ..accounts.post import Letter, get_post
from ..accounts.tables import AccountRow, AuditRow
from .queue import Case

REASON_LETTERS = 500
Choices = Mapping[str, str]
"""The buttons: what the form sends, and what the button says (`marked`). The first is drawn as the main one."""


@dataclass(frozen=True)
class CasePage:
    """What `moderation/case.html` shows of any case."""

    case: Case
    by: Account | None
    """Whom it comes from; None where that is nobody here."""
    choices: Choices
    """Empty for what is decided."""
    history: tuple[audit.Entry, ...]
    """What the log says of the case, the newest first."""


def case_page(session: Session, case: Case, choices: Choices) -> CasePage:
    """Return what all pages of cases show."""
    by = session.get(AccountRow, case.by) if case.by else None
    done = session.scalars(
        select(AuditRow).where(AuditRow.subject == case.subject).order_by(AuditRow.id.desc()).limit(50)
    )
    history = tuple(audit.Entry(row.at, row.actor, row.action, row.subject, row.why) for row in done)
    return CasePage(case, account_of_row(by) if by else None, choices, history)


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
