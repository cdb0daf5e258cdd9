"""The news as an Atom feed at an address that only its owner knows: who has it can read what she follows, no more."""

from flask import Response, abort, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from ...accounts.proofs import digest
from ...accounts.suspending import check_not_suspended
from ...accounts.times import time_from_now
from ...context import get_graph
from ...exports.atom import Feed, atom_of_events
from ...freshness import known_version
from ...languages import language_tag
from ...site import site_url
from ...store.current import get_store
from ...store.stamps import account_stamp, stamps
from ..followed import followed_of
from ..follows import follows_of
from ..keeping import kept_news
from ..news import NOTHING
from ..standing import runs_standing
from ..tables import FollowRow, ReaderRow
from ..told import events_of
from .blueprint import opened

DAYS = 30
MOST = 50
"""Entries of each sort at most."""
EPOCH = "1970-01-01T00:00:00Z"
LONGEST_SECRET = 100


@opened.get("/following/feed.atom")
def feed() -> Response:
    """Answer with the news of the last 30 days; 404 for an address that was never given, or is no more.

    Raises Suspended.
    """
    secret = request.args.get("token", "")[:LONGEST_SECRET]
    rows, stamp = _kept(secret)
    response = Response(mimetype="application/atom+xml")
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    # What is new within so many days changes with the day, too.
    response.set_etag(
        digest(f"{known_version()} {stamp} {time_from_now()[:10]} {language_tag()}")[:32], weak=True
    )
    if not request.if_none_match.contains_weak(response.get_etag()[0] or ""):
        response.set_data(_written(secret, rows))
    response.make_conditional(request)
    return response


def _kept(secret: str) -> tuple[list[FollowRow], str]:
    with get_store().session() as session:
        account = session.scalar(select(ReaderRow.account).where(ReaderRow.sha256 == digest(secret)))
        if account is None:
            abort(404)
        check_not_suspended(session, account)
        stamp = stamps(session, [account_stamp(account)])
        return follows_of(session, account), stamp


def _written(secret: str, rows: list[FollowRow]) -> bytes:
    # Whole days, so that asking again is the same question, also for a reader that does not say what it has.
    graph, since = get_graph(), time_from_now(days=-DAYS)[:10]
    standing = runs_standing(graph, since=since)
    followed = followed_of(graph, rows, max(since, standing.floor))
    news = kept_news(followed, standing.mark) if standing.changed else NOTHING
    head = Feed(
        _("What is new where you follow · Peergraph"),
        site_url(url_for("following.news")),
        site_url(url_for("opened.feed", token=secret)),
        standing.floor or EPOCH,
        language_tag(),
    )
    return atom_of_events(head, events_of(graph, news, MOST))
