"""The news as a mail, daily or weekly, to whoever has asked for it; nothing is sent where nothing is new."""

import smtplib
from dataclasses import dataclass
from typing import Literal, get_args

from flask import Flask, g, url_for
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from ...cypher.errors import QueryStopped, UsageError
from ...cypher.graph import Graph
from ...cypher.logs import get_log
from ..accounts.letters import link_to
from ..accounts.links import keep_link
from ..accounts.post import Letter, MailClosed, get_post
from ..accounts.proofs import new_secret
from ..accounts.tables import AccountRow
from ..accounts.times import time_from_now
from ..context import get_graph, get_settings
from ..punctuation import sign
from ..site import site_url
from ..store.contents import now
from ..store.current import get_store
from .followed import followed_of
from .follows import follows_of
from .news import NOTHING, News, news_of
from .standing import Standing, runs_standing
from .tables import FollowRow, ReaderRow
from .told import events_of, lines_of

Often = Literal["never", "daily", "weekly"]
OFTEN: tuple[Often, ...] = get_args(Often)
HOURS = {"daily": 23, "weekly": 7 * 24 - 1}
"""An hour less than a day or a week, so that a command that runs at the same time each day is never early."""
SHOWN = 10
"""So many of each sort stand in a mail."""
_log = get_log("digest")


class NoAddress(UsageError):
    """Somebody without an e-mail address wants mails."""

    code = "no_address"
    status = 409


@dataclass
class Told:
    """What came of one round of mails."""

    sent: int = 0
    nothing_new: int = 0
    failed: int = 0


@dataclass(frozen=True)
class _Due:
    """Somebody whose mail is due."""

    account: str
    email: str
    language: str
    since: str
    often: str
    rows: list[FollowRow]


def send_digests(app: Flask, base_url: str) -> Told:
    """Send all mails that are due, one after the other; one that fails is tried again by the next round.

    Raises MailClosed where the site can send no mail, StoreUnavailable and GraphUnavailable.
    """
    told = Told()
    with app.app_context():
        due = _due()
    for one in due:
        # Each is written in the language of whom it is for.
        with app.test_request_context(base_url=base_url):
            g.language = one.language
            _send(one, told)
    return told


def _due() -> list[_Due]:
    with get_store().session() as session:
        rows = session.execute(
            select(ReaderRow, AccountRow.email, AccountRow.language)
            .join(AccountRow, AccountRow.id == ReaderRow.account)
            .where(AccountRow.email.is_not(None), AccountRow.suspended.is_(None))
            .where(or_(*(_is_due(often) for often in HOURS)))
            .order_by(ReaderRow.digest_sent, ReaderRow.account)
        ).all()
        found = [
            (row.account, email or "", language or "en", row.digest_since, row.digest)
            for row, email, language in rows
        ]
        return [_Due(*each, follows_of(session, each[0])) for each in found]


def _is_due(often: str) -> ColumnElement[bool]:
    return and_(ReaderRow.digest == often, ReaderRow.digest_sent <= time_from_now(hours=-HOURS[often]))


def _send(one: _Due, told: Told) -> None:
    try:
        mark, sent = _told(one)
    except (OSError, smtplib.SMTPException, QueryStopped) as error:
        # The server's answer may name the address, which is nobody's to read in a log. Whose news take too long is
        # no reason that all others get none.
        _log.error("mail not sent", reason=type(error).__name__)
        told.failed += 1
        return
    told.sent += sent
    told.nothing_new += not sent
    _note(one, mark)


def _told(one: _Due) -> tuple[str, bool]:
    """Send what is new; return the mark that this tells of, and whether there was something to send."""
    graph = get_graph()
    standing = runs_standing(graph, since=one.since)
    news = _news(graph, one, standing)
    if news.counts:
        _carry(one, graph, news)
    return standing.mark, bool(news.counts)


def _news(graph: Graph, one: _Due, standing: Standing) -> News:
    if not standing.changed or not one.rows:
        return NOTHING
    return news_of(graph, followed_of(graph, one.rows, max(one.since, standing.floor)))


def _carry(one: _Due, graph: Graph, news: News) -> None:
    carrier, secret = get_post().carrier, new_secret()
    if carrier is None:
        raise MailClosed(_("This site can send no mail at the moment, so that this is not possible."))
    with get_store().session() as session:
        keep_link(session, "digest", secret, one.account)
    carrier.carry(_letter(one, graph, news, link_to("opened.unsubscribe", secret)))


def _letter(one: _Due, graph: Graph, news: News, end: str) -> Letter:
    counts = sign(", ").join(news.counts)
    paragraphs = [
        _("New where you follow, at Peergraph: %(counts)s.", counts=counts),
        *lines_of(events_of(graph, news, SHOWN), news.total),
        _("All of it, and whom and what you follow:") + " " + site_url(url_for("following.news")),
        _("To get no more of these mails, open this link:") + " " + end,
        get_settings().site or site_url("/"),
    ]
    # RFC 8058: a mail program ends them with one click, without a sign-in.
    headers = (("List-Unsubscribe", f"<{end}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    return Letter(one.email, counts, "\n\n".join(paragraphs), headers=headers)


def _note(one: _Due, mark: str) -> None:
    with get_store().session() as session:
        reader = session.get(ReaderRow, one.account)
        if reader is not None:
            reader.digest_since, reader.digest_sent = mark, now()


def stop_digest(session: Session, account: str) -> None:
    """Send somebody no more mails of news."""
    reader = session.get(ReaderRow, account)
    if reader is not None:
        reader.digest = "never"
