"""The page of papers that several people wrote together."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template, request, url_for

from ...cypher.errors import IdentifierError, NotFoundError
from ...cypher.graph import Graph
from ..context import get_graph
from ..parameters import ParameterError, integer
from ..reads.found import Ambiguous, SearchResult, SharedPapers
from ..reads.parts import PersonCount
from ..reads.resolve import resolve
from ..reads.search import search
from ..reads.shared import MOST_PEOPLE, people_by_id, shared_page
from .addresses import with_arguments
from .blueprint import pages
from .turns import Place, Turns, turns

PAGE = 20
MOST_CANDIDATES = 12
MOST_LETTERS = 500
ONE_PERSON = "Add a second person to see what they wrote together."


@dataclass(frozen=True)
class Chosen:
    """A person that the address names, and the address without her."""

    id: str
    name: str
    works: int
    without: str


@dataclass(frozen=True)
class Candidate:
    """One person that a typed name may mean, and the address with her in its place."""

    result: SearchResult
    url: str


@dataclass(frozen=True)
class Question:
    """A typed name that means several people, or nobody."""

    text: str
    message: str
    candidates: tuple[Candidate, ...]
    without: str


@dataclass(frozen=True)
class SharedView:
    """What `shared.html` shows."""

    found: tuple[Chosen, ...]
    questions: tuple[Question, ...]
    note: str | None
    boxes: tuple[str, ...]
    """Boxes for further people: what was typed and not understood, and empty ones."""
    shared: SharedPapers | None
    turns: Turns | None


@pages.get("/shared")
def shared() -> str:
    """Show the papers that all the people of the address wrote, or ask which people are meant."""
    graph, asked = get_graph(), _asked()
    answers = [_meant(graph, asked, place) for place in range(len(asked))]
    ids = [answer for answer in answers if isinstance(answer, str)]
    questions = tuple(answer for answer in answers if isinstance(answer, Question))
    people = _chosen(people_by_id(graph, ids=list(dict.fromkeys(ids))))
    note = _note(ids, questions)
    offset = integer("offset", 0, least=0, most=1_000_000)
    papers = (
        shared_page(graph, ids, offset=offset, limit=PAGE)
        if len(ids) > 1 and not note and not questions
        else None
    )
    boxes = _boxes(people, questions)
    return render_template(
        "shared.html", page=SharedView(people, questions, note, boxes, papers, _turns(ids, papers, offset))
    )


def _asked() -> list[str]:
    """Return what was typed for people, without empty boxes; raises ParameterError for too many or too long."""
    asked = [text.strip() for text in request.args.getlist("author") if text.strip()]
    if len(asked) > MOST_PEOPLE:
        raise ParameterError("author", f"{len(asked)} people were given; {MOST_PEOPLE} are the most")
    if any(len(text) > MOST_LETTERS for text in asked):
        raise ParameterError("author", f"a name has more than {MOST_LETTERS} characters")
    return asked


def _meant(graph: Graph, asked: Sequence[str], place: int) -> str | Question:
    """Return the id of the one person that a text means, or the question who is meant."""
    text = asked[place]
    try:
        found = resolve(graph, "author", text)
    except (IdentifierError, NotFoundError):
        return _by_name(graph, asked, place)
    if isinstance(found, Ambiguous):
        return _question(asked, place, found.message, found.candidates)
    return found.id


def _by_name(graph: Graph, asked: Sequence[str], place: int) -> str | Question:
    results = search(graph, asked[place], "author", MOST_CANDIDATES).results
    named = [result for result in results if result.label.casefold() == asked[place].casefold()]
    if len(named) == 1:
        return named[0].id
    return _question(
        asked,
        place,
        "Choose who is meant." if results else "No person in this graph has a name like this.",
        results,
    )


def _question(asked: Sequence[str], place: int, message: str, results: Sequence[SearchResult]) -> Question:
    before, after = list(asked[:place]), list(asked[place + 1 :])
    candidates = tuple(Candidate(result, _url([*before, result.id, *after])) for result in results)
    return Question(asked[place], message, candidates, _url([*before, *after]))


def _chosen(people: Sequence[PersonCount]) -> tuple[Chosen, ...]:
    ids = [person.id for person in people]
    return tuple(
        Chosen(person.id, person.name, person.works, _url([id for id in ids if id != person.id]))
        for person in people
    )


def _boxes(people: Sequence[Chosen], questions: Sequence[Question]) -> tuple[str, ...]:
    typed = [question.text for question in questions]
    taken = len(people) + len(typed)
    least = 0 if typed or taken >= MOST_PEOPLE else 1
    return (*typed, *[""] * max(least, 2 - taken))


def _note(ids: Sequence[str], questions: Sequence[Question]) -> str | None:
    if len(set(ids)) < len(ids):
        return "The same person was given twice. " + (
            ONE_PERSON if len(set(ids)) == 1 else "Leave one of them out."
        )
    return ONE_PERSON if len(ids) == 1 and not questions else None


def _turns(ids: list[str], papers: SharedPapers | None, offset: int) -> Turns | None:
    if papers is None:
        return None
    place = Place(url_for("pages.shared"), {"author": ids}, "papers")
    return turns(
        place, offset=offset, shown=len(papers.papers), limit=PAGE, total=papers.total, next=papers.next
    )


def _url(ids: list[str]) -> str:
    return with_arguments(url_for("pages.shared"), {"author": ids})
