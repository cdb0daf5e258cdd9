"""What a run remembers spares it look-ups, and never changes what comes out."""

import random
from collections.abc import Callable

import pytest

from peergraph.cypher.graph import Graph
from peergraph.loaders.batch import Written, arrival, write_batch
from peergraph.loaders.export import digest
from peergraph.loaders.records import Authorship, PaperRecord, Record, TopicMention
from peergraph.loaders.seen import Seen

from .test_load import DESCRIBED, OVERLAPPING, REISSUED


def load(graph: Graph, record: Record, run: str, seen: Seen | None = None) -> Written:
    return write_batch(graph, [arrival(record, "2024-01-01T00:00:00Z")], run, seen)


def paper(id: str, author: str, *identifiers: str) -> PaperRecord:
    topics = (TopicMention("Maps"),)
    return PaperRecord(
        "mine", id, identifiers or (f"mine:{id}",), id, authorships=(Authorship(author, 1),), topics=topics
    )


@pytest.mark.parametrize(
    "records", [REISSUED, DESCRIBED, OVERLAPPING], ids=["reissued", "described", "overlapping"]
)
def test_one_run_over_many_batches_makes_the_graph_of_as_many_runs(
    empty_graph: Graph, empty_again: Callable[[], None], records: list[Record]
):
    for round_ in range(6):
        ordered = random.Random(round_).sample(records, len(records))
        empty_again()
        for record in ordered:
            load(empty_graph, record, "test")
        expected = digest(empty_graph)
        empty_again()
        seen = Seen()
        for record in ordered:
            load(empty_graph, record, "test", seen)
        assert digest(empty_graph) == expected


def test_what_another_loader_writes_between_two_batches_is_found(empty_graph: Graph):
    seen = Seen()
    load(empty_graph, paper("1", "Ada Love"), "first", seen)
    load(empty_graph, paper("2", "ADA LOVE", "mine:2", "doi:10.5555/a"), "second")

    again = load(empty_graph, paper("2", "ADA LOVE", "mine:2", "doi:10.5555/a"), "first", seen)
    load(empty_graph, paper("3", "Ada  Love", "mine:3", "doi:10.5555/a"), "first", seen)
    together = digest(empty_graph)

    assert again == Written(unchanged=1)
    assert load(empty_graph, paper("1", "Ada Love"), "third") == Written(unchanged=1)
    assert digest(empty_graph) == together


def test_a_run_that_starts_with_nothing_in_the_graph_looks_up_only_what_it_has_met():
    seen = Seen()
    seen.begin(alone=False, empty=True)
    assert seen.perhaps("paper", ["doi:10.5555/a"]) == []

    seen.mark("paper", ["doi:10.5555/a"])

    assert seen.perhaps("paper", ["doi:10.5555/b", "doi:10.5555/a"]) == ["doi:10.5555/a"]
    seen.begin(alone=False, empty=False)
    assert seen.perhaps("paper", ["doi:10.5555/b"]) == ["doi:10.5555/b"]
