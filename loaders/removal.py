"""Take people who asked for it out of the graph, and keep every load from bringing them back.

What is known of a removed person is a set of keyed digests of identifiers. Where a source says that one of them and
another identifier mean the same person, the other one is removed, too.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from ..cypher.graph import Graph
from ..cypher.removals import Removed, key_mark, mark
from . import removal_writes, writes
from .papers import write_papers
from .records import AuthorRecord, MergeRecord, PaperRecord
from .removals import Removals, removals_of
from .resolve import resolve_versions
from .seen import Seen
from .taking_out import given_back, places_of, taken_out
from .versions import Version, rewritten_record, stored_version
from .writes import Writing

PAPERS = 500
"""So many papers at most are told anew in one transaction."""
AUTHORSHIPS = 20_000
"""... and so many authorships of theirs, if it is more than one paper."""

Learned = dict[str, set[str]]
"""More identifiers of removed people: by the id of the removal."""


def without_removed(
    tx: Writing, versions: dict[str, Version], known: dict[str, dict[str, Any]]
) -> tuple[dict[str, Version], int]:
    """Return a batch's records without removed people, and how many records and places of theirs were left out.

    `known` are the graph's rows of those records that it has.
    """
    while learned := _learned(versions.values(), tx.seen.removals):
        _learn(tx, learned)
    removals, kept, count = tx.seen.removals, dict[str, Version](), 0
    for id, version in versions.items():
        if isinstance(version.record, AuthorRecord) and removals.of(version.record.identifiers):
            count += 1
            continue
        before = places_of(stored_version(known[id])) if id in known else ()
        kept[id] = taken_out(version, removals, before)
        count += len(places_of(kept[id]))
    return kept, count


def without_removed_merges(tx: Writing, merges: Iterable[MergeRecord]) -> list[MergeRecord]:
    """Return the merges that are of nobody who was removed; what the others tell of her is kept in mind."""
    merges = list(merges)
    while learned := _merged(merges, tx.seen.removals):
        _learn(tx, learned)
    return [one for one in merges if one.kind != "author" or not tx.seen.removals.of((one.old, one.new))]


class Remover:
    """What the site asks to have done: see `peergraph.cypher.removals.Remover`."""

    def remove(
        self,
        graph: Graph,
        removal: str,
        identifiers: Iterable[str],
        key: bytes,
        after_each: Callable[[], object] = lambda: None,
    ) -> Removed:
        """Take out whoever has one of these identifiers, in as many transactions as it takes.

        From the first one on no load brings her back; the record itself goes with the last one, so that what was
        interrupted can be asked for again.
        """
        with graph.transaction("remove_author") as transaction:
            tx = _begun(transaction, removal, key)
            found = writes.known_entities(tx, "author", sorted(set(identifiers)))
            ids, everything = _all_of(tx, found, identifiers)
            _keep(tx, {removal: everything}, key)
            places = removal_writes.author_places(tx, ids)
        papers, after = 0, ""
        while True:
            with graph.transaction("remove_author") as transaction:
                tx = _begun(transaction, removal, key)
                chosen = _papers(tx, ids, everything, after)
                if not chosen:
                    _delete(tx, ids, everything, places)
                    return Removed(len(ids), papers)
                _tell_anew(tx, chosen)
            papers, after = papers + len(chosen), chosen[-1]
            after_each()

    def lift(self, graph: Graph, removal: str, key: bytes) -> bool:
        """End a removal; papers no longer count it, and the next load of a source brings the record back."""
        after: str | None = ""
        while after is not None:
            with graph.transaction("lift_removal") as transaction:
                after = _give_back(_begun(transaction, removal, key), removal, after)
        with graph.transaction("lift_removal") as transaction:
            return removal_writes.delete_removal(_begun(transaction, removal, key), removal)


remover = Remover()


def _begun(transaction: writes.Sink, removal: str, key: bytes) -> Writing:
    """Return the transaction's tools, once no loader writes; records keep when and by which run they were loaded."""
    found = writes.begin(transaction, f"removal-{removal}")
    seen = Seen(key)
    seen.removals = removals_of(removal_writes.removals_known(transaction), found.removals, key)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Writing(transaction, "", now, seen, found.merges, found.identifiers)


def _all_of(
    tx: Writing, found: list[dict[str, Any]], identifiers: Iterable[str]
) -> tuple[list[str], list[str]]:
    """Return the ids of the records that were found, and all identifiers of theirs, merged ones included."""
    ids = sorted({row["properties"]["id"] for row in found})
    everything = {*identifiers, *ids, *(one for row in found for one in row["identifiers"])}
    if tx.has_merges:
        for pair in writes.merged_identifiers(tx, "author", sorted(everything)):
            everything.update(pair)
    return ids, sorted(everything)


