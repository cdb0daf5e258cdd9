"""Write one batch of records to the graph, whole or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from ..cypher.graph import Graph
from . import writes
from .descriptions import write_descriptions
from .entities import settle, write_identifiers
from .papers import write_papers
from .records import MergeRecord, Record
from .resolve import resolved_ahead
from .retell import mend_authors
from .seen import Seen
from .settle import Settlement
from .versions import Version, newest, stored_version, version_of
from .writes import KINDS, Kind, Writing

Arrival = Version | MergeRecord
"""What a batch is made of."""

_DESCRIBED: tuple[Kind, ...] = ("institution", "topic", "author")


@dataclass
class Written:
    """How many records of a batch were new, how many told something new, and how many the graph had already."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


def arrival(record: Record, modified: str, *, ahead: bool = False) -> Arrival:
    """Return a record as it arrives from a file that was last changed at `modified` (ISO 8601, UTC).

    With `ahead`, all that can be found out before the batch has its turn is: work for a thread that has the time.
    """
    if isinstance(record, MergeRecord):
        return record
    version = version_of(record, modified)
    return resolved_ahead(version) if ahead else version


def write_batch(
    graph: Graph, arriving: Iterable[Arrival], run: str, seen: Seen | None = None, *, again: bool = False
) -> Written:
    """Write records in one transaction; return what came of them.

    `seen` is the same for all batches of a run. With `again`, records that the graph has already are told anew, too.
    """
    loaded = datetime.now(UTC).isoformat(timespec="seconds")
    merges: list[MergeRecord] = []
    versions: dict[str, Version] = {}
    for version in arriving:
        if isinstance(version, MergeRecord):
            merges.append(version)
            continue
        earlier = versions.get(version.id)
        versions[version.id] = newest(earlier, version) if earlier else version
    with graph.transaction("write_batch") as transaction:
        tx = writes.begin(transaction, run, loaded, seen or Seen())
        if merges:
            tx = replace(tx, has_merges=True, has_identifiers=True)
            _write_merges(tx, merges)
        return _write_versions(tx, versions, again)


def _write_versions(tx: Writing, versions: dict[str, Version], again: bool) -> Written:
    known = {row["id"]: row for row in writes.records_known(tx, versions)}
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
    return Written(len(versions) - len(known), len(known) - same, same)


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
