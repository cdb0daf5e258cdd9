"""Atom feeds: the newest papers of a researcher, a topic or an institution, for a feed reader."""

from flask import Response, request
from flask_babel import gettext as _

from ...cypher.graph import Graph
from ..context import get_graph
from ..exports.atom import Feed, atom
from ..exports.cited import papers_to_cite
from ..languages import language_tag
from ..profiles.works import papers_left_out
from ..reads.authors import author_facts, author_works
from ..reads.institutions import COUNTED_PEOPLE, institution_facts, institution_papers
from ..reads.parts import Kind, WorkFilter
from ..reads.topics import topic_facts, topic_papers
from ..site import site_url
from .addresses import entity_url, find_id
from .blueprint import pages
from .footer import data_note

ENTRIES = 50
NO_LOAD = "1970-01-01T00:00:00Z"


@pages.get("/authors/<path:id>/feed.atom")
def author_feed(id: str) -> Response:
    """Answer with an author's newest papers as a feed."""
    graph, id = get_graph(), find_id("author", id)
    title = _("New papers by %(name)s", name=author_facts(graph, id=id).name)
    wanted = WorkFilter(limit=ENTRIES, without=papers_left_out(graph, id))
    return _feed(graph, "author", id, title, author_works(graph, id=id, wanted=wanted))


@pages.get("/topics/<path:id>/feed.atom")
def topic_feed(id: str) -> Response:
    """Answer with a topic's newest papers as a feed."""
    graph, id = get_graph(), find_id("topic", id)
    title = _("New papers about %(name)s", name=topic_facts(graph, id=id)["name"])
    return _feed(graph, "topic", id, title, topic_papers(graph, id=id, offset=0, limit=ENTRIES))


@pages.get("/institutions/<path:id>/feed.atom")
def institution_feed(id: str) -> Response:
    """Answer with the newest papers that name an institution as a feed."""
    graph, id = get_graph(), find_id("institution", id)
    facts = institution_facts(graph, id=id)
    keys = [facts["id"], *facts["identifiers"]]
    ids = institution_papers(graph, id=id, keys=keys, people=COUNTED_PEOPLE, limit=ENTRIES)
    return _feed(graph, "institution", id, _("New papers from %(name)s", name=facts["name"]), ids)


def _feed(graph: Graph, kind: Kind, id: str, title: str, ids: list[str]) -> Response:
    note = data_note()
    page = site_url(entity_url(kind, id))
    updated = (note.loaded if note else None) or NO_LOAD
    feed = Feed(f"{title} · Peergraph", page, f"{page}/feed.atom", updated, language_tag())
    papers = papers_to_cite(graph, ids=ids)
    body = atom(feed, papers, [site_url(entity_url("paper", paper.id)) for paper in papers])
    response = Response(body, mimetype="application/atom+xml")
    response.headers["Cache-Control"] = "public, max-age=900"
    response.add_etag()
    response.make_conditional(request)
    return response
