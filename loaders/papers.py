"""Write a batch of papers: settle who is meant, tell each paper anew from all its records, and put it in the graph."""

from collections import defaultdict
from collections.abc import Container, Iterable
from itertools import pairwise
from typing import Any

from . import writes
from .authors import AuthorshipWriter
from .entities import Mention, settle, write_identifiers, write_mentions
from .records import PaperRecord, TopicMention
from .resolve import resolve_versions
from .rows import PaperRow
from .settle import Settlement
from .topics import topic_identifiers, with_parents
from .versions import Version, newest, record_properties, stored_version
from .writes import Writing


def write_papers(tx: Writing, arriving: list[Version], stored: Container[str]) -> None:
    """Write the papers that these records describe, together with what the graph knows of them already.

    `stored` has the ids of those of the records that the graph has in some version.
    """
    settlement = settle(tx, "paper", (version.record.identifiers for version in arriving))
    before = [entity.id for entity in settlement if entity.known]
    versions, written = _versions(tx, settlement, arriving, before)
    papers = {id: resolve_versions(list(found.values())) for id, found in versions.items()}
    rows = [{"id": id, "properties": paper.properties} for id, paper in papers.items()]
    writes.merge_entities(tx, "paper", rows)
    write_identifiers(tx, "paper", settlement)
    _write_records(tx, _record_rows(tx, settlement, written), stored)
    authorships = AuthorshipWriter(tx, papers)
    authorships.replace(writes.clear_papers(tx, before))
    _write_topics(tx, papers)
    _write_references(tx, papers, settlement, versions)


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


def _write_records(tx: Writing, rows: list[dict[str, Any]], stored: Container[str]) -> None:
    writes.create_paper_records(tx, [row for row in rows if row["id"] not in stored])
    writes.merge_records(tx, "paper", [row for row in rows if row["id"] in stored])


def _record_rows(tx: Writing, settlement: Settlement, versions: Iterable[Version]) -> list[dict[str, Any]]:
    return [
        {
            "id": v.id,
            "entity": settlement[v.record.identifiers[0]].id,
            "properties": record_properties(v, tx.run_id, tx.loaded),
        }
        for v in versions
    ]


def _write_topics(tx: Writing, papers: dict[str, PaperRow]) -> None:
    said = [(paper, row) for paper, resolved in papers.items() for row in resolved.topics]
    settlement, _ = write_topics(tx, [(row.topic, row.sources) for _, row in said])
    places: dict[str, int] = {}
    about: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    for paper, row in said:
        place = places.setdefault(settlement[row.key].id, len(places))
        about[paper].setdefault(place, {"topic": place, "score": row.topic.score, "sources": row.sources})
    rows = [{"paper": paper, "topics": list(found.values())} for paper, found in about.items()]
    writes.create_paper_topics(tx, list(places), rows)


def write_topics(
    tx: Writing, said: list[tuple[TopicMention, tuple[str, ...]]]
) -> tuple[Settlement, list[Mention]]:
    """Write topics with all that they are part of; return which entities they are."""
    chains = {(topic, sources): with_parents(topic) for topic, sources in said}
    mentions = [
        Mention(topic_identifiers(topic), topic.name, sources, {"kind": topic.kind})
        for (_, sources), chain in chains.items()
        for topic in chain
    ]
    settlement = settle(tx, "topic", (mention.identifiers for mention in mentions))
    write_mentions(tx, "topic", settlement, mentions)
    pairs = {
        (settlement[topic_identifiers(child)[0]].id, settlement[topic_identifiers(parent)[0]].id)
        for chain in chains.values()
        for child, parent in pairwise(chain)
    }
    writes.merge_topic_parents(
        tx, [{"child": child, "parent": parent} for child, parent in sorted(pairs) if child != parent]
    )
    return settlement, mentions


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
    ours = [{"identifier": i, "id": entity.id} for entity in settlement for i in sorted(entity.identifiers)]
    writes.close_references(tx, ours)
    once = {
        r
        for found in versions.values()
        for v in found.values()
        if isinstance(v.record, PaperRecord)
        for r in v.record.references
    }
    writes.tidy_identifiers(tx, "paper", once.union(row["identifier"] for row in ours))


def _present(tx: Writing, identifiers: set[str]) -> dict[str, str]:
    if not identifiers:
        return {}
    rows = writes.known_entities(tx, "paper", sorted(identifiers))
    return {
        i: row["properties"]["id"] for row in rows for i in (row["properties"]["id"], *row["identifiers"])
    }
