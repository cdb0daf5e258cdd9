"""Each piece of news in a sentence with its addresses, for what leaves the site: the feed and the mail."""

from collections.abc import Sequence
from urllib.parse import quote

from flask_babel import gettext as _
from flask_babel import ngettext

from ...cypher.graph import Graph
from ..exports.atom import Event
from ..pages.addresses import entity_url
from ..reads.paper_rows import papers_by_id
from ..reads.parts import EntityRef, PaperRef
from ..site import site_url
from .news import News
from .papers import NewPaper
from .people import NewCoauthor
from .retracted import NewRetraction


def events_of(graph: Graph, news: News, most: int) -> list[Event]:
    """Return the retractions, the newest papers and the new co-authors, each at most `most`, the latest first."""
    papers = {
        paper.id: paper for paper in papers_by_id(graph, ids=[paper.id for paper in news.papers[:most]])
    }
    events = [
        *(_retracted(each) for each in news.retractions[:most]),
        *(_paper(each, papers[each.id]) for each in news.papers[:most] if each.id in papers),
        *(_coauthor(each) for each in news.coauthors.people[:most]),
    ]
    return sorted(events, key=lambda event: event.updated, reverse=True)


def _paper(new: NewPaper, paper: PaperRef) -> Event:
    page = _page(EntityRef("paper", paper.id, paper.title))
    facts = [str(paper.year or ""), paper.venue or "", _("Retracted") if paper.retracted else ""]
    summary = ". ".join([_because(new), ", ".join(fact for fact in facts if fact)]).rstrip(". ")
    return Event(f"{page}#new", paper.title, page, new.loaded, summary)


def _because(new: NewPaper) -> str:
    names = [one.name for one in new.because[:3]]
    more = len(new.because) - len(names)
    said = ", ".join(names)
    if not more:
        return said
    return ngettext(
        "%(names)s, and %(num)s other that you follow",
        "%(names)s, and %(num)s others that you follow",
        more,
        names=said,
    )


def _coauthor(new: NewCoauthor) -> Event:
    page = _page(new.person)
    title = _("%(author)s has a new co-author: %(person)s", author=new.author.label, person=new.person.label)
    return Event(f"{page}#with-{quote(new.author.id, safe=':/')}", title, page, new.loaded, title)


def _retracted(new: NewRetraction) -> Event:
    page = _page(EntityRef("paper", new.paper.id, new.paper.title))
    title = _("Retracted: %(title)s", title=new.paper.title)
    return Event(f"{page}#retracted", title, page, new.loaded, distance(new))


def distance(new: NewRetraction) -> str:
    """Say how far a retraction is from whom somebody follows: "Two hops away: Ada, Ben, Cem"."""
    if new.steps == 0:
        return _("By %(name)s, whom you follow", name=new.person.label)
    names = ", ".join([new.person.label, *(each.label for each in new.way)])
    if new.steps == 1:
        return _("One hop away: %(names)s", names=names)
    return _("Two hops away: %(names)s", names=names)


def _page(entity: EntityRef) -> str:
    return site_url(entity_url(entity.kind, entity.id))


def lines_of(events: Sequence[Event], total: int) -> list[str]:
    """Return events as paragraphs of a mail, and how many of all they leave out."""
    said = ["\n  ".join(["- " + event.title, *_more(event), event.page]) for event in events]
    left = total - len(events)
    if left > 0:
        said.append(ngettext("and %(num)s more", "and %(num)s more", left))
    return said


def _more(event: Event) -> list[str]:
    return [event.summary] if event.summary not in ("", event.title) else []
