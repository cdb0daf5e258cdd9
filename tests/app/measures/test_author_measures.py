"""Measures out of the graph: equal to what an independent count over the loaded records gives, source by source."""

import random
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from peergraph.app import create_app
from peergraph.app.measures import measure_pages
from peergraph.app.measures.figures import Measure, measures_of
from peergraph.app.measures.read import author_citation_years, author_measures
from peergraph.app.reads.authors import works_page
from peergraph.app.reads.parts import WorkFilter, WorkSort
from peergraph.cypher.graph import Graph
from peergraph.cypher.settings import Settings
from peergraph.loaders.measures.run import measure
from peergraph.loaders.records import Authorship, PaperRecord, RemovedPlace, TopicMention

from ..conftest import load

AUTHORS, PAPERS = 1_000, 800
VISION = TopicMention("cs.CV", "category", ("arxiv:cs.CV",))
ROBOTS = TopicMention("cs.RO", "category", ("arxiv:cs.RO",))


def paper(name: str, *people: str, source: str = "openalex", **facts: object) -> PaperRecord:
    """Return a paper by people who are named by the numbers of their identifiers."""
    identifiers = (f"{source}:{name}", f"doi:10.5555/{name}")
    listed = tuple(
        Authorship(f"Person {letters(number)}", place, (f"openalex:A{number}",))
        for place, number in enumerate(people, start=1)
    )
    title = facts.pop("title", f"On {name}")
    return PaperRecord(source, name, identifiers, title, "2024-01-01", authorships=listed, **facts)  # type: ignore[arg-type]


def letters(number: str) -> str:
    return "".join(chr(97 + int(digit)) for digit in number)


def figures(graph: Graph, number: str) -> dict[tuple[str, str | None], Measure]:
    works = author_measures(graph, id=f"openalex:A{number}")
    loaded = {"openalex": "2024-01-01", "mine": "2024-02-02"}
    made = measures_of(works, 7, loaded, "2024-03-03-abcdefabcd")
    return {(measure.name, measure.source): measure for measure in made}


def made_up(source: str, chance: random.Random, names: Iterable[int]) -> list[PaperRecord]:
    """Return papers of one source, some without a count, with references to papers before them."""
    return [
        paper(
            f"W{name}",
            *people_of(name, chance),
            source=source,
            year=2000 + name % 20,
            cited_by_count=None if chance.random() < 0.2 else int(chance.paretovariate(0.8)) - 1,
            references=tuple(
                f"openalex:W{cited}"
                for cited in {chance.randrange(name + 1) for _ in range(8)}
                if cited != name
            )
            if source == "openalex"
            else (),
        )
        for name in names
    ]


def people_of(name: int, chance: random.Random) -> list[str]:
    """Return a paper's authors: two by turns, so that everybody has a paper, and some by chance."""
    by_turns = {2 * name % AUTHORS, (2 * name + 1) % AUTHORS}
    return [str(one) for one in sorted(by_turns | set(chance.sample(range(AUTHORS), chance.randint(0, 3))))]


def independent(records: list[PaperRecord]) -> dict[str, dict[str, list[int]]]:
    """Count citations by author and source from the records alone; "graph" counts references among them."""
    cited: dict[str, int] = defaultdict(int)
    for record in records:
        for reference in record.references:
            cited[reference.partition(":")[2]] += 1
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        for one in record.authorships:
            if record.cited_by_count is not None:
                found[one.identifiers[0]][record.source].append(record.cited_by_count)
            if record.source == "openalex":
                found[one.identifiers[0]]["graph"].append(cited[record.source_id])
    return found


def test_the_measures_of_a_thousand_authors_equal_an_independent_count(empty_graph: Graph):
    chance = random.Random(20130301)
    ours = made_up("openalex", chance, range(PAPERS))
    # A third of the papers stand in a second source too, by the same people, with counts of its own.
    theirs = [
        paper(
            record.source_id,
            *(one.identifiers[0].removeprefix("openalex:A") for one in record.authorships),
            source="mine",
            year=record.year,
            cited_by_count=chance.choice((None, 0, 3, 12, 40)),
        )
        for record in ours[::3]
    ]
    load(empty_graph, *ours, *theirs)

    wanted = independent([*ours, *theirs])
    wrong = [id for id, by_source in wanted.items() if not is_equal(empty_graph, id, by_source)]
    assert len(wanted) == AUTHORS
    assert not wrong


