"""Authors and institutions of OpenAlex."""

from collections.abc import Iterable, Iterator

import msgspec

from ..cypher.errors import UsageError
from .names import clean_name, is_person_name
from .openalex_fields import Affiliation, Author, Geo, Institution, InstitutionEntity
from .openalex_ids import NOBODY, openalex_id, stated
from .openalex_works import mention
from .records import AuthorRecord, InstitutionMention, InstitutionRecord


def author_record(author: Author) -> AuthorRecord:
    """Return an author's record; raises UsageError for no name, and for who stands for deleted authors."""
    identifier = openalex_id(author.id)
    name = clean_name(author.display_name or "")
    if identifier in NOBODY or not is_person_name(name):
        raise UsageError(
            "display_name: it names nobody" + (" (deleted author)" if identifier in NOBODY else "")
        )
    others = dict.fromkeys(clean_name(other) for other in author.display_name_alternatives or ())
    return AuthorRecord(
        source="openalex",
        source_id=identifier.removeprefix("openalex:"),
        identifiers=stated(author.id, author.orcid),
        name=name,
        updated=author.updated_date,
        names=tuple(other for other in others if other != name and is_person_name(other)),
        institutions=tuple(_author_institutions(author)),
    )


def institution_record(entity: InstitutionEntity) -> InstitutionRecord:
    """Return an institution's record; raises UsageError where it has no name."""
    if not entity.display_name or not entity.display_name.strip():
        raise UsageError("display_name: there is none")
    geo = entity.geo or Geo()
    return InstitutionRecord(
        source="openalex",
        source_id=openalex_id(entity.id).removeprefix("openalex:"),
        identifiers=stated(entity.id, entity.ror),
        name=" ".join(entity.display_name.split()),
        updated=entity.updated_date,
        names=tuple(
            dict.fromkeys([*(entity.display_name_alternatives or ()), *(entity.display_name_acronyms or ())])
        ),
        country_code=entity.country_code or geo.country_code,
        city=geo.city,
        type=entity.type,
        homepage=_web_address(entity.homepage_url),
        latitude=geo.latitude,
        longitude=geo.longitude,
        parents=tuple(
            _mentions(one for one in entity.associated_institutions or () if one.relationship == "parent")
        ),
    )


def _author_institutions(author: Author) -> Iterator[InstitutionMention]:
    """Yield an author's institutions with their years, or else those last known."""
    if author.affiliations:
        yield from _with_years(author.affiliations)
    else:
        yield from _mentions(author.last_known_institutions or [author.last_known_institution])


def _with_years(affiliations: Iterable[Affiliation]) -> Iterator[InstitutionMention]:
    for affiliation in affiliations:
        if named := mention(affiliation.institution):
            years = affiliation.years or [None]
            first = min((year for year in years if year), default=None)
            last = max((year for year in years if year), default=None)
            yield msgspec.structs.replace(named, from_year=first, to_year=last)


def _mentions(institutions: Iterable[Institution | None]) -> Iterator[InstitutionMention]:
    for institution in institutions:
        if named := mention(institution):
            yield named


def _web_address(text: str | None) -> str | None:
    return text if text and text.startswith(("http://", "https://")) else None
