"""OpenAlex's identifiers, and those of others that its records carry."""

from ..cypher.errors import IdentifierError
from ..cypher.identifiers import kind_of, parse_identifier
from .openalex_fields import Institution, Person, Work

# The authors that stand for "deleted" and "none": works that lost their author all point to them.
NOBODY = frozenset(["openalex:A5317838346", "openalex:A4317838346", "openalex:A9999999999"])

_DOI_ADDRESS = ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/")


def openalex_id(address: str) -> str:
    """Return `openalex:...` of an id in any of its spellings; raises IdentifierError for what is none."""
    return _current(parse_identifier(address if ":" in address else f"openalex:{address}"))


def stated(*texts: str | None) -> tuple[str, ...]:
    """Return the identifiers among the texts, each once; a malformed one is left out."""
    found = dict.fromkeys(_lenient(text) for text in texts if text)
    found.pop(None, None)
    return tuple(identifier for identifier in found if identifier)


def work_identifiers(work: Work) -> tuple[str, ...]:
    """Return a work's identifiers, OpenAlex's first; the arXiv's too where a version of it is there."""
    ids = work.ids
    others = (f"mag:{ids.mag}" if ids.mag else None, ids.pmid, ids.pmcid) if ids else ()
    places = [*(work.locations or ()), *(work.alternate_host_venues or ())]
    addresses = [place.landing_page_url or place.url or "" for place in places]
    arxiv = [address for address in addresses if "arxiv.org/abs/" in address]
    return stated(work.id, _doi(work.doi), *others, *arxiv[:1])


def author_identifiers(person: Person) -> tuple[str, ...]:
    """Return an author's identifiers; none for the author who stands for the deleted ones."""
    identifiers = stated(person.id, person.orcid)
    return () if NOBODY.intersection(identifiers) else identifiers


def institution_identifiers(institution: Institution) -> tuple[str, ...]:
    """Return an institution's identifiers; none where only its name is known."""
    return stated(institution.id, institution.ror)


def references(work: Work) -> tuple[str, ...]:
    """Return the works that a work cites."""
    return tuple(one for one in stated(*(work.referenced_works or ())) if kind_of(one) == "paper")


def _doi(address: str | None) -> str | None:
    """Return the DOI with its scheme; OpenAlex does not encode it in the address, so it is not decoded."""
    if address is None:
        return None
    value = next(
        (address[len(start) :] for start in _DOI_ADDRESS if address.lower().startswith(start)), address
    )
    return f"doi:{value.removeprefix('doi:')}"


def _lenient(text: str) -> str | None:
    try:
        return _current(parse_identifier(text))
    except IdentifierError:
        return None


def _current(identifier: str) -> str:
    # Venues became sources and kept their number.
    return identifier.replace("openalex:V", "openalex:S", 1)
