"""The writes and the look-ups of a loader: one typed function a file of `cypher/write`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from ..cypher import Cypher, load
from ..cypher.graph import Graph
from ..cypher.spellings import spellings
from .seen import Seen

Kind = Literal["author", "paper", "institution", "topic"]
KINDS: tuple[Kind, ...] = ("author", "paper", "institution", "topic")
Rows = list[dict[str, Any]]

_WRITE = load("write")


class Sink(Protocol):
    """Where a batch's queries go: a transaction, or a list of what will be sent in one."""

    def run(self, query: Cypher, /, **parameters: Any) -> Rows:
        """Run one query and return its rows."""
        ...

    def send(self, query: Cypher, /, **parameters: Any) -> None:
        """Send a query that returns nothing."""
        ...


@dataclass(frozen=True)
class Writing:
    """One batch's transaction, which run it belongs to, when it was (ISO 8601), and what the graph had when it began.

    Counting in a transaction that has written much is slow, so that the graph is asked only once.
    `seen` is what the run knows without asking.
    """

    transaction: Sink
    run_id: str
    loaded: str
    seen: Seen
    has_merges: bool
    has_identifiers: bool

    def run(self, query: Cypher, /, **parameters: Any) -> Rows:
        """Run one query in the transaction and return its rows."""
        return self.transaction.run(query, **parameters)


@dataclass(frozen=True)
class Found:
    """How a batch finds the graph: the same run wrote last, nothing is there, merged identifiers, identifiers.

    `removals` counts how often it has changed who is removed.
    """

    alone: bool
    empty: bool
    merges: bool
    identifiers: bool
    removals: int


def begin(transaction: Sink, run_id: str) -> Found:
    """Wait until no other loader writes, and return how the graph is; others wait until the transaction ends."""
    (state,) = transaction.run(_WRITE["begin_batch"], run=run_id)
    return Found(**state)


@dataclass(frozen=True)
class _Queries:
    """The queries that every kind of entity has, each in its own file."""

    known: Cypher
    merge: Cypher
    merge_identifiers: Cypher
    merge_records: Cypher
    rename: Cypher
    join: Cypher
    records: Cypher


_KINDS: dict[Kind, _Queries] = {
    "author": _Queries(
        _WRITE["authors_known"], _WRITE["merge_authors"], _WRITE["merge_author_identifiers"],
        _WRITE["merge_author_records"], _WRITE["rename_authors"], _WRITE["join_authors"], _WRITE["author_records"],
    ),
    "paper": _Queries(
        _WRITE["papers_known"], _WRITE["merge_papers"], _WRITE["merge_paper_identifiers"],
        _WRITE["merge_paper_records"], _WRITE["rename_papers"], _WRITE["join_papers"], _WRITE["paper_records"],
    ),
    "institution": _Queries(
        _WRITE["institutions_known"], _WRITE["merge_institutions"], _WRITE["merge_institution_identifiers"],
        _WRITE["merge_institution_records"], _WRITE["rename_institutions"], _WRITE["join_institutions"],
        _WRITE["institution_records"],
    ),
    "topic": _Queries(
        _WRITE["topics_known"], _WRITE["merge_topics"], _WRITE["merge_topic_identifiers"],
        _WRITE["merge_topic_records"], _WRITE["rename_topics"], _WRITE["join_topics"], _WRITE["topic_records"],
    ),
}  # fmt: skip


LOOK_UPS = frozenset(
    {"records_known", "merged_identifiers", *(queries.known.name for queries in _KINDS.values())}
)
"""The queries that only read, each for the identifiers that it is given."""


def known_entities(tx: Writing, kind: Kind, identifiers: Iterable[str]) -> Rows:
    """Return the entities that any of the identifiers means: properties, described, identifiers."""
    perhaps = tx.seen.perhaps(kind, identifiers)
    return tx.run(_KINDS[kind].known, identifiers=perhaps) if perhaps else []


def merge_entities(tx: Writing, kind: Kind, rows: Rows) -> None:
    """Write entities: rows of id and properties; authors with the other spellings of their names."""
    tx.seen.forget(kind, (row["id"] for row in rows))
    _run(tx, _KINDS[kind].merge, [_spelled(row) for row in rows] if kind == "author" else rows)


def create_authors(tx: Writing, authors: Rows) -> None:
    """Write authors that the graph has not, each with id, name, names, sources and perhaps an ORCID."""
    if authors:
        rows = [
            [a["id"], a["name"], a["names"], a["sources"], a.get("orcid"), spellings(a["names"]) or None]
            for a in authors
        ]
        tx.transaction.send(_WRITE["create_authors"], rows=rows)


def merge_identifiers(tx: Writing, kind: Kind, rows: Rows) -> None:
    """Let identifiers lead to entities: rows of identifier and id."""
    tx.seen.forget(kind, (row["id"] for row in rows))
    _run(tx, _KINDS[kind].merge_identifiers, rows)


def merge_records(tx: Writing, kind: Kind, rows: Rows) -> None:
    """Write records beside what they describe: rows of id, entity and properties."""
    tx.seen.forget(kind, (row["entity"] for row in rows))
    _run(tx, _KINDS[kind].merge_records, rows)


def create_papers(tx: Writing, authors: list[str], topics: list[str], rows: list[list[Any]]) -> None:
    """Write papers that the graph has not.

    Rows of properties, the properties of each record, authorships (author by its place in `authors`, then the values
    of `rows.AUTHORED`) and topics (topic by its place in `topics`, score, sources).
    """
    if rows:
        tx.transaction.send(_WRITE["create_papers"], authors=authors, topics=topics, rows=rows)