def _keep(tx: Writing, found: dict[str, Iterable[str]], key: bytes) -> None:
    """Keep digests of identifiers, in the graph and in mind."""
    marks = {mark(key, one): id for id, said in found.items() for one in said}
    rows = [{"id": id, "marks": sorted(m for m, of in marks.items() if of == id)} for id in found]
    version = removal_writes.merge_removals(tx, rows, key_mark(key))
    tx.seen.removals = Removals(version, key, {**tx.seen.removals.marks, **marks})


def _learned(versions: Iterable[Version], removals: Removals) -> Learned:
    """Return the identifiers that records state together with one of a removed person."""
    learned: Learned = {}
    for version in versions:
        for stated in _stated(version):
            if len(stated) > 1 and (removal := removals.of(stated)):
                new = {one for one in stated if not removals.of((one,))}
                if new:
                    learned.setdefault(removal, set()).update(new)
    return learned


def _stated(version: Version) -> Iterator[tuple[str, ...]]:
    if isinstance(version.record, AuthorRecord):
        yield version.record.identifiers
    if isinstance(version.record, PaperRecord):
        for authorship in version.record.authorships:
            yield authorship.identifiers


def _merged(merges: Iterable[MergeRecord], removals: Removals) -> Learned:
    learned: Learned = {}
    for merge in merges:
        if merge.kind == "author" and (removal := removals.of((merge.old, merge.new))):
            new = {one for one in (merge.old, merge.new) if not removals.of((one,))}
            if new:
                learned.setdefault(removal, set()).update(new)
    return learned


def _learn(tx: Writing, learned: Learned) -> None:
    """Remove whom a batch tells to be somebody removed: what the graph has of her by then goes with it."""
    key = tx.seen.removals.key
    # A write: where the batch is worked out ahead of its turn, it waits for its turn here.
    _keep(tx, dict(learned), key)
    for identifiers in learned.values():
        found = writes.known_entities(tx, "author", sorted(identifiers))
        ids, everything = _all_of(tx, found, identifiers)
        _keep(tx, {tx.seen.removals.of(identifiers) or "": everything}, key)
        places = removal_writes.author_places(tx, ids)
        if papers := [
            row["id"] for row in removal_writes.papers_of_authors(tx, ids, everything, "", 1_000_000)
        ]:
            _tell_anew(tx, papers)
        _delete(tx, ids, everything, places)


def _papers(tx: Writing, ids: list[str], keys: list[str], after: str) -> list[str]:
    """Return the papers to tell anew next: at least one, if there is one, and not more than one transaction bears."""
    chosen: list[str] = []
    authorships = 0
    for row in removal_writes.papers_of_authors(tx, ids, keys, after, PAPERS):
        authorships += row["authorships"]
        if chosen and authorships > AUTHORSHIPS:
            break
        chosen.append(row["id"])
    return chosen


def _tell_anew(tx: Writing, papers: list[str]) -> None:
    versions = [stored_version(row) for row in writes.entity_records(tx, "paper", papers)]
    write_papers(tx, versions, {version.id for version in versions})


def _delete(tx: Writing, ids: list[str], identifiers: list[str], places: list[str]) -> None:
    removal_writes.delete_author_traces(tx, ids, identifiers)
    writes.delete_authors(tx, ids)
    removal_writes.delete_lone_institutions(tx, places)


def _give_back(tx: Writing, removal: str, after: str) -> str | None:
    """Let the next papers have the places of a removal back; return the last of them, None where there are no more."""
    rows = removal_writes.removed_papers(tx, after, PAPERS)
    if not rows:
        return None
    papers: dict[str, list[Version]] = {}
    for row in rows:
        papers.setdefault(row["paper"], []).append(stored_version(row))
    told = {
        paper: [given_back(v, removal, tx.seen.removals) for v in found] for paper, found in papers.items()
    }
    changed = [
        paper for paper in papers if any(a is not b for a, b in zip(told[paper], papers[paper], strict=True))
    ]
    removal_writes.rewrite_records(
        tx, [rewritten_record(version) for paper in changed for version in told[paper]]
    )
    for paper in changed:
        left = resolve_versions(told[paper]).properties.get("removed_authors")
        writes.merge_entities(tx, "paper", [{"id": paper, "properties": {"removed_authors": left}}])
    return rows[-1]["paper"]
