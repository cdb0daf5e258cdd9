"""How pages write numbers, dates, sources and kinds of work: filters for the templates."""

from collections.abc import Sequence
from datetime import date, datetime

from .blueprint import pages

SOURCE_NAMES = {"sample": "the bundled sample", "openalex": "OpenAlex", "arxiv": "arXiv", "jsonl": "an own list"}
TYPE_NAMES = {"article": "Article", "preprint": "Preprint", "book-chapter": "Book chapter", "phd-thesis": "PhD thesis"}
TOPIC_KINDS = {
    "keyword": "Keyword", "category": "arXiv category", "area": "Conference track", "concept": "Concept", "topic": "Topic",
    "subfield": "Subfield", "field": "Field", "domain": "Domain",
}


@pages.app_template_filter()
def number(value: int) -> str:
    """Write a whole number with a comma between thousands."""
    return f"{value:,}"


@pages.app_template_filter()
def count(value: int, one: str, many: str = "") -> str:
    """Write a number with its unit: "1 paper", "2,104 papers"."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


@pages.app_template_filter()
def joined(parts: Sequence[str], last: str = "and") -> str:
    """Write a list as a sentence does: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


@pages.app_template_filter()
def source_names(sources: Sequence[str]) -> str:
    """Write sources by the names that readers know them under."""
    return joined([SOURCE_NAMES.get(source, source) for source in sources])


@pages.app_template_filter()
def type_name(kind: str) -> str:
    """Write a paper's type, such as "Journal article" for `journal-article`."""
    return TYPE_NAMES.get(kind, kind.replace("-", " ").replace("_", " ").capitalize())


@pages.app_template_filter()
def topic_kind(kind: str) -> str:
    """Write what sort of topic a topic is, such as "arXiv category"."""
    return TOPIC_KINDS.get(kind, kind.capitalize() or "Topic")


@pages.app_template_filter()
def written_date(text: str | date) -> str:
    """Write a date out: "21 November 2026", or "November 2026" or "2026" where no more is known."""
    if isinstance(text, date):
        return f"{text.day} {text:%B %Y}"
    parts = text[:10].split("-")
    if len(parts) == 3:
        return written_date(datetime.fromisoformat(text[:10]))
    return f"{date(int(parts[0]), int(parts[1]), 1):%B %Y}" if len(parts) == 2 else parts[0]
