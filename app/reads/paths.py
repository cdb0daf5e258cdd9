"""Ways from one person to another over joint papers, each step with its papers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from flask_babel import gettext as _

from ...cypher.graph import Graph
from ..later import later as _l
from ..parameters import ParameterError
from .found import Path, PathOptions, PathStep, Way
from .joint import ANY_YEAR, Joint, joint_of_pairs
from .paper_rows import papers_by_id
from .parts import EntityRef, PaperRef
from .people import people_refs
from .ways import MOST_HOPS, PATH_SECONDS, Search, WayFound, search_ways

FEW_WAYS = 5
MOST_WAYS = 20
MOST_AVOIDED = 20
STEP_PAPERS = 5
ANY = PathOptions()


@dataclass(frozen=True)
class _Known:
    """What the steps of all ways are made of, by id."""

    people: Mapping[str, EntityRef]
    joint: Mapping[tuple[str, str], Joint]
    papers: Mapping[str, PaperRef]


def find_path(
    graph: Graph, start: str, end: str, options: PathOptions = ANY, *, limit: int = FEW_WAYS
) -> Path:
    """Return the closest ways between two authors over joint papers; finding none is an answer, not an error.

    Raises ParameterError where an end of the path is to be avoided.
    """
    _check(start, end, options)
    search = Search((), 0, stopped=False) if start == end else search_ways(graph, start, end, options, limit)
    known = _read(graph, (start, end), search.ways, ANY_YEAR if options.since is None else options.since)
    ways = tuple(_way(way, known) for way in search.ways)
    return Path(
        start=known.people[start],
        end=known.people[end],
        state="found" if ways or start == end else "stopped" if search.stopped else "none",
        message=_message(search, options, same=start == end),
        hops=0 if start == end else ways[0].hops if ways else None,
        steps=ways[0].steps if ways else (),
        ways=ways,
        total=search.total,
        stopped=search.stopped,
        options=options,
    )


def _check(start: str, end: str, options: PathOptions) -> None:
    if len(options.avoid) > MOST_AVOIDED:
        raise ParameterError(
            "avoid",
            _l(
                "%(count)s people were given; %(most)s are the most",
                count=len(options.avoid),
                most=MOST_AVOIDED,
            ),
        )
    ends = [person.label for person in options.avoid if person.id in (start, end)]
    if ends:
        raise ParameterError(
            "avoid", _l("%(name)s is an end of the path and cannot be avoided", name=ends[0])
        )


def _read(graph: Graph, ends: tuple[str, str], ways: Iterable[WayFound], since: int) -> _Known:
    ways = list(ways)
    people = people_refs(graph, [*ends, *(id for way in ways for id in way.people)])
    pairs = [pair for way in ways for pair in pairwise(way.people)]
    joint = joint_of_pairs(graph, pairs, since=since, limit=STEP_PAPERS)
    ids = list(dict.fromkeys(id for each in joint.values() for id in each.papers))
    return _Known(people, joint, {paper.id: paper for paper in papers_by_id(graph, ids=ids)})


def _way(way: WayFound, known: _Known) -> Way:
    steps = tuple(_step(a, b, known) for a, b in pairwise(way.people))
    years = [step.last_year for step in steps if step.last_year is not None]
    return Way(
        hops=len(steps),
        steps=steps,
        strength=min(step.strength for step in steps),
        last_year=min(years) if len(years) == len(steps) else None,
    )


def _step(a: str, b: str, known: _Known) -> PathStep:
    joint = known.joint[a, b]
    return PathStep(
        known.people[a],
        known.people[b],
        tuple(known.papers[id] for id in joint.papers),
        joint.total,
        round(joint.strength, 3),
        joint.first_year,
        joint.last_year,
    )


def _message(search: Search, options: PathOptions, *, same: bool) -> str:
    if same:
        return _("Both are the same author.")
    if search.ways:
        hops = len(search.ways[0].people) - 1
        return (
            _("They wrote a paper together.")
            if hops == 1
            else _("They are %(hops)s hops of joint papers apart.", hops=hops)
        )
    if search.stopped:
        return _(
            "The path search took longer than %(seconds)s seconds and was ended, so there may be a path or none.",
            seconds=f"{PATH_SECONDS:g}",
        )
    if options == ANY:
        return _(
            "No path within %(hops)s hops: these two are not connected by up to %(hops)s joint papers in a row.",
            hops=MOST_HOPS,
        )
    return _("No path within %(hops)s hops fits these wishes.", hops=MOST_HOPS)
