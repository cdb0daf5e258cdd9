"""The lines of a slice: every authorship, topic and affiliation, and of the co-author pairs only the telling ones."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from .rows import Chosen, FoundEntity
from .types import SliceEdge, SliceNode

STRONGEST = 2
FOCUS_PAIRS = 12
INSTITUTIONS_A_PERSON = 2


def connect(focus: SliceNode, chosen: Chosen) -> Iterator[SliceEdge]:
    """Yield the edges of a slice, each pair of nodes at most once."""
    yield from _focus_edges(focus, chosen)
    yield from _paper_edges(chosen)
    yield from _affiliations(focus, chosen)
    yield from _coauthors(chosen)


def _focus_edges(focus: SliceNode, chosen: Chosen) -> Iterator[SliceEdge]:
    """Yield what connects the focus itself; of an author's pairs, the closest and those no shown paper explains."""
    for entity in (*chosen.papers.values(), *chosen.topics, *chosen.institutions):
        if near := entity.get("near"):
            yield SliceEdge(focus.id, entity["id"], near, 1)
    for rank, person in enumerate(chosen.people):
        near, at = person.get("near"), person.get("at", [])
        if near == "coauthor" and ((rank < FOCUS_PAIRS and len(at) > 1) or not _explained(at, chosen)):
            yield SliceEdge(focus.id, person["id"], near, len(at))
        elif near and near != "coauthor":
            yield SliceEdge(person["id"], focus.id, near, 1)


def _explained(at: Sequence[int], chosen: Chosen) -> bool:
    return any(place in chosen.papers for place in at)


def _paper_edges(chosen: Chosen) -> Iterator[SliceEdge]:
    for person in chosen.people:
        for place in person.get("at", []):
            if paper := chosen.papers.get(place):
                yield SliceEdge(person["id"], paper["id"], "authored", 1)
    for topic in chosen.topics:
        for place in topic.get("at", []):
            if paper := chosen.papers.get(place):
                yield SliceEdge(paper["id"], topic["id"], "about", 1)


def _affiliations(focus: SliceNode, chosen: Chosen) -> Iterator[SliceEdge]:
    """Yield each person's affiliations with the largest two of the institutions shown, and each institution's first."""
    used: dict[str, int] = {focus.id: INSTITUTIONS_A_PERSON}
    for institution in sorted(chosen.institutions, key=lambda each: -len(each.get("people", []))):
        for at, person in enumerate(person for person in institution.get("people", []) if person != focus.id):
            used[person] = used.get(person, 0) + 1
            if used[person] <= INSTITUTIONS_A_PERSON or at == 0:
                yield SliceEdge(person, institution["id"], "affiliated", 1)


def _coauthors(chosen: Chosen) -> Iterator[SliceEdge]:
    """Yield the pairs with two joint papers or more that are among the strongest of one of the two people."""
    kept: dict[str, int] = {}
    for weight, a, b in _pairs(chosen.people):
        if min(kept.get(a, 0), kept.get(b, 0)) < STRONGEST:
            kept[a], kept[b] = kept.get(a, 0) + 1, kept.get(b, 0) + 1
            yield SliceEdge(a, b, "coauthor", weight)


def _pairs(people: Sequence[FoundEntity]) -> list[tuple[int, str, str]]:
    """Return (joint papers, person, person), most first; sets of papers are bits of one number, which is fast."""
    papers = [(person["id"], sum(1 << place for place in set(person.get("at", [])))) for person in people]
    pairs = [((p & q).bit_count(), a, b) for (a, p), (b, q) in combinations(papers, 2) if (p & q)]
    return sorted((pair for pair in pairs if pair[0] > 1), key=lambda pair: (-pair[0], pair[1], pair[2]))
