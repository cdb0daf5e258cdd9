"""A paper's page."""

from typing import Any

from flask_babel import gettext as _
from msgspec import convert

from ...cypher import load
from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph, Row
from .alike import alike_papers
from .identifier_links import identifier_links, source_notes
from .models import PaperAuthor, PaperAuthors, PaperPage
from .paper_measures import paper_measures
from .paper_rows import PAPERS_ON_PAGE, paper_list
from .parts import PaperList
from .similar import similar_papers
from .versions import versions_of_paper

AUTHORS_ON_PAGE = 100


def paper_page(graph: Graph, id: str) -> PaperPage:
    """Return the paper with that current id, the first page of each of its lists; raises NotFoundError."""
    facts = paper_facts(graph, id=id)
    links = identifier_links(facts["id"], facts["identifiers"])
    made = {
        "identifiers": links,
        "authors": _authors(graph, facts, offset=0),
        "references": _references(graph, facts, offset=0),
        "cited_by": _cited_by(graph, facts, offset=0),
        "similar": similar_papers(graph, id),
        "alike": alike_papers(graph, id) if facts["embedded"] else None,
        "measures": paper_measures(facts),
        "versions": versions_of_paper(graph, id, links),
        "sources": source_notes(facts["sources"], facts["records"]),
    }
    return convert({**facts, **made}, PaperPage, from_attributes=True)


def authors_of_paper(graph: Graph, id: str, *, offset: int) -> PaperAuthors:
    """Return a later page of a paper's authors; raises NotFoundError where there is no such paper."""
    return _authors(graph, paper_facts(graph, id=id), offset=offset)


def references_of_paper(graph: Graph, id: str, *, offset: int) -> PaperList:
    """Return a later page of the papers that a paper cites; raises NotFoundError where there is no such paper."""
    return _references(graph, paper_facts(graph, id=id), offset=offset)


def citations_of_paper(graph: Graph, id: str, *, offset: int) -> PaperList:
    """Return a later page of the papers that cite a paper; raises NotFoundError where there is no such paper."""
    return _cited_by(graph, paper_facts(graph, id=id), offset=offset)


def paper_facts(graph: Graph, *, id: str) -> dict[str, Any]:
    """Return one paper's facts and counts; raises NotFoundError where there is none."""
    rows = graph.read(load("read")["paper_facts"], id=id)
    if not rows:
        raise NotFoundError(_("No paper in this graph has the id %(id)s.", id=id))
    return rows[0]["paper"]


def paper_authors(graph: Graph, *, id: str, offset: int, limit: int) -> tuple[PaperAuthor, ...]:
    """Return one page of a paper's authors in order."""
    rows = graph.read(load("read")["paper_authors"], id=id, offset=offset, limit=limit)
    return convert([row["author"] for row in rows], tuple[PaperAuthor, ...])


def paper_references(graph: Graph, *, id: str, offset: int, limit: int) -> list[str]:
    """Return the ids of papers that one paper cites, newest first."""
    return [
        row["id"] for row in graph.read(load("read")["paper_references"], id=id, offset=offset, limit=limit)
    ]


def paper_citing_papers(graph: Graph, *, id: str, offset: int, limit: int) -> list[str]:
    """Return the ids of papers that cite one paper, newest first."""
    return [
        row["id"]
        for row in graph.read(load("read")["paper_citing_papers"], id=id, offset=offset, limit=limit)
    ]


def _authors(graph: Graph, facts: Row, *, offset: int) -> PaperAuthors:
    authors = paper_authors(graph, id=facts["id"], offset=offset, limit=AUTHORS_ON_PAGE)
    end, total = offset + len(authors), facts["author_count"]
    following = end if authors and end < total else None
    return PaperAuthors(authors, total, following, facts["authors_complete"], facts["removed_authors"])


def _references(graph: Graph, facts: Row, *, offset: int) -> PaperList:
    ids = paper_references(graph, id=facts["id"], offset=offset, limit=PAPERS_ON_PAGE)
    return paper_list(graph, ids, total=facts["reference_count"], offset=offset)


def _cited_by(graph: Graph, facts: Row, *, offset: int) -> PaperList:
    ids = paper_citing_papers(graph, id=facts["id"], offset=offset, limit=PAPERS_ON_PAGE)
    return paper_list(graph, ids, total=facts["citing_count"], offset=offset)
