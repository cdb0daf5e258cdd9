"""Mails about invitations: that there is something, and where; never who it comes from or what it says."""

from typing import Literal

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from ..accounts.letters import letter_to
from ..accounts.post import Letter, get_post
from ..accounts.tables import AccountRow
from ..languages import marked
from ..site import site_url
from .standing import wishes_of

Event = Literal["invited", "asked", "introduced", "accepted", "declined", "written"]
_WORDS: dict[Event, str] = {
    "invited": marked("Somebody has invited you to collaborate. Who it is and what for, you read here:"),
    "asked": marked(
        "A co-author of yours asks you for an introduction. Who it is and to whom, you read here:"
    ),
    "introduced": marked(
        "A co-author of yours has introduced somebody to you. Who and what for, you read here:"
    ),
    "accepted": marked("An invitation of yours has been accepted. You can write to each other here:"),
    "declined": marked("An invitation of yours has been answered. The answer stands here:"),
    "written": marked("There is a new message for you. You read it here:"),
}


def letter_about(session: Session, account: str, event: Event, id: str) -> Letter | None:
    """Return the mail that tells somebody of an event; None where she wants none, has no address, or is suspended."""
    row = session.get(AccountRow, account)
    if row is None or row.email is None or row.suspended or not wishes_of(session, account).mails:
        return None
    return letter_to(row, lambda email: _letter(email, event, id))


def _letter(to: str, event: Event, id: str) -> Letter:
    place = site_url(url_for("invitations.invitation", id=id))
    text = [_(_WORDS[event]), place, _("No more of these mails:"), site_url(url_for("invitations.wishes"))]
    return Letter(to, _("Invitations at Peergraph"), "\n\n".join(text))


def post(*letters: Letter | None) -> None:
    """Send what there is to send; where this site has no mail, the page alone tells of it."""
    if get_post().carrier is None:
        return
    for letter in letters:
        if letter:
            get_post().later(lambda letter=letter: letter)
