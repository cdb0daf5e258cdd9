"""What a picture says in words: notes, labels of lines, cuts, what is hidden."""

from collections.abc import Iterable

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from ..languages import written_number
from ..slices.types import EdgeKind
from .rows import FoundEntity


def joined(*parts: str) -> str:
    """Return the parts that say something, with commas."""
    return _(", ").join(part for part in parts if part)


def label_of(entity: FoundEntity) -> str:
    """Return an entity's name or title, and its id where it has neither."""
    return entity.get("title") or entity.get("name") or entity["id"]


def number(value: float) -> str:
    """Return a number as the reader writes it: "1,212"."""
    return written_number(value)


def span(first: int | None, last: int | None) -> str:
    """Return years in words: "2019 to 2021", "2019", or nothing."""
    if not first or not last:
        return ""
    return str(first) if first == last else _("%(first)s to %(last)s", first=first, last=last)


def joint_words(papers: int, first: int | None, last: int | None) -> str:
    """Return what ties two people: "4 joint papers, 2019 to 2021"."""
    return joined(ngettext("%(num)s joint paper", "%(num)s joint papers", papers), span(first, last))


def works_words(count: int, first: int | None, last: int | None) -> str:
    """Return how many papers of a person count: "12 papers, 2009 to 2021"."""
    if not count:
        return _("no paper that counts")
    return joined(ngettext("%(num)s paper", "%(num)s papers", count), span(first, last))


def authorship_words(position: int, authors: int) -> str:
    """Return what an authorship says: "author 3 of 12"; position 0 is not known."""
    if not position:
        return ngettext("one of %(num)s author", "one of %(num)s authors", authors)
    return _("author %(position)s of %(authors)s", position=position, authors=authors)


def line_words(kind: EdgeKind, years: tuple[int, int] | None, score: float | None) -> str:
    """Return what a line says that is neither an authorship nor a tie between people."""
    words = {
        "about": _("about this topic"),
        "affiliated": _("affiliated"),
        "cites": _("cites"),
        "part_of": _("part of"),
    }.get(kind, "")
    sure = _("score %(score)s", score=format_decimal(round(score, 2))) if score is not None else ""
    return joined(words, span(*years) if years else "", sure)


def paper_note(entity: FoundEntity) -> str:
    """Return a paper in a few words: its year, venue and number of authors."""
    authors = entity.get("authors") or 0
    return joined(
        str(entity.get("year") or _("no year")),
        str(entity.get("venue") or ""),
        ngettext("%(num)s author", "%(num)s authors", authors) if authors else "",
        _("retracted") if entity.get("retracted") else "",
    )


def sentences(parts: Iterable[str]) -> str:
    """Return sentences one after the other."""
    return " ".join(part for part in parts if part)
