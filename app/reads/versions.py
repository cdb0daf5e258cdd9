"""What each source says of one paper, side by side, and which of its identifiers are a preprint's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import Raw, Struct
from msgspec.json import Decoder

from ...cypher import load
from ...cypher.graph import Graph, Row
from .identifier_links import identifier_links
from .parts import IdentifierLink

MOST_RECORDS = 50
ARXIV_DOI = "doi:10.48550/"
PUBLISHED = ("doi:", "acl:", "pmid:", "pmcid:", "isbn:")
Stage = Literal["preprint", "published"]


class _Said(Struct):
    """What is shown of a record; the loaders wrote it, so that what is absent was not said."""

    title: str = ""
    identifiers: tuple[str, ...] = ()
    year: int | None = None
    date: str | None = None
    type: str | None = None
    venue: str | None = None
    retracted: bool = False
    authorships: tuple[Raw, ...] = ()
    references: tuple[Raw, ...] = ()


_DECODER = Decoder(_Said)


@dataclass(frozen=True)
class Version:
    """One record: what one source says of the paper."""

    source: str
    source_id: str
    updated: str | None
    """The source's own date of the record."""
    loaded: str | None
    stage: Stage | None
    """What the record describes; None where nothing tells."""
    title: str
    date: str | None
    """The whole date where the source gives one, else the year."""
    type: str | None
    venue: str | None
    retracted: bool
    authors: int
    references: int
    identifiers: tuple[IdentifierLink, ...]


@dataclass(frozen=True)
class Versions:
    """All records of a paper, and its identifiers by what they name."""

    records: tuple[Version, ...]
    """The newest first, at most 50."""
    preprint: tuple[IdentifierLink, ...]
    published: tuple[IdentifierLink, ...]


def versions_of_paper(graph: Graph, id: str, links: Sequence[IdentifierLink]) -> Versions:
    """Return what the sources say of the paper with that id and these identifiers."""
    return Versions(
        tuple(_version(row) for row in paper_versions(graph, id=id, limit=MOST_RECORDS)),
        tuple(link for link in links if _stage(link.id) == "preprint"),
        tuple(link for link in links if _stage(link.id) == "published"),
    )


def paper_versions(graph: Graph, *, id: str, limit: int) -> list[Row]:
    """Return the records that describe one paper, their content as JSON text."""
    return graph.read(load("read")["paper_versions"], id=id, limit=limit)


def _version(row: Row) -> Version:
    said = _DECODER.decode(row["content"])
    return Version(
        row["source"],
        row["source_id"],
        row["updated"],
        row["loaded"],
        _stage_of_record(said),
        said.title,
        said.date or (str(said.year) if said.year is not None else None),
        said.type,
        said.venue,
        said.retracted,
        len(said.authorships),
        len(said.references),
        identifier_links(said.identifiers[0], said.identifiers[1:]) if said.identifiers else (),
    )


def _stage_of_record(said: _Said) -> Stage | None:
    stages = {_stage(identifier) for identifier in said.identifiers}
    if said.type == "preprint" or ("preprint" in stages and "published" not in stages):
        return "preprint"
    return "published" if "published" in stages else None


def _stage(identifier: str) -> Stage | None:
    if identifier.startswith(("arxiv:", ARXIV_DOI)):
        return "preprint"
    return "published" if identifier.startswith(PUBLISHED) else None
