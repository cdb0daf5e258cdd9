"""The authors of a work in our own format, as authorships."""

from collections.abc import Iterable

from ..cypher.identifiers import slug
from .jsonl_fields import Author, Institution, Work
from .jsonl_ids import author_identifiers, institution_identifiers
from .names import clean_name, is_person_name, name_key
from .records import Authorship, InstitutionMention

_OTHERS = frozenset(["et-al", "others", "and-others"])


def authorships(work: Work, source: str) -> tuple[Authorship, ...]:
    """Return the authorships of a work in the file's order; equal names stay several authors.

    A profile's owner whom the list does not name is added without a position. Raises IdentifierError.
    """
    authors = [author for author in work.authors or () if is_person_name(author.name)]
    is_ordered = work.authors_complete and all(author.position is None for author in authors)
    listed = {name_key(name): name for name in work.listed_on_profile_of or ()}
    found: list[Authorship] = []
    for number, author in enumerate(authors, 1):
        position = number if is_ordered else author.position
        # A profile is one person's: of two equal names on a paper only one can be listed.
        is_listed = bool(listed) and listed.pop(name_key(author.name), None) is not None
        found.append(_authorship(author, source, position, is_listed))
    return (*found, *(Authorship(clean_name(name), listed=True) for name in listed.values()))


def is_complete(work: Work) -> bool:
    """Return whether the list of authors is said to be complete, and is not contradicted.

    It is by an "et al.", and by a profile that lists the work though its owner is not among the authors.
    """
    if not work.authors_complete:
        return False
    names = {name_key(author.name) for author in work.authors or ()}
    return names.isdisjoint(_OTHERS) and names.issuperset(map(name_key, work.listed_on_profile_of or ()))


def _authorship(author: Author, source: str, position: int | None, listed: bool) -> Authorship:
    affiliations = _distinct(author.affiliations) if author.affiliations else ()
    institutions = author.institutions if author.institutions is not None else affiliations
    name = clean_name(author.name)
    return Authorship(
        name=name,
        position=position,
        identifiers=author_identifiers(author, source),
        raw_name=author.raw_name or (author.name if author.name != name else None),
        affiliations=affiliations,
        institutions=tuple(mention(item) for item in institutions if _has_name(item)),
        corresponding=author.corresponding,
        listed=listed,
    )


def mention(item: Institution | str) -> InstitutionMention:
    """Return an institution as a work names it."""
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
    joined = dict.fromkeys(" ".join(text.split()) for text in texts)
    joined.pop("", None)
    return tuple(joined)
