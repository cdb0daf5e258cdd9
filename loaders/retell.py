"""Tell authors anew: their names, sources and affiliations, from the authorships and records that are left."""

from collections.abc import Sequence
from typing import Any

from . import writes
from .entities import best_name
from .institutions import Affiliation, affiliation_rows, institution_identifiers, write_institutions
from .records import AuthorRecord, InstitutionMention
from .resolve import rank
from .settle import Settlement
from .versions import stored_version
from .writes import Writing


def mend_authors(tx: Writing, settlement: Settlement, cleared: Sequence[dict[str, Any]] = ()) -> None:
    """Tell anew the authors who lost an authorship or were joined, and drop the leads that nothing supports any more.

    `cleared` are the authorships that went, as rows of author and keys.
    """
    changed = [entity for entity in settlement if entity.known and not entity.unchanged]
    pairs = {(key, row["author"]) for row in cleared for key in row["keys"] or ()}
    pairs |= {(key, entity.id) for entity in changed for key in entity.identifiers}
    if not pairs and not cleared:
        return
    writes.clear_leads(tx, [{"key": key, "author": author} for key, author in sorted(pairs)])
    lost = {row["author"] for row in cleared} | {entity.id for entity in changed if len(entity.known) > 1}
    retell_authors(tx, sorted(lost))
    writes.tidy_identifiers(tx, "author", {key for key, _ in pairs})


def retell_authors(tx: Writing, ids: list[str]) -> None:
    """Tell these authors anew; remove those whose every paper is somebody else's now."""
    told = writes.author_statements(tx, ids)
    gone = {row["id"] for row in told if row["succeeded"] and not row["authorships"] and not row["records"]}
    writes.delete_authors(tx, sorted(gone))
    kept = [row | {"records": _ranked(row["records"])} for row in told if row["id"] not in gone]
    writes.merge_entities(tx, "author", [_told(row) for row in kept if row["authorships"] or row["records"]])
    _retell_affiliations(tx, kept)
    writes.tidy_identifiers(tx, "author", gone)


def _ranked(rows: list[dict[str, Any]]) -> list[AuthorRecord]:
    versions = rank(stored_version(row | {"former": None}) for row in rows)
    return [version.record for version in versions if isinstance(version.record, AuthorRecord)]


def _told(row: dict[str, Any]) -> dict[str, Any]:
    """Return an author's row: her records' words first, then what the papers print."""
    records: list[AuthorRecord] = row["records"]
    names = {said["name"] for said in row["authorships"]}.union(*((r.name, *r.names) for r in records))
    sources = {source for said in row["authorships"] for source in said["sources"]} | {
        r.source for r in records
    }
    properties = {
        "name": records[0].name if records else best_name(names),
        "names": sorted(names),
        "sources": sorted(sources),
        "homepage": next((record.homepage for record in records if record.homepage), None),
    }
    return {"id": row["id"], "properties": properties}


def _retell_affiliations(tx: Writing, told: list[dict[str, Any]]) -> None:
    stated = [
        (row["id"], record.source, mention)
        for row in told
        for record in row["records"]
        for mention in record.institutions
    ]
    printed = [
        (row["id"], key, said["year"], tuple(said["sources"]))
        for row in told
        for said in row["authorships"]
        for key in said["institutions"] or ()
    ]
    mentions = [(mention, (source,)) for _, source, mention in stated]
    institutions = write_institutions(tx, mentions, also={key for _, key, _, _ in printed})
    there: list[Affiliation] = [
        (author, institutions[key].id, year, sources) for author, key, year, sources in printed
    ]
    for author, source, mention in stated:
        id = institutions[institution_identifiers(mention)[0]].id
        there += [(author, id, year, (source,)) for year in _years(mention)]
    writes.clear_affiliations(tx, [row["id"] for row in told])
    writes.merge_affiliations(tx, affiliation_rows(there))


def _years(mention: InstitutionMention) -> tuple[int | None, int | None]:
    return (mention.from_year, mention.to_year)
