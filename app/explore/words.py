"""What a picture says in words: notes, labels of lines, cuts, what is hidden."""

from collections.abc import Iterable

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from .counting import Tie, Works
from .kept import Line
from .rows import FoundEntity


def joined(*parts: str) -> str:
    """Return the parts that say something, with commas."""
    return ", ".join(part for part in parts if part)


def label_of(entity: FoundEntity) -> str:
    """Return an entity's name or title, and its id where it has neither."""
    return entity.get("title") or entity.get("name") or entity["id"]


def number(value: float) -> str:
    """Return a number as the reader writes it: "1,212"."""
    return format_decimal(value)


def span(first: int | None, last: int | None) -> str:
    """Return years in words: "2019 to 2021", "2019", or nothing."""
    if not first or not last:
        return ""
    return str(first) if first == last else _("%(first)s to %(last)s", first=first, last=last)


def joint_words(tie: Tie) -> str:
    """Return what ties two people: "4 joint papers, 2019 to 2021"."""
    return joined(
        ngettext("%(num)s joint paper", "%(num)s joint papers", tie.papers), span(tie.first, tie.last)
    )


def works_words(works: Works | None) -> str:
    """Return how many papers of a person count: "12 papers that count, 2009 to 2021"."""
    if works is None:
        return _("no paper that counts")
    return joined(ngettext("%(num)s paper", "%(num)s papers", works.count), span(works.first, works.last))


def line_words(line: Line) -> str:
    """Return what a line that is no tie between people says."""
    if line.kind == "authored":
        return _authorship(line)
    years = span(*line.years) if line.years else ""
    words = {
        "about": _("about this topic"),
        "affiliated": _("affiliated"),
        "cites": _("cites"),
        "part_of": _("part of"),
    }.get(line.kind, "")
    score = _("score %(score)s", score=format_decimal(round(line.score, 2))) if line.score is not None else ""
    return joined(words, years, score)


def _authorship(line: Line) -> str:
    if not line.position:
        return ngettext("one of %(num)s author", "one of %(num)s authors", line.authors)
    return _("author %(position)s of %(authors)s", position=line.position, authors=line.authors)


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
