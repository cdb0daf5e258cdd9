"""Novelty and citation percentiles, against cases that were computed by hand."""

from collections.abc import Callable
from math import sqrt
from typing import Any

import pytest
from click.testing import CliRunner

from peergraph.cypher.data_version import data_version, versions
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server
from peergraph.cypher.measured import MEASURED
from peergraph.loaders.batch import arrival, write_batch
from peergraph.loaders.export import digest
from peergraph.loaders.load import load_sample
from peergraph.loaders.measures import commands, run
from peergraph.loaders.measures.citations import standings
from peergraph.loaders.measures.novelty import novelties, pair_score
from peergraph.loaders.measures.paper import Count, Paper
from peergraph.loaders.measures.percentiles import percentile, quantile
from peergraph.loaders.measures.reads import Topic, fields_of, paired
from peergraph.loaders.measures.run import measure
from peergraph.loaders.records import PaperRecord, TopicMention
from peergraph.loaders.seen import Seen

from .test_load import cypher

MEASURES = cypher(
    "$id STRING", "MATCH (paper:Paper {id: $id}) RETURN paper {.*} AS paper",
)  # fmt: skip
MEASURED_PAPERS = cypher(
    "none", "MATCH (p:Paper) WHERE p.measured_version IS NOT NULL RETURN count(p) AS papers"
)


def close(value: float | None) -> Any:
    assert value is not None
    return pytest.approx(value, abs=1e-9, rel=0)


def about(id: str, year: int | None, *topics: int, kind: str = "keyword") -> Paper:
    return Paper(id, year, {kind: topics} if len(topics) > 1 else {})


def twenty_two() -> list[Paper]:
    """Return 22 papers of one year: 10 on 1 and 2, 6 on 3 and 4, 5 on 1 and 3, and one on 2 and 4."""
    sets = [(1, 2)] * 10 + [(3, 4)] * 6 + [(1, 3)] * 5 + [(2, 4)]
    return [about(f"p{number}", 2020, *topics) for number, topics in enumerate(sets)]


@pytest.mark.parametrize(
    ("ordered", "value", "place"),
    [
        ([7], 7, 50.0),
        ([1, 2, 3, 4], 1, 12.5),
        ([1, 2, 3, 4], 4, 87.5),
        ([0, 0, 0, 9], 0, 37.5),
        ([5, 5, 5], 5, 50.0),
    ],
    ids=["alone", "lowest", "highest", "ties share their place", "all the same"],
)
def test_a_percentile_counts_the_lower_ones_and_half_of_the_equal_ones(
    ordered: list[float], value: float, place: float
):
    assert percentile(ordered, value) == close(place)


def test_percentiles_of_all_have_the_mean_50():
    ordered = [0, 0, 1, 2, 2, 2, 8, 13, 400]

    assert sum(percentile(ordered, value) for value in ordered) / len(ordered) == close(50)


@pytest.mark.parametrize(
    ("ordered", "value"),
    [([4.0], 4.0), ([1.0, 2.0], 1.1), ([float(n) for n in range(11)], 1.0), ([-3.0, 0.0, 5.0], -2.4)],
    ids=["one", "two", "eleven", "three"],
)
def test_the_lowest_tenth_lies_on_a_line_between_neighbours(ordered: list[float], value: float):
    assert quantile(ordered, 0.1) == close(value)


def test_a_pair_as_frequent_as_chance_would_have_it_scores_0():
    assert pair_score(5, 100, 10, 50) == close(0)


def test_a_pair_scores_its_distance_from_chance_in_standard_deviations():
    # 20 papers, 8 and 5 of them: expected 8*5/20 = 2, variance 8*5*12*15/(20*20*19) = 18/19.
    assert pair_score(4, 20, 8, 5) == close(2 / sqrt(18 / 19))
    assert pair_score(0, 20, 8, 5) == close(-2 / sqrt(18 / 19))


@pytest.mark.parametrize(("first", "second"), [(20, 5), (8, 20), (0, 5)])
def test_a_topic_on_all_papers_or_none_makes_no_pair(first: int, second: int):
    assert pair_score(0, 20, first, second) is None


def test_novelty_is_that_of_a_case_computed_by_hand():
    found = dict(novelties(twenty_two()))

    # Of the 21 others of the last paper (on 2 and 4), 10 have topic 2, 6 have topic 4 and none has both.
    lone = found["p21"]
    assert lone.score == close((0 * 21 - 10 * 6) / sqrt(10 * 6 * 11 * 15 / 20))
    assert lone.rarest
    assert (lone.rarest.topics, lone.rarest.together) == ((2, 4), 0)
    assert lone.rarest.expected == close(60 / 21)
    # It alone has the lowest score of 22 papers: 100 * (21 + 1/2) / 22.
    assert lone.percentile == close(100 * 21.5 / 22)
    assert (lone.pairs, lone.among, lone.missing) == (1, 22, None)


