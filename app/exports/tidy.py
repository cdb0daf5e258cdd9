"""What all citation formats do to a paper before they write it."""

import re
from typing import Literal

from .cited import CitedPaper

WorkKind = Literal[
    "article", "conference", "chapter", "book", "thesis", "report", "preprint", "dataset", "other"
]

# Sources name types in their own words; a part of the word is enough to tell these apart. The first that fits counts.
_WORDS: tuple[tuple[str, WorkKind], ...] = (
    ("conference", "conference"),
    ("proceedings", "conference"),
    ("preprint", "preprint"),
    ("chapter", "chapter"),
    ("thesis", "thesis"),
    ("dissertation", "thesis"),
    ("report", "report"),
    ("dataset", "dataset"),
    ("article", "article"),
    ("review", "article"),
    ("letter", "article"),
    ("book", "book"),
)
# No format of ours can hold these, and XML forbids them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def work_kind(paper: CitedPaper) -> WorkKind:
    """Return what a paper is to a citation; one with a venue and no type is an article."""
    named = (paper.type or "").lower()
    if not named:
        return "article" if paper.venue else "other"
    kinds: tuple[WorkKind, ...] = tuple(kind for word, kind in _WORDS if word in named)
    return kinds[0] if kinds else "other"


def printable(text: str) -> str:
    """Return a text with each character that XML cannot hold replaced by U+FFFD."""
    return _CONTROL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return a text on one line, with single spaces, without control characters."""
    return " ".join(printable(text).split())


def remarks(paper: CitedPaper) -> str:
    """Return what a citation's note says: that the paper is retracted, and how many authors are left out."""
    unnamed = (
        f"{paper.author_count:,} authors, of whom the first {len(paper.authors)} are named"
        if paper.unnamed
        else ""
    )
    return "; ".join(filter(None, ("Retracted" if paper.retracted else "", unnamed)))
