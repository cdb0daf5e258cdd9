"""One row of a list of entities of any kind: what tells it from its namesakes, in a few words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import ngettext
from msgspec import convert

from ...cypher import load
from ...cypher.graph import Graph, Row
from .found import SearchResult
from .paper_rows import papers_by_id
from .parts import Kind, PaperRef
from .searched import Said


def results_by_id(
    graph: Graph, kind: Kind, ids: list[str], *, direct: bool = False
) -> tuple[SearchResult, ...]:
    """Return the rows of entities of one kind, in the order of their ids; `direct` as in SearchResult."""
    if not ids:
        return ()
    rows = _ROWS[kind](graph, ids=ids)
    return tuple(replace(row, direct=direct) for row in rows)


def author_results(graph: Graph, *, ids: list[str]) -> list[SearchResult]:
    """Return authors with their latest affiliation, main topic and years, and the number of their papers."""
    return _convert(graph.read(load("read")["author_results"], ids=ids))


def topic_results(graph: Graph, *, ids: list[str]) -> list[SearchResult]:
    """Return topics with their kind, what they are part of, and the number of their papers."""
    return _convert(graph.read(load("read")["topic_results"], ids=ids))


def institution_results(graph: Graph, *, ids: list[str]) -> list[SearchResult]:
    """Return institutions with their place and the number of their people."""
    return _convert(graph.read(load("read")["institution_results"], ids=ids))


def paper_results(graph: Graph, *, ids: list[str]) -> list[SearchResult]:
    """Return papers with year, venue and first author."""
    return [
        SearchResult(
            "paper", paper.id, paper.title, _paper_detail(paper), paper.author_count, "authors", direct=False
        )
        for paper in papers_by_id(graph, ids=ids)
    ]


_ROWS = {
    "author": author_results,
    "paper": paper_results,
    "topic": topic_results,
    "institution": institution_results,
}


def with_owner_s_name(row: SearchResult, said: Said) -> SearchResult:
    """Return a row that says by which name it is found, where only the owner of the record states it."""
    names = said.names.get(row.id) if row.kind == "author" else None
    if not names:
        return row
    why = _("also called %(name)s (says the owner)", name=names[0])
    return replace(row, detail=joined_facts([why, row.detail]), owner_says=names[0])


def years_between(first: int | None, last: int | None) -> str:
    """Return the years of somebody's papers in words: "2015 to 2023", "2015", or nothing where none is known."""
    if first is None or last is None:
        return ""
    return str(first) if first == last else _("%(first)s to %(last)s", first=first, last=last)


def joined_facts(facts: Iterable[str | None]) -> str:
    """Return the facts that there are, as one text."""
    return ", ".join(fact for fact in facts if fact)


def _convert(rows: Sequence[Row]) -> list[SearchResult]:
    found = [row["result"] for row in rows]
    facts = [
        joined_facts([*row["detail"], years_between(row.get("first_year"), row.get("last_year"))])
        for row in found
    ]
    return convert(
        [{**row, "detail": text, "direct": False} for row, text in zip(found, facts, strict=True)],
        list[SearchResult],
    )


def _paper_detail(paper: PaperRef) -> str:
    return joined_facts([str(paper.year) if paper.year else None, paper.venue, _by(paper)])


def _by(paper: PaperRef) -> str | None:
    if paper.author is None:
        return None
    others = paper.author_count - 1
    if others < 1:
        return _("by %(author)s", author=paper.author)
    return ngettext(
        "by %(author)s and %(count)s other",
        "by %(author)s and %(count)s others",
        others,
        author=paper.author,
        count=f"{others:,}",
    )
