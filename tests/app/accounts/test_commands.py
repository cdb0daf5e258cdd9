"""`peergraph users`: the first administrator, roles, deletion, the log."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from peergraph.app.accounts.commands import users
from peergraph.cypher.errors import NotFoundError, UsageError

from ..someone import ADA, PASSWORD, Someone, sql

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(autouse=True)
def settings(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEERGRAPH_HOME", str(tmp_path))
    monkeypatch.setenv("PEERGRAPH_DATABASE_URL", database_url)


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(users, words, input=typed, catch_exceptions=True)


@both
def test_the_first_administrator_is_made_by_hand_and_signs_in(site_app) -> None:
    made = run("add", "--admin", " Ada@Example.org", "--name", "Ada", typed=f"{PASSWORD}\n{PASSWORD}\n")

    ada = Someone(site_app)
    assert "ada@example.org is admin" in made.output
    assert PASSWORD not in made.output
    assert ada.sign_in().status_code == 303
    assert "administrator" in ada.get("/account").text


@pytest.mark.parametrize(
    ("words", "error", "says"),
    [
        (("add", "ada", "--name", "Ada", "--password", PASSWORD), UsageError, "no e-mail address"),
        (("add", ADA, "--name", "Ada", "--password", "password123"), UsageError, "among the first"),
        (("role", "eva@example.org", "admin"), NotFoundError, "no account for"),
        (("delete", "eva@example.org", "--yes"), NotFoundError, "no account for"),
    ],
)
def test_what_cannot_be_done_is_said(words: tuple[str, ...], error: type[Exception], says: str) -> None:
    done = run(*words)

    assert done.exit_code
    assert isinstance(done.exception, error)
    assert says in str(done.exception)


def test_there_is_one_account_an_address() -> None:
    words = ("add", ADA, "--name", "Ada", "--password", PASSWORD)

    again = [run(*words), run(*words)][1]

    assert "There is an account for ada@example.org already" in str(again.exception)


def test_a_role_is_changed_with_a_reason_and_ends_her_sessions(ada: Someone) -> None:
    run("role", ADA, "moderator", "--why", "asked by the board")

    listed, log = run("list").output, run("log").output
    assert "moderator" in listed
    assert "operator\trole moderator" in log
    assert "asked by the board" in log
    assert not ada.is_signed_in
    assert run("role", ADA, "queen").exit_code == 2


def test_an_account_is_deleted_by_hand_after_a_question(ada: Someone) -> None:
    asked = run("delete", ADA, typed="n\n")
    kept = sql(ada.app, "SELECT count(*) FROM accounts")
    run("delete", ADA, "--why", "her wish", typed="y\n")

    assert asked.exit_code == 1
    assert kept == [(1,)]
    assert sql(ada.app, "SELECT count(*) FROM accounts") == [(0,)]
    assert not ada.is_signed_in


def test_who_is_suspended_by_hand_is_told_why_in_her_language_as_by_a_moderator(ada: Someone) -> None:
    ada.get("/about?lang=de")

    done = run("suspend", ADA, "--why", "Werbung\nin drei Texten", typed="")

    assert "Mail to ada@example.org: Ihr Konto ist gesperrt" in done.output
    assert "\n\nWerbung in drei Texten\n\n" in done.output
    assert "Ihre Daten noch mitnehmen und Ihr Konto löschen lassen" in done.output
    assert "/account/sign-in\n" in done.output
    assert "She is told by mail." in done.output
    assert not ada.is_signed_in


def test_a_suspension_by_hand_stands_also_where_no_mail_can_be_sent(
    ada: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEERGRAPH_SITE", "https://graph.example.org")

    done = run("suspend", ADA, "--why", "spam")

    assert "No mail was sent" in done.output
    assert ada.sign_in().status_code == 403
    assert "Write why" in str(run("suspend", ADA, "--why", " ").exception)
