"""The console's places over time: a file that lasts, a process that dies, a clock that is set back, many at once."""

from pathlib import Path
from typing import Any, cast

import pytest

from peergraph.app.console import door as console_door
from peergraph.app.console.ask import cancel
from peergraph.app.console.client import Client
from peergraph.app.console.door import Lane
from peergraph.app.console.errors import ConsoleBusy
from peergraph.app.console.ledger import Ledger
from peergraph.cypher.graph import Graph

from .test_console_door import Waiting, doors

HERE, THERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


def test_a_file_of_more_than_a_minute_is_counted_for_its_reader_and_for_nobody_else(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(console_door, "now", lambda: clock[0])
    door, _ = doors(ledger, at_once=2)
    with door.place(HERE, "file", 200, Lane.FILE):
        clock[0] += 90
        with door.place(THERE, "answer", 5):
            pass

    with door.place(THERE, "answer", 5):
        pass
    with pytest.raises(ConsoleBusy), door.place(HERE, "file", 200, Lane.FILE):
        pass


def test_who_waits_in_a_process_that_dies_holds_up_others_for_seconds(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(console_door, "now", lambda: clock[0])
    dying, door = doors(ledger, at_once=1)
    monkeypatch.setattr(dying, "_left", lambda *_: None)
    with door.place(HERE, "a", 300), pytest.raises(ConsoleBusy), dying.place(THERE, "b", 300):
        pass

    with pytest.raises(ConsoleBusy), door.place(HERE, "c", 300):
        pass
    clock[0] += 2
    with door.place(HERE, "c", 300):
        pass


def test_who_waits_gets_the_place_of_a_process_that_died(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(console_door, "now", lambda: clock[0])
    door, _ = doors(ledger, at_once=1, patience=5.0)
    died = door.place(HERE, "a", 5)
    died.__enter__()

    with Waiting(door) as waiting:
        waiting.comes(THERE, "b")
        clock[0] += 5.5
        waiting.ends("b")

    assert waiting.served == ["b"]


def test_files_that_wait_send_no_answer_away(ledger: Ledger) -> None:
    door, _ = doors(ledger, at_once=1, queue=1, patience=5.0)

    held = door.place(HERE, "a", 5), door.place(HERE, "file", 5, Lane.FILE)
    with held[0], held[1], Waiting(door, Lane.FILE) as files, Waiting(door) as answers:
        files.comes("192.0.2.3", "waits")
        answers.comes(THERE, "answer")
        assert door.end("192.0.2.3", "waits")
        assert door.end(THERE, "answer")

    assert (files.ended, answers.ended) == (["waits"], ["answer"])


def test_no_two_queries_have_one_number(ledger: Ledger) -> None:
    door, _ = doors(ledger, at_once=2)
    numbers: list[int] = []

    for run in ("a", "b"):
        with door.place(HERE, run, 5), ledger.writing() as file:
            numbers += file.execute("SELECT place FROM held").fetchone()

    assert numbers[0] < numbers[1]


def test_a_clock_that_is_set_back_shuts_nobody_out(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [10_000.0]
    monkeypatch.setattr(console_door, "now", lambda: clock[0])
    door, _ = doors(ledger, at_once=1, per_minute=1)
    died = door.place(HERE, "a", 5)
    died.__enter__()

    clock[0] -= 3_600
    with door.place(HERE, "b", 5):
        pass


def test_plans_that_are_asked_for_at_once_count_among_what_a_client_runs(ledger: Ledger) -> None:
    one, other = doors(ledger, per_client=2)

    with one.measured(HERE), other.measured(HERE):
        with pytest.raises(ConsoleBusy), one.measured(HERE):
            pass
        with pytest.raises(ConsoleBusy), one.place(HERE, "a", 5):
            pass
    with one.place(HERE, "a", 5):
        pass


def test_a_run_that_is_on_its_way_to_the_server_is_looked_for_there_again(ledger: Ledger) -> None:
    class Watched:
        looks = 0

        def write(self, *_: Any, **__: Any) -> list[Any]:
            self.looks += 1
            return []

    door, _ = doors(ledger)
    reader, graph = Client(HERE, door), Watched()
    with door.place(HERE, "mine", 5):
        assert cancel(cast(Graph, graph), reader, "mine")

    assert graph.looks == 2
