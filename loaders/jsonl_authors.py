"""The authors of a work in our own format, as authorships."""

from collections.abc import Iterable

from ..cypher.errors import UsageError
from ..cypher.identifiers import slug
from .jsonl_fields import Author, Institution, Work
from .jsonl_ids import author_identifiers, institution_identifiers
from .names import clean_name, is_person_name, name_key
from .records import Authorship, InstitutionMention

_OTHERS = frozenset(["et-al", "et-al-", "others", "and-others"])


def authorships(work: Work, source: str) -> tuple[Authorship, ...]:
    """Return the authorships of a work in the file's order; equal names stay several authors.

    Raises UsageError where an identifier is malformed, or where a profile's owner is not among the authors.
    """
    authors = [author for author in work.authors or () if is_person_name(author.name)]
    is_ordered = is_complete(work) and all(author.position is None for author in authors)
    listed = {name_key(name): name for name in work.listed_on_profile_of or ()}
    found: list[Authorship] = []
    for number, author in enumerate(authors, 1):
        position = number if is_ordered else author.position
        # A profile is one person's: of two equal names on a paper only one can be listed.
        is_listed = bool(listed) and listed.pop(name_key(author.name), None) is not None
        found.append(_authorship(author, source, position, is_listed))
    return (*found, *_only_listed(work, listed.values()))


def is_complete(work: Work) -> bool:
    """Return whether the list of authors is said to be complete and does not end in "et al."."""
    return work.authors_complete and not any(slug(author.name) in _OTHERS for author in work.authors or ())


def _authorship(author: Author, source: str, position: int | None, listed: bool) -> Authorship:
    affiliations = _distinct(author.affiliations or ())
    institutions = author.institutions if author.institutions is not None else affiliations
    name = clean_name(author.name)
    return Authorship(
        name=name,
        position=position,
        identifiers=author_identifiers(author, source),
        raw_name=author.raw_name or (author.name if author.name != name else None),
        affiliations=affiliations,
        institutions=tuple(_mention(item) for item in institutions if _has_name(item)),
        corresponding=author.corresponding,
        listed=listed,
    )


def _only_listed(work: Work, names: Iterable[str]) -> list[Authorship]:
    missing = [clean_name(name) for name in names]
    if missing and work.authors_complete:
        raise UsageError(
            f"listed_on_profile_of: {missing[0]} is not among the authors, and authors_complete is true"
        )
    return [Authorship(name=name, listed=True) for name in missing]


def _mention(item: Institution | str) -> InstitutionMention:
    if isinstance(item, str):
        return InstitutionMention(" ".join(item.split()))
    return InstitutionMention(
        name=" ".join(item.name.split()),
        identifiers=institution_identifiers(item),
        country_code=item.country_code.upper() if item.country_code else None,
        from_year=item.from_year,
        to_year=item.to_year,
    )


def _has_name(item: Institution | str) -> bool:
    return bool(slug(item if isinstance(item, str) else item.name))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    joined = (" ".join(text.split()) for text in texts)
    return tuple(dict.fromkeys(text for text in joined if text))
