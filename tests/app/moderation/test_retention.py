"""What was settled long ago is deleted by `peergraph tidy`, and nothing else."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from peergraph.app.accounts.times import time_from_now
from peergraph.app.moderation.commands import tidy_store

from ..someone import Someone, sql

NOW = "2026-01-02T03:04:05+00:00"
both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


def fill(app: Flask, account: str) -> None:
    """Keep one old, one recent and one undecided thing of each kind."""
    for name, decided in (
        ("old", time_from_now(days=-200)),
        ("new", time_from_now(days=-100)),
        ("open", None),
    ):
        sql(
            app,
            "INSERT INTO reports (id, account, kind, subject, words, quoted, created, decided, taken_away, reason) "
            "VALUES (:id, :account, 'query', 'x', 'w', 'q', :at, :decided, :no, '')",
            id=name, account=account, at=NOW, decided=decided, no=False,
        )  # fmt: skip
        for state in ("refused", "verified"):
            sql(
                app,
                "INSERT INTO claims (id, author, account, state, way, detail, words, reason, created, decided, code, "
                "appeal) VALUES (:id, :id, :account, :state, 'request', '', '', '', :at, :decided, '', '')",
                id=f"{name}-{state}", account=account, state=state, at=NOW, decided=decided,
            )  # fmt: skip


@both
def test_a_claim_that_was_begun_and_left_goes_after_a_month(
    ada: Someone, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for id, days, asked in (("left", -31, None), ("lately", -29, None), ("waits", -31, NOW)):
        sql(
            ada.app,
            "INSERT INTO claims (id, author, account, state, way, detail, words, reason, created, asked, code, "
            "appeal) VALUES (:id, :id, :account, 'pending', 'request', '', '', '', :at, :asked, '', '')",
            id=id, account=ada.account, at=time_from_now(days=days), asked=asked,
        )  # fmt: skip
    monkeypatch.setenv("PEERGRAPH_DATABASE_URL", database_url)
    monkeypatch.setenv("PEERGRAPH_HOME", str(tmp_path))

    assert CliRunner().invoke(tidy_store).exit_code == 0
    assert {id for (id,) in sql(ada.app, "SELECT id FROM claims")} == {"lately", "waits"}


@both
def test_what_was_settled_long_ago_goes_and_what_is_open_or_stands_stays(
    ada: Someone, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ada.app, ada.account)
    monkeypatch.setenv("PEERGRAPH_DATABASE_URL", database_url)
    monkeypatch.setenv("PEERGRAPH_HOME", str(tmp_path))
    before = sql(ada.app, "SELECT count(*) FROM audit")

    tried = CliRunner().invoke(tidy_store, ["--dry-run"])
    untouched = sql(ada.app, "SELECT count(*) FROM reports")
    done = CliRunner().invoke(tidy_store)

    assert (tried.exit_code, done.exit_code) == (0, 0), done.output
    assert untouched == [(3,)]
    assert "1  decided reports" in " ".join(tried.output.split(" ")).replace("       ", "")
    assert {id for (id,) in sql(ada.app, "SELECT id FROM reports")} == {"new", "open"}
    assert {id for (id,) in sql(ada.app, "SELECT id FROM claims")} == {
        "old-verified", "new-verified", "open-verified", "new-refused", "open-refused",
    }  # fmt: skip
    assert sql(ada.app, "SELECT count(*) FROM audit") == before
    assert ada.is_signed_in


def test_sessions_and_links_past_their_time_go(
    ada: Someone, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada.send("/account/address", email="other@example.org")
    Someone(ada.app).sign_in()
    sql(ada.app, "UPDATE links SET expires = '2020-01-01T00:00:00+00:00'")
    sql(
        ada.app,
        "UPDATE sessions SET seen = '2020-01-01T00:00:00+00:00' WHERE id = (SELECT min(id) FROM sessions)",
    )
    monkeypatch.setenv("PEERGRAPH_DATABASE_URL", database_url)

    CliRunner().invoke(tidy_store)

    assert sql(ada.app, "SELECT (SELECT count(*) FROM sessions), (SELECT count(*) FROM links)") == [(1, 0)]


@pytest.mark.parametrize("days", ["0", "-1", "x", "999999999"])
def test_a_number_of_days_that_cannot_be_meant_is_refused(days: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEERGRAPH_KEEP_DECIDED_DAYS", days)

    done = CliRunner().invoke(tidy_store)

    assert done.exit_code == 1
    assert "PEERGRAPH_KEEP_DECIDED_DAYS" in str(done.exception)
