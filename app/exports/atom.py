"""Atom feeds of papers, by RFC 4287."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree

from .cited import CitedPaper
from .tidy import one_line, printable

SPACE = "http://www.w3.org/2005/Atom"
SHOWN_AUTHORS = 20


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself; addresses are absolute."""

    title: str
    page: str
    """The page that it follows."""
    address: str
    """Its own address."""
    updated: str
    """When the newest load of the data ended: ISO with its zone."""
    language: str


@dataclass(frozen=True)
class Event:
    """Something that happened, as an entry of a feed."""

    id: str
    """An address that no other event has."""
    title: str
    page: str
    """The address of the page that it leads to."""
    updated: str
    """When it happened: ISO with its zone."""
    summary: str


def atom(feed: Feed, papers: Sequence[CitedPaper], addresses: Sequence[str]) -> bytes:
    """Return the feed of the papers, given the address of each one's page."""
    root = _root(feed, max([paper.loaded or "" for paper in papers] + [""]))
    for paper, address in zip(papers, addresses, strict=True):
        _entry(root, paper, address, feed.updated)
    return _written(root)


def atom_of_events(feed: Feed, events: Sequence[Event]) -> bytes:
    """Return the feed of what happened."""
    root = _root(feed, max((event.updated for event in events), default=""))
    for event in events:
        entry = _add(root, "entry")
        _add(entry, "id", event.id)
        _add(entry, "title", one_line(event.title))
        _add(entry, "updated", event.updated)
        _add(entry, "link", rel="alternate", type="text/html", href=event.page)
        _add(entry, "summary", one_line(event.summary) or one_line(event.title))
    return _written(root)


def _root(feed: Feed, newest: str) -> Any:
    root = cast(Any, etree).Element(_tag("feed"), nsmap={None: SPACE})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", feed.language)
    _add(root, "id", feed.address)
    _add(root, "title", feed.title)
    _add(root, "updated", newest or feed.updated)
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    _add(root, "link", rel="alternate", type="text/html", href=feed.page)
    _add(_add(root, "author"), "name", "Peergraph")
    _add(root, "generator", "Peergraph")
    return root


def _written(root: Any) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _entry(root: Any, paper: CitedPaper, address: str, updated: str) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", address)
    _add(entry, "title", one_line(paper.title))
    _add(entry, "updated", paper.loaded or updated)
    if published := _instant(paper):
        _add(entry, "published", published)
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    for name in _names(paper):
        _add(_add(entry, "author"), "name", one_line(name))
    for topic in paper.topics:
        _add(entry, "category", term=one_line(topic))
    _add(entry, "summary", _summary(paper))


def _names(paper: CitedPaper) -> list[str]:
    names = [author.name for author in paper.authors[:SHOWN_AUTHORS]]
    others = paper.author_count - len(names)
    return [*names, f"{others:,} more"] if others > 0 else names


def _summary(paper: CitedPaper) -> str:
    facts = [
        str(paper.year or ""),
        paper.venue or paper.journal_ref or "",
        "Retracted" if paper.retracted else "",
    ]
    line = ", ".join(fact for fact in facts if fact)
    return one_line(f"{line}. {paper.abstract}" if paper.abstract else line) or one_line(paper.title)


def _instant(paper: CitedPaper) -> str | None:
    """Return the day of publication as Atom wants it; None where not even the year is known."""
    text = paper.date or (str(paper.year) if paper.year else "")
    parts = text[:10].split("-") if text else []
    if not parts or not all(part.isdigit() for part in parts):
        return None
    year, month, day = (*parts, "01", "01")[:3]
    return f"{year:0>4}-{month:0>2}-{day:0>2}T00:00:00Z"


def _add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    element = cast(Any, etree).SubElement(
        parent, _tag(name), {key: printable(value) for key, value in attributes.items()}
    )
    if text:
        element.text = printable(text)
    return element


def _tag(name: str) -> str:
    return f"{{{SPACE}}}{name}"
