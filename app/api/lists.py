"""Lists as files: papers in BibTeX, RIS, CSL-JSON, CSV and JSON, people in CSV and JSON; each whole up to a limit."""

from dataclasses import replace

from flask import Response, request

from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from ..context import get_graph
from ..exports.papers import MOST_PAPERS, PaperFile, papers_response
from ..exports.tables import Table, table_of, table_response
from ..parameters import ParameterError, text
from ..profiles.called import said_to_be
from ..profiles.works import papers_left_out
from ..reads.authors import author_collaborators, author_facts, author_works
from ..reads.found import SearchResult
from ..reads.institutions import COUNTED_PEOPLE, institution_facts, institution_papers, institution_people
from ..reads.models import Collaborator
from ..reads.papers import paper_authors, paper_citing_papers, paper_facts, paper_references
from ..reads.parts import PersonCount
from ..reads.search import search
from ..reads.shared import MOST_PEOPLE as MOST_AUTHORS
from ..reads.shared import people_by_id, shared_papers
from ..reads.topics import topic_facts, topic_papers
from ..reads.venues import venue_papers, venue_years
from ..search_address import wish_given
from .addresses import find_id
from .blueprint import api
from .entities import MOVED, WORKS, wanted_works
from .finding import FILTERS, LONGEST_QUERY, WORDS, author_id, wanted_kind
from .operations import AUTHORS, KIND, Operation, Parameter, describe

PAPERS = '.<any("bib","ris","csl.json","csv","json"):ending>'
TABLE = '.<any("csv","json"):ending>'
PAPER_FILES = ("bib", "ris", "csl.json", "csv", "json")
TABLE_FILES = ("csv", "json")
MOST_PEOPLE = 10_000
MOST_FOUND = 1_000


def _file(*parameters: Parameter, endings: tuple[str, ...] = PAPER_FILES, moved: bool = True) -> Operation:
    return Operation(
        None,
        parameters,
        tag="Files",
        scope="export",
        statuses=(200, *MOVED) if moved else (200,),
        errors=(404,),
        files=endings,
    )


@api.get(f"/authors/<path:id>/works{PAPERS}")
@describe(_file(*WORKS))
def author_works_file(id: str, ending: str) -> Response:
    """Answer with an author's works as a file; `year`, `type` and `listed` filter as in the list."""
    graph, id = get_graph(), find_id("author", id)
    wanted = replace(wanted_works(), offset=0, limit=MOST_PAPERS, without=papers_left_out(graph, id))
    ids = author_works(graph, id=id, wanted=wanted)
    return _papers(graph, f"papers of {author_facts(graph, id=id).name}", ids)


@api.get(f"/authors/<path:id>/collaborators{TABLE}")
@describe(_file(endings=TABLE_FILES))
def author_collaborators_file(id: str, ending: str) -> Response:
    """Answer with everyone who wrote with an author, the closest first, as a file."""
    graph, id = get_graph(), find_id("author", id)
    found = author_collaborators(graph, id=id, least_works=1, least_strength=0.0, limit=MOST_PEOPLE)
    name = f"co-authors of {author_facts(graph, id=id).name}"
    return table_response(table_of(name, Collaborator, found.people, found.total), ending)


@api.get(f"/papers/<path:id>{PAPERS}")
@describe(_file())
def paper_file(id: str, ending: str) -> Response:
    """Answer with one paper as a file."""
    id = find_id("paper", id)
    return _papers(get_graph(), id, [id])


@api.get(f"/papers/<path:id>/authors{TABLE}")
@describe(_file(endings=TABLE_FILES))
def paper_authors_file(id: str, ending: str) -> Response:
    """Answer with all authors of a paper in order as a file."""
    graph, id = get_graph(), find_id("paper", id)
    rows = [
        (author.position, author.id, author.name, author.corresponding, list(author.affiliations))
        for author in paper_authors(graph, id=id, offset=0, limit=MOST_PEOPLE)
    ]
    columns = ("position", "id", "name", "corresponding", "affiliations")
    return table_response(
        Table(f"authors of {id}", columns, rows, paper_facts(graph, id=id)["author_count"]), ending
    )


@api.get(f"/papers/<path:id>/references{PAPERS}")
@describe(_file())
def paper_references_file(id: str, ending: str) -> Response:
    """Answer with the papers that a paper cites as a file."""
    graph, id = get_graph(), find_id("paper", id)
    ids = paper_references(graph, id=id, offset=0, limit=MOST_PAPERS)
    return _papers(graph, f"references of {id}", ids, paper_facts(graph, id=id)["reference_count"])


