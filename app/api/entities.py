"""Authors, papers, topics, institutions and venues: what their pages show, as JSON."""

from flask import Response

from ..context import get_graph
from ..parameters import choice, integer, optional_integer, text
from ..reads.authors import author_page, works_page
from ..reads.institutions import institution_page, papers_of_institution
from ..reads.papers import authors_of_paper, citations_of_paper, paper_page, references_of_paper
from ..reads.parts import WorkFilter
from ..reads.rankings import ranking_page
from ..reads.similar import LONGEST, similar_papers
from ..reads.topics import papers_of_topic, topic_page
from ..reads.venues import papers_of_venue, venue_page
from .addresses import find_id
from .blueprint import api
from .json import json_response

MOST_OFFSET = 10_000_000
MOST_WORKS = 100


@api.get("/authors/<path:id>")
def author(id: str) -> Response:
    """Answer with a researcher's profile."""
    return json_response(author_page(get_graph(), find_id("author", id)))


@api.get("/authors/<path:id>/works")
def author_works(id: str) -> Response:
    """Answer with one page of an author's works; `year`, `type`, `listed` filter, `offset` and `limit` turn pages."""
    return json_response(works_page(get_graph(), find_id("author", id), wanted_works()))


@api.get("/papers/<path:id>")
def paper(id: str) -> Response:
    """Answer with a paper."""
    return json_response(paper_page(get_graph(), find_id("paper", id)))


@api.get("/papers/<path:id>/authors")
def paper_authors(id: str) -> Response:
    """Answer with one page of a paper's authors, from `offset` on."""
    return json_response(authors_of_paper(get_graph(), find_id("paper", id), offset=_offset()))


@api.get("/papers/<path:id>/references")
def paper_references(id: str) -> Response:
    """Answer with one page of the papers that a paper cites, from `offset` on."""
    return json_response(references_of_paper(get_graph(), find_id("paper", id), offset=_offset()))


@api.get("/papers/<path:id>/citations")
def paper_citations(id: str) -> Response:
    """Answer with one page of the papers that cite a paper, from `offset` on."""
    return json_response(citations_of_paper(get_graph(), find_id("paper", id), offset=_offset()))


@api.get("/papers/<path:id>/similar")
def paper_similar(id: str) -> Response:
    """Answer with one page of the papers like a paper, from `offset` on, each with what they share."""
    return json_response(similar_papers(get_graph(), find_id("paper", id), offset=_offset(), limit=LONGEST))


@api.get("/topics/<path:id>")
def topic(id: str) -> Response:
    """Answer with a topic."""
    return json_response(topic_page(get_graph(), find_id("topic", id)))


@api.get("/topics/<path:id>/papers")
def topic_papers(id: str) -> Response:
    """Answer with one page of a topic's papers, from `offset` on."""
    return json_response(papers_of_topic(get_graph(), find_id("topic", id), offset=_offset()))


@api.get("/venues/<path:name>")
def venue(name: str) -> Response:
    """Answer with a venue."""
    return json_response(venue_page(get_graph(), name))


@api.get("/venues/<path:name>/papers")
def venue_papers(name: str) -> Response:
    """Answer with one page of a venue's papers, from `offset` on."""
    return json_response(papers_of_venue(get_graph(), name, offset=_offset()))


@api.get("/institutions/<path:id>")
def institution(id: str) -> Response:
    """Answer with an institution."""
    return json_response(institution_page(get_graph(), find_id("institution", id)))


@api.get("/institutions/<path:id>/papers")
def institution_papers(id: str) -> Response:
    """Answer with one page of an institution's papers, from `offset` on."""
    return json_response(papers_of_institution(get_graph(), find_id("institution", id), offset=_offset()))


@api.get('/authors/<path:id>/<any("collaborators", "topics"):part>')
def author_ranking(id: str, part: str) -> Response:
    """Answer with one page of all co-authors or topics of an author, from `offset` on."""
    return _ranking("author", find_id("author", id), part)


@api.get('/topics/<path:id>/<any("people", "topics", "institutions"):part>')
def topic_ranking(id: str, part: str) -> Response:
    """Answer with one page of the people, topics or institutions on a topic's newest papers, from `offset` on."""
    return _ranking("topic", find_id("topic", id), part)


@api.get('/venues/<path:name>/<any("people", "topics", "institutions"):part>')
def venue_ranking(name: str, part: str) -> Response:
    """Answer with one page of the people, topics or institutions on a venue's newest papers, from `offset` on."""
    return _ranking("venue", name, part)


@api.get('/institutions/<path:id>/<any("people-now", "people-before", "topics", "partners"):part>')
def institution_ranking(id: str, part: str) -> Response:
    """Answer with one page of an institution's people, topics or partners, from `offset` on."""
    return _ranking("institution", find_id("institution", id), part)


def _ranking(kind: str, id: str, part: str) -> Response:
    return json_response(ranking_page(get_graph(), kind, id, part, offset=_offset()))


def wanted_works() -> WorkFilter:
    """Return the filter and page that this request's parameters ask for; raises ParameterError for bad ones."""
    return WorkFilter(
        year=optional_integer("year", least=0, most=9999),
        type=text("type", "", most=100) or None,
        listed=choice("listed", ("0", "1")) == "1",
        offset=_offset(),
        limit=integer("limit", 20, least=1, most=MOST_WORKS),
    )


def _offset() -> int:
    return integer("offset", 0, least=0, most=MOST_OFFSET)
