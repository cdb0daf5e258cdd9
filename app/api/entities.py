"""Authors, papers, topics, institutions and venues: what their pages show, as JSON."""

from dataclasses import replace
from typing import Annotated, Literal, cast

from flask import Response
from msgspec import Meta

from ..context import get_graph
from ..following.followers import with_followers
from ..parameters import choice, integer, optional_integer, text
from ..profiles.works import papers_left_out
from ..reads.authors import author_page, works_page
from ..reads.gathered import InstitutionPage, TopicPage, VenuePage
from ..reads.institutions import institution_page, papers_of_institution
from ..reads.models import AuthorPage, PaperAuthors, PaperPage
from ..reads.papers import authors_of_paper, citations_of_paper, paper_page, references_of_paper
from ..reads.parts import SORTS, PaperList, WorkFilter, WorkList, WorkSort
from ..reads.rankings import RankingPage, ranking_page
from ..reads.similar import LONGEST, SimilarPapers, similar_papers
from ..reads.topics import papers_of_topic, topic_page
from ..reads.venues import papers_of_venue, venue_page
from .addresses import find_id
from .blueprint import api
from .json import json_answer, json_page
from .operations import PAGE, Operation, Parameter, Year, describe, limit
from .paging import page_offset

MOST_WORKS = 100
WORKS = (
    Parameter("year", Year, "Only papers of this year.", example=2021),
    Parameter(
        "type", Annotated[str, Meta(max_length=100)], "Only papers of this type, as `types` names them."
    ),
    Parameter("listed", Literal["0", "1"], "1: only papers that a source lists on the author's profile."),
    Parameter("sort", WorkSort, "What comes first; the newest among equals.", default="newest"),
)
MOVED = (300, 301)
"""An identifier may lead to several entities, or to one that has another id now."""


def _entity(answer: type) -> Operation:
    return Operation(answer, statuses=(200, *MOVED), errors=(404,), by_data=True)


def _list(answer: type, *parameters: Parameter, tag: str = "Lists") -> Operation:
    page = (*parameters, *PAGE)
    return Operation(
        answer, page, tag=tag, statuses=(200, *MOVED), errors=(404, 410), by_data=True, paged=True
    )


@api.get("/authors/<path:id>")
@describe(Operation(AuthorPage, statuses=(200, *MOVED), errors=(404, 410), by_data=True))
def author(id: str) -> Response:
    """Answer with a researcher's profile."""
    return json_answer(with_followers(author_page(get_graph(), find_id("author", id))))


@api.get("/authors/<path:id>/works")
@describe(_list(WorkList, *WORKS, limit(20, most=MOST_WORKS)))
def author_works(id: str) -> Response:
    """Answer with one page of an author's works, the newest first; `filter.without` names those the owner hides."""
    graph, id = get_graph(), find_id("author", id)
    found = works_page(graph, id, replace(wanted_works(), without=papers_left_out(graph, id)))
    return json_page(found, found.next)


@api.get("/papers/<path:id>")
@describe(_entity(PaperPage))
def paper(id: str) -> Response:
    """Answer with a paper."""
    return json_answer(paper_page(get_graph(), find_id("paper", id)))


@api.get("/papers/<path:id>/authors")
@describe(_list(PaperAuthors))
def paper_authors(id: str) -> Response:
    """Answer with one page of a paper's authors, in order."""
    found = authors_of_paper(get_graph(), find_id("paper", id), offset=page_offset())
    return json_page(found, found.next)


@api.get("/papers/<path:id>/references")
@describe(_list(PaperList))
def paper_references(id: str) -> Response:
    """Answer with one page of the papers that a paper cites."""
    return _papers(references_of_paper(get_graph(), find_id("paper", id), offset=page_offset()))


@api.get("/papers/<path:id>/citations")
@describe(_list(PaperList))
def paper_citations(id: str) -> Response:
    """Answer with one page of the papers that cite a paper."""
    return _papers(citations_of_paper(get_graph(), find_id("paper", id), offset=page_offset()))


