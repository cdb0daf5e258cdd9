"""What of a view's entities the picture shows, and the lines between them, ties between people apart."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from ..slices.types import EdgeKind
from .counting import Counts, Pair, Tie
from .rows import FoundPicture
from .view import KINDS, Filters, View, parse_key


@dataclass(frozen=True)
class Line:
    """One line that is no tie between people."""

    source: str
    target: str
    kind: EdgeKind
    years: tuple[int, int] | None = None
    position: int = 0
    """The author's place on the paper, 0 where it is not known."""
    authors: int = 0
    """How many authors the paper has."""
    score: float | None = None
    """How sure a topic is."""


@dataclass(frozen=True)
class Keys:
    """The keys of what was found, by place."""

    people: list[str]
    papers: list[str]
    topics: list[str]
    institutions: list[str]

    def all(self) -> list[str]:
        """Return every key."""
        return [*self.people, *self.papers, *self.topics, *self.institutions]


@dataclass(frozen=True)
class Kept:
    """What a picture shows, before it is placed."""

    keys: set[str]
    lines: list[Line]
    ties: dict[Pair, Tie]
    """The ties between people shown, by place."""
    by_hand: int
    by_filters: int
    off_the_way: int
    """What connects nothing, where only what connects is shown."""


def keys_of(found: FoundPicture) -> Keys:
    """Return the keys of everything found."""
    return Keys(
        [f"author:{each['id']}" for each in found["people"]],
        [f"paper:{each['id']}" for each in found["papers"]],
        [f"topic:{each['id']}" for each in found["topics"]],
        [f"institution:{each['id']}" for each in found["institutions"]],
    )


def keep(view: View, found: FoundPicture, counts: Counts, on_the_way: Set[str] | None) -> Kept:
    """Return what the view's filters leave; `on_the_way` holds all that connects, where only that is wanted."""
    keys = keys_of(found)
    there = set(keys.all())
    seen = there - (set(view.hidden) - set(view.focus))
    wanted = seen if on_the_way is None else seen & (on_the_way | set(view.focus))
    by_kind = {key for key in wanted if _is_wanted(key, view)}
    ties = _ties(counts, keys, by_kind, view.filters)
    people = _people(counts, keys, ties, view)
    papers = {keys.papers[at] for at in counts.papers}
    left = {key for key in by_kind if key in view.focus or _passes(key, people, papers, view.filters)}
    lines = [line for line in _lines(found, counts, keys) if line.source in left and line.target in left]
    shown = _without_loose_ends(left, lines, ties, keys, view)
    lines = [line for line in lines if line.source in shown and line.target in shown]
    ties = {
        pair: tie
        for pair, tie in ties.items()
        if keys.people[pair[0]] in shown and keys.people[pair[1]] in shown
    }
    return Kept(shown, lines, ties, len(there) - len(seen), len(wanted) - len(shown), len(seen) - len(wanted))


def counts_papers(filters: Filters) -> bool:
    """Tell whether filters choose papers, so that people, topics and institutions may be left with none."""
    return filters.years is not None or bool(filters.topic or filters.institution) or filters.place != "any"


def _is_wanted(key: str, view: View) -> bool:
    return key in view.focus or parse_key(key)[0] in (view.filters.kinds or KINDS)


def _ties(counts: Counts, keys: Keys, wanted: Set[str], filters: Filters) -> dict[Pair, Tie]:
    here = [key in wanted for key in keys.people]
    return {
        pair: tie
        for pair, tie in counts.ties.items()
        if here[pair[0]] and here[pair[1]] and tie.papers >= filters.least_joint
    }


def _people(counts: Counts, keys: Keys, ties: dict[Pair, Tie], view: View) -> set[str]:
    """Return the people who pass: with a paper that counts, and with a tie that is strong enough."""
    people = set(range(len(keys.people)))
    if counts_papers(view.filters):
        people &= counts.works.keys()
    if view.filters.least_joint > 1:
        people &= {at for pair in ties for at in pair}
    return {keys.people[at] for at in people}


def _passes(key: str, people: Set[str], papers: Set[str], filters: Filters) -> bool:
    kind = parse_key(key)[0]
    return {"author": key in people, "paper": key in papers or not counts_papers(filters)}.get(kind, True)


def _lines(found: FoundPicture, counts: Counts, keys: Keys) -> Iterator[Line]:
    """Yield every line but the ties between people, each once."""
    for person, paper, position, authors in counts.authored:
        year = found["papers"][paper].get("year")
        yield Line(
            keys.people[person],
            keys.papers[paper],
            "authored",
            (year, year) if year else None,
            position,
            authors,
        )
    for paper, topic, score in found["about"]:
        yield Line(keys.papers[paper], f"topic:{topic}", "about", score=score)
    for person, institution, first, last in found["affiliated"]:
        years = (first or last or 0, last or first or 0)
        yield Line(
            keys.people[person], f"institution:{institution}", "affiliated", years if any(years) else None
        )
    yield from _directed("cites", "paper", found["cites"])
    yield from _directed("part_of", "topic", found["topic_parts"])
    yield from _directed("part_of", "institution", found["institution_parts"])


def _directed(kind: EdgeKind, of: str, pairs: list[tuple[str, str]]) -> Iterator[Line]:
    """Yield a line for each two entities, once also where each is said to be part of the other."""
    for a, b in {tuple(sorted(pair)): pair for pair in pairs if pair[0] != pair[1]}.values():
        yield Line(f"{of}:{a}", f"{of}:{b}", kind)


def _without_loose_ends(
    left: set[str], lines: list[Line], ties: dict[Pair, Tie], keys: Keys, view: View
) -> set[str]:
    """Return what is left without papers, topics and institutions that the filters left without any line."""
    if not counts_papers(view.filters) and view.filters.least_joint == 1:
        return left
    shown = left
    for _ in range(2):
        ends = {
            end
            for line in lines
            if line.source in shown and line.target in shown
            for end in (line.source, line.target)
        }
        shown = {key for key in shown if key in ends or key in view.focus or key.startswith("author:")}
    return shown
