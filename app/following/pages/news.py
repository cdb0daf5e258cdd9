"""The page of news: what is new since the last visit, and whom and what one follows."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...accounts.browsers import require_account
from ...accounts.times import time_from_now
from ...claims.holders import held_by
from ...context import get_graph
from ...pages.turns import Place, Turns, asked_offset, turns
from ...parameters import choice
from ...reads.paper_rows import papers_by_id
from ...reads.parts import PaperRef
from ...store.current import get_store
from ..followed import KINDS, Followed, FollowKind, followed_of
from ..follows import follows_of, reader_of
from ..keeping import kept_news
from ..news import NOTHING, News
from ..papers import NewPaper
from ..standing import Standing, runs_standing
from ..tables import FollowRow, ReaderRow
from ..visits import Visit, look, seen
from .asking import page_of
from .blueprint import following

SHOWN = 30
SHOWN_PEOPLE = 30
DAYS = ("7", "30")


@dataclass(frozen=True)
class ShownPaper:
    """One new paper as a row."""

    paper: PaperRef
    loaded: str
    because: tuple[Followed, ...]


@dataclass(frozen=True)
class Choices:
    """How somebody wants to be told, as `following/news.html` shows it."""

    digest: str
    has_feed: bool
    shows: bool
    owns: tuple[str, ...]
    """The records that she owns, whose pages may show whom she follows."""
    has_mail: bool


@dataclass(frozen=True)
class NewsPage:
    """What `following/news.html` shows."""

    news: News
    papers: tuple[ShownPaper, ...]
    turns: Turns
    visit: Visit
    days: int | None
    """So many days are looked back; None for the last visit."""
    is_new_graph: bool
    """True where the graph was loaded from nothing since, so that only what came after that can be told."""
    followed: dict[FollowKind, tuple[Followed, ...]]
    choices: Choices
    shown_people: int = SHOWN_PEOPLE


@dataclass(frozen=True)
class _Kept:
    """What the store has for the page."""

    rows: list[FollowRow]
    visit: Visit
    choices: Choices


@following.get("/following")
def news() -> ResponseReturnValue:
    """Show what is new since the last visit, or since some days ago, and all that is followed."""
    found, graph = require_account().account, get_graph()
    standing = runs_standing(graph, since="")
    kept = _kept(found.id, found.email, standing)
    days = choice("days", DAYS)
    visit = kept.visit
    # Whole days, so that looking again is the same question.
    since = time_from_now(days=-int(days))[:10] if days else visit.since
    followed = followed_of(graph, kept.rows, max(since, standing.floor))
    if days:
        told = kept_news(followed, standing.mark, max(since, standing.floor))
    else:
        told = kept_news(followed, standing.mark) if runs_standing(graph, since=since).changed else NOTHING
    papers, turning = _papers(told.papers, asked_offset(), days)
    page = NewsPage(
        told,
        papers,
        turning,
        visit,
        int(days) if days else None,
        bool(standing.floor) and visit.since < standing.floor,
        {kind: tuple(one for one in followed if one.kind == kind) for kind in KINDS},
        kept.choices,
    )
    return render_template("following/news.html", page=page, page_of=page_of)


@following.post("/following/seen")
def all_seen() -> ResponseReturnValue:
    """Note that all news are seen."""
    account, mark = require_account().account, runs_standing(get_graph(), since="").mark
    with get_store().session() as session:
        seen(reader_of(session, account.id, mark), mark)
    return redirect(url_for("following.news"), 303)


def _kept(account: str, email: str | None, standing: Standing) -> _Kept:
    with get_store().session() as session:
        reader = reader_of(session, account, standing.mark)
        visit = Visit(reader.since, reader.since_visit) if _ahead() else look(session, reader, standing.mark)
        choices = _choices(reader, tuple(held_by(session, account)), email)
        return _Kept(follows_of(session, account), visit, choices)


def _ahead() -> bool:
    """Tell whether nothing is seen by this look, as by that of a browser that fetches ahead."""
    purposes = [request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose")]
    return request.method == "HEAD" or "prefetch" in " ".join(purposes)


def _choices(reader: ReaderRow, owns: tuple[str, ...], email: str | None) -> Choices:
    return Choices(reader.digest, reader.sha256 is not None, reader.shows, owns, bool(email))


def _papers(
    papers: Sequence[NewPaper], offset: int, days: str | None
) -> tuple[tuple[ShownPaper, ...], Turns]:
    wanted = papers[offset : offset + SHOWN]
    refs = {paper.id: paper for paper in papers_by_id(get_graph(), ids=[each.id for each in wanted])}
    rows = tuple(ShownPaper(refs[one.id], one.loaded, one.because) for one in wanted if one.id in refs)
    end, total = offset + len(wanted), len(papers)
    place = Place(url_for("following.news"), {"days": days}, "papers")
    next = end if wanted and end < total else None
    return rows, turns(place, offset=offset, shown=len(rows), limit=SHOWN, total=total, next=next)
