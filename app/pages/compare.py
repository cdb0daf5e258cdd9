"""The page that compares people, and the lists of papers behind its numbers."""

from dataclasses import dataclass

from flask import render_template, url_for
from markupsafe import Markup, escape

from ..context import get_graph
from ..entity_parameters import entity_id, entity_ref
from ..parameters import integer, optional_integer, text
from ..reads.compare import compare
from ..reads.comparison import Comparison, InCommon
from ..reads.papers_behind import PaperConditions, papers_behind
from ..reads.parts import EntityRef, Kind, PaperList
from ..reads.people import people_by_id
from ..reads.shared import MOST_PEOPLE
from .addresses import with_arguments
from .asking import Question, given_people, who_is_meant
from .blueprint import pages
from .shared import Chosen, chosen_people, people_boxes, people_note
from .timeline import Timeline, timeline
from .turns import Place, Turns, turns

PAGE = 20
PARTS: dict[str, Kind] = {"coauthor": "author", "topic": "topic", "cited": "author"}


@dataclass(frozen=True)
class CompareView:
    """What `compare.html` shows."""

    found: tuple[Chosen, ...]
    questions: tuple[Question, ...]
    note: str | None
    boxes: tuple[str, ...]
    comparison: Comparison | None
    timeline: Timeline | None
    coauthors: tuple[InCommon, ...]
    """One page of the shared co-authors."""
    turns: Turns | None

    def joint(self, a: int, b: int) -> int | None:
        """Return how many papers two of the people wrote together, by their places; None for one and the same."""
        pairs = self.comparison.pairs if self.comparison else ()
        wanted = {self.found[a].id, self.found[b].id}
        return next((pair.papers for pair in pairs if {pair.a.id, pair.b.id} == wanted), None)

    def columns(self) -> tuple[Markup, ...]:
        """Return for each person the address of her or his papers, which a condition is added to."""
        return tuple(escape(url_for("pages.compare_papers", author=each.id)) for each in self.found)

    def condition(self, name: str, value: str | int) -> Markup:
        """Return what narrows such an address down to the papers that fit one condition."""
        return escape("&" + with_arguments("", {name: value}).removeprefix("?"))


@dataclass(frozen=True)
class ComparePapersView:
    """What `compare_papers.html` shows: one person's papers that fit the other conditions."""

    author: EntityRef
    coauthor: EntityRef | None
    topic: EntityRef | None
    cited: EntityRef | None
    venue: str
    year: int | None
    papers: PaperList
    turns: Turns


@pages.get("/compare", endpoint="compare")
def compare_page() -> str:
    """Show what the people of the address have in common, or ask which people are meant."""
    graph, path = get_graph(), url_for("pages.compare")
    who = who_is_meant(graph, path, given_people("author", most=MOST_PEOPLE))
    ids = who.ids("author")
    note = people_note(ids, who.questions)
    found = compare(graph, ids) if len(ids) > 1 and not note and not who.questions else None
    named = found.people if found else people_by_id(graph, ids=list(dict.fromkeys(ids)))
    people = chosen_people(path, named, who.stated)
    offset = integer("offset", 0, least=0, most=1_000_000)
    view = CompareView(
        people,
        who.questions,
        note,
        people_boxes(people, who.questions),
        found,
        timeline(found.activity) if found else None,
        found.coauthors.rows[offset : offset + PAGE] if found else (),
        _turns(ids, found, offset) if found else None,
    )
    return render_template("compare.html", page=view)


@pages.get("/compare/papers")
def compare_papers() -> str:
    """Show one author's papers that fit `coauthor`, `topic`, `venue`, `cited` (an author) and `year`, where given."""
    graph, offset = get_graph(), integer("offset", 0, least=0, most=1_000_000)
    year = optional_integer("year", least=0, most=9999)
    parts = {name: _part(name, kind) for name, kind in PARTS.items()}
    wanted = PaperConditions(
        author=entity_id("author", "author", text("author")),
        coauthor=_id(parts["coauthor"]),
        topic=_id(parts["topic"]),
        venue=text("venue", ""),
        cited=_id(parts["cited"]),
        year=-1 if year is None else year,
    )
    papers = papers_behind(graph, wanted, offset=offset, limit=PAGE)
    view = ComparePapersView(
        author=entity_ref("author", "author", wanted.author),
        **parts,
        venue=wanted.venue,
        year=year,
        papers=papers,
        turns=_paper_turns(wanted, papers, offset),
    )
    return render_template("compare_papers.html", page=view)


def _turns(ids: list[str], found: Comparison, offset: int) -> Turns:
    total = found.coauthors.total
    shown = max(0, min(PAGE, total - offset))
    more = offset + PAGE if offset + PAGE < total else None
    place = Place(url_for("pages.compare"), {"author": ids}, "coauthors")
    return turns(place, offset=offset, shown=shown, limit=PAGE, total=total, next=more)


def _paper_turns(wanted: PaperConditions, papers: PaperList, offset: int) -> Turns:
    arguments: dict[str, str | int | list[str] | None] = {
        "author": wanted.author,
        "coauthor": wanted.coauthor,
        "topic": wanted.topic,
        "venue": wanted.venue,
        "cited": wanted.cited,
        "year": wanted.year if wanted.year >= 0 else None,
    }
    place = Place(url_for("pages.compare_papers"), arguments, "")
    shown = len(papers.papers)
    return turns(place, offset=offset, shown=shown, limit=PAGE, total=papers.total, next=papers.next)


def _part(name: str, kind: Kind) -> EntityRef | None:
    given = text(name, "")
    return entity_ref(kind, name, given) if given else None


def _id(entity: EntityRef | None) -> str:
    return entity.id if entity else ""
