"""Each measure in words: its value with definition, inputs, source and date, or what there is too little of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import format_percent, ngettext
from flask_babel import gettext as _

from ..languages import written_number
from ..reads.parts import EntityRef, YearCount
from .formulas import LEAST_CITATIONS, LEAST_WORKS, h_index, i10_index, middle
from .read import FieldCount, MeasuredWorks

GRAPH = "graph"
"""Stands for this graph where it counts citations itself."""
KINDS = ("category", "field", "area")
"""What can stand for a field: the first kind that any work has."""


@dataclass(frozen=True)
class Measure:
    """One number, and all that it takes to believe it."""

    name: str
    """What it is called in addresses and programs, such as "h_index"."""
    label: str
    value: float | None
    """The number; a share is from 0 to 1, a percentile from 0 to 100; None where there is not enough data."""
    written: str
    """The value as readers see it; "not enough data" where there is none."""
    definition: str
    inputs: str
    """What it was computed from, in numbers; or what there is too little of."""
    source: str | None = None
    """The short name of the source whose counts these are; "graph" for citations between papers of this graph."""
    date: str | None = None
    """From when the inputs are, ISO."""
    entity: EntityRef | None = None
    """The topic or paper that it names."""
    url: str | None = None
    """An address outside, such as that of the code."""


@dataclass(frozen=True)
class AuthorMeasures:
    """All measures of one researcher."""

    id: str
    measures: tuple[Measure, ...]
    citation_years: tuple[YearCount, ...]
    """Citations by papers of this graph, by the year of the citing paper; empty where there are none."""
    citation_years_counted: str | None
    """When these were counted, ISO, where there are too many to count them whenever they are asked for."""
    data_version: str

    @property
    def years_elsewhere(self) -> bool:
        """Whether there are citations between papers of this graph that were not counted by year here."""
        here = [
            measure.value
            for measure in self.measures
            if (measure.name, measure.source) == ("citations", GRAPH)
        ]
        return any(here) and not self.citation_years


def measures_of(
    works: MeasuredWorks, coauthors: int, loaded: Mapping[str, str | None], version: str
) -> tuple[Measure, ...]:
    """Return all measures of a researcher; `loaded` says of each source when it last said something of the record."""
    newest = max((day for day in loaded.values() if day), default=None)
    return (
        _works(works, newest),
        *_citations(works, loaded, version),
        _coauthors(works, coauthors, newest),
        _first(works, newest),
        _last(works, newest),
        _field(works, newest),
        _code(works, newest),
        _novelty(works),
        _percentile(works),
    )


def missing() -> str:
    """Return what stands where a measure has no value."""
    return _("not enough data")


def _works(works: MeasuredWorks, date: str | None) -> Measure:
    definition = _("All papers of this graph that a source gives to this person, each counted once.")
    inputs = _("%(papers)s, %(dated)s of them with a year.", papers=_papers(works.works), dated=works.dated)
    return _counted("works", _("Works"), works.works or None, definition, inputs, date=date)


def _citations(works: MeasuredWorks, loaded: Mapping[str, str | None], version: str) -> Iterator[Measure]:
    for row in works.counts:
        yield from _of_counts(works, row.counts, row.source, loaded.get(row.source))
    yield from _of_counts(
        works,
        works.cited if works.has_references else (),
        GRAPH,
        _day(version) if works.has_references else None,
    )


def _day(version: str) -> str | None:
    """Return the day of the newest load, with which a version of the data begins; None where nothing was loaded."""
    day = version[:10]
    return day if day.count("-") == 2 else None


def _of_counts(
    works: MeasuredWorks, counts: Sequence[int], source: str, date: str | None
) -> Iterator[Measure]:
    """Yield what follows from the citations that one source counts; two sources' counts are never put together."""
    inputs = _counts_in_words(works, counts, source)
    for name, label, value, definition in (
        ("citations", _("Citations"), sum, _citations_definition(source)),
        ("h_index", _("h-index"), h_index, _h_definition()),
        ("i10_index", _("i10-index"), i10_index, _i10_definition()),
    ):
        number = value(counts) if counts else None
        yield _counted(name, label, number, definition, inputs, source=source, date=date)


def _counts_in_words(works: MeasuredWorks, counts: Sequence[int], source: str) -> str:
    if source == GRAPH:
        return (
            _("Citations between papers of this graph, counted for %(papers)s.", papers=_papers(works.works))
            if counts
            else _("No reference of any paper has been loaded.")
        )
    return _(
        "The source says of %(known)s of %(papers)s how often they are cited.",
        known=written_number(len(counts)),
        papers=_papers(works.works),
    )


def _citations_definition(source: str) -> str:
    if source == GRAPH:
        return _("How often papers of this graph cite the person's works. What was not loaded is missing.")
    return _("The sum of the citations that this source states of the person's works.")


