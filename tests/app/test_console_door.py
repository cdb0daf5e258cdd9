"""The console's places: so many for all processes of a machine, a share for each client, and a fair queue."""

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pytest

from peergraph.app.console import door as console_door
from peergraph.app.console.door import Door, Lane
from peergraph.app.console.errors import ConsoleBusy, QueryCancelled
from peergraph.app.console.ledger import Ledger
from peergraph.app.console.limits import Bounds

HERE, THERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


def doors(ledger: Ledger, **bounds: Any) -> tuple[Door, Door]:
    """The doors of two processes of one machine."""
    most = Bounds(**{"patience": 0.05, **bounds})
    return Door(ledger, most), Door(Ledger(ledger.folder), most)


@dataclass
class Waiting:
    """Queries that wait for a place of a door, each in a thread, and what became of them."""

    door: Door
    lane: Lane = Lane.ANSWER
    served: list[str] = field(default_factory=list[str])
    refused: list[str] = field(default_factory=list[str])
    ended: list[str] = field(default_factory=list[str])
    threads: dict[str, threading.Thread] = field(default_factory=dict[str, threading.Thread])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for run in self.threads:
            self.ends(run)

    def comes(self, client: str, run: str) -> None:
        """Let a query come, until it waits."""
        self.threads[run] = threading.Thread(target=self._wait, args=(client, run))
        self.threads[run].start()
        while not self._waits(run):
            assert self.threads[run].is_alive()

    def ends(self, run: str) -> None:
        """Wait until a query has ended."""
        self.threads[run].join(10)
        assert not self.threads[run].is_alive()

    def _wait(self, client: str, run: str) -> None:
        try:
            with self.door.place(client, run, 5, self.lane):
                self.served.append(run)
        except ConsoleBusy:
            self.refused.append(run)
        except QueryCancelled:
            self.ended.append(run)

    def _waits(self, run: str) -> bool:
        with self.door.ledger.writing() as file:
            return bool(file.execute("SELECT 1 FROM held WHERE run = ? AND waits", (run,)).fetchall())


def test_all_processes_count_the_queries_that_run(ledger: Ledger) -> None:
    one, other = doors(ledger, at_once=1)

    with (
        one.place(HERE, "a", 5),
        pytest.raises(ConsoleBusy, match="already runs 1"),
        other.place(THERE, "b", 5),
    ):
        pass
    with other.place(THERE, "b", 5):
        pass


def test_one_client_runs_no_more_than_its_share(ledger: Ledger) -> None:
    one, other = doors(ledger, at_once=2, per_client=1)

    with one.place(HERE, "a", 5):
        with pytest.raises(ConsoleBusy, match="1 at once"), other.place(HERE, "b", 5):
            pass
        with other.place(THERE, "c", 5):
            pass


def test_no_more_queries_wait_than_the_queue_takes(ledger: Ledger) -> None:
    one, other = doors(ledger, at_once=1, queue=0)

    busy = pytest.raises(
        ConsoleBusy, match=r"places for queries are taken \(1\), and the queue is full \(0\)"
    )
    with one.place(HERE, "a", 5), busy, other.place(THERE, "b", 5):
        pass
    with other.place(THERE, "b", 5):
        pass


def test_a_waiting_query_gets_the_place_that_becomes_free(ledger: Ledger) -> None:
    door, _ = doors(ledger, at_once=1, patience=5.0)

    with Waiting(door) as waiting, door.place(HERE, "a", 5):
        waiting.comes(THERE, "b")
        assert waiting.served == []

    assert waiting.served == ["b"]


def test_who_has_kept_the_server_busy_waits_longer_than_who_has_not(ledger: Ledger) -> None:
    door, _ = doors(ledger, at_once=1, patience=5.0)
    with door.place(HERE, "before", 5):
        time.sleep(0.05)

    with Waiting(door) as waiting, door.place("192.0.2.9", "a", 5):
        waiting.comes(HERE, "busy")
        waiting.comes(THERE, "new")

    assert waiting.served == ["new", "busy"]