def test_papers_with_the_same_combination_share_one_place():
    found = dict(novelties(twenty_two()))

    # On 1 and 2: of 21 others 14 have 1, 10 have 2, 9 have both; the scores of 1 and 3 (14, 10, 4) are lower, those
    # of 3 and 4 (10, 6, 5) lower than those of 1 and 2.
    scores = {
        "p0": (9 * 21 - 14 * 10) / sqrt(14 * 10 * 7 * 11 / 20),
        "p10": (5 * 21 - 10 * 6) / sqrt(10 * 6 * 11 * 15 / 20),
        "p16": (4 * 21 - 14 * 10) / sqrt(14 * 10 * 7 * 11 / 20),
    }
    assert {id: found[id].score for id in scores} == {id: close(score) for id, score in scores.items()}
    assert scores["p16"] < scores["p10"] < scores["p0"]
    # From the most unusual on: 1 paper (2, 4), 5 papers (1, 3), 6 papers (3, 4), 10 papers (1, 2).
    assert found["p16"].percentile == close(100 * (16 + 5 / 2) / 22)
    assert found["p10"].percentile == close(100 * (10 + 6 / 2) / 22)
    assert found["p0"].percentile == close(100 * (10 / 2) / 22)


def test_a_paper_with_many_pairs_is_as_novel_as_the_lowest_tenth_of_them():
    found = dict(novelties([*twenty_two(), about("all", 2020, 1, 2, 3, 4)]))

    # Of its 22 others 15 have 1, 11 have 2 and 3, 7 have 4; six pairs, and the tenth lies half way between the lowest
    # two: (2, 3) with none together and (1, 4) with none together.
    pairs = sorted(
        (together * 22 - a * b) / sqrt(a * b * (22 - a) * (22 - b) / 21)
        for together, a, b in [
            (10, 15, 11), (5, 15, 11), (0, 15, 7), (0, 11, 11), (1, 11, 7), (6, 11, 7),
        ]
    )  # fmt: skip
    assert found["all"].pairs == 6
    assert found["all"].score == close(pairs[0] + 0.5 * (pairs[1] - pairs[0]))


def test_topics_are_paired_with_their_own_kind_only():
    papers = [Paper("mixed", 2020, {"keyword": (1, 2), "topic": (8, 9)}), *twenty_two()]

    found = dict(novelties(papers))

    assert found["mixed"].pairs == 1


@pytest.mark.parametrize(
    ("paper", "missing"),
    [
        (about("x", None, 1, 2), "year"),
        (about("x", 2020), "topics"),
        (about("x", 2020, 1, 99), "uses"),
        (about("x", 2026, 1, 2), "uses"),
        (about("x", 2021, 1, 2), "papers"),
    ],
    ids=[
        "no year",
        "too few topics",
        "a topic nobody uses",
        "nobody uses them any more",
        "alone in its year",
    ],
)
def test_too_little_data_is_said_and_gives_no_novelty(paper: Paper, missing: str):
    found = dict(novelties([*twenty_two(), paper]))["x"]

    assert (found.missing, found.percentile) == (missing, None)


def test_a_year_is_compared_with_the_four_before_and_none_after():
    old = [about(f"old{number}", 2016, 1, 2) for number in range(40)]
    later = [about(f"later{number}", 2021, 1, 2) for number in range(40)]

    alone, with_later = (dict(novelties([*twenty_two(), *more])) for more in ([], later))
    with_old = dict(novelties([*twenty_two(), *old]))
    with_ancient = dict(novelties([*twenty_two(), *(about(f"a{n}", 2015, 1, 2) for n in range(40))]))

    assert alone["p21"] == with_later["p21"] == with_ancient["p21"]
    assert with_old["p21"].score != alone["p21"].score


def cited(id: str, citations: int, *fields: str, year: int | None = 2020, source: str = "mine") -> Paper:
    return Paper(id, year, {}, fields, Count(source, citations))


def test_a_citation_percentile_is_that_of_a_case_computed_by_hand():
    # 20 papers with 0, 0, 0, 3, 4, 5 ... 19 citations.
    papers = [cited(f"p{n}", n if n > 2 else 0, "physics") for n in range(20)]

    found = standings(papers)

    assert found["p0"].percentile == close(100 * 1.5 / 20)
    assert found["p3"].percentile == close(100 * 3.5 / 20)
    assert found["p19"].percentile == close(100 * 19.5 / 20)
    assert (found["p3"].fields, found["p3"].among, found["p3"].missing) == (("physics",), (20,), None)