def _h_definition() -> str:
    return _(
        "The largest number h for which h of the works are cited h times or more (Hirsch, PNAS 102, 2005). Works "
        "without a count are left out, so that the true number can only be higher."
    )


def _i10_definition() -> str:
    return _("How many of the works are cited %(least)s times or more.", least=LEAST_CITATIONS)


def _coauthors(works: MeasuredWorks, coauthors: int, date: str | None) -> Measure:
    definition = _("Everybody who is named on a paper together with this person.")
    inputs = _("The authors of %(papers)s.", papers=_papers(works.works))
    return _counted(
        "coauthors", _("Co-authors"), coauthors if works.works else None, definition, inputs, date=date
    )


def _first(works: MeasuredWorks, date: str | None) -> Measure:
    definition = _(
        "The share of the works on which this person is named first, of those whose place is known."
    )
    return _share("first_author", _("First author"), works.first, works.placed, works, definition, date)


def _last(works: MeasuredWorks, date: str | None) -> Measure:
    definition = _(
        "The share of the works on which this person is named last, of those by two people or more whose list of "
        "authors is complete."
    )
    return _share("last_author", _("Last author"), works.last, works.ended, works, definition, date)


def _share(
    name: str, label: str, part: int, whole: int, works: MeasuredWorks, definition: str, date: str | None
) -> Measure:
    value = part / whole if whole else None
    written = missing() if value is None else format_percent(value)
    inputs = _(
        "%(part)s of %(whole)s works where it is known, of %(papers)s.",
        part=written_number(part),
        whole=written_number(whole),
        papers=_papers(works.works),
    )
    return Measure(name, label, value, written, definition, inputs, date=date)


def _field(works: MeasuredWorks, date: str | None) -> Measure:
    definition = _(
        "The category that most of the works carry; where no work has one, the field that most of their topics are "
        "part of, or else the area. The value is the number of works."
    )
    most = _most_frequent(works.fields)
    if most is None:
        inputs = _("No source puts any of %(papers)s into a category.", papers=_papers(works.works))
        return Measure("field", _("Field"), None, missing(), definition, inputs, date=date)
    inputs = _("%(papers)s of %(all)s carry it.", papers=_papers(most.works), all=written_number(works.works))
    topic = EntityRef("topic", most.id, most.name)
    return Measure("field", _("Field"), most.works, most.name, definition, inputs, date=date, entity=topic)


def _most_frequent(fields: Sequence[FieldCount]) -> FieldCount | None:
    by_kind = {field.kind: field for field in fields}
    return next((by_kind[kind] for kind in KINDS if kind in by_kind), None)


def _code(works: MeasuredWorks, date: str | None) -> Measure:
    definition = _(
        "How many of the works have code, as a source says; of the others no source says anything."
    )
    if not works.coded:
        inputs = _("No source says of any of %(papers)s that there is code.", papers=_papers(works.works))
        return Measure("code", _("Works with code"), None, missing(), definition, inputs, date=date)
    inputs = _("%(coded)s of %(papers)s.", coded=written_number(works.coded), papers=_papers(works.works))
    newest = works.code
    return Measure(
        "code",
        _("Works with code"),
        works.coded,
        written_number(works.coded),
        definition,
        inputs,
        date=date,
        entity=EntityRef("paper", newest.id, newest.title) if newest else None,
        url=newest.url if newest else None,
    )


def _novelty(works: MeasuredWorks) -> Measure:
    definition = _(
        "The median of the novelty of the works: of each work the percentile of how unusual its combination of topics "
        "is for its year (Uzzi and others, Science 342, 2013)."
    )
    return _median("novelty", _("Novelty"), works.novelties, works, definition)


def _percentile(works: MeasuredWorks) -> Measure:
    definition = _(
        "The median of the citation percentiles of the works: of each work its place among the papers of its field "
        "and year whose citations the same source counts."
    )
    label = _("Citation percentile")
    return _median("citation_percentile", label, works.percentiles, works, definition)


def _median(name: str, label: str, values: Sequence[float], works: MeasuredWorks, definition: str) -> Measure:
    value = middle(values)
    written = missing() if value is None else _("%(place)s of 100", place=written_number(round(value, 1)))
    inputs = (
        _(
            "It is computed for %(known)s of %(papers)s; a median takes %(least)s.",
            known=written_number(len(values)),
            papers=_papers(works.works),
            least=LEAST_WORKS,
        )
        if value is None
        else _(
            "It is computed for %(known)s of %(papers)s.",
            known=written_number(len(values)),
            papers=_papers(works.works),
        )
    )
    return Measure(name, label, value, written, definition, inputs, date=works.measured)


def _counted(
    name: str,
    label: str,
    value: int | None,
    definition: str,
    inputs: str,
    source: str | None = None,
    date: str | None = None,
) -> Measure:
    written = missing() if value is None else written_number(value)
    return Measure(name, label, value, written, definition, inputs, source, date)


def _papers(count: int) -> str:
    return ngettext("%(num)s paper", "%(num)s papers", count)