def rename_entities(tx: Writing, kind: Kind, rows: Rows) -> None:
    """Give entities a better id: rows of old and id."""
    tx.seen.forget(kind, (id for row in rows for id in (row["old"], row["id"])))
    _run(tx, _KINDS[kind].rename, rows)


def join_entities(tx: Writing, kind: Kind, rows: Rows) -> None:
    """Make one entity of two: rows of old, which goes, and id, which stays."""
    tx.seen.forget(kind, (id for row in rows for id in (row["old"], row["id"])))
    _run(tx, _KINDS[kind].join, rows)


def tidy_identifiers(tx: Writing, kind: Kind, ids: set[str]) -> None:
    """Remove those of the identifiers that lead nowhere any more."""
    if ids:
        tx.transaction.send(_WRITE["tidy_identifiers"], kind=kind, ids=sorted(ids))


def merged_identifiers(tx: Writing, kind: Kind, identifiers: list[str]) -> list[tuple[str, str]]:
    """Return every (old, new) pair of merged identifiers that is connected with one of the given."""
    return [
        (row["old"], row["new"])
        for row in tx.run(_WRITE["merged_identifiers"], kind=kind, identifiers=identifiers)
    ]


def merge_merged_identifiers(tx: Writing, rows: Rows) -> None:
    """Keep which identifier is merged into which: rows of kind, old and new."""
    _run(tx, _WRITE["merge_merged_identifiers"], rows)


def records_known(tx: Writing, ids: Collection[str]) -> Rows:
    """Return what the graph has of these records: id, digest, updated, content, former."""
    perhaps = tx.seen.perhaps("record", ids)
    tx.seen.mark("record", ids)
    return tx.run(_WRITE["records_known"], ids=perhaps) if perhaps else []


def entity_records(tx: Writing, kind: Kind, ids: list[str]) -> Rows:
    """Return all records that describe these entities: entity, content, updated, former."""
    return tx.run(_KINDS[kind].records, ids=ids) if ids else []


def author_statements(tx: Writing, ids: list[str]) -> Rows:
    """Return all that is said of these authors: id, authorships, records, succeeded."""
    return tx.run(_WRITE["author_statements"], ids=ids) if ids else []


def clear_papers(tx: Writing, ids: list[str]) -> Rows:
    """Take away what these papers say of others; return the authorships that went: author, keys."""
    return tx.run(_WRITE["clear_papers"], ids=ids) if ids else []


def create_authorships(tx: Writing, rows: Rows) -> None:
    """Write who wrote what: rows of paper and its authorships (author, properties)."""
    _run(tx, _WRITE["create_authorships"], rows)


def create_paper_topics(tx: Writing, topics: list[str], rows: Rows) -> None:
    """Write what papers are about: rows of paper and its topics (topic by its place in `topics`, score, sources)."""
    if rows:
        tx.transaction.send(_WRITE["create_paper_topics"], topics=topics, rows=rows)


def merge_topic_parents(tx: Writing, rows: Rows) -> None:
    """Write which topic is part of which: rows of child and parent."""
    _run(tx, _WRITE["merge_topic_parents"], rows)


def merge_institution_parents(tx: Writing, rows: Rows) -> None:
    """Write which institution is part of which: rows of child and parent."""
    _run(tx, _WRITE["merge_institution_parents"], rows)


def merge_citations(tx: Writing, rows: Rows) -> None:
    """Write which paper cites which: rows of citing, cited and sources."""
    _run(tx, _WRITE["merge_citations"], rows)


def merge_open_references(tx: Writing, rows: Rows) -> None:
    """Keep references to papers that are not there: rows of citing, cited (an identifier) and sources."""
    _run(tx, _WRITE["merge_open_references"], rows)


def close_references(tx: Writing, rows: Rows) -> None:
    """Turn waiting references into citations: rows of identifier and id."""
    _run(tx, _WRITE["close_references"], rows)


def merge_affiliations(tx: Writing, rows: Rows) -> None:
    """Write who worked where: rows of author, institution, from_year, to_year and sources."""
    _run(tx, _WRITE["merge_affiliations"], rows)


def clear_affiliations(tx: Writing, ids: list[str]) -> None:
    """Take away where these authors worked."""
    if ids:
        tx.run(_WRITE["clear_affiliations"], ids=ids)


def merge_leads(tx: Writing, rows: Rows) -> None:
    """Let keys of former authors lead to who has their place now: rows of key and author."""
    _run(tx, _WRITE["merge_leads"], rows)


def clear_leads(tx: Writing, rows: Rows) -> None:
    """Take away leads that nothing supports any more: rows of key and author."""
    _run(tx, _WRITE["clear_leads"], rows)


def delete_authors(tx: Writing, ids: list[str]) -> None:
    """Remove authors whose every paper is somebody else's now."""
    if ids:
        tx.seen.forget("author", ids)
        tx.run(_WRITE["delete_authors"], ids=ids)


def merge_run(graph: Graph, id: str, properties: dict[str, Any]) -> None:
    """Record a run of a loader."""
    graph.write(_WRITE["merge_run"], id=id, properties=properties)


def _run(tx: Writing, query: Cypher, rows: Rows) -> None:
    if rows:
        tx.transaction.send(query, rows=rows)


def _spelled(row: dict[str, Any]) -> dict[str, Any]:
    """Return an author's row, where it says her names, with their other spellings; no spelling is no property."""
    properties = row["properties"]
    if "names" not in properties:
        return row
    return row | {"properties": properties | {"spellings": spellings(properties["names"]) or None}}
