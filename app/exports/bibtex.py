"""BibTeX: one entry a paper, safe to compile, its keys valid and unique."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from .cited import CitedPaper
from .names import split_name
from .tidy import WorkKind, one_line, remarks, work_kind

_TYPES: dict[WorkKind, str] = {
    "article": "article",
    "conference": "inproceedings",
    "chapter": "incollection",
    "book": "book",
    "thesis": "phdthesis",
    "report": "techreport",
}
_VENUES = {
    "article": "journal",
    "inproceedings": "booktitle",
    "incollection": "booktitle",
    "phdthesis": "school",
}
# TeX runs what stands in a bibliography, so no letter that means something to it is left as it is.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
# In addresses hyperref wants these as they are; the rest cannot stand in one, or would end the field.
_ADDRESS = str.maketrans(
    {"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20", "^": "%5E", "~": "%7E", "#": r"\#", "%": r"\%"}
)
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    ("a", "an", "the", "on", "of", "in", "for", "and", "to", "with", "from", "by", "at", "is", "are")
)


def bibtex(papers: Iterable[CitedPaper], note: str = "") -> Iterator[str]:
    """Yield a BibTeX file entry by entry; `note` stands above it as a comment."""
    if note:
        yield f"% {one_line(note)}\n\n"
    keys: set[str] = set()
    for paper in papers:
        key = _unique(citation_key(paper), keys)
        yield _entry(paper, key)


def citation_key(paper: CitedPaper) -> str:
    """Return a key such as `example2024graphs`: first author, year, first long word of the title, in ASCII."""
    family = split_name(paper.authors[0].name).family if paper.authors else ""
    words = [word for word in _WORD.findall(_ascii(paper.title)) if word not in _SMALL]
    parts = (
        "".join(_WORD.findall(_ascii(family)))[:30],
        str(paper.year or ""),
        words[0][:30] if words else "",
    )
    return "".join(parts) or f"paper{''.join(_WORD.findall(_ascii(paper.id)))}"


def escape(text: str) -> str:
    """Return a text for a field between braces: TeX prints it and runs nothing of it."""
    return one_line(text).translate(_ESCAPES)


def _unique(key: str, keys: set[str]) -> str:
    """Return the key with a number behind it where it is taken already."""
    number, unique = 1, key
    while unique in keys:
        number += 1
        unique = f"{key}-{number}"
    keys.add(unique)
    return unique


def _entry(paper: CitedPaper, key: str) -> str:
    kind = _TYPES.get(work_kind(paper), "misc")
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(paper, kind) if value)
    return f"@{kind}{{{key},\n{fields}}}\n\n"


def _fields(paper: CitedPaper, kind: str) -> Iterator[tuple[str, str]]:
    # A second pair of braces keeps the title's capitals.
    yield "title", f"{{{escape(paper.title)}}}"
    yield "author", _authors(paper)
    yield "year", str(paper.year or "")
    yield _VENUES.get(kind, "howpublished"), escape(paper.venue or paper.journal_ref or "")
    yield "doi", (paper.doi or "").translate(_ADDRESS)
    yield "url", (paper.link or "").translate(_ADDRESS)
    yield from _preprint(paper)
    yield "note", escape(remarks(paper))
    yield "keywords", escape(", ".join(paper.topics))


def _preprint(paper: CitedPaper) -> Iterator[tuple[str, str]]:
    if paper.arxiv_id:
        yield "eprint", escape(paper.arxiv_id)
        yield "archiveprefix", "arXiv"


def _authors(paper: CitedPaper) -> str:
    names = [_name(author.name) for author in paper.authors]
    more = ["others"] if names and (paper.unnamed or not paper.authors_complete) else []
    return " and ".join([*names, *more])


def _name(text: str) -> str:
    name = split_name(text)
    if not name.given:
        # Braces keep a name of several words in one piece.
        return f"{{{escape(name.family)}}}"
    parts = (name.family, name.suffix, name.given) if name.suffix else (name.family, name.given)
    return ", ".join(_part(part) for part in parts)


def _part(text: str) -> str:
    """Return a part of a name; one with the word that joins names, or a comma, stays whole between braces."""
    escaped = escape(text)
    return f"{{{escaped}}}" if "," in text or "and" in text.lower().split() else escaped


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
