"""The owner's word on works, laid over what the graph has of them today, whatever they were called when she said it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import g

from ...cypher.errors import PeergraphError
from ...cypher.graph import Graph
from ..reads.owned import OwnedPaper, author_identifiers, owned_papers
from ..store.current import get_store
from .side import NOBODY, Correction, OwnerSide, owner_side


@dataclass(frozen=True)
class Aside:
    """A work that is not in the list, with what the sources say of it."""

    paper: OwnedPaper
    contested: Correction | None
    """What the owner says where it is not hers; None for one that she only hides."""


@dataclass(frozen=True)
class OwnedWorks:
    """What an owner says of works, by the ids that they have today."""

    featured: tuple[OwnedPaper, ...] = ()
    aside: tuple[Aside, ...] = ()
    contested: Mapping[str, Correction] = field(default_factory=dict[str, Correction])
    """By paper: the works in the list that she says are not hers, while no moderator has decided."""
    missing: tuple[Correction, ...] = ()
    """What no source has brought yet."""

    @property
    def without(self) -> tuple[str, ...]:
        """Return the papers that the list leaves out."""
        return tuple(aside.paper.id for aside in self.aside)

    @property
    def hidden(self) -> int:
        """Return how many works are set aside by the owner alone, whatever she says of them."""
        return sum(aside.contested is None or aside.contested.state != "accepted" for aside in self.aside)


NO_WORD = OwnedWorks()


def owned_works(graph: Graph, id: str, side: OwnerSide) -> OwnedWorks:
    """Return what a record's owner says of works; nothing is read from the graph where she says nothing."""
    said = [each for each in side.corrections if each.about in ("not mine", "missing")]
    asked = [*side.featured, *side.hidden, *(each.subject for each in said)]
    if not asked:
        return NO_WORD
    found: dict[str, list[OwnedPaper]] = {}
    for paper in owned_papers(graph, id=id, papers=asked):
        found.setdefault(asked[paper.place], []).append(paper)
    contested = {
        paper.id: each for each in said if each.about == "not mine" for paper in found.get(each.subject, ())
    }
    aside = _aside(side, found, contested)
    return OwnedWorks(
        _featured(side, found, aside),
        tuple(aside.values()),
        {id: each for id, each in contested.items() if id not in aside},
        tuple(each for each in said if each.about == "missing" and each.subject not in found),
    )


def papers_left_out(graph: Graph, id: str) -> tuple[str, ...]:
    """Return the papers that the list of a record leaves out, once for each request; none without a store."""
    known: dict[str, tuple[str, ...]] = g.setdefault("papers_left_out", {})
    if id not in known:
        known[id] = owned_works(graph, id, _side(graph, id)).without
    return known[id]


def _side(graph: Graph, id: str) -> OwnerSide:
    ids = author_identifiers(graph, id=id)
    try:
        with get_store().session() as session:
            return owner_side(session, ids, None)
    except PeergraphError:
        # A list for everybody is shown to everybody, also while the store does not answer.
        return NOBODY


def _aside(
    side: OwnerSide, found: Mapping[str, list[OwnedPaper]], contested: Mapping[str, Correction]
) -> dict[str, Aside]:
    """Return what leaves the list: what she hides, and what is not hers as a moderator agrees."""
    hidden = {paper.id: paper for asked in side.hidden for paper in found.get(asked, ())}
    agreed = {
        paper.id: paper
        for papers in found.values()
        for paper in papers
        if paper.id in contested and contested[paper.id].state == "accepted"
    }
    return {id: Aside(paper, contested.get(id)) for id, paper in (hidden | agreed).items()}


def _featured(
    side: OwnerSide, found: Mapping[str, list[OwnedPaper]], aside: Mapping[str, Aside]
) -> tuple[OwnedPaper, ...]:
    papers = {paper.id: paper for asked in side.featured for paper in found.get(asked, ())}
    return tuple(paper for id, paper in papers.items() if id not in aside)
