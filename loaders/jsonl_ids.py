"""The identifiers in our own format: known ones in any spelling, and own ids under the source's name."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from ..cypher.errors import IdentifierError
from ..cypher.identifier_schemes import SCHEMES
from ..cypher.identifiers import EntityKind, find_identifier, kind_of, parse_identifier, slug
from .jsonl_fields import Author, Institution, OwnId, Topic, Work

_BLANK = re.compile(r"\s")


def paper_identifiers(work: Work, source: str) -> tuple[str, ...]:
    """Return a work's identifiers, the file's own first; a work without any gets one of its title and year.

    Raises IdentifierError naming the field that holds no identifier of a paper.
    """
    stated = [_own("id", work.id, f"{source}:", "paper"), _known("doi", work.doi, "paper")]
    stated.append(_known("arxiv_id", work.arxiv_id, "paper"))
    stated.append(_known("openalex_id", work.openalex_id, "paper"))
    stated.extend(_known("ids", id, "paper") for id in work.ids or ())
    return _distinct(stated) or (_by_title(work, source),)


def author_identifiers(author: Author, source: str) -> tuple[str, ...]:
    """Return an author's identifiers; none where only the name is known. Raises IdentifierError."""
    if author.id is None and author.orcid is None and not author.ids:
        return ()
    stated = [_known("authors.orcid", author.orcid, "author")]
    stated.append(_own("authors.id", author.id, f"{source}:id/", "author"))
    stated.extend(_known("authors.ids", id, "author") for id in author.ids or ())
    return _distinct(stated)


def institution_identifiers(institution: Institution) -> tuple[str, ...]:
    """Return an institution's identifiers; none where only the name is known. Raises IdentifierError."""
    ror = _known("authors.institutions.ror", institution.ror, "institution")
    return _distinct([ror, _known("authors.institutions.id", institution.id, "institution")])


def topic_identifiers(topic: Topic) -> tuple[str, ...]:
    """Return a topic's identifiers; none where only the name is known. Raises IdentifierError."""
    return _distinct([_known("topics.id", topic.id, "topic")])


def references(work: Work, source: str) -> tuple[str, ...]:
    """Return what a work cites: known identifiers, and own ids of the source. Raises IdentifierError."""
    return _distinct(_own("references", id, f"{source}:", "paper") for id in work.references or ())


def _distinct(identifiers: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(identifier for identifier in identifiers if identifier))


def _known(field: str, text: str | None, kind: EntityKind) -> str | None:
    if not text:
        return None
    try:
        identifier = parse_identifier(text)
    except IdentifierError as error:
        raise IdentifierError(f"{field}: {error}") from error
    if kind_of(identifier) not in (kind, None):
        raise IdentifierError(f"{field}: {identifier} names no {kind}")
    return identifier


def _own(field: str, value: OwnId | None, prefix: str, kind: EntityKind) -> str | None:
    """Return a known identifier of that kind, else the value under the prefix.

    Only what has its scheme or is an address counts as known: a file's own ids may look like W12 or P18-1001.
    """
    text = "" if value is None else str(value).strip()
    if not text or text.startswith(prefix):
        return _without_blanks(text) or None
    found = _scheme_of(field, text) if ":" in text or "/" in text else None
    is_known = found is not None and found.partition(":")[0] in SCHEMES and kind_of(found) in (kind, None)
    return found if is_known else prefix + _without_blanks(text)


def _scheme_of(field: str, text: str) -> str | None:
    try:
        return find_identifier(text)
    except IdentifierError as error:
        if text.startswith(("http://", "https://")):
            return None  # The source's own address for it is as good an id as any.
        raise IdentifierError(f"{field}: {error}") from error


def _without_blanks(text: str) -> str:
    return _BLANK.sub(lambda blank: quote(blank[0]), text)


def _by_title(work: Work, source: str) -> str:
    title = slug(work.title or "")
    if not title:
        raise IdentifierError("id: there is none, and the title has no letter or digit to make one of")
    return f"{source}:title/{title}" + (f"-{work.year}" if work.year else "")
