"""What somebody does is counted by all processes of a machine together, and the file tells nobody who it was."""

from pathlib import Path

import pytest
from limits import RateLimitItemPerMinute

from peergraph.app import counts, shared_file
from peergraph.app.counts import Counts
from peergraph.app.shared_file import CannotCount

HERE = "192.0.2.1"
ADA = "ada@example.org"


def counts_of_two(folder: Path) -> tuple[Counts, Counts]:
    """What two processes of one machine count in."""
    return Counts(folder), Counts(folder)


def test_processes_count_together_until_it_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock, rate = [1000.0], RateLimitItemPerMinute(3)
    monkeypatch.setattr(counts, "now", lambda: clock[0])
    one, other = counts_of_two(tmp_path)

    hits = [each.hit(rate, "password", HERE) for each in (one, other, one, other, one)]
    clock[0] += 59
    late = other.hit(rate, "password", HERE)
    clock[0] += 1
    again = other.hit(rate, "password", HERE)

    assert (hits, late, again) == ([True, True, True, False, False], False, True)
    with one.writing() as file:
        assert file.execute("SELECT count(*) FROM counts").fetchone() == (1,)


def test_what_is_done_often_is_counted_by_all_processes_in_one_row_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, rate = [6000.0], RateLimitItemPerMinute(4)
    monkeypatch.setattr(counts, "now", lambda: clock[0])
    one, other = counts_of_two(tmp_path)

    hits = [each.hit_often(rate, "api", HERE) for each in (one, other, one, other, one)]
    clock[0] += 90
    half = [each.hit_often(rate, "api", HERE) for each in (one, other, one)]
    clock[0] += 90
    later = [one.hit_often(rate, "api", HERE), other.hit_often(rate, "api", ADA)]

    assert hits == [True, True, True, True, False]
    assert half == [True, True, False]
    assert later == [True, True]
    with one.writing() as file:
        assert file.execute("SELECT count FROM windows ORDER BY number, count").fetchall() == [(1,), (1,)]


def test_what_is_over_counts_no_more_though_it_is_not_deleted_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, one = [1000.0], Counts(tmp_path)
    monkeypatch.setattr(counts, "now", lambda: clock[0])
    for number in range(150):
        one.hit(RateLimitItemPerMinute(1), "password", f"198.51.100.{number}")
    clock[0] += 1
    one.hit(RateLimitItemPerMinute(1), "password", HERE)

    clock[0] += 60

    assert one.hit(RateLimitItemPerMinute(1), "password", HERE)


def test_a_process_that_was_forked_opens_the_file_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = counts_of_two(tmp_path)
    with one.writing() as mine:
        pass

    monkeypatch.setattr(shared_file.os, "getpid", lambda: -1)

    with one.writing() as childs:
        assert childs is not mine


def test_a_file_that_cannot_be_written_says_so_and_another_write_succeeds(tmp_path: Path) -> None:
    one, _ = counts_of_two(tmp_path)

    def write_in_vain() -> None:
        with one.writing() as file:
            file.execute("INSERT INTO counts VALUES (x'00', 2e9, 1)")
            file.execute("INSERT INTO nothing VALUES (1)")

    with pytest.raises(CannotCount):
        write_in_vain()

    with one.writing() as file:
        assert file.execute("SELECT count(*) FROM counts").fetchone() == (0,)


def test_what_costs_more_than_is_left_is_not_counted(tmp_path: Path) -> None:
    one, other = counts_of_two(tmp_path)
    rate = RateLimitItemPerMinute(10)

    assert [one.hit(rate, "bytes", cost=7), other.hit(rate, "bytes", cost=7), one.hit(rate, "bytes", cost=3)] == [
        True, False, True
    ]  # fmt: skip


def test_one_thing_and_one_network_are_counted_apart_from_another(tmp_path: Path) -> None:
    one, _ = counts_of_two(tmp_path)
    rate = RateLimitItemPerMinute(1)

    assert all(one.hit(rate, what, who) for what in ("password", "mail") for who in (HERE, "192.0.2.2"))
    assert not one.hit(rate, "password", HERE)


def test_the_file_names_nobody(tmp_path: Path) -> None:
    one, _ = counts_of_two(tmp_path)
    one.hit(RateLimitItemPerMinute(9), "password", HERE, ADA)

    files = list(tmp_path.glob(f"{Counts.NAME}*"))
    written = b"".join(file.read_bytes() for file in files)
    assert HERE.encode() not in written
    assert ADA.encode() not in written
    assert {file.stat().st_mode & 0o077 for file in files if file.suffix == ".sqlite"} == {0}
