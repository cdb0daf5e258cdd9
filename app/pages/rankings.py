"""The long lists behind the short ones: all people of a topic, all partners of an institution, and the like."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from ..context import get_graph
from ..reads.parts import Kind
from ..reads.rankings import LONGEST, RankingPage, ranking_page
from .addresses import entity_url, find_id
from .blueprint import pages
from .turns import Place, Turns, asked_offset, turns
from .venues import venue_url

TITLES: Mapping[str, LazyString] = {
    "people": lazy_gettext("People"),
    "people-now": lazy_gettext("People now"),
    "people-before": lazy_gettext("People before"),
    "topics": lazy_gettext("Topics"),
    "institutions": lazy_gettext("Institutions"),
    "partners": lazy_gettext("Partner institutions"),
    "collaborators": lazy_gettext("Co-authors"),
}


@dataclass(frozen=True)
class RankingView:
    """What `ranking.html` shows."""

    list: RankingPage
    title: str
    home: str
    """The address of the page that the list belongs to."""
    turns: Turns


@pages.get('/authors/<path:id>/<any("collaborators", "topics"):part>')
def author_ranking(id: str, part: str) -> str:
    """Show one of a researcher's long lists."""
    return _shown("author", find_id("author", id), part)


@pages.get('/topics/<path:id>/<any("people", "topics", "institutions"):part>')
def topic_ranking(id: str, part: str) -> str:
    """Show one of a topic's long lists."""
    return _shown("topic", find_id("topic", id), part)


@pages.get('/institutions/<path:id>/<any("people-now", "people-before", "topics", "partners"):part>')
def institution_ranking(id: str, part: str) -> str:
    """Show one of an institution's long lists."""
    return _shown("institution", find_id("institution", id), part)


@pages.get('/venues/<path:name>/<any("people", "topics", "institutions"):part>')
def venue_ranking(name: str, part: str) -> str:
    """Show one of a venue's long lists."""
    return _shown("venue", name, part)


@pages.app_template_global()
def ranking_url(kind: str, id: str, part: str) -> str:
    """Return the address of one long list."""
    if kind == "venue":
        return url_for("pages.venue_ranking", name=id, part=part)
    return url_for(f"pages.{kind}_ranking", id=id, part=part)


def _shown(kind: str, id: str, part: str) -> str:
    offset = asked_offset()
    found = ranking_page(get_graph(), kind, id, part, offset=offset)
    turning = turns(
        Place(ranking_url(kind, id, part), {}, ""),
        offset=offset,
        shown=len(found.ranking.rows),
        limit=LONGEST,
        total=found.ranking.total,
        next=found.ranking.next,
    )
    title = _("%(list)s of %(name)s", list=TITLES[part], name=found.name)
    return render_template("ranking.html", page=RankingView(found, title, _home(kind, id), turning))


def _home(kind: str, id: str) -> str:
    kinds: Mapping[str, Kind] = {"author": "author", "topic": "topic", "institution": "institution"}
    return entity_url(kinds[kind], id) if kind in kinds else venue_url(id)
