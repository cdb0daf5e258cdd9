"""Write a batch of papers: settle who is meant, tell each paper anew from all its records, and put it in the graph."""

from collections import defaultdict
from collections.abc import Container, Iterable
from typing import Any

from . import removal_writes, writes
from .authors import AuthorshipWriter
from .entities import settle, write_identifiers
from .institutions import institution_identifiers
from .paper_topics import PaperTopics
from .records import PaperRecord
from .resolve import PROPERTIES, resolve_versions
from .rows import PaperRow, Signature
from .settle import Settlement
from .taking_out import lost, taken_out_of_paper
from .versions import Version, newest, record_properties, rewritten_record, stored_version
from .writes import Writing


def write_papers(tx: Writing, arriving: list[Version], stored: Container[str]) -> None:
    """Write the papers that these records describe, together with what the graph knows of them already.

    `stored` has the ids of those of the records that the graph has in some version.
    """
    settlement = settle(tx, "paper", (version.record.identifiers for version in arriving))
    before = [entity.id for entity in settlement if entity.known]
    versions, written = _versions(tx, settlement, arriving, before)
    taken = set[Signature]()
    if tx.seen.removals:
        written, taken = _take_out(tx, versions, written)
    papers = {id: resolve_versions(list(found.values())) for id, found in versions.items()}
    there = set(before).union(
        settlement[version.record.identifiers[0]].id for version in written if version.id in stored
    )
    authorships = AuthorshipWriter(tx, papers)
    about = PaperTopics(tx, papers)
    records = _record_rows(tx, settlement, written)
    _create(tx, {id: paper for id, paper in papers.items() if id not in there}, records, authorships, about)
    _merge(tx, {id: paper for id, paper in papers.items() if id in there}, records, stored)
    write_identifiers(tx, "paper", settlement)
    cleared = writes.clear_papers(tx, before)
    authorships.replace(there)
    about.write(there)
    authorships.mend(cleared)
    if taken:
        _leave_no_trace(tx, taken)
    _write_references(tx, papers, settlement, versions)


def _create(
    tx: Writing,
    papers: dict[str, PaperRow],
    records: dict[str, list[dict[str, Any]]],
    authorships: AuthorshipWriter,
    about: PaperTopics,
) -> None:
    """Write papers that the graph has not, none of whose records it has."""
    rows: list[list[Any]] = [
        [
            paper.properties | {"id": id},
            records[id],
            authorships.of(paper),
            about.of(id),
        ]
        for id, paper in papers.items()
    ]
    writes.create_papers(tx, authorships.ids, about.ids, rows)


def _merge(
    tx: Writing, papers: dict[str, PaperRow], records: dict[str, list[dict[str, Any]]], stored: Container[str]
) -> None:
    nothing = dict.fromkeys(PROPERTIES)
    rows = [{"id": id, "properties": nothing | paper.properties} for id, paper in papers.items()]
    writes.merge_entities(tx, "paper", rows)
    writes.merge_records(
        tx, "paper", [{"id": r["id"], "entity": id, "properties": r} for id in papers for r in records[id]]
    )


def _versions(
    tx: Writing, settlement: Settlement, arriving: list[Version], before: list[str]
) -> tuple[dict[str, dict[str, Version]], list[Version]]:
    """Return all records of each paper by the record's id, and those of them that this batch brings or changes."""
    found: dict[str, dict[str, Version]] = defaultdict(dict)
    for row in writes.entity_records(tx, "paper", before):
        version = stored_version(row)
        found[row["entity"]][version.id] = version
    changed: dict[str, Version] = {}
    for version in arriving:
        paper = found[settlement[version.record.identifiers[0]].id]
        known = paper.get(version.id)
        paper[version.id] = changed[version.id] = newest(known, version) if known else version
    return found, list(changed.values())


def _take_out(
    tx: Writing, found: dict[str, dict[str, Version]], written: list[Version]
) -> tuple[list[Version], set[Signature]]:
    """Take who was removed out of all records of these papers; return those that the batch brings, and who is gone."""
    arrived = {version.id for version in written}
    rewritten: list[Version] = []
    taken: set[Signature] = set()
    for paper, versions in found.items():
        left = taken_out_of_paper(versions, tx.seen.removals)
        changed = [id for id in left if left[id] is not versions[id]]
        rewritten += [left[id] for id in changed if id not in arrived]
        taken.update(one for id in changed for one in lost(versions[id], left[id]))
        found[paper] = left
    removal_writes.rewrite_records(tx, [rewritten_record(version) for version in rewritten])
    return [v for versions in found.values() for id, v in versions.items() if id in arrived], taken


def _leave_no_trace(tx: Writing, taken: set[Signature]) -> None:
    """Remove whom and what only places told of that were taken out."""
    removal_writes.delete_placeless_authors(tx, {key for signature in taken for key in signature.keys})
    mentioned = (m for signature in taken for m in signature.authorship.institutions)
    removal_writes.delete_lone_institutions(tx, {institution_identifiers(m)[0] for m in mentioned})


def _record_rows(
    tx: Writing, settlement: Settlement, versions: Iterable[Version]
) -> dict[str, list[dict[str, Any]]]:
    """Return the properties of records by the id of their paper."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for version in versions:
        properties = record_properties(version, tx.run_id, tx.loaded)
        rows[settlement[version.record.identifiers[0]].id].append(properties)
    return rows


def _write_references(
    tx: Writing,
    papers: dict[str, PaperRow],
    settlement: Settlement,
    versions: dict[str, dict[str, Version]],
) -> None:
    """Write citations between papers that are there, keep the others, and close those that waited for these papers."""
    said = [(id, reference) for id, paper in papers.items() for reference in paper.references]
    there = _present(tx, {reference.identifier for _, reference in said})
    rows = [
        {"citing": id, "cited": there.get(r.identifier, r.identifier), "sources": r.sources} for id, r in said
    ]
    present = set(there.values())
    writes.merge_citations(tx, [row for row in rows if row["cited"] in present])
    writes.merge_open_references(tx, [row for row in rows if row["cited"] not in present])
    if tx.has_identifiers:
        _close_references(tx, settlement, versions)


def _close_references(tx: Writing, settlement: Settlement, versions: dict[str, dict[str, Version]]) -> None:
    """Turn references that waited for these papers into citations, and forget those that nobody waits for any more."""
    ours = {i: entity.id for entity in settlement for i in sorted(entity.identifiers)}
    writes.close_references(tx, [{"identifier": i, "id": id} for i, id in ours.items()])
    once = {
        r
        for found in versions.values()
        for v in found.values()
        if isinstance(v.record, PaperRecord)
        for r in v.record.references
    }
    writes.tidy_identifiers(tx, "paper", once.union(ours))


def _present(tx: Writing, identifiers: set[str]) -> dict[str, str]:
    if not identifiers:
        return {}
    rows = writes.known_entities(tx, "paper", sorted(identifiers))
    return {
        i: row["properties"]["id"] for row in rows for i in (row["properties"]["id"], *row["identifiers"])
    }