def test_who_runs_a_query_already_waits_longer_with_another(ledger: Ledger) -> None:
    door, _ = doors(ledger, at_once=2, patience=5.0)

    with Waiting(door) as waiting, door.place(HERE, "a", 5):
        with door.place("192.0.2.9", "b", 5):
            waiting.comes(HERE, "another")
            waiting.comes(THERE, "new")
        waiting.ends("another")

    assert waiting.served == ["new", "another"]


def test_a_full_queue_takes_who_needs_it_more_and_sends_the_busiest_away(ledger: Ledger) -> None:
    door, _ = doors(ledger, at_once=1, patience=5.0, queue=1)
    with door.place(HERE, "before", 5):
        time.sleep(0.05)

    with Waiting(door) as waiting, door.place("192.0.2.9", "a", 5):
        waiting.comes(HERE, "busy")
        waiting.comes(THERE, "new")
        waiting.ends("busy")
        with (
            pytest.raises(ConsoleBusy, match=r"taken \(1\), and the queue is full \(1\)"),
            door.place(HERE, "more", 5),
        ):
            pass

    assert (waiting.served, waiting.refused) == (["new"], ["busy"])


def test_files_hold_up_no_answers(ledger: Ledger) -> None:
    door, other = doors(ledger, at_once=1)

    with door.place(HERE, "file", 5, Lane.FILE):
        with other.place(THERE, "answer", 5):
            pass
        with pytest.raises(ConsoleBusy, match="already runs 1"), other.place(THERE, "b", 5, Lane.FILE):
            pass


def test_who_has_asked_enough_is_told_when_to_come_back(ledger: Ledger) -> None:
    door, _ = doors(ledger, per_minute=2)
    for _ in range(2):
        with door.place(HERE, "a", 5):
            pass

    with pytest.raises(ConsoleBusy, match="2 queries a minute") as caught, door.place(HERE, "a", 5):
        pass

    assert 1 <= caught.value.retry_seconds <= 61


def test_who_has_kept_the_server_busy_waits_for_the_next_minute(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(console_door, "now", lambda: clock[0])
    door, _ = doors(ledger, seconds_per_minute=10.0)
    with door.place(HERE, "a", 30):
        clock[0] += 12

    busy = pytest.raises(
        ConsoleBusy, match=r"12 seconds within a minute; 10 are the most\. Try again in 60 s"
    )
    with busy, door.place(HERE, "b", 5):
        pass
    clock[0] += 60
    with door.place(HERE, "b", 5):
        pass


def test_plans_that_take_long_count_as_queries_and_quick_ones_do_not(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(console_door, "now", lambda: clock[0])
    door, _ = doors(ledger, per_minute=1, seconds_per_minute=10.0)
    for _ in range(5):
        with door.measured(HERE):
            clock[0] += 0.1
    with door.measured(HERE):
        clock[0] += 12

    with pytest.raises(ConsoleBusy), door.measured(HERE):
        pass
    with pytest.raises(ConsoleBusy), door.place(HERE, "a", 5):
        pass


def test_the_place_of_a_process_that_died_becomes_free(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(console_door, "now", lambda: clock[0])
    door, other = doors(ledger, at_once=1)
    died = door.place(HERE, "a", 5)
    died.__enter__()

    clock[0] += 6
    with other.place(THERE, "b", 5):
        clock[0] += 1
    died.__exit__(None, None, None)


def test_a_query_that_waits_can_be_ended(ledger: Ledger) -> None:
    door, _ = doors(ledger, at_once=1, patience=5.0)
    inside = threading.Event()
    ended: list[str] = []

    def wait() -> None:
        try:
            with door.place(THERE, "b", 5):
                pass
        except QueryCancelled as error:
            ended.append(str(error))

    with door.place(HERE, "a", 5):
        waiting = threading.Thread(target=wait)
        waiting.start()
        while not door.end(THERE, "b"):
            inside.wait(0.01)
        waiting.join(5)

    assert ended == ["You stopped the query."]
    assert not door.end(HERE, "a")


def test_a_mark_is_the_same_for_all_processes_and_tells_no_address(ledger: Ledger) -> None:
    one, other = doors(ledger)

    assert one.mark(HERE) == other.mark(HERE) != one.mark(THERE)
    assert HERE not in one.mark(HERE)
    with one.place(HERE, "a", 5), ledger.writing() as file:
        assert HERE not in "".join(file.iterdump())
