"""Works of OpenAlex as papers."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from ..cypher.errors import UsageError
from .names import clean_name, is_person_name
from .openalex_fields import Authorship as Stated
from .openalex_fields import Institution, Location, Person, Venue, Work
from .openalex_ids import (
    author_identifiers,
    institution_identifiers,
    openalex_id,
    references,
    stated,
    work_identifiers,
)
from .openalex_topics import topics
from .records import Authorship, InstitutionMention, PaperRecord

_TYPES = {
    "journal-article": "journal article",
    "posted-content": "preprint",
    "proceedings-article": "conference paper",
    "monograph": "book",
    "peer-review": "peer review",
}
_ARTICLES = {"conference": "conference paper", "repository": "preprint"}


class _OldIndex(msgspec.Struct):
    InvertedIndex: Any = None


_OLD_INDEX = msgspec.json.Decoder(_OldIndex)


def paper_record(work: Work) -> PaperRecord:
    """Return a work's record; raises UsageError where it has no title, as grants have none."""
    title = " ".join((work.title or work.display_name or "").split())
    if not title:
        raise UsageError(f"title: there is none ({work.type})" if work.type else "title: there is none")
    people = tuple(_authorships(work.authorships or ()))
    return PaperRecord(
        source="openalex",
        source_id=openalex_id(work.id).removeprefix("openalex:"),
        identifiers=work_identifiers(work),
        title=title,
        updated=work.updated_date,
        year=work.publication_year,
        date=work.publication_date,
        type=_type(work),
        venue=_venue(work).display_name,
        abstract=_abstract(work.abstract_inverted_index),
        url=_url(work),
        language=work.language,
        retracted=bool(work.is_retracted),
        cited_by_count=work.cited_by_count,
        authors_complete=not work.is_authors_truncated and len(people) == len(work.authorships or ()),
        authorships=people,
        topics=topics(work),
        references=references(work),
    )


def mention(institution: Institution | None) -> InstitutionMention | None:
    """Return an institution as it is mentioned, or None for the empty ones that some records hold."""
    if institution is None or not institution.display_name:
        return None
    return InstitutionMention(
        name=" ".join(institution.display_name.split()),
        identifiers=institution_identifiers(institution),
        country_code=institution.country_code,
    )


def _authorships(authorships: Iterable[Stated]) -> Iterator[Authorship]:
    for position, one in enumerate(authorships, 1):
        person = one.author or Person()
        identifiers = author_identifiers(person)
        # The deleted author has an id and a name, but only the name on the paper is anybody's.
        is_nobody = not identifiers and stated(person.id)
        name = clean_name((None if is_nobody else person.display_name) or one.raw_author_name or "")
        if is_person_name(name):
            yield _authorship(one, name, position, identifiers)


def _authorship(one: Stated, name: str, position: int, identifiers: tuple[str, ...]) -> Authorship:
    institutions = dict.fromkeys(mention(institution) for institution in one.institutions or ())
    return Authorship(
        name=name,
        position=position,
        identifiers=identifiers,
        raw_name=one.raw_author_name,
        affiliations=_affiliations(one),
        institutions=tuple(institution for institution in institutions if institution),
        corresponding=bool(one.is_corresponding),
    )


def _affiliations(one: Stated) -> tuple[str, ...]:
    texts: list[str | None] = list(one.raw_affiliation_strings or ())
    texts = texts or [affiliation.raw_affiliation_string for affiliation in one.affiliations or ()]
    texts = texts or [one.raw_affiliation_string]
    return tuple(dict.fromkeys(" ".join(text.split()) for text in texts if text and text.strip()))


def _type(work: Work) -> str | None:
    """Return a type in words; only Crossref's type tells journal articles from conference papers."""
    if work.type == "article" and work.type_crossref in (None, "journal-article", "other"):
        return _ARTICLES.get(_venue(work).type or "", "journal article")
    own = work.type_crossref if work.type == "article" else work.type
    return _TYPES.get(own, own.replace("-", " ")) if own else None


def _venue(work: Work) -> Venue:
    location = work.primary_location or Location()
    return location.source or work.host_venue or Venue()


def _url(work: Work) -> str | None:
    location = work.primary_location or Location()
    address = location.landing_page_url or (work.host_venue or Venue()).url or ""
    return address if address.startswith(("http://", "https://")) else None


def _abstract(index: Any) -> str | None:
    """Return the abstract from its words' positions, which older snapshots hold as JSON in a string."""
    try:
        words = _OLD_INDEX.decode(index).InvertedIndex if isinstance(index, str) else index
        positions = msgspec.convert(words, dict[str, list[int]])
    except msgspec.DecodeError:  # A ValidationError too; null is the usual case.
        return None
    placed = sorted((place, word) for word, places in positions.items() for place in places)
    return " ".join(word for _, word in placed).strip() or None
