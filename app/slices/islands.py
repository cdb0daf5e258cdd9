"""Groups of co-authors that only the focus connects: take the focus out, and see who still shares a paper."""

from collections import Counter
from collections.abc import Mapping, Sequence

import igraph

from .notes import span
from .rows import Found, FoundEntity
from .types import Group


def find_groups(found: Found, shown: Sequence[str], papers: Mapping[int, FoundEntity]) -> tuple[Group, ...]:
    """Return the groups of all people found, largest first; papers that the focus wrote alone belong to none."""
    places = [*(person.get("at", []) for person in found["people"]), *found["others"]]
    island = _islands(places, len(found["years"]))
    people = Counter(island[at[0]] for at in places if at)
    group_ids = [group for group, _ in sorted(people.items(), key=lambda item: (-item[1], item[0]))]
    here = {person["id"]: island[at[0]] for person in found["people"] if (at := person.get("at"))}
    return tuple(
        _group(group, people[group], island, found, [id for id in shown if here.get(id) == group], papers)
        for group in group_ids
    )


def _islands(places: Sequence[Sequence[int]], papers: int) -> list[int]:
    """Return for each paper the number of its island: papers with a person in common are on one."""
    edges = [(at[0], other) for at in places for other in at[1:]]
    return igraph.Graph(n=papers, edges=edges).connected_components().membership


def _group(
    group: int,
    people: int,
    island: Sequence[int],
    found: Found,
    shown: Sequence[str],
    papers: Mapping[int, FoundEntity],
) -> Group:
    places = [place for place, its in enumerate(island) if its == group]
    first, last = span(found["years"][place] for place in places) or (None, None)
    return Group(
        people,
        len(places),
        first,
        last,
        tuple(shown),
        tuple(papers[place]["id"] for place in places if place in papers),
    )
