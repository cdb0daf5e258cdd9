"""What all records of one paper say together: a pure function of the records, whatever order they came in.

Records are ranked: people's own lists first, then OpenAlex, then arXiv; of equal rank the newest first. A property is
the first one stated in that order; authors, topics and references are put together from all.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from .institutions import institution_identifiers
from .records import PaperRecord
from .rows import Authored, AuthorshipRow, PaperRow, ReferenceRow, Statement, TopicRow
from .slots import resolve_authorships
from .topics import topic_identifiers
from .versions import Version

RANKS = {"openalex": 1, "arxiv": 2}
"""Where a source stands when two disagree; every other source is somebody's own list and comes first."""

_FIRST_STATED = (
    "title",
    "year",
    "type",
    "venue",
    "abstract",
    "comments",
    "journal_ref",
    "code_url",
    "url",
    "language",
    "cited_by_count",
)
_STATED_BY_ANY = ("has_code", "retracted")
PROPERTIES = (
    *_FIRST_STATED,
    "date",
    "doi",
    "arxiv_id",
    *_STATED_BY_ANY,
    "authors_complete",
    "removed_authors",
    "sources",
)
"""All that a paper can have; what no record states any more is taken away."""

T = TypeVar("T")
Ranked = TypeVar("Ranked", Statement, Version)


def resolve_paper(statements: Iterable[Statement]) -> PaperRow:
    """Return one paper from one statement a source's record; there is at least one."""
    ranked = rank(statements)
    records = [statement.record for statement in ranked]
    identifiers = tuple(sorted({identifier for record in records for identifier in record.identifiers}))
    authorships, dropped = resolve_authorships(ranked)
    properties = _properties(records, identifiers)
    return PaperRow(
        identifiers,
        properties.get("year"),
        properties,
        authorships,
        tuple(map(_authored, authorships)),
        dropped,
        _topics(records),
        _references(records),
    )


def resolve_versions(versions: Sequence[Version]) -> PaperRow:
    """Return one paper from all its records; what the reading thread has found out already is not done again."""
    if len(versions) == 1 and versions[0].alone:
        return versions[0].alone
    return resolve_paper(
        Statement(cast(PaperRecord, version.record), version.updated, version.former) for version in versions
    )


def resolved_ahead(version: Version) -> Version:
    """Return a version of a paper's record as it arrives, with what it tells of the paper if it is the only one."""
    if not isinstance(version.record, PaperRecord):
        return version
    return replace(version, alone=resolve_versions([version]))


def rank(statements: Iterable[Ranked]) -> list[Ranked]:
    """Return statements, the one to believe first in front; the same order whatever the order given."""
    named = sorted(statements, key=lambda statement: (statement.record.source, statement.record.source_id))
    newest = sorted(named, key=lambda statement: statement.updated, reverse=True)
    return sorted(newest, key=lambda statement: RANKS.get(statement.record.source, 0))


def _authored(row: AuthorshipRow) -> Authored:
    values: list[Any] = [
        row.position or None,
        row.raw_name,
        list(row.sources),
        row.name if row.name and row.name != row.raw_name else None,
        list(row.affiliations) or None,
        [institution_identifiers(mention)[0] for mention in row.institutions] or None,
        row.corresponding or None,
        row.listed or None,
        list(row.keys) if len(row.keys) > len(row.author) else None,
    ]
    while values[-1] is None:
        values.pop()
    return row.author[0], values


def _properties(records: Sequence[PaperRecord], identifiers: Sequence[str]) -> dict[str, Any]:
    """Return what is said of a paper; a property that nobody states is not there."""
    stated: dict[str, Any] = {}
    for record in reversed(records):
        for name in _FIRST_STATED:
            value = getattr(record, name)
            if value is not None:
                stated[name] = value
    stated["date"] = _first(
        record.date for record in records if record.date and record.date[:4] == str(stated.get("year"))
    )
    stated["doi"] = _value("doi:", identifiers)
    stated["arxiv_id"] = _value("arxiv:", identifiers)
    for name in _STATED_BY_ANY:
        stated[name] = any(getattr(record, name) for record in records) or None
    stated["authors_complete"] = any(record.authors_complete for record in records)
    # Each source's record has all those who were removed, or none of them.
    stated["removed_authors"] = max(map(_removed, records)) or None
    stated["sources"] = sorted({record.source for record in records})
    return {name: value for name, value in stated.items() if value is not None}


def _removed(record: PaperRecord) -> int:
    return sum(1 for place in record.removed if place.removal) if record.removed else 0


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _value(scheme: str, identifiers: Sequence[str]) -> str | None:
    return _first(
        identifier.removeprefix(scheme) for identifier in identifiers if identifier.startswith(scheme)
    )


def _topics(records: Sequence[PaperRecord]) -> tuple[TopicRow, ...]:
    """Return each topic once, with the first score stated and every source that names it."""
    found: dict[str, TopicRow] = {}
    for record in records:
        for topic in record.topics:
            identifiers = topic_identifiers(topic)
            known = found.get(min(identifiers))
            found[min(identifiers)] = (
                TopicRow(known.key, known.topic, _with(known.sources, record.source))
                if known
                else TopicRow(identifiers[0], topic, (record.source,))
            )
    return tuple(found.values())


def _references(records: Sequence[PaperRecord]) -> tuple[ReferenceRow, ...]:
    found: dict[str, tuple[str, ...]] = {}
    for record in records:
        own = set(record.identifiers)
        for identifier in record.references:
            if identifier not in own:
                found[identifier] = _with(found.get(identifier, ()), record.source)
    return tuple(ReferenceRow(identifier, sources) for identifier, sources in found.items())


def _with(sources: tuple[str, ...], source: str) -> tuple[str, ...]:
    return sources if source in sources else tuple(sorted((*sources, source)))
