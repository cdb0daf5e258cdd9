"""Authors as the arXiv gives them: names in parts, or all in one line with affiliations in brackets."""

import re
from collections.abc import Iterable, Iterator

from .names import clean_name, is_person_name
from .records import Authorship, InstitutionMention
from .tex import plain_text

Author = tuple[str, list[str]]

# "Teresa Maria Montaruli for the IceCube Collaboration" is one person, and the collaboration is none.
_ON_BEHALF = re.compile(r"(?:^|[\s,(]+)(?:for|on behalf of|representing)\s+(?:the\s+)?\S.*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\(\s*(\d+|[a-z])\s*\)\s*([^()]+)")
_REFERENCES = re.compile(r"[\s,]*(?:(?:\d+|[a-z])(?:[\s,]|and)*)+")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(r",|;|:|&|\band\b")
_COLLABORATION = re.compile(r".*\bcollaborations?", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)


def authorships(authors: Iterable[Author]) -> tuple[Authorship, ...]:
    """Return authorships of (name, affiliations) in order; what names no person is left out, and not counted."""
    people = [(person, texts) for name, texts in _without_groups(authors) if (person := _person(name))]
    return tuple(_authorship(position, person, texts) for position, (person, texts) in enumerate(people, 1))


def joined_name(family: str | None, given: str | None, suffix: str | None = None) -> str:
    """Return a name from its parts, given name first."""
    return " ".join(part.strip() for part in (given, family, suffix) if part and part.strip())


def split_authors(line: str) -> list[Author]:
    """Return (name, affiliations) of a line like `Ann One (1), Bo Two (CERN) and Cy Three ((1) DESY)`."""
    line = plain_text(line)
    start = line.find("((")
    numbered = dict(_NUMBERED.findall(line[start + 1 :])) if start >= 0 else {}
    found: list[Author] = []
    for piece in _pieces(line[:start] if start >= 0 else line):
        name = " ".join(_BRACKETS.sub(" ", piece).split())
        if found and _SUFFIX.fullmatch(name):
            found[-1] = (f"{found[-1][0]} {name}", found[-1][1])
        elif name:
            found.append(
                (
                    name,
                    [text for inside in _BRACKETS.findall(piece) for text in _affiliations(inside, numbered)],
                )
            )
    return found


def _without_groups(authors: Iterable[Author]) -> list[Author]:
    """Drop what stands before a colon: "Keck Array, BICEP2 Collaborations, :, P. Ade" begins with P. Ade."""
    kept: list[Author] = []
    for author in authors:
        if author[0].strip() != ":":
            kept.append(author)
        elif kept and kept.pop()[0].lower().endswith("collaborations"):
            del kept[-1:]
    return kept


def _person(name: str) -> str | None:
    person = clean_name(_ON_BEHALF.sub("", plain_text(name)))
    return person if is_person_name(person) else None


def _authorship(position: int, name: str, affiliations: Iterable[str]) -> Authorship:
    texts = (plain_text(text) for text in affiliations)
    kept = tuple(dict.fromkeys(text for text in texts if text and not _ON_BEHALF.match(text)))
    institutions = tuple(InstitutionMention(text) for text in kept if not _COLLABORATION.fullmatch(text))
    return Authorship(name, position, affiliations=kept, institutions=institutions)


def _pieces(line: str) -> Iterator[str]:
    """Yield the parts of a line between commas and "and", those in brackets not counted."""
    hidden = _BRACKETS.sub(lambda match: "\x00" * len(match[0]), line)
    start = 0
    for separator in _BETWEEN.finditer(hidden):
        yield line[start : separator.start()]
        if separator[0] == ":":
            yield ":"
        start = separator.end()
    yield line[start:]


def _affiliations(inside: str, numbered: dict[str, str]) -> list[str]:
    """Return what a bracket behind a name says: affiliations by their numbers, or one in words."""
    if numbered and _REFERENCES.fullmatch(inside):
        keys = re.findall(r"\d+|\b[a-z]\b", inside)
        return [numbered[key].strip(" ,;") for key in keys if key in numbered]
    return [inside.strip()] if inside.strip() else []
