"""What the owner of a record says beside what the sources say, as JSON: her words are nobody else's statement."""

from dataclasses import dataclass
from typing import Literal

from flask import Response, url_for

from ...cypher.graph import Graph
from ..api.addresses import find_id
from ..api.blueprint import api
from ..api.json import json_answer
from ..api.operations import Operation, describe
from ..claims.standing import Proof, Standing, claim_side
from ..context import get_graph
from ..reads.authors import author_facts
from ..reads.owned import OwnedPaper, owned_papers
from ..store.current import get_store
from .side import Correction, OwnerSide, owner_side
from .tables import State
from .words import Link, Subject
from .works import OwnedWorks, owned_works

Choice = Literal["featured", "hidden", "not mine"]


@dataclass(frozen=True)
class PrintedPlace:
    """The author's place on a work, as the sources give it."""

    name: str | None
    """The name as the paper prints it."""
    position: int | None
    """The place among the authors, from 1; None where no source says."""
    affiliations: tuple[str, ...]
    """As printed."""
    sources: tuple[str, ...]
    listed: bool
    """True where a source lists the paper on the author's profile."""


@dataclass(frozen=True)
class StatedWork:
    """A work of the record of which its owner says something."""

    id: str
    title: str
    year: int | None
    sources_say: PrintedPlace
    owner_says: Choice
    words: str
    """What she adds; "" for nothing."""
    state: State | None
    """Of "not mine": `open` while no moderator has decided, `accepted` where one agrees."""


@dataclass(frozen=True)
class OwnerStatements:
    """What the verified owner of a record says; empty but for the record itself where it has none."""

    id: str
    name: str
    """As the sources write it."""
    other_names: tuple[str, ...]
    """Of the sources."""
    standing: Standing
    """How the claim of the record stands."""
    since: str | None
    """Since when it stands so: UTC, ISO."""
    proofs: tuple[Proof, ...]
    """What showed that the owner is the person."""
    preferred_name: str | None
    owner_names: tuple[str, ...]
    """Other names that she says she publishes under."""
    about: str | None
    links: tuple[Link, ...]
    photo: str | None
    """Its path."""
    open_to_collaborate: bool
    purposes: tuple[str, ...]
    """What for."""
    topics: tuple[Subject, ...]
    written: str | None
    """When the words were written: UTC, ISO."""
    works: tuple[StatedWork, ...]
    """Works that the sources give to the record, of which she says something."""
    missing: tuple[Correction, ...]
    """Works that she says are hers, and that no source gives to the record."""
    corrections: tuple[Correction, ...]
    """What else she says is wrong, where a moderator has agreed."""


@api.get("/authors/<path:id>/owner")
@describe(Operation(OwnerStatements, statuses=(200, 300, 301), errors=(404, 410), by_data=True))
def author_owner_statements(id: str) -> Response:
    """Answer with what the verified owner of a record says, each beside what the sources say."""
    return json_answer(_statements(get_graph(), find_id("author", id)))


def _statements(graph: Graph, id: str) -> OwnerStatements:
    facts = author_facts(graph, id=id)
    with get_store().session() as session:
        claim, side = claim_side(session, facts.ids, None), owner_side(session, facts.ids, None)
    words, works = side.words, owned_works(graph, facts.id, side)
    return OwnerStatements(
        facts.id,
        facts.name,
        tuple(name for name in facts.names if name != facts.name),
        claim.standing,
        claim.since,
        claim.proofs,
        words.name or None,
        words.names,
        words.about or None,
        words.links,
        url_for("pages.author_photo", id=facts.id, v=side.photo) if side.photo else None,
        words.open,
        words.purposes,
        words.topics,
        side.changed,
        _works(graph, facts.id, works),
        works.missing,
        _other_corrections(side),
    )


def _works(graph: Graph, id: str, works: OwnedWorks) -> tuple[StatedWork, ...]:
    disputed = owned_papers(graph, id=id, papers=list(works.contested))
    featured = [_work(paper, "featured", None) for paper in works.featured]
    aside = [_work(each.paper, "hidden", each.contested) for each in works.aside]
    return (*featured, *aside, *(_work(paper, "not mine", works.contested[paper.id]) for paper in disputed))


def _work(paper: OwnedPaper, choice: Choice, contested: Correction | None) -> StatedWork:
    return StatedWork(
        paper.id,
        paper.title,
        paper.year,
        PrintedPlace(paper.name, paper.position, paper.affiliations, paper.sources, paper.listed),
        "not mine" if contested else choice,
        contested.owner_says if contested else "",
        contested.state if contested else None,
    )


def _other_corrections(side: OwnerSide) -> tuple[Correction, ...]:
    return tuple(each for each in side.corrections if each.about not in ("not mine", "missing"))