def test_a_paper_of_two_fields_has_the_mean_of_both():
    physics = [cited(f"p{n}", n, "physics") for n in range(20)]
    history = [cited(f"h{n}", 0, "history") for n in range(29)]
    both = cited("both", 10, "physics", "history", "law")

    found = standings([*physics, *history, both])["both"]

    # Among 21 of physics: 10 lower, 2 equal; among 30 of history: 29 lower. Law has too few papers to count.
    assert found.percentile == close((100 * 11 / 21 + 100 * 29.5 / 30) / 2)
    assert (found.fields, found.among) == (("physics", "history"), (21, 30))


def test_counts_of_another_source_or_year_are_not_compared():
    papers = [cited(f"p{n}", n, "physics") for n in range(20)]
    others = [cited(f"o{n}", 900, "physics", source="other") for n in range(20)]
    later = [cited(f"l{n}", 900, "physics", year=2021) for n in range(20)]

    assert standings([*papers, *others, *later])["p19"] == standings(papers)["p19"]


@pytest.mark.parametrize(
    ("paper", "missing"),
    [
        (Paper("x", 2020, {}, ("physics",)), "count"),
        (cited("x", 3, "physics", year=None), "year"),
        (cited("x", 3), "field"),
        (cited("x", 3, "law"), "papers"),
    ],
)
def test_too_little_data_is_said_and_gives_no_percentile(paper: Paper, missing: str):
    found = standings([*(cited(f"p{n}", n, "physics") for n in range(20)), paper])["x"]

    assert (found.missing, found.percentile) == (missing, None)


def test_a_papers_fields_are_those_above_its_topics_or_else_its_categories_or_else_its_areas():
    medicine = Topic(1, "t1", "topic", ("fields/27",))
    engine = Topic(2, "t2", "topic", ("fields/22", "fields/27"))
    vision, archive = Topic(3, "arxiv:cs.CV", "category", ()), Topic(4, "arxiv:cs", "area", ())

    assert fields_of([engine, medicine, vision]) == ("fields/22", "fields/27")
    assert fields_of([archive, vision]) == ("arxiv:cs.CV",)
    assert fields_of([archive]) == ("arxiv:cs",)
    assert fields_of([]) == ()


def test_an_area_makes_no_pairs():
    topics = [Topic(n, f"t{n}", "area" if n > 2 else "keyword", ()) for n in range(5)]

    assert paired(topics) == {"keyword": (0, 1, 2)}


def record(number: int, *keywords: str, source: str = "mine", **more: Any) -> PaperRecord:
    topics = (*(TopicMention(name) for name in keywords), TopicMention("Botany", "area"))
    name = f"p{number:02}"
    said = {"title": f"On {name}", "updated": "2024-01-01", "cited_by_count": number, **more}
    return PaperRecord(source, name, (f"mine:{name}",), year=2020, topics=topics, **said)


def load(graph: Graph, *records: PaperRecord, run: str = "one") -> Any:
    return write_batch(graph, [arrival(record, None) for record in records], run, Seen())


RECORDS = [
    record(n, *pair)
    for n, pair in enumerate(
        [("moss", "fern")] * 10 + [("bark", "root")] * 6 + [("moss", "bark")] * 5 + [("fern", "root")]
    )
]


def of(graph: Graph, id: str) -> dict[str, Any]:
    return graph.read(MEASURES, id=id)[0]["paper"]


@pytest.mark.graph
def test_measures_stand_with_each_paper_with_their_inputs_date_and_data_version(empty_graph: Graph):
    load(empty_graph, *RECORDS)

    summary = measure(empty_graph)

    paper = of(empty_graph, "mine:p21")
    assert paper["novelty"] == close(100 * 21.5 / 22)
    assert paper["novelty_score"] == close(-60 / sqrt(10 * 6 * 11 * 15 / 20))
    assert sorted(paper["novelty_topics"]) == ["keyword:fern", "keyword:root"]
    assert (paper["novelty_together"], paper["novelty_among"], paper["novelty_pairs"]) == (0, 22, 1)
    assert paper["citation_percentile"] == close(100 * 21.5 / 22)
    assert (paper["citation_count"], paper["citation_source"], paper["citation_among"]) == (21, "mine", [22])
    assert paper["measured_version"] == summary.version == data_version(empty_graph)
    assert paper["measured_on"] > "2024"
    assert (summary.papers, summary.written, summary.novelty, summary.citations) == (22, 22, 22, 22)
    assert {name for name in paper if name.startswith(("novelty", "citation", "measured"))} <= set(MEASURED)