@api.get("/papers/<path:id>/similar")
@describe(_list(SimilarPapers))
def paper_similar(id: str) -> Response:
    """Answer with one page of the papers like a paper, each with what they share."""
    found = similar_papers(get_graph(), find_id("paper", id), offset=page_offset(), limit=LONGEST)
    return json_page(found, found.papers.next)


@api.get("/topics/<path:id>")
@describe(_entity(TopicPage))
def topic(id: str) -> Response:
    """Answer with a topic."""
    return json_answer(topic_page(get_graph(), find_id("topic", id)))


@api.get("/topics/<path:id>/papers")
@describe(_list(PaperList))
def topic_papers(id: str) -> Response:
    """Answer with one page of a topic's papers, the newest first."""
    return _papers(papers_of_topic(get_graph(), find_id("topic", id), offset=page_offset()))


@api.get("/venues/<path:name>")
@describe(_entity(VenuePage))
def venue(name: str) -> Response:
    """Answer with a venue."""
    return json_answer(venue_page(get_graph(), name))


@api.get("/venues/<path:name>/papers")
@describe(_list(PaperList))
def venue_papers(name: str) -> Response:
    """Answer with one page of a venue's papers, the newest first."""
    return _papers(papers_of_venue(get_graph(), name, offset=page_offset()))


@api.get("/institutions/<path:id>")
@describe(_entity(InstitutionPage))
def institution(id: str) -> Response:
    """Answer with an institution."""
    return json_answer(institution_page(get_graph(), find_id("institution", id)))


@api.get("/institutions/<path:id>/papers")
@describe(_list(PaperList))
def institution_papers(id: str) -> Response:
    """Answer with one page of the papers that name an institution, the newest first."""
    return _papers(papers_of_institution(get_graph(), find_id("institution", id), offset=page_offset()))


@api.get('/authors/<path:id>/<any("collaborators", "topics"):part>')
@describe(_list(RankingPage))
def author_ranking(id: str, part: str) -> Response:
    """Answer with one page of all co-authors or topics of an author."""
    return _ranking("author", find_id("author", id), part)


@api.get('/topics/<path:id>/<any("people", "topics", "institutions"):part>')
@describe(_list(RankingPage))
def topic_ranking(id: str, part: str) -> Response:
    """Answer with one page of the people, topics or institutions on a topic's newest papers."""
    return _ranking("topic", find_id("topic", id), part)


@api.get('/venues/<path:name>/<any("people", "topics", "institutions"):part>')
@describe(_list(RankingPage))
def venue_ranking(name: str, part: str) -> Response:
    """Answer with one page of the people, topics or institutions on a venue's newest papers."""
    return _ranking("venue", name, part)


@api.get('/institutions/<path:id>/<any("people-now", "people-before", "topics", "partners"):part>')
@describe(_list(RankingPage))
def institution_ranking(id: str, part: str) -> Response:
    """Answer with one page of an institution's people, topics or partners."""
    return _ranking("institution", find_id("institution", id), part)


def _papers(found: PaperList) -> Response:
    return json_page(found, found.next)


def _ranking(kind: str, id: str, part: str) -> Response:
    found = ranking_page(get_graph(), kind, id, part, offset=page_offset())
    return json_page(found, found.ranking.next)


def wanted_works() -> WorkFilter:
    """Return the filter and page that this request's parameters ask for; raises ParameterError for bad ones."""
    return WorkFilter(
        year=optional_integer("year", least=0, most=9999),
        type=text("type", "", most=100) or None,
        listed=choice("listed", ("0", "1")) == "1",
        sort=cast(WorkSort, choice("sort", SORTS) or "newest"),
        offset=page_offset(),
        limit=integer("limit", 20, least=1, most=MOST_WORKS),
    )
