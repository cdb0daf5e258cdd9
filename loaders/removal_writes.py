"""The writes and look-ups of removals: one typed function a file of `cypher/write`."""

from collections.abc import Collection

from ..cypher import load
from .writes import Rows, Sink, Writing

_WRITE = load("write")


def removals_known(transaction: Sink) -> Rows:
    """Return who was removed from the graph: id, marks, key."""
    return transaction.run(_WRITE["removals_known"])


def merge_removals(tx: Writing, rows: Rows, key: str) -> int:
    """Keep who may not be loaded: rows of id and marks; return how often the removals have changed."""
    return tx.run(_WRITE["merge_removals"], rows=rows, key=key, day=tx.loaded[:10])[0]["version"]


def delete_removal(tx: Writing, id: str) -> bool:
    """Forget a removal; False where there is none of that id."""
    return bool(tx.run(_WRITE["delete_removal"], id=id))


def papers_of_authors(tx: Writing, ids: list[str], keys: list[str], after: str, limit: int) -> Rows:
    """Return papers behind `after` on which authors have a place, or their keys stand: id, authorships."""
    return tx.run(_WRITE["papers_of_authors"], ids=ids, keys=keys, after=after, limit=limit)


def removed_papers(tx: Writing, after: str, limit: int) -> Rows:
    """Return papers behind `after` of which somebody was removed, by record: paper, id, content, updated, former."""
    return tx.run(_WRITE["removed_papers"], after=after, limit=limit)


def rewrite_records(tx: Writing, rows: Rows) -> None:
    """Let records say something else: rows of id, content, digest and former."""
    tx.seen.touched.update(row["id"] for row in rows)
    if rows:
        tx.transaction.send(_WRITE["rewrite_records"], rows=rows)


def author_places(tx: Writing, ids: list[str]) -> list[str]:
    """Return the institutions that authors are affiliated with."""
    return [row["id"] for row in tx.run(_WRITE["author_places"], ids=ids)]


def delete_author_traces(tx: Writing, ids: list[str], identifiers: list[str]) -> None:
    """Remove the records that describe authors, and their identifiers."""
    tx.seen.forget("author", [*ids, *identifiers])
    tx.run(_WRITE["delete_author_traces"], ids=ids, identifiers=identifiers)


def delete_placeless_authors(tx: Writing, keys: set[str]) -> None:
    """Remove those of the authors, named by any identifier, who have no place on a paper and no record of their own."""
    if keys:
        tx.seen.forget("author", keys)
        tx.run(_WRITE["delete_placeless_authors"], keys=sorted(keys))


def delete_lone_institutions(tx: Writing, keys: Collection[str]) -> None:
    """Remove those of the institutions, named by any identifier, of which nothing tells any more."""
    if keys:
        tx.seen.forget("institution", keys)
        tx.run(_WRITE["delete_lone_institutions"], keys=sorted(keys))
