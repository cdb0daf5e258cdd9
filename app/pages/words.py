"""How pages write numbers, dates, sources and kinds of work: filters for the templates."""

from collections.abc import Sequence
from datetime import date, datetime
from math import floor

from babel.numbers import format_decimal
from flask_babel import format_date, gettext, ngettext
from flask_babel import lazy_gettext as _l

from ..languages import language, written_number
from ..reads.models import Affiliation
from .blueprint import pages

SOURCE_NAMES = {
    "sample": _l("the bundled sample"),
    "openalex": "OpenAlex",
    "arxiv": "arXiv",
    "jsonl": _l("an own list"),
    "peergraph": "Peergraph",
}
TYPE_NAMES = {
    "article": _l("Article"),
    "book": _l("Book"),
    "book chapter": _l("Book chapter"),
    "conference paper": _l("Conference paper"),
    "data paper": _l("Data paper"),
    "dataset": _l("Dataset"),
    "dissertation": _l("Dissertation"),
    "editorial": _l("Editorial"),
    "erratum": _l("Erratum"),
    "journal article": _l("Journal article"),
    "letter": _l("Letter"),
    "other": _l("Other"),
    "paratext": _l("Paratext"),
    "peer review": _l("Peer review"),
    "phd thesis": _l("PhD thesis"),
    "preprint": _l("Preprint"),
    "proceedings": _l("Proceedings"),
    "reference entry": _l("Reference entry"),
    "retraction": _l("Retraction"),
    "review": _l("Review"),
    "software": _l("Software"),
    "standard": _l("Standard"),
    "supplementary materials": _l("Supplementary materials"),
}
"""By the sources' words with spaces between them."""
TOPIC_KINDS = {
    "keyword": _l("Keyword"),
    "category": _l("arXiv category"),
    "area": _l("Conference track"),
    "concept": _l("Concept"),
    "topic": _l("Topic"),
    "subfield": _l("Subfield"),
    "field": _l("Field"),
    "domain": _l("Domain"),
}
SCHEME_NAMES = {
    "doi": "DOI",
    "orcid": "ORCID",
    "ror": "ROR",
    "arxiv": "arXiv",
    "openalex": "OpenAlex",
    "dblp": "DBLP",
    "s2": "Semantic Scholar",
    "acl": "ACL Anthology",
    "pmid": "PubMed",
    "pmcid": "PubMed Central",
    "mag": "Microsoft Academic",
    "wikidata": "Wikidata",
    "isbn": "ISBN",
}
KIND_WORDS = {
    "author": (_l("Person"), _l("people")),
    "paper": (_l("Paper"), _l("papers")),
    "topic": (_l("Topic"), _l("topics")),
    "institution": (_l("Institution"), _l("institutions")),
}


@pages.app_template_filter()
def number(value: int) -> str:
    """Write a whole number with its thousands apart: "2,104"."""
    return written_number(value)


@pages.app_template_filter()
def rounded(value: float, places: int = 1) -> str:
    """Write a number with at most so many decimal places: "2.9"."""
    return written_number(round(value, places))


@pages.app_template_filter()
def by_chance(value: float) -> str:
    """Write how often something is to be expected: "5.7", but "0.004" rather than nothing for what may happen."""
    told = round(value, 1) or float(f"{value:.1g}")
    return format_decimal(told, locale=language(), decimal_quantization=False)


@pages.app_template_filter()
def place(percentile: float) -> str:
    """Write a percentile with one decimal place, rounded down, so that nothing reads as 100 that is below: "99.9"."""
    return written_number(floor(percentile * 10) / 10)


@pages.app_template_filter()
def count(value: int, one: str, many: str = "") -> str:
    """Write a number with its unit: "1 paper", "2,104 papers"; `units.py` lists the units for the catalogs."""
    return ngettext(f"%(num)s {one}", f"%(num)s {many or one + 's'}", value)


@pages.app_template_filter()
def joined(parts: Sequence[str], last: str = "and") -> str:
    """Write a list as a sentence does: "a, b and c"; `last` is "and" or "or"."""
    if len(parts) < 2:
        return "".join(parts)
    pair = gettext("%(first)s or %(last)s") if last == "or" else gettext("%(first)s and %(last)s")
    return pair % {"first": gettext(", ").join(parts[:-1]), "last": parts[-1]}


@pages.app_template_filter()
def source_names(sources: Sequence[str]) -> str:
    """Write sources by the names that readers know them under."""
    return joined([source_name(source) for source in sources])


@pages.app_template_filter()
def source_name(source: str) -> str:
    """Write one source by the name that readers know it under."""
    return str(SOURCE_NAMES.get(source, source))


@pages.app_template_filter()
def scheme_name(scheme: str) -> str:
    """Write an identifier's scheme as its makers do, such as "ORCID"."""
    return SCHEME_NAMES.get(scheme, scheme)


@pages.app_template_filter()
def kind_word(kind: str) -> str:
    """Write what one entity is, such as "Person"."""
    return str(KIND_WORDS[kind][0])


@pages.app_template_filter()
def kind_words(kind: str) -> str:
    """Write what several entities are, such as "people"."""
    return str(KIND_WORDS[kind][1])


@pages.app_template_filter()
def singular(unit: str) -> str:
    """Write the unit of one thing: "paper" for "papers", "person" for "people"."""
    return "person" if unit == "people" else unit.removesuffix("s")


@pages.app_template_filter()
def spelled_otherwise(names: Sequence[str], name: str) -> list[str]:
    """Leave out names that differ from `name`, or from one before, in capitals only."""
    known = {name.casefold()}
    return [each for each in names if each.casefold() not in known and not known.add(each.casefold())]


@pages.app_template_filter()
def lower_first(text: str) -> str:
    """Write a label inside a sentence: "Named by a source" as "named by a source", "ORCID known" as it is.

    Only English labels begin with a capital for their place alone.
    """
    return text if language() != "en" or text[:2].isupper() else text[:1].lower() + text[1:]


@pages.app_template_filter()
def year_span(place: Affiliation) -> str:
    """Write the years that show an affiliation: "2018 to 2023", "2020" or nothing."""
    years = [str(year) for year in (place.from_year, place.to_year) if year is not None]
    return (
        gettext("%(first)s to %(last)s", first=years[0], last=years[-1])
        if len(set(years)) == 2
        else "".join(years[:1])
    )


@pages.app_template_filter()
def type_name(kind: str) -> str:
    """Write a paper's type, such as "Journal article" for `journal-article`."""
    words = kind.replace("-", " ").replace("_", " ")
    return str(TYPE_NAMES.get(words, words.capitalize()))


@pages.app_template_filter()
def topic_kind(kind: str) -> str:
    """Write what sort of topic a topic is, such as "arXiv category"."""
    return str(TOPIC_KINDS.get(kind, kind.capitalize() or gettext("Topic")))


@pages.app_template_filter()
def written_time(at: str) -> str:
    """Write a moment out: "21 November 2026, 20:55 UTC"; `at` is UTC, ISO."""
    return gettext("%(date)s, %(time)s UTC", date=written_date(at), time=at[11:16])


@pages.app_template_filter()
def written_date(text: str | date) -> str:
    """Write a date out: "21 November 2026", or "November 2026" or "2026" where no more is known."""
    if isinstance(text, date):
        return format_date(text, gettext("d MMMM y"), rebase=False)
    parts = text[:10].split("-")
    if len(parts) == 3:
        return written_date(datetime.fromisoformat(text[:10]))
    if len(parts) == 2:
        return format_date(date(int(parts[0]), int(parts[1]), 1), gettext("MMMM y"), rebase=False)
    return parts[0]
