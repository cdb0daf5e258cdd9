"""From what was pasted for a panel and a list to the people that it stands for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from ...cypher import load
from ...cypher.graph import Graph
from ..later import later as _l
from ..parameters import ParameterError, too_long
from .conflict_report import Line, Side
from .naming import Meant, meanings
from .parts import EntityRef
from .pasted import MOST_LETTERS, Pasted, read_pasted
from .people import people_refs
from .searched import SaidEach

MOST_PANEL = 50
MOST_OTHERS = 200
LIMITS = {"panel": MOST_PANEL, "others": MOST_OTHERS}
Choices = Mapping[str, str]
"""The id of the person whom a pasted text was chosen to mean, by the text."""


@dataclass(frozen=True)
class PaperPeople:
    """A paper and its authors."""

    id: str
    title: str
    total: int
    people: tuple[EntityRef, ...]


@dataclass(frozen=True)
class _Known:
    """What all lines of both sides are made of."""

    meant: Mapping[str, Meant]
    papers: Mapping[str, PaperPeople]
    people: Mapping[str, EntityRef]
    choices: Choices


def read_sides(
    graph: Graph, panel: str, others: str, choices: Choices, said_each: SaidEach
) -> tuple[Side, Side]:
    """Return the panel and the list as people.

    Raises ParameterError where one is empty, too long, or stands for too many people.
    """
    pasted = {"panel": _read("panel", panel), "others": _read("others", others)}
    known = _known(graph, [each for side in pasted.values() for each in side], choices, said_each)
    sides = {name: _side(each, known) for name, each in pasted.items()}
    for name, side in sides.items():
        _check_size(name, side)
    return sides["panel"], sides["others"]


def people_of_papers(graph: Graph, *, ids: list[str], limit: int) -> list[PaperPeople]:
    """Return the authors of papers, at most `limit` of each."""
    rows = graph.read(load("read")["people_of_papers"], ids=ids, limit=limit)
    return [
        PaperPeople(
            row["id"],
            row["title"],
            row["total"],
            tuple(EntityRef("author", person["id"], person["name"]) for person in row["people"]),
        )
        for row in rows
    ]


def _read(name: str, text: str) -> list[Pasted]:
    if len(text) > MOST_LETTERS:
        raise ParameterError(name, too_long(len(text), MOST_LETTERS))
    found = read_pasted(text, most=LIMITS[name])
    if not found:
        raise ParameterError(name, _l("is empty: paste at least one person or paper, one per line"))
    if len(found) > LIMITS[name]:
        raise ParameterError(
            name, _l("has more than %(most)s lines and entries, which are the most", most=LIMITS[name])
        )
    return found


def _known(graph: Graph, pasted: Sequence[Pasted], choices: Choices, said_each: SaidEach) -> _Known:
    keys = [key for each in pasted for key in each.keys]
    meant = meanings(graph, [*keys, *choices.values()], said_each)
    names = [name for each in pasted if not _paper_of(each, meant) for name in each.authors]
    meant |= meanings(graph, [name for name in names if name not in meant], said_each)
    papers = [paper for each in pasted if (paper := _paper_of(each, meant))]
    people = [each.author for each in meant.values() if each.author]
    found = people_of_papers(graph, ids=papers, limit=MOST_OTHERS + 1) if papers else []
    return _Known(meant, {paper.id: paper for paper in found}, people_refs(graph, people), choices)


def _paper_of(each: Pasted, meant: Mapping[str, Meant]) -> str | None:
    return next((paper for key in each.keys if (paper := meant[key].paper)), None)


def _side(pasted: Iterable[Pasted], known: _Known) -> Side:
    lines = [line for each in pasted for line in _lines(each, known)]
    people = {person.id: person for line in lines for person in line.people}
    return Side(tuple(lines), tuple(people.values()))


def _lines(each: Pasted, known: _Known) -> Iterator[Line]:
    paper = known.papers.get(_paper_of(each, known.meant) or "")
    if paper:
        yield _paper_line(each, paper)
    elif each.is_entry:
        yield _entry_line(each)
        for name in each.authors:
            yield _person_line(name, known.meant[name], known)
    elif each.keys:
        yield _person_line(each.text, known.meant[each.keys[0]], known)
    else:
        yield Line(each.text, "unknown", (), None, _("This line is too long to be a name."), None)


def _paper_line(each: Pasted, paper: PaperPeople) -> Line:
    note = (
        ngettext("stands for %(num)s author", "stands for all %(num)s authors", paper.total)
        if paper.total
        else _("This paper has no author in this graph.")
    )
    return Line(each.text, "paper", paper.people, EntityRef("paper", paper.id, paper.title), note, None)


def _entry_line(each: Pasted) -> Line:
    if each.unreadable:
        return Line(each.text, "unknown", (), None, _("This BibTeX entry cannot be read."), None)
    if not each.authors:
        note = _("This paper is not in the graph, and its entry names no author.")
        return Line(each.text, "unknown", (), None, note, None)
    note = ngettext(
        "This paper is not found by an identifier; the author that its entry names is looked up.",
        "This paper is not found by an identifier; the %(num)s authors that its entry names are looked up.",
        len(each.authors),
    )
    return Line(each.text, "entry", (), None, note, None)


def _person_line(text: str, meant: Meant, known: _Known) -> Line:
    chosen = known.meant.get(known.choices.get(meant.text, ""))
    id = chosen.author if chosen and chosen.author else meant.author
    options = meant if meant.candidates else None
    if id:
        return Line(text, "person", (known.people[id],), None, _note_on(meant), options)
    if options:
        note = (
            _("Several people have this name.")
            if meant.exact
            else ngettext(
                "Nobody has exactly this name; one is similar.",
                "Nobody has exactly this name; some are similar.",
                len(options.candidates),
            )
        )
        return Line(text, "open", (), None, note, options)
    return Line(text, "unknown", (), None, meant.note or _("Nobody in this graph has this name."), None)


def _note_on(meant: Meant) -> str | None:
    if meant.owner_says:
        return _("also called %(name)s (says the owner)", name=meant.owner_says)
    if meant.fuller:
        names = ", ".join(meant.fuller)
        return _("Who else may be meant, on a line of their own: %(names)s", names=names)
    return None


def _check_size(name: str, side: Side) -> None:
    if len(side.people) <= LIMITS[name]:
        return
    largest = max(
        (line for line in side.lines if line.paper), key=lambda line: len(line.people), default=None
    )
    said = _l("stands for more than %(most)s people, which are the most.", most=LIMITS[name])
    if largest and largest.paper:
        said = _l(
            "%(said)s “%(paper)s” alone %(note)s: leave it out, or name those of its authors who count",
            said=said,
            paper=largest.paper.label,
            note=largest.note,
        )
    raise ParameterError(name, said)
