"""What the arXiv says of a paper, whatever form it came in, as a record."""

import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

from msgspec import Struct

from ..cypher.errors import IdentifierError, UsageError
from ..cypher.identifiers import parse_identifier
from .arxiv_authors import authorships
from .categories import category_topic
from .records import PaperRecord, TopicMention
from .tex import plain_text

_CODE = re.compile(r"(?<![\w-])((?:github\.com|gitlab\.[\w.-]+\w)/[\w.-]+/[\w.-]*\w)", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Preprint(Struct, frozen=True):
    """A paper in the arXiv's own terms; `created` is the day of its first version, both dates in any format."""

    id: str
    title: str
    authors: list[tuple[str, list[str]]]
    categories: list[str]
    abstract: str | None = None
    comments: str | None = None
    journal_ref: str | None = None
    doi: str | None = None
    created: str | None = None
    updated: str | None = None


def paper_record(preprint: Preprint) -> PaperRecord:
    """Return the record of a preprint; raises UsageError where its id is none or it has no title."""
    identifier = parse_identifier(preprint.id if "/abs/" in preprint.id else f"arxiv:{preprint.id}")
    title = plain_text(preprint.title)
    if not title:
        raise UsageError("title: there is none")
    day = iso_date(preprint.created)
    code_url = _code_url(preprint.comments, preprint.abstract)
    return PaperRecord(
        source="arxiv",
        source_id=identifier.removeprefix("arxiv:"),
        identifiers=(identifier, *_doi(preprint.doi)),
        title=title,
        updated=iso_date(preprint.updated),
        year=int(day[:4]) if day else None,
        date=day[:10] if day else None,
        type="preprint",
        abstract=_one_line(preprint.abstract),
        comments=_one_line(preprint.comments),
        journal_ref=_one_line(preprint.journal_ref),
        has_code=code_url is not None,
        code_url=code_url,
        url=f"https://arxiv.org/abs/{identifier.removeprefix('arxiv:')}",
        authorships=authorships(preprint.authors),
        topics=_topics(preprint.categories),
    )


def iso_date(text: str | None) -> str | None:
    """Return an ISO date or time of an ISO or RFC 2822 one, or None where it is neither."""
    if not text or _ISO_DAY.match(text.strip()):
        return text.strip() if text else None
    try:
        return parsedate_to_datetime(text).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


def _topics(categories: Iterable[str]) -> tuple[TopicMention, ...]:
    codes = dict.fromkeys(code for text in categories for code in text.split())
    return tuple(category_topic(code) or TopicMention(code, "category") for code in codes)


def _doi(text: str | None) -> tuple[str, ...]:
    """Return the first DOI of a field that may hold several; a malformed one is left out."""
    for word in re.split(r"[\s,;]+", text or ""):
        try:
            return (parse_identifier(f"doi:{word}"),)
        except IdentifierError:
            continue
    return ()


def _code_url(*texts: str | None) -> str | None:
    match = next((match for text in texts if text and (match := _CODE.search(text))), None)
    return f"https://{match[1].removesuffix('.git')}" if match else None


def _one_line(text: str | None) -> str | None:
    return (" ".join(text.split()) or None) if text else None