def is_equal(graph: Graph, id: str, wanted: dict[str, list[int]]) -> bool:
    works = author_measures(graph, id=id)
    counted = {row.source: sorted(row.counts) for row in works.counts} | {"graph": sorted(works.cited)}
    made = {(measure.name, measure.source): measure.value for measure in measures_of(works, 1, {}, "")}
    return all(
        counted[source] == sorted(counts)
        and made["citations", source] == sum(counts)
        and made["h_index", source]
        == max(h for h in range(len(counts) + 1) if sum(c >= h for c in counts) >= h)
        and made["i10_index", source] == len([count for count in counts if count > 9])
        for source, counts in wanted.items()
    ) and set(counted) == set(wanted)


def test_counts_of_two_sources_are_never_put_together(empty_graph: Graph):
    load(
        empty_graph,
        paper("one", "1", cited_by_count=100),
        paper("one", "1", source="mine", cited_by_count=7),
        paper("two", "1", source="mine", cited_by_count=2),
    )

    made = figures(empty_graph, "1")
    assert made["citations", "openalex"].value == 100
    assert made["citations", "mine"].value == 9
    assert (made["h_index", "openalex"].value, made["h_index", "mine"].value) == (1, 2)
    assert (made["citations", "openalex"].date, made["citations", "mine"].date) == (
        "2024-01-01",
        "2024-02-02",
    )
    assert (
        made["citations", "openalex"].inputs == "The source says of 1 of 2 papers how often they are cited."
    )


def test_a_title_that_looks_like_a_count_is_a_title(empty_graph: Graph):
    trick = 'On "cited_by_count":999 and \\"cited_by_count\\":888'
    load(
        empty_graph,
        paper("one", "1", cited_by_count=4, title=trick),
        paper("one", "1", source="mine", title=trick),
    )

    assert figures(empty_graph, "1")["citations", "openalex"].value == 4
    assert ("citations", "mine") not in figures(empty_graph, "1")


def test_what_nobody_says_is_not_enough_data_and_never_nought(empty_graph: Graph):
    load(empty_graph, paper("one", "1"))

    made = figures(empty_graph, "1")
    for name, source in (
        ("citations", "graph"), ("h_index", "graph"), ("i10_index", "graph"), ("field", None), ("code", None),
        ("last_author", None), ("novelty", None), ("citation_percentile", None),
    ):  # fmt: skip
        assert (made[name, source].value, made[name, source].written) == (None, "not enough data"), name
    assert made["citations", "graph"].date is None
    assert all(measure.definition and measure.inputs for measure in made.values())


def test_a_record_without_works_has_no_number_at_all(empty_graph: Graph):
    assert all(measure.value is None for measure in figures(empty_graph, "404").values())


def test_who_is_cited_by_nobody_in_a_graph_with_references_has_nought(empty_graph: Graph):
    load(
        empty_graph,
        paper("one", "1", references=("openalex:two",)),
        paper("two", "2"),
    )

    assert figures(empty_graph, "1")["citations", "graph"].value == 0
    assert figures(empty_graph, "2")["citations", "graph"].value == 1
    assert figures(empty_graph, "2")["citations", "graph"].date == "2024-03-03"


def test_first_and_last_places_are_shares_of_the_works_where_they_are_known(empty_graph: Graph):
    load(
        empty_graph,
        paper("first", "1", "2"),
        paper("last", "2", "3", "1"),
        paper("middle", "2", "1", "3"),
        paper("alone", "1"),
        paper("incomplete", "2", "1", authors_complete=False),
    )

    made = figures(empty_graph, "1")
    assert made["first_author", None].value == pytest.approx(2 / 5)
    assert made["first_author", None].written == "40%"
    # Neither the one by one person alone nor the one whose list is cut off tells who is last.
    assert made["last_author", None].value == pytest.approx(1 / 3)


def test_who_comes_after_somebody_who_was_removed_is_still_the_last(empty_graph: Graph):
    first, last = Authorship("Person b", 1, ("openalex:A1",)), Authorship("Person d", 3, ("openalex:A3",))
    removed = RemovedPlace(2, removal="digest")
    load(empty_graph, replace(paper("one"), authorships=(first, last), removed=(removed,)))

    assert figures(empty_graph, "3")["last_author", None].value == 1
    assert figures(empty_graph, "1")["last_author", None].value == 0


