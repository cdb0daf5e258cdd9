"""What people paste to name authors and papers: a line each, or BibTeX. Reading it keeps nothing."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
)
from bibtexparser.splitter import Splitter
from pylatexenc.latex2text import LatexNodes2Text

MOST_LETTERS = 100_000
LONGEST_LINE = 500
LONGEST_FIELD = 20_000
SHOWN_LETTERS = 120
ADDRESSES = ("url", "biburl", "ids")
FIELDS = ("title", "author", "doi", "eprint", "archiveprefix", *ADDRESSES)
# These libraries write what they cannot read into the log, and pasted names must not be kept anywhere.
for _name in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

_BIBTEX = re.compile(r"^[ \t]*@\w+[ \t]*[{(]", re.MULTILINE)
_BULLET = re.compile(r"^(?:[-*\u2022]|\d{1,3}[.)])\s+")
_ORCID = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dXx]\b")
_BETWEEN_PEOPLE = re.compile(r";\s+")
_REMARK = re.compile(r"\s*(?:<[^<>]*>|\([^()]*\))$")
_ARXIV = re.compile(r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z.-]+/\d{7}(?:v\d+)?)", re.IGNORECASE)


@dataclass(frozen=True)
class Pasted:
    """One author or paper that was pasted."""

    text: str
    """As it was pasted, for a BibTeX entry its title; cut where it is long."""
    keys: tuple[str, ...]
    """What to look up, the surest first: identifiers or a name; none where nothing can be."""
    authors: tuple[str, ...] = ()
    """The names that a BibTeX entry gives, to be looked up where the paper is not found."""
    is_entry: bool = False
    """True for a BibTeX entry."""
    unreadable: bool = False
    """True for BibTeX that cannot be read, and for lines that are too long."""


def read_pasted(text: str, *, most: int) -> list[Pasted]:
    """Return what was pasted, in its order, each thing once; empty lines are left out and nothing else is.

    Of more than `most` lines and entries, only `most` + 1 are read: enough to know that there are too many.
    """
    found = _entries(text) if _BIBTEX.search(text) else _lines(text)
    return list(dict.fromkeys(islice(found, most + 1)))


def _entries(text: str) -> Iterator[Pasted]:
    for block in Splitter(text).split().blocks:
        if isinstance(block, DuplicateBlockKeyBlock):
            # Two entries of one key are two entries to us.
            block = block.ignore_error_block
        if isinstance(block, Entry):
            yield _entry(block)
        elif isinstance(block, ParsingFailedBlock):
            yield Pasted(_short(block.raw or ""), (), is_entry=True, unreadable=True)
        elif isinstance(block, ImplicitComment):
            yield from _lines(block.comment)


def _entry(entry: Entry) -> Pasted:
    fields = {
        name.lower(): _plain(str(field.value))
        for name, field in entry.fields_dict.items()
        if name.lower() in FIELDS
    }
    return Pasted(
        text=_short(fields.get("title") or entry.key),
        keys=tuple(_identifiers(fields)),
        authors=tuple(_names(fields.get("author", ""))),
        is_entry=True,
    )


def _identifiers(fields: dict[str, str]) -> Iterator[str]:
    if fields.get("doi"):
        yield fields["doi"]
    eprint = _ARXIV.fullmatch(fields.get("eprint", ""))
    if eprint and fields.get("archiveprefix", "arxiv").lower() == "arxiv":
        yield f"arxiv:{eprint[1]}"
    for name in ADDRESSES:
        if fields.get(name):
            yield fields[name]


def _names(text: str) -> Iterator[str]:
    for name in split_multiple_persons_names(text):
        try:
            parts = parse_single_name_into_parts(name)
        except InvalidNameError:
            yield _short(name)
            continue
        written = " ".join((*parts.first, *parts.von, *parts.last, *parts.jr))
        if written and written.lower() != "others":
            yield _short(written)


def _plain(value: str) -> str:
    """Return a field's value without its delimiters and without LaTeX."""
    inner = value.strip().removeprefix('"').removesuffix('"')[:LONGEST_FIELD]
    try:
        text = LatexNodes2Text(strict_latex_spaces=True).latex_to_text(inner)
    except RecursionError:
        # The converter calls itself for each brace, and a hostile value has more of them than Python goes deep.
        text = inner.replace("{", " ").replace("}", " ")
    return " ".join(text.split())


def _lines(text: str) -> Iterator[Pasted]:
    for line in (each for row in text.splitlines() for each in _BETWEEN_PEOPLE.split(row)):
        cleaned = _BULLET.sub("", line.strip()).strip(" \t,;")
        if len(cleaned) > LONGEST_LINE:
            yield Pasted(_short(cleaned), (), unreadable=True)
        elif cleaned:
            orcid = _ORCID.search(cleaned)
            yield Pasted(cleaned, (orcid[0],) if orcid else (_REMARK.sub("", cleaned) or cleaned,))


def _short(text: str) -> str:
    joined = " ".join(text[: SHOWN_LETTERS * 2].split())
    return joined if len(joined) <= SHOWN_LETTERS else f"{joined[: SHOWN_LETTERS - 1]}…"