@api.get(f"/papers/<path:id>/citations{PAPERS}")
@describe(_file())
def paper_citations_file(id: str, ending: str) -> Response:
    """Answer with the papers that cite a paper as a file."""
    graph, id = get_graph(), find_id("paper", id)
    ids = paper_citing_papers(graph, id=id, offset=0, limit=MOST_PAPERS)
    return _papers(graph, f"papers citing {id}", ids, paper_facts(graph, id=id)["citing_count"])


@api.get(f"/topics/<path:id>/papers{PAPERS}")
@describe(_file())
def topic_papers_file(id: str, ending: str) -> Response:
    """Answer with a topic's papers, newest first, as a file."""
    graph, id = get_graph(), find_id("topic", id)
    facts = topic_facts(graph, id=id)
    ids = topic_papers(graph, id=id, offset=0, limit=MOST_PAPERS)
    return _papers(graph, f"papers about {facts['name']}", ids, sum(year["works"] for year in facts["years"]))


@api.get(f"/institutions/<path:id>/papers{PAPERS}")
@describe(_file())
def institution_papers_file(id: str, ending: str) -> Response:
    """Answer with the papers that name an institution, newest first, as a file."""
    graph = get_graph()
    facts = institution_facts(graph, id=find_id("institution", id))
    keys = [facts["id"], *facts["identifiers"]]
    ids = institution_papers(graph, id=facts["id"], keys=keys, people=COUNTED_PEOPLE, limit=MOST_PAPERS)
    return _papers(graph, f"papers of {facts['name']}", ids)


@api.get(f"/institutions/<path:id>/people{TABLE}")
@describe(_file(endings=TABLE_FILES))
def institution_people_file(id: str, ending: str) -> Response:
    """Answer with an institution's people by the papers that name it, as a file."""
    graph = get_graph()
    facts = institution_facts(graph, id=find_id("institution", id))
    keys = [facts["id"], *facts["identifiers"]]
    people = institution_people(graph, id=facts["id"], keys=keys, people=COUNTED_PEOPLE, limit=COUNTED_PEOPLE)
    return table_response(table_of(f"people of {facts['name']}", PersonCount, people), ending)


@api.get(f"/venues/<path:name>/papers{PAPERS}")
@describe(_file(moved=False))
def venue_papers_file(name: str, ending: str) -> Response:
    """Answer with a venue's papers, newest first, as a file."""
    graph = get_graph()
    total = sum(year.works for year in venue_years(graph, name=name))
    if not total:
        raise NotFoundError(f"No paper in this graph names the venue {name}.")
    ids = venue_papers(graph, name=name, offset=0, limit=MOST_PAPERS)
    return _papers(graph, f"papers of {name}", ids, total)


@api.get(f"/shared-papers{PAPERS}")
@describe(_file(AUTHORS, moved=False))
def shared_papers_file(ending: str) -> Response:
    """Answer with the papers that all the people of the `author` parameters wrote, as a file."""
    graph = get_graph()
    asked = request.args.getlist("author")
    if not 2 <= len(asked) <= MOST_AUTHORS:
        raise ParameterError("author", f"give two to {MOST_AUTHORS} people; these are {len(asked)}")
    ids = [author_id("author", value) for value in asked]
    names = " and ".join(person.name for person in people_by_id(graph, ids=ids))
    return _papers(graph, f"papers by {names}", shared_papers(graph, ids=ids, limit=MOST_PAPERS))


@api.get(f"/search{PAPERS}")
@describe(_file(WORDS, KIND, *FILTERS, moved=False))
def search_file(ending: str) -> Response:
    """Answer with what fits `q`: papers in any format, all `kind`s in CSV and JSON."""
    words, kind, wish = text("q", most=LONGEST_QUERY), wanted_kind(), replace(wish_given(), offset=0)
    wanted = "paper" if ending in ("bib", "ris", "csl.json") else kind
    found = search(get_graph(), words, wanted, MOST_FOUND, wish, said_to_be(words))
    name = f"search for {words}"
    if ending in ("csv", "json"):
        return table_response(table_of(name, SearchResult, found.results), ending)
    return _papers(get_graph(), name, [row.id for row in found.results])


def _papers(graph: Graph, name: str, ids: list[str], total: int | None = None) -> Response:
    ending = (request.view_args or {})["ending"]
    return papers_response(graph, PaperFile(name, ids, len(ids) if total is None else total), ending)
