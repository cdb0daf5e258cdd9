"""Identifiers in one spelling, `scheme:value`, whatever way a person or a source wrote them.

The spellings of each scheme are in `identifier_schemes.py`; here they are told apart, ordered, and linked.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal
from urllib.parse import quote, unquote

from .errors import IdentifierError
from .identifier_schemes import BARE, HOSTS, SCHEMES, doi_in_address

EntityKind = Literal["author", "paper", "topic", "institution"]

_ADDRESS = re.compile(r"(?:https?:/+)(?P<host>[^/?#:]+)(?::\d+)?/*(?P<path>[^?#]*)", re.IGNORECASE)
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9_.-]*):\s*(?P<value>.+)")
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
_OURS = re.compile(r"[a-z][a-z0-9_-]*:(?!//)\S+")
_KNOWN = "a DOI, ORCID, arXiv, OpenAlex, ROR, DBLP, Semantic Scholar or ACL Anthology id"
_TOPIC_SLUGS = ("keyword", "category", "area", "topic", "concept", "subfield", "field", "domain")
_OWN_SLUGS = ("name", *_TOPIC_SLUGS)

# One order serves all kinds of entity, because a scheme that two kinds share has the same place for both.
# The exception is arXiv: its papers go before OpenAlex, its categories behind.
_RANKS = (
    "doi",
    "orcid",
    "ror",
    "arxiv",
    "openalex",
    "arxiv category",
    "s2",
    "dblp",
    "acl",
    "pmid",
    "pmcid",
    "mag",
)
_RANK = {scheme: rank for rank, scheme in enumerate(_RANKS)}

_KINDS: dict[str, EntityKind] = {
    "doi": "paper", "pmid": "paper", "pmcid": "paper", "orcid": "author",
    "ror": "institution", "name": "institution",
    **dict.fromkeys(_TOPIC_SLUGS, "topic"),
}  # fmt: skip
_OPENALEX_KINDS: dict[str, EntityKind] = {
    "W": "paper",
    "A": "author",
    "I": "institution",
    "T": "topic",
    "C": "topic",
}
_OPENALEX_TOPICS = ("keywords/", "subfields/", "fields/", "domains/")
_WEB = {
    "doi": "https://doi.org/{}",
    "orcid": "https://orcid.org/{}",
    "ror": "https://ror.org/{}",
    "openalex": "https://openalex.org/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "acl": "https://aclanthology.org/{}/",
}

# A record's own id may not take one of these for its source, or it could be mistaken for what they mean.
RESERVED_SCHEMES = frozenset((*SCHEMES, *_OWN_SLUGS))


def parse_identifier(text: str) -> str:
    """Return the canonical `scheme:value` of an identifier given bare, with its scheme, or as an address.

    Raises IdentifierError where the text is malformed, or no identifier at all.
    """
    found = find_identifier(text)
    if found is None:
        raise IdentifierError(
            f"{_shown(text)} is no identifier that we know: give {_KNOWN}, or its web address"
        )
    return found


@lru_cache(maxsize=65536)
def find_identifier(text: str) -> str | None:
    """Return the canonical identifier, or None where the text does not even look like one (a name, a title).

    Raises IdentifierError where it looks like one and is malformed.
    """
    cleaned = _clean(text)
    address = _ADDRESS.match(cleaned if "//" in cleaned or ":/" in cleaned else f"https://{cleaned}")
    if address and (host := address["host"].lower().removeprefix("www.")) in HOSTS:
        return HOSTS[host](unquote(address["path"]).strip().rstrip("/"))
    if cleaned[:4].lower() == "http" and address:
        return _from_other_address(unquote(address["path"]), cleaned)
    return _with_scheme(cleaned) or _bare(cleaned) or (cleaned if _OURS.fullmatch(cleaned) else None)


def url_of(identifier: str) -> str | None:
    """Return the public web address of a canonical identifier, or None where there is none."""
    scheme, _, value = identifier.partition(":")
    path = quote(value, safe="/:;()<>,@!*'-._~")
    if scheme in _WEB:
        return _WEB[scheme].format(path)
    if scheme == "arxiv":
        return (
            f"https://arxiv.org/list/{path}/recent"
            if _is_category(value)
            else f"https://arxiv.org/abs/{path}"
        )
    if scheme == "dblp":
        return f"https://dblp.org/{path}" if value.startswith("pid/") else f"https://dblp.org/rec/{path}"
    return _semantic_scholar_url(path) if scheme == "s2" else None


def kind_of(identifier: str) -> EntityKind | None:
    """Return what a canonical identifier names, or None where its scheme alone does not tell."""
    scheme, _, value = identifier.partition(":")
    if scheme == "arxiv":
        return "topic" if _is_category(value) else "paper"
    if scheme == "openalex":
        return "topic" if value.startswith(_OPENALEX_TOPICS) else _OPENALEX_KINDS.get(value[:1])
    if scheme in ("s2", "acl", "dblp"):
        return "author" if value.startswith(("author/", "people/", "pid/")) else "paper"
    return _KINDS.get(scheme)


def best(identifiers: Iterable[str]) -> str:
    """Return the identifier that an entity is known by, of several that mean it; the order is total.

    Raises IdentifierError where there is none to choose from.
    """
    ordered = sorted(identifiers, key=_preference)
    if not ordered:
        raise IdentifierError("there is no identifier to choose from")
    return ordered[0]


@lru_cache(maxsize=16384)
def slug(text: str) -> str:
    """Return letters and digits of any script in lower case, every run of anything else made one hyphen."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if folded.isascii():
        return "-".join(_NOT_ASCII_WORD.split(folded)).strip("-")
    return "-".join("".join(_slug_characters(folded)).split())