@pytest.mark.graph
def test_loading_the_same_again_changes_nothing_and_leaves_the_measures(empty_graph: Graph):
    load(empty_graph, *RECORDS)
    before = digest(empty_graph)
    measure(empty_graph)
    measured = of(empty_graph, "mine:p21")

    written = load(empty_graph, *RECORDS, run="two")

    assert (written.new, written.changed, written.unchanged) == (0, 0, 22)
    assert of(empty_graph, "mine:p21") == measured
    assert digest(empty_graph) == before


@pytest.mark.graph
def test_a_changed_record_leaves_the_measures_with_the_version_they_are_of(empty_graph: Graph):
    load(empty_graph, *RECORDS)
    measure(empty_graph)
    measured = of(empty_graph, "mine:p21")

    load(empty_graph, record(21, "fern", "root", updated="2025-01-01", title="On another"), run="two")

    changed = of(empty_graph, "mine:p21")
    assert changed["title"] == "On another"
    assert {name: changed.get(name) for name in MEASURED} == {name: measured.get(name) for name in MEASURED}


@pytest.mark.graph
def test_measuring_leaves_the_version_of_the_data_and_is_seen_by_who_asks_again(empty_graph: Graph):
    load(empty_graph, *RECORDS)
    before = versions(empty_graph)

    measure(empty_graph)

    after = versions(empty_graph)
    assert after[0] == before[0]
    assert after[1] != before[1]


@pytest.mark.graph
def test_a_second_run_writes_only_what_is_not_there_yet(empty_graph: Graph, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(run, "BATCH_PAPERS", 5)
    load(empty_graph, *RECORDS)

    def stop(done: int, total: int) -> None:
        if done == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        measure(empty_graph, watch=stop)

    assert empty_graph.read(MEASURED_PAPERS)[0]["papers"] == 10
    assert measure(empty_graph).written == 12
    assert measure(empty_graph).written == 0
    assert measure(empty_graph, again=True).written == 22


@pytest.mark.graph
def test_what_can_no_longer_be_told_is_taken_away(empty_graph: Graph):
    load(empty_graph, *RECORDS)
    measure(empty_graph)
    load(
        empty_graph,
        record(21, updated="2025-01-01", cited_by_count=None),
        record(22, "moss", "fern"),
        run="two",
    )

    measure(empty_graph)

    paper = of(empty_graph, "mine:p21")
    assert {"novelty", "novelty_score", "novelty_topics", "citation_percentile"}.isdisjoint(paper)
    assert (paper["novelty_missing"], paper["citation_missing"]) == ("topics", "count")


@pytest.mark.graph
def test_a_count_is_that_of_the_source_which_states_it(empty_graph: Graph):
    load(
        empty_graph,
        record(0, "moss", source="mine", cited_by_count=None),
        record(0, "moss", source="openalex", cited_by_count=8),
    )

    measure(empty_graph)

    paper = of(empty_graph, "mine:p00")
    assert (paper["citation_count"], paper["citation_source"]) == (8, "openalex")


@pytest.mark.graph
def test_the_sample_is_measured_and_says_that_it_has_too_little_data(
    empty_graph: Graph, empty_again: Callable[[], None]
):
    load_sample(empty_graph)

    summary = measure(empty_graph)

    assert (summary.papers, summary.written) == (752, 752)
    again = load_sample(empty_graph)
    assert (again.new, again.changed) == (0, 0)
    empty_again()


@pytest.fixture
def at_the_command_line(server: Server, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """A function that runs `peergraph measure` on the tests' graph."""
    for name, value in (("URI", server.uri), ("USER", server.user), ("PASSWORD", server.password)):
        monkeypatch.setenv(f"NEO4J_{name}", value)
    return lambda *options: CliRunner().invoke(commands.measure, list(options))


@pytest.mark.graph
def test_the_command_says_what_it_did_and_on_which_data(
    empty_graph: Graph, at_the_command_line: Callable[..., Any]
):
    load(empty_graph, *RECORDS)

    first, second, again = (at_the_command_line(*options) for options in ((), (), ("--again",)))

    assert first.output == (
        f"22 papers measured on version {data_version(empty_graph)} of the data: 22 with novelty, 22 with a citation "
        "percentile, the others have too little data; 22 written, 0 already there.\n"
    )
    assert second.output.endswith("0 written, 22 already there.\n")
    assert again.output.endswith("22 written, 0 already there.\n")


@pytest.mark.graph
def test_ctrl_c_says_that_the_same_command_goes_on(
    empty_graph: Graph, at_the_command_line: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
):
    load(empty_graph, *RECORDS)

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "write_measures", stop)
    stopped = at_the_command_line()

    assert stopped.exit_code == 130
    assert "run the same command again to go on where it was" in stopped.output
