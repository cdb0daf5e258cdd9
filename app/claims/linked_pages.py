"""The pages that a record links to and that only the person herself can change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class LinkedPage:
    """A page on which somebody can put a code."""

    url: str
    """As it is shown, and what a form names it by."""
    read_at: str
    """Where a program reads what stands on it; always https."""


def linked_pages(orcids: Iterable[str], homepage: str | None) -> tuple[LinkedPage, ...]:
    """Return where a code can be put: the page of each ORCID iD, and the homepage, such as a GitHub profile."""
    return tuple({page.url: page for page in _pages(orcids, homepage)}.values())


def _pages(orcids: Iterable[str], homepage: str | None) -> Iterator[LinkedPage]:
    for orcid in orcids:
        # The page itself is drawn by a script; what it shows is read here.
        yield LinkedPage(f"https://orcid.org/{orcid}", f"https://pub.orcid.org/v3.0/{orcid}/person")
    if homepage and (address := _https(homepage)):
        yield LinkedPage(homepage, address)


def _https(url: str) -> str | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts._replace(scheme="https").geturl() if parts.scheme in ("http", "https") else None
