"""The conversation after acceptance."""

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...cypher.errors import PeergraphError
from ..accounts.holding import hold
from ..accounts.times import time_from_now
from ..plain_text import plain
from .answering import AnsweredMeanwhile, add_words, row_for
from .sending import changed
from .tables import InvitationRow, MessageRow

WORDS_LETTERS = 2_000
MESSAGES_AN_HOUR = 60
MOST_MESSAGES = 1_000


class TooManyMessages(PeergraphError):
    """Somebody writes more than a person does."""

    code = "too_many_messages"
    status = 429


def tidy_words(text: str) -> str:
    """Return a text as it is kept: lines stay, what cannot be seen and could turn lines around does not."""
    return "\n".join(line.rstrip() for line in plain(text).split("\n")).strip()


def say(session: Session, id: str, account: str, words: str) -> tuple[InvitationRow, bool]:
    """Write into an accepted conversation; returns it, and whether the other had no news of it yet.

    Raises NotFoundError for whoever is not one of the two, AnsweredMeanwhile where it is ended, TooManyMessages.
    """
    row, side = row_for(session, id, account)
    hold(session, account)
    # It may have been ended meanwhile, and cannot be any more.
    session.refresh(row, with_for_update=True)
    if row.state != "accepted":
        raise AnsweredMeanwhile
    _check_rate(session, account)
    add_words(session, id, account, words)
    first = not (row.news_for_recipient if side == "sender" else row.news_for_sender)
    if side == "sender":
        row.news_for_recipient = True
    else:
        row.news_for_sender = True
    changed(session, row)
    return row, first


def messages_of(session: Session, id: str) -> list[MessageRow]:
    """Return what was written, the first first; of more than MOST_MESSAGES the newest."""
    newest = select(MessageRow).where(MessageRow.invitation == id).order_by(MessageRow.id.desc())
    return list(reversed(session.scalars(newest.limit(MOST_MESSAGES)).all()))


def _check_rate(session: Session, account: str) -> None:
    hour = (MessageRow.account == account) & (MessageRow.created > time_from_now(hours=-1))
    written = session.scalar(select(func.count()).select_from(MessageRow).where(hour)) or 0
    if written >= MESSAGES_AN_HOUR:
        raise TooManyMessages(
            _("You have written %(most)s messages within an hour. Go on later.", most=MESSAGES_AN_HOUR)
        )
