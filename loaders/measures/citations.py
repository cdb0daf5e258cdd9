"""Where a paper's citations stand among the papers of its fields and its year.

A percentile, because citations are spread so unevenly that a mean tells little of a paper (Bornmann, Leydesdorff and
Mutz, "The use of percentiles and percentile rank classes in the analysis of bibliometric data", Journal of
Informetrics 7, 2013). Only counts of one source are compared with each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ...cypher.measured import LEAST_PAPERS
from .paper import Count, Paper
from .percentiles import percentile

Group = tuple[str, int, str]
"""A field, a year, and the source of the counts."""


class Standing(Struct, frozen=True, gc=False):
    """Where one paper's citations stand, or why that is not told."""

    missing: str | None = None
    """"count", "year", "field" or "papers": what there is too little of."""
    percentile: float | None = None
    """From 0 to 100, which is the most cited; the mean over its fields."""
    count: Count | None = None
    fields: tuple[str, ...] = ()
    """Those of its fields in which it was compared; where none has enough papers, all of them."""
    among: tuple[int, ...] = ()
    """Papers of the field and the year with a count of the same source, this one among them; one number a field."""


def standings(papers: Sequence[Paper]) -> dict[str, Standing]:
    """Return where each paper's citations stand, by its id."""
    counts: dict[Group, list[int]] = defaultdict(list)
    for paper in papers:
        if paper.count:
            for group in _groups(paper, paper.count):
                counts[group].append(paper.count.citations)
    for found in counts.values():
        found.sort()
    return {paper.id: _standing(paper, counts) for paper in papers}


def _groups(paper: Paper, count: Count) -> Iterable[Group]:
    return [(name, paper.year, count.source) for name in paper.fields] if paper.year is not None else []


def _standing(paper: Paper, counts: Mapping[Group, Sequence[int]]) -> Standing:
    missing = _missing(paper)
    if missing or not paper.count:
        return Standing(missing, count=paper.count)
    groups = {group[0]: counts[group] for group in _groups(paper, paper.count)}
    told = {name: found for name, found in groups.items() if len(found) >= LEAST_PAPERS}
    used = told or groups
    sizes = tuple(map(len, used.values()))
    if not told:
        return Standing("papers", None, paper.count, tuple(used), sizes)
    places = [percentile(found, paper.count.citations) for found in told.values()]
    return Standing(None, sum(places) / len(places), paper.count, tuple(used), sizes)


def _missing(paper: Paper) -> str | None:
    if not paper.count:
        return "count"
    if paper.year is None:
        return "year"
    return None if paper.fields else "field"