def test_the_field_is_the_category_of_most_works(empty_graph: Graph):
    load(
        empty_graph,
        paper("one", "1", topics=(VISION, TopicMention("Vision", "area"))),
        paper("two", "1", topics=(VISION, ROBOTS)),
        paper("three", "1", topics=(TopicMention("Vision", "area"), TopicMention("edges", "keyword"))),
    )

    field = figures(empty_graph, "1")["field", None]
    assert field.entity is not None
    assert (field.entity.id, field.value) == ("arxiv:cs.CV", 2)
    assert field.inputs == "2 papers of 3 carry it."


def test_the_field_may_be_what_topics_are_part_of(empty_graph: Graph):
    computing = TopicMention("Computer Science", "field", ("openalex:fields/17",))
    networks = TopicMention("Networks", "subfield", ("openalex:subfields/1",), None, computing)
    topics = [TopicMention(name, "topic", (f"openalex:T{name}",), 0.9, networks) for name in ("a", "b")]
    load(empty_graph, paper("one", "1", topics=tuple(topics)), paper("two", "1", topics=(topics[0],)))

    field = figures(empty_graph, "1")["field", None]
    assert (field.written, field.value) == ("Computer Science", 2)


def test_code_is_counted_and_the_newest_link_is_named(empty_graph: Graph):
    load(
        empty_graph,
        paper("old", "1", year=2001, has_code=True, code_url="https://code.example/old"),
        paper("new", "1", year=2020, has_code=True, code_url="https://code.example/new"),
        paper("none", "1", year=2022),
    )

    code = figures(empty_graph, "1")["code", None]
    assert (code.value, code.url) == (2, "https://code.example/new")


def test_citations_by_year_are_those_of_the_citing_papers(empty_graph: Graph):
    load(
        empty_graph,
        paper("a", "1", year=2001),
        paper("b", "1", year=2002),
        paper("c", "2", year=2010, references=("openalex:a", "openalex:b")),
        paper("d", "3", year=2011, references=("openalex:a",)),
        paper("e", "3", references=("openalex:a",)),
    )

    years = author_citation_years(empty_graph, id="openalex:A1")
    assert {row.year: row.works for row in years} == {2010: 2, 2011: 1, None: 1}


def test_many_citations_by_year_are_those_that_were_counted_before(
    empty_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(measure_pages, "QUICK_CITATIONS", 1)
    load(
        empty_graph,
        paper("a", "1", year=2001),
        paper("b", "1", "2", year=2002),
        paper("c", "2", year=2010, references=("openalex:a", "openalex:b")),
        paper("d", "3", year=2011, references=("openalex:a",)),
        paper("g", "3", references=("openalex:a",)),
        paper("e", "1"),
    )
    live = measure_pages.counted_works(empty_graph, "openalex:A1")

    measure(empty_graph)
    app = create_app(Settings(NEO4J_URI="bolt://unused:1", PEERGRAPH_HOME=tmp_path), empty_graph)
    before = measure_pages.counted_works(empty_graph, "openalex:A1")
    page = app.test_client().get("/authors/openalex:A1").text
    # A work that nobody had cited when the others were counted.
    load(empty_graph, paper("f", "3", year=2020, references=("openalex:e",)))
    after = measure_pages.counted_works(empty_graph, "openalex:A1")

    assert [(row.year, row.works) for row in before.years] == [(2011, 1), (2010, 2), (None, 1)]
    assert (set(live.years), live.since) == (set(before.years), None)
    assert f'<time datetime="{before.since}">Data of ' in page
    assert (sum(row.works for row in after.years), after.since) == (5, None)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("newest", ["c", "b", "a"]),
        ("cited", ["a", "c", "b"]),
        ("cited_here", ["b", "c", "a"]),
        ("code", ["a", "c", "b"]),
        ("place", ["b", "c", "a"]),
        ("authors", ["b", "a", "c"]),
        ("novelty", ["c", "b", "a"]),
    ],
)
def test_the_list_of_works_is_ordered_as_asked(empty_graph: Graph, sort: WorkSort, order: list[str]):
    load(
        empty_graph,
        paper("a", "2", "1", year=2001, cited_by_count=9, has_code=True),
        paper("b", "1", year=2002),
        paper("c", "2", "1", "3", year=2003, cited_by_count=0),
        paper("d", "4", year=2004, references=("openalex:b",)),
    )

    works = works_page(empty_graph, "openalex:A1", WorkFilter(sort=sort)).works
    assert [work.title for work in works] == [f"On {name}" for name in order]
    assert {work.title: work.cited_here for work in works}["On b"] == 1
