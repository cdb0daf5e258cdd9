"""Whose turn it is at the console's door: what counts for a client, for how long, and what only its own reader ends."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

import pytest

from peergraph.app.console import door as console_door
from peergraph.app.console.ask import ask
from peergraph.app.console.client import Client
from peergraph.app.console.door import Door, Lane
from peergraph.app.console.errors import ConsoleBusy, QueryCancelled
from peergraph.app.console.ledger import Ledger
from peergraph.app.console.limits import Bounds
from peergraph.cypher.errors import QueryRefused
from peergraph.cypher.graph import Graph

HERE, THERE, ELSEWHERE = "192.0.2.1", "192.0.2.2", "192.0.2.9"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    clock = [1000.0]
    monkeypatch.setattr(console_door, "now", lambda: clock[0])
    return clock


def queue(
    door: Door, *queries: tuple[str, str], lane: Lane = Lane.ANSWER
) -> tuple[list[str], Callable[[], None]]:
    """Let clients' queries come, each until it waits; return the runs that are served, and what waits for all."""
    served: list[str] = []

    def wait(client: str, run: str) -> None:
        with suppress(ConsoleBusy, QueryCancelled), door.place(client, run, 5, lane):
            served.append(run)

    threads = [threading.Thread(target=wait, args=query) for query in queries]
    for thread, (_, run) in zip(threads, queries, strict=True):
        thread.start()
        while not waits(door, run):
            assert thread.is_alive()

    def end() -> None:
        for thread in threads:
            thread.join(10)

    return served, end


def waits(door: Door, run: str) -> bool:
    with door.ledger.writing() as file:
        return bool(file.execute("SELECT 1 FROM held WHERE run = ? AND waits", (run,)).fetchall())


def test_whoever_comes_first_is_served_first_and_loses_nothing_by_another_query_that_waits(
    ledger: Ledger,
) -> None:
    door = Door(ledger, Bounds())

    with door.place(ELSEWHERE, "a", 5):
        served, end = queue(door, (HERE, "first"), (HERE, "another"), (THERE, "last"))
    end()

    assert served[0] == "first"


def test_what_somebody_ran_more_than_a_minute_ago_counts_no_more(ledger: Ledger, clock: list[float]) -> None:
    door = Door(ledger, Bounds(seconds_per_minute=10.0))
    with door.place(HERE, "before", 30):
        clock[0] += 12
    clock[0] += 61

    with door.measured(HERE):
        pass
    with door.place(ELSEWHERE, "a", 5):
        served, end = queue(door, (HERE, "first"), (THERE, "last"))
    end()

    assert served[0] == "first"


def test_an_answer_waits_for_no_file_that_waits(ledger: Ledger) -> None:
    slow, quick = Door(ledger, Bounds()), Door(ledger, Bounds(patience=0.05))

    with quick.place(HERE, "file", 5, Lane.FILE):
        served, end = queue(slow, (THERE, "another file"), lane=Lane.FILE)
        with quick.place(ELSEWHERE, "answer", 5):
            assert served == []
    end()

    assert served == ["another file"]


def test_a_query_that_waits_counts_among_what_its_client_runs(ledger: Ledger) -> None:
    door = Door(ledger, Bounds(per_client=1))

    with door.place(HERE, "a", 5):
        _, end = queue(door, (THERE, "b"))
        with pytest.raises(ConsoleBusy), door.place(THERE, "c", 5):
            pass
    end()


def test_a_query_that_waits_is_not_taken_for_one_whose_process_has_died(
    ledger: Ledger, clock: list[float]
) -> None:
    door = Door(ledger, Bounds(patience=10.0, queue=1))

    with door.place(HERE, "a", 60):
        served, end = queue(door, (THERE, "b"))
        clock[0] += 9
        with pytest.raises(ConsoleBusy), door.place(HERE, "c", 5):
            pass
    end()

    assert served == ["b"]


def test_waiting_in_vain_costs_no_seconds(ledger: Ledger) -> None:
    door = Door(ledger, Bounds(patience=0.05, seconds_per_minute=0.04))

    with door.place(HERE, "a", 5), pytest.raises(ConsoleBusy), door.place(THERE, "b", 5):
        pass

    with door.place(THERE, "b", 5):
        pass


def test_what_others_asked_leaves_a_client_all_its_minute(ledger: Ledger, clock: list[float]) -> None:
    door = Door(ledger, Bounds(per_minute=1, seconds_per_minute=10.0))
    with door.place(HERE, "a", 30):
        clock[0] += 10

    with pytest.raises(ConsoleBusy) as caught, door.place(HERE, "b", 5):
        pass
    with door.place(THERE, "b", 5):
        pass

    assert 50 <= caught.value.retry_seconds <= 60


def test_seconds_are_used_up_when_as_many_as_may_be_have_run(ledger: Ledger, clock: list[float]) -> None:
    door = Door(ledger, Bounds(seconds_per_minute=10.0))
    with door.place(HERE, "a", 30):
        clock[0] += 10

    with pytest.raises(ConsoleBusy), door.place(HERE, "b", 5):
        pass


def test_a_run_is_ended_by_whose_it_is_and_no_other_run_with_it(ledger: Ledger) -> None:
    door, other = Door(ledger, Bounds(at_once=2)), Door(Ledger(ledger.folder), Bounds())

    with door.place(HERE, "a", 5), door.place(THERE, "b", 5):
        assert not any(other.end(*each) for each in ((THERE, "a"), (HERE, "b")))
        assert not other.ended(HERE, "a")
        assert other.end(HERE, "a")
        assert [door.ended(*each) for each in ((HERE, "a"), (THERE, "a"), (HERE, "b"), (THERE, "b"))] == [
            True, False, False, False
        ]  # fmt: skip


def test_a_query_that_is_refused_for_its_text_holds_up_nobody_and_counts(ledger: Ledger) -> None:
    door = Door(ledger, Bounds(per_minute=2, queue=0))
    client = Client(HERE, door)
    nowhere = cast(Graph, None)

    with door.place(THERE, "a", 5):
        for _ in range(2):
            with pytest.raises(QueryRefused, match="CREATE may not be used"):
                ask(nowhere, "CREATE (:Bad)", {}, client=client, limit=1, seconds=5)
        with pytest.raises(ConsoleBusy, match="2 queries a minute"):
            ask(nowhere, "CREATE (:Bad)", {}, client=client, limit=1, seconds=5)
