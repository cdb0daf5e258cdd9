"""Write one batch of records to the graph, whole or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from ..cypher.graph import Graph
from . import removal_writes, writes
from .ahead import Ahead, Prepared, Written
from .descriptions import write_descriptions
from .entities import settle, write_identifiers
from .papers import write_papers
from .records import MergeRecord, Record
from .removal import without_removed, without_removed_merges
from .removals import removals_of
from .resolve import resolved_ahead
from .retell import mend_authors
from .seen import NotYet, Seen
from .settle import Settlement
from .versions import Version, newest, stored_version, version_of
from .writes import KINDS, Kind, Writing

Arrival = Version | MergeRecord
"""What a batch is made of."""

_DESCRIBED: tuple[Kind, ...] = ("institution", "topic", "author")


def arrival(record: Record, modified: str, *, ahead: bool = False) -> Arrival:
    """Return a record as it arrives from a file that was last changed at `modified` (ISO 8601, UTC).

    With `ahead`, all that can be found out before the batch has its turn is: work for a thread that has the time.
    """
    if isinstance(record, MergeRecord):
        return record
    version = version_of(record, modified)
    return resolved_ahead(version) if ahead else version


def prepare_batch(
    graph: Graph, arriving: Sequence[Arrival], run: str, seen: Seen, *, in_flight: bool, again: bool = False
) -> Prepared | None:
    """Return what a batch will send, or None where only its own transaction can tell.

    The batch before it may still be `in_flight`, and then has been prepared, too.
    """
    merges, versions = _newest(arriving)
    with seen.lock:
        if merges or not seen.begun:
            return None
        seen.age()
        ahead = Ahead(graph, seen, seen.touched if in_flight else set())
        tx = Writing(ahead, run, _now(), seen, seen.has_merges, seen.has_identifiers)
        try:
            with seen.trial():
                written = _write_versions(tx, versions, again)
        except NotYet:
            return None
        return Prepared(ahead.queries, written, seen.epoch, seen.has_merges, seen.has_identifiers)


def write_batch(
    graph: Graph,
    arriving: Sequence[Arrival],
    run: str,
    seen: Seen | None = None,
    *,
    again: bool = False,
    prepared: Prepared | None = None,
) -> Written:
    """Write records in one transaction; return what came of them.

    `seen` is the same for all batches of a run. With `again`, records that the graph has already are told anew, too.
    What was `prepared` is sent as it is where it still holds.
    """
    seen = seen or Seen()
    with graph.transaction("write_batch") as transaction:
        found = writes.begin(transaction, run)
        if prepared and prepared.holds(found, seen):
            prepared.send(transaction)
            return prepared.written
        with seen.lock:
            if prepared:
                seen.forget_all()
            seen.begin(alone=found.alone, empty=found.empty)
            seen.has_merges, seen.has_identifiers = found.merges, found.identifiers
            if found.removals != seen.removals.version:
                seen.removals = removals_of(
                    removal_writes.removals_known(transaction), found.removals, seen.removal_key
                )
            seen.age()
            tx = Writing(transaction, run, _now(), seen, found.merges, found.identifiers)
            written = _write_all(tx, arriving, again)
            transaction.commit()
            return written


def _newest(arriving: Iterable[Arrival]) -> tuple[list[MergeRecord], dict[str, Version]]:
    """Return the merges, and one version a record."""
    merges: list[MergeRecord] = []
    versions: dict[str, Version] = {}
    for version in arriving:
        if isinstance(version, MergeRecord):
            merges.append(version)
            continue
        earlier = versions.get(version.id)
        versions[version.id] = newest(earlier, version) if earlier else version
    return merges, versions


def _write_all(tx: Writing, arriving: Iterable[Arrival], again: bool) -> Written:
    merges, versions = _newest(arriving)
    if merges and tx.seen.removals:
        merges = without_removed_merges(tx, merges)
    if merges:
        tx = replace(tx, has_merges=True, has_identifiers=True)
        _write_merges(tx, merges)
    return _write_versions(tx, versions, again)


def _write_versions(tx: Writing, versions: dict[str, Version], again: bool) -> Written:
    known = {row["id"]: row for row in writes.records_known(tx, versions)}
    left_out = 0
    if tx.seen.removals:
        versions, left_out = without_removed(tx, versions, known)
    fresh = [
        version
        for id, version in versions.items()
        if again or id not in known or not _is_known(known[id], version)
    ]
    papers = [version for version in fresh if version.record.__struct_config__.tag == "paper"]
    if papers:
        write_papers(tx, papers, known)
    for kind in _DESCRIBED:
        described = [version for version in fresh if version.record.__struct_config__.tag == kind]
        if described:
            write_descriptions(tx, kind, described)
    same = sum(row["digest"] == versions[id].digest for id, row in known.items())
    return Written(len(versions) - len(known), len(known) - same, same, left_out)


def _is_known(row: dict[str, Any], version: Version) -> bool:
    return row["digest"] == version.digest and row["updated"] >= version.updated


def _write_merges(tx: Writing, merges: list[MergeRecord]) -> None:
    """Keep which identifiers are merged, and join the entities that are here."""
    writes.merge_merged_identifiers(tx, [{"kind": m.kind, "old": m.old, "new": m.new} for m in merges])
    for kind in KINDS:
        said = {identifier for merge in merges if merge.kind == kind for identifier in (merge.old, merge.new)}
        there = writes.known_entities(tx, kind, sorted(said)) if said else []
        if there:
            settlement = settle(tx, kind, [(row["properties"]["id"],) for row in there])
            write_identifiers(tx, kind, settlement)
            _mend(tx, kind, settlement)


def _mend(tx: Writing, kind: Kind, settlement: Settlement) -> None:
    """Tell anew what was joined."""
    if kind == "author":
        mend_authors(tx, settlement)
    if kind == "paper":
        joined = [entity.id for entity in settlement if len(entity.known) > 1]
        versions = [stored_version(row) for row in writes.entity_records(tx, "paper", joined)]
        if versions:
            write_papers(tx, versions, {version.id for version in versions})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
