"""What a slice says of each entity: its label, its facts, and in a few words what connects it with the focus."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import ngettext

from ..languages import marked, written_number
from ..reads.parts import Kind
from .rows import Found, FoundEntity
from .types import Cut

_FACTS = ("year", "type", "venue", "authors", "orcid", "kind", "city", "country_code")


def label_of(entity: FoundEntity) -> str:
    """Return an entity's name or title, and its id where it has neither."""
    return entity.get("title") or entity.get("name") or entity["id"]


def facts_of(entity: FoundEntity, years: list[int | None]) -> dict[str, str | int]:
    """Return what is known of an entity by property; `papers` counts those that connect it with the focus."""
    known = {key: value for key in _FACTS if (value := entity.get(key)) not in (None, "")}
    if at := entity.get("at"):
        known["papers"] = len(at)
        known.update(zip(("first_year", "last_year"), span(years[place] for place in at) or (), strict=False))
    if people := entity.get("people"):
        known["people"] = len(people)
    return known  # type: ignore[return-value]


def span(years: Iterable[int | None]) -> tuple[int, int] | None:
    """Return the first and last of some years, or None where none is known."""
    known = [year for year in years if year]
    return (min(known), max(known)) if known else None


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its unit: "1 paper", "2,104 papers"; `pages/units.py` lists the units for the catalogs."""
    return ngettext(f"%(num)s {one}", f"%(num)s {many or one + 's'}", number)


def note_of(focus: Kind, kind: Kind, entity: FoundEntity, found: Found) -> str:
    """Return in a few words what connects an entity with the focus: "4 joint papers, 2019 to 2021"."""
    if kind == "paper":
        return _paper_note(entity)
    if kind == "institution":
        return _joined(_near(entity), counted(len(entity.get("people", [])), "person here", "people here"))
    places = entity.get("at", [])
    papers = counted(
        len(places), *(("joint paper",) if focus == kind == "author" else ("paper here", "papers here"))
    )
    return _joined(
        _near(entity), papers if places else "", _years(span(found["years"][place] for place in places))
    )


def _paper_note(entity: FoundEntity) -> str:
    authors = entity.get("authors")
    cites = _("cites or is cited") if entity.get("near") == "cites" else ""
    return _joined(
        str(entity.get("year") or _("no year")),
        str(entity.get("venue") or ""),
        counted(int(str(authors)), "author") if authors else "",
        cites,
    )


_WORDS = {
    "authored": marked("author"),
    "affiliated": marked("affiliated"),
    "about": marked("topic of this paper"),
    "part_of": marked("part of or above"),
}


def _near(entity: FoundEntity) -> str:
    words = _WORDS.get(entity.get("near") or "")
    return _(words) if words else ""


def _years(span: tuple[int, int] | None) -> str:
    if span is None:
        return ""
    first, last = span
    return str(first) if first == last else _("%(first)s to %(last)s", first=first, last=last)


def _joined(*parts: str) -> str:
    said = [part for part in parts if part]
    return said[0] if len(said) == 1 else _(", ").join(said)


_NOUNS: dict[Kind, tuple[str, str]] = {
    "author": ("person", "people"),
    "paper": ("paper", "papers"),
    "topic": ("topic", "topics"),
    "institution": ("institution", "institutions"),
}


# What is counted, where the kind alone would say something else than the page beside the picture.
_NEAR: dict[tuple[Kind, Kind], tuple[str, str]] = {
    ("author", "author"): ("co-author", "co-authors"),
    ("institution", "paper"): ("paper of its people", "papers of its people"),
}


def make_cut(focus: Kind, kind: Kind, numbers: tuple[int, int], by: str, exact: bool = True) -> Cut:
    """Return a cut from the numbers of shown and of all; not `exact` says that there are at least so many."""
    shown, total = numbers
    one, many = _NEAR.get((focus, kind), _NOUNS[kind])
    if shown >= total:
        words = (
            counted(total, one, many)
            if total < 2
            else _("all %(entities)s", entities=counted(total, one, many))
        )
    else:
        pattern = (
            _("%(shown)s of %(entities)s, by %(order)s")
            if exact
            else _("%(shown)s of at least %(entities)s, by %(order)s")
        )
        words = pattern % {
            "shown": written_number(shown),
            "entities": counted(total, one, many),
            "order": _(by),
        }
    return Cut(kind, shown, total, by, words, exact)
