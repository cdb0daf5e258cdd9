"""A venue's page: a journal or the proceedings of a conference, known by the name that its papers carry."""

from flask_babel import gettext as _
from msgspec import convert

from ...cypher import load
from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from ..together import both
from .around import SHOWN, Around, Asked, bounds, holds_page, read_around
from .gathered import VenuePage
from .paper_rows import PAPERS_ON_PAGE, paper_list
from .parts import PaperList, YearCount
from .year_windows import LAST, UNDATED, total, window


def venue_page(graph: Graph, name: str, *, offset: int = 0) -> VenuePage:
    """Return the venue that papers name so, its papers from `offset` on; raises NotFoundError where none does."""
    years = _known_years(graph, name)
    around, papers = _around_and_papers(graph, name, years, offset)
    return VenuePage(
        name=name,
        works=total(years),
        years=years,
        papers=papers,
        counted=around.counted,
        people=around.people,
        topics=around.topics,
        institutions=around.institutions,
    )


def papers_of_venue(graph: Graph, name: str, *, offset: int) -> PaperList:
    """Return a later page of a venue's papers; raises NotFoundError where no paper names the venue."""
    return _papers(graph, name, _known_years(graph, name), offset)


def around_venue(graph: Graph, name: str, asked: Asked) -> tuple[str, Around]:
    """Return a venue's name and a page of some of its rankings; raises NotFoundError where no paper names it."""
    years = _known_years(graph, name)
    return name, venue_around(graph, name=name, years=years, asked=asked)


def venue_years(graph: Graph, *, name: str) -> tuple[YearCount, ...]:
    """Return one venue's papers counted by year, newest first; none where no paper names it."""
    return convert(graph.read(load("read")["venue_years"], name=name), tuple[YearCount, ...])


def venue_papers(
    graph: Graph, *, name: str, offset: int, limit: int, from_year: int = UNDATED, to_year: int = LAST
) -> list[str]:
    """Return the ids of papers of one venue, all or those of some years, newest first."""
    years = {"from_year": from_year, "to_year": to_year}
    query = load("read")["venue_papers"]
    return [row["id"] for row in graph.read(query, name=name, **years, offset=offset, limit=limit)]


def venue_around(graph: Graph, *, name: str, years: tuple[YearCount, ...], asked: Asked) -> Around:
    """Return the people, topics and institutions on the newest papers of one venue, and some of these papers."""
    rows = graph.read(load("read")["venue_around"], name=name, **bounds(years, asked))
    return read_around(rows[0], years, asked.offset)


def _known_years(graph: Graph, name: str) -> tuple[YearCount, ...]:
    years = venue_years(graph, name=name)
    if not years:
        raise NotFoundError(
            _(
                "No paper in this graph names the venue “%(name)s”. Names of venues are matched letter by letter.",
                name=name,
            )
        )
    return years


def _around_and_papers(
    graph: Graph, name: str, years: tuple[YearCount, ...], offset: int
) -> tuple[Around, PaperList]:
    def around() -> Around:
        """Return who and what is around the venue, with the ids of its papers."""
        return venue_around(graph, name=name, years=years, asked=Asked(SHOWN, papers_from=offset))

    if not holds_page(years, offset):
        return both(around, lambda: _papers(graph, name, years, offset))
    found = around()
    return found, paper_list(graph, found.papers, total=total(years), offset=offset)


def _papers(graph: Graph, name: str, years: tuple[YearCount, ...], offset: int) -> PaperList:
    at = window(years, offset, PAPERS_ON_PAGE)
    ids = venue_papers(
        graph, name=name, offset=at.skip, limit=PAPERS_ON_PAGE, from_year=at.from_year, to_year=at.to_year
    )
    return paper_list(graph, ids, total=total(years), offset=offset)