def _slug_characters(text: str) -> Iterator[str]:
    in_word = False
    for character in text:
        category = unicodedata.category(character)
        if category == "Cf":
            continue
        # Marks inside a word are the vowel signs of Indic scripts; on their own they are debris.
        in_word = character.isalnum() or (in_word and category.startswith("M"))
        yield character if in_word else " "


def _clean(text: str) -> str:
    plain = text.isascii() and text.isprintable()
    visible = (
        text
        if plain
        else "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c in "\t\n")
    )
    return visible.strip().strip("\"'\u201c\u201d\u2018\u2019").strip().removeprefix("<").strip()


def _from_other_address(path: str, text: str) -> str:
    found = doi_in_address(path)
    if found is None:
        raise IdentifierError(f"{_shown(text)} is an address that holds no identifier we know")
    return found


def _with_scheme(text: str) -> str | None:
    match = _SCHEME.fullmatch(text)
    if match is None:
        return None
    scheme = match["scheme"].lower()
    if scheme in _OWN_SLUGS:
        return _own_slug(scheme, match["value"])
    return SCHEMES[scheme](match["value"]) if scheme in SCHEMES else None


def _own_slug(scheme: str, value: str) -> str:
    if not (name := slug(value)):
        raise IdentifierError(f"{scheme}:{value} names nothing: it has no letter or digit")
    return f"{scheme}:{name}"


def _bare(text: str) -> str | None:
    scheme = next((scheme for pattern, scheme in BARE if pattern.fullmatch(text)), None)
    return SCHEMES[scheme](text) if scheme else None


def _preference(identifier: str) -> tuple[int, int, str]:
    scheme, _, value = identifier.partition(":")
    if scheme == "arxiv" and _is_category(value):
        scheme = "arxiv category"
    return _RANK.get(scheme, len(_RANK)), len(identifier), identifier


def _is_category(value: str) -> bool:
    return not value[-1:].isdigit()


def _semantic_scholar_url(path: str) -> str:
    if path.startswith("corpus/"):
        return f"https://api.semanticscholar.org/CorpusID:{path.removeprefix('corpus/')}"
    if path.startswith("author/"):
        return f"https://www.semanticscholar.org/{path}"
    return f"https://www.semanticscholar.org/paper/{path}"


def _shown(text: str) -> str:
    short = " ".join(text.split())
    return f"“{short[:80]}…”" if len(short) > 80 else f"“{short}”"
