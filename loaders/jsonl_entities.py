"""The authors and institutions of a work in our own format of whom the file says more than who they are."""

from collections.abc import Iterator

from ..cypher.identifiers import best
from .institutions import institution_identifiers
from .jsonl_authors import mention
from .jsonl_fields import Author, Institution, Work
from .jsonl_ids import author_identifiers
from .names import clean_name, is_person_name
from .records import AuthorRecord, InstitutionRecord


def described(work: Work, source: str) -> Iterator[AuthorRecord | InstitutionRecord]:
    """Yield a record of each author and institution with a homepage; an author needs an identifier for that.

    Raises IdentifierError.
    """
    for author in work.authors or ():
        if author.homepage and is_person_name(author.name) and (ids := author_identifiers(author, source)):
            yield _author(author, ids, source, work.updated)
        for institution in author.institutions or ():
            if isinstance(institution, Institution) and institution.homepage and institution.name.strip():
                yield _institution(institution, source, work.updated)


def _author(author: Author, ids: tuple[str, ...], source: str, updated: str | None) -> AuthorRecord:
    return AuthorRecord(source, best(ids), ids, clean_name(author.name), updated, homepage=author.homepage)


def _institution(institution: Institution, source: str, updated: str | None) -> InstitutionRecord:
    named = mention(institution)
    ids = institution_identifiers(named)
    return InstitutionRecord(
        source,
        best(ids),
        ids,
        named.name,
        updated,
        country_code=named.country_code,
        homepage=institution.homepage,
    )
