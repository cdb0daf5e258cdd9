"""The filters of a search as its address says them, the same for the page and the API."""

import re
from typing import cast

from .later import later as _l
from .parameters import ParameterError, choice, integer, text
from .reads.search import MOST_OFFSET
from .reads.searched import SORTS, SearchFilter, Sort, Wish

LONGEST_QUERY = 10_000
YEARS = range(1, 3000)
_YEARS = re.compile(r"(?P<first>\d{1,4})?(?P<to>-(?P<last>\d{1,4})?)?", re.ASCII)


def wish_given() -> Wish:
    """Return how the address wants results; raises ParameterError for what cannot be meant."""
    offset = integer("offset", 0, least=0, most=MOST_OFFSET)
    sort = cast(Sort, choice("sort", SORTS) or "relevance")
    return Wish(_filter(), sort, offset, exact=choice("exact", ("1",)) is not None)


def _filter() -> SearchFilter:
    first, last = years_of(text("years", ""))
    topic, institution, type_ = (
        text(name, "", most=2_000) or None for name in ("topic", "institution", "type")
    )
    return SearchFilter(first, last, topic, institution, type_)


def years_text(first: int | None, last: int | None) -> str | None:
    """Return years as an address says them: "2015-2020", "2015-", "-2020", "2015"; None for all."""
    if first is None and last is None:
        return None
    return str(first) if first == last else f"{first or ''}-{last or ''}"


def years_of(given: str) -> tuple[int | None, int | None]:
    """Return the first and the last year of what `years_text` writes; raises ParameterError for anything else."""
    found = _YEARS.fullmatch(given)
    if not found or given == "-":
        raise ParameterError(
            "years", _l("must be a year, or two with a hyphen between them, such as 2015-2020")
        )
    first, last = (int(year) if year else None for year in (found["first"], found["last"]))
    if first and last and first > last:
        raise ParameterError("years", _l("end before they begin: %(years)s", years=given))
    return (first, last) if found["to"] else (first, first)
