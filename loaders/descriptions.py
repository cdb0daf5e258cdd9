"""Write what sources say of authors, institutions and topics themselves, in records of their own."""

from collections import defaultdict
from typing import Any

from . import writes
from .entities import Mention, settle, write_mentions
from .institutions import institution_identifiers, write_institutions
from .paper_topics import write_topics
from .records import InstitutionRecord, TopicMention, TopicRecord
from .resolve import rank
from .retell import mend_authors, retell_authors
from .settle import Settlement
from .versions import Version, newest, record_properties, stored_version
from .writes import Kind, Writing

_STATED = {
    "author": ("homepage",),
    "institution": ("country_code", "city", "type", "homepage", "latitude", "longitude"),
    "topic": ("kind", "description"),
}
"""What an entity takes from the first of its records that states it."""


def write_descriptions(tx: Writing, kind: Kind, arriving: list[Version]) -> None:
    """Write the entities of one kind that these records describe, and what they are part of."""
    mentions = [_mention(version) for version in arriving]
    settlement = settle(tx, kind, (mention.identifiers for mention in mentions))
    write_mentions(tx, kind, settlement, mentions)
    records = _records(tx, kind, settlement, arriving)
    _write_records(tx, kind, settlement, records, arriving)
    rows = [_described(kind, id, rank(found.values())) for id, found in records.items()]
    writes.merge_entities(tx, kind, rows)
    if kind == "author":
        mend_authors(tx, settlement)
        retell_authors(tx, sorted(records))
    _write_parents(tx, settlement, [version for found in records.values() for version in found.values()])


def _mention(version: Version) -> Mention:
    record = version.record
    names = {} if not isinstance(record, TopicRecord) else {"kind": record.kind}
    return Mention(record.identifiers, getattr(record, "name"), (record.source,), names)  # noqa: B009


def _records(
    tx: Writing, kind: Kind, settlement: Settlement, arriving: list[Version]
) -> dict[str, dict[str, Version]]:
    """Return all records of each entity that this batch describes, by the record's id."""
    found: dict[str, dict[str, Version]] = defaultdict(dict)
    ids = sorted({settlement[version.record.identifiers[0]].id for version in arriving})
    for row in writes.entity_records(tx, kind, ids):
        version = stored_version(row)
        found[row["entity"]][version.id] = version
    for version in arriving:
        entity = found[settlement[version.record.identifiers[0]].id]
        known = entity.get(version.id)
        entity[version.id] = newest(known, version) if known else version
    return found


def _write_records(
    tx: Writing,
    kind: Kind,
    settlement: Settlement,
    records: dict[str, dict[str, Version]],
    arriving: list[Version],
) -> None:
    rows: dict[str, dict[str, Any]] = {}
    for version in arriving:
        entity = settlement[version.record.identifiers[0]].id
        now = records[entity][version.id]
        rows[version.id] = {
            "id": version.id,
            "entity": entity,
            "properties": record_properties(now, tx.run_id, tx.loaded),
        }
    writes.merge_records(tx, kind, list(rows.values()))


def _described(kind: Kind, id: str, ranked: list[Version]) -> dict[str, Any]:
    records = [version.record for version in ranked]
    properties: dict[str, Any] = {"name": getattr(records[0], "name")}  # noqa: B009
    for name in _STATED[kind]:
        stated = (getattr(record, name) for record in records)
        properties[name] = next((value for value in stated if value is not None), None)
    return {"id": id, "properties": properties}


def _write_parents(tx: Writing, settlement: Settlement, versions: list[Version]) -> None:
    topics = [version.record for version in versions if isinstance(version.record, TopicRecord)]
    write_topics(
        tx, [(_as_mention(topic, parent), (topic.source,)) for topic in topics for parent in topic.parents]
    )
    institutions = [version.record for version in versions if isinstance(version.record, InstitutionRecord)]
    said = [(institution, parent) for institution in institutions for parent in institution.parents]
    parents = write_institutions(tx, [(parent, (institution.source,)) for institution, parent in said])
    pairs = {
        (settlement[i.identifiers[0]].id, parents[institution_identifiers(parent)[0]].id)
        for i, parent in said
    }
    writes.merge_institution_parents(
        tx, [{"child": child, "parent": parent} for child, parent in sorted(pairs) if child != parent]
    )


def _as_mention(topic: TopicRecord, parent: TopicMention) -> TopicMention:
    return TopicMention(name=topic.name, kind=topic.kind, identifiers=topic.identifiers, parent=parent)
