"""How the explorer's queries are asked: keys as ids of each kind, filters as the queries take them."""

from collections.abc import Iterable

from ..reads.parts import Kind
from .reads import Around, PaperFilters
from .view import Filters, parse_key


def around_keys(keys: Iterable[str]) -> Around:
    """Return the ids of some keys, as the queries take them, each once and in order."""
    ids = ids_by_kind(keys)
    return {
        "authors": ids["author"],
        "papers": ids["paper"],
        "topics": ids["topic"],
        "institutions": ids["institution"],
    }


def ids_by_kind(keys: Iterable[str]) -> dict[Kind, list[str]]:
    """Return the ids of some keys, kind by kind, in order and each once."""
    ids: dict[Kind, list[str]] = {"author": [], "paper": [], "topic": [], "institution": []}
    for key in sorted(set(keys)):
        kind, id = parse_key(key)
        ids[kind].append(id)
    return ids


def paper_filters(filters: Filters) -> PaperFilters:
    """Return which papers count, as the queries take it."""
    first, last = filters.years or (None, None)
    return PaperFilters(
        from_year=first,
        to_year=last,
        topic=filters.topic,
        institution=filters.institution,
        place=filters.place,
        least=filters.least_joint,
    )
