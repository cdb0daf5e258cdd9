"""A batch that was worked out before its turn makes the graph that it would have made in its turn."""

import random
from collections.abc import Callable, Iterable, Sequence

import pytest

from peergraph.cypher.graph import Graph
from peergraph.loaders.ahead import Prepared
from peergraph.loaders.batch import Arrival, Written, arrival, prepare_batch, write_batch
from peergraph.loaders.export import digest
from peergraph.loaders.records import Authorship, PaperRecord, Record, TopicMention
from peergraph.loaders.seen import Seen

from .test_load import DESCRIBED, OVERLAPPING, REISSUED

Batch = list[Arrival]


def batches(records: Iterable[Record], size: int = 1) -> list[Batch]:
    arrivals = [arrival(record, "2024-01-01T00:00:00Z", ahead=True) for record in records]
    return [arrivals[start : start + size] for start in range(0, len(arrivals), size)]


def paper(
    id: str, authors: Sequence[str], *identifiers: str, references: tuple[str, ...] = ()
) -> PaperRecord:
    return PaperRecord(
        "mine",
        id,
        (f"mine:{id}", *identifiers),
        f"Paper {id}",
        authorships=tuple(Authorship(name, place) for place, name in enumerate(authors, 1)),
        topics=(TopicMention(f"Topic {len(authors)}"),),
        references=references,
    )


def load_ahead(graph: Graph, batches: list[Batch]) -> list[bool]:
    """Work each batch out before the one before it is written, as far as can be; return for which it could be done."""
    seen, done = Seen(), list[bool]()
    waiting: tuple[Batch, Prepared | None] | None = None
    for batch in batches:
        if waiting and not waiting[1]:
            write_batch(graph, waiting[0], "run", seen)
            waiting = None
        prepared = prepare_batch(graph, batch, "run", seen, in_flight=waiting is not None)
        if waiting:
            write_batch(graph, waiting[0], "run", seen, prepared=waiting[1])
        waiting = (batch, prepared)
        done.append(prepared is not None)
    if waiting:
        write_batch(graph, waiting[0], "run", seen, prepared=waiting[1])
    return done


def invented(chance: random.Random, count: int) -> list[Record]:
    """Papers that share people, sometimes a DOI, and cite each other."""
    records: list[Record] = []
    for number in range(count):
        authors = sorted({f"Given Family{chance.choice('abcdefghij')}" for _ in range(3)})
        doi = (f"doi:10.5555/{chance.randrange(40)}",) if chance.random() < 0.2 else ()
        cited = (f"mine:{chance.randrange(count)}",) if chance.random() < 0.3 else ()
        records.append(paper(str(number), authors, *doi, references=cited))
    return records


@pytest.mark.parametrize("size", [1, 7])
def test_batches_that_are_worked_out_ahead_make_the_same_graph(
    empty_graph: Graph, empty_again: Callable[[], None], size: int
):
    chance = random.Random(size)
    for records in (REISSUED, DESCRIBED, OVERLAPPING, invented(chance, 60)):
        ordered = chance.sample(records, len(records))
        empty_again()
        for batch in batches(ordered, size):
            write_batch(empty_graph, batch, "run")
        expected = digest(empty_graph)
        empty_again()

        load_ahead(empty_graph, batches(ordered, size))

        assert digest(empty_graph) == expected


def test_new_papers_are_worked_out_ahead_and_so_are_those_that_are_there(empty_graph: Graph):
    records = [paper(str(number), ["Ada Love", f"Given {'abcdefgh'[number]}"]) for number in range(8)]

    assert load_ahead(empty_graph, batches(records, 2)) == [False, True, True, True]
    assert load_ahead(empty_graph, batches(records, 2)) == [False, True, True, True]


def test_what_was_worked_out_is_worth_nothing_once_somebody_else_has_written(empty_graph: Graph):
    seen = Seen()
    first, second, third = batches([paper(id, ["Ada Love"]) for id in "123"])
    write_batch(empty_graph, first, "run", seen)
    prepared = prepare_batch(empty_graph, second, "run", seen, in_flight=False)
    after = prepare_batch(empty_graph, third, "run", seen, in_flight=True)
    assert prepared
    assert after

    write_batch(empty_graph, second, "another run")

    assert write_batch(empty_graph, second, "run", seen, prepared=prepared) == Written(unchanged=1)
    assert write_batch(empty_graph, third, "run", seen, prepared=after) == Written(new=1)
