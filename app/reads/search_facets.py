"""What the results of a search have in common, over all kinds that are asked for."""

from collections.abc import Iterable

from .parts import Kind
from .search_hits import Common, Hits, is_cut
from .searched import KINDS, Facet, FacetName, FacetValue, Sort

MOST_VALUES = 12
_OF: dict[FacetName, str] = {
    "year": "years",
    "topic": "topics",
    "institution": "institutions",
    "type": "types",
}


def facets_of(hits: dict[Kind, Hits], kind: Kind | None, counted: int) -> tuple[Facet, ...]:
    """Return the facets: how many of each kind, then what those of the asked kinds have, of at most `counted` each."""
    wanted = [hits[each] for each in KINDS if kind in (None, each)]
    looked_at = sum(min(found.total, counted) for found in wanted)
    facets = (
        _facet(name, [getattr(found, field) for found in wanted], looked_at) for name, field in _OF.items()
    )
    return (_kinds(hits), *(facet for facet in facets if facet.values))


def sorts_of(hits: dict[Kind, Hits], kind: Kind | None) -> tuple[Sort, ...]:
    """Return the orders that make a difference among these hits."""
    wanted = {each for each in KINDS if kind in (None, each) and hits[each].total}
    offers: dict[Sort, bool] = {
        "relevance": True,
        "newest": bool(wanted & {"author", "paper"}),
        "cited": hits["paper"].cited and "paper" in wanted,
        "largest": kind in ("author", "topic", "institution"),
    }
    return tuple(sort for sort, offered in offers.items() if offered)


def _kinds(hits: dict[Kind, Hits]) -> Facet:
    values = tuple(FacetValue(each, each, hits[each].total, at_least=is_cut(hits[each])) for each in KINDS)
    return Facet("kind", values, sum(value.count for value in values))


def _facet(name: FacetName, groups: Iterable[Iterable[Common]], counted: int) -> Facet:
    labels: dict[str, str] = {}
    counts: dict[str, int] = {}
    for each in (each for group in groups for each in group):
        labels.setdefault(each.value, each.label)
        counts[each.value] = counts.get(each.value, 0) + each.count
    by_count = sorted(counts, key=lambda value: (-counts[value], value))
    order = sorted(counts, reverse=True) if name == "year" else by_count[:MOST_VALUES]
    return Facet(name, tuple(FacetValue(v, labels[v], counts[v], at_least=False) for v in order), counted)
