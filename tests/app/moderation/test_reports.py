"""Reports: who may report what, what a moderator sees and decides, and who is told what."""

import json
import re

import pytest
from flask import Flask

from peergraph.app.moderation.reports import A_DAY

from ..someone import ADA, Someone, mail, sql, whole_store

both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
SCRIPT = "<script>document.title=1</script>"


@pytest.fixture
def eve(ada: Someone) -> Someone:
    return Someone(ada.app).sign_up("eve@example.org", "Eve")


@pytest.fixture
def moderator(site_app: Flask) -> Someone:
    return Someone(site_app).sign_up("mod@example.org", "Mod").has_role("moderator")


def public_query(someone: Someone, title: str = "Bad words") -> str:
    """Publish a query and return its id."""
    address = someone.send("/q", "/q/new", title=title, query="RETURN 1").headers["Location"]
    someone.send(f"{address}/visibility", "/account", visibility="public")
    return address.rpartition("/")[2]


def reported(someone: Someone, query: str, words: str = "It insults people") -> str:
    """Report a query and return the report's id."""
    sent = someone.send(f"/report/query/{query}", words=words)
    assert sent.headers["Location"] == "/account/reports?sent=1"
    return sql(someone.app, "SELECT id FROM reports ORDER BY created DESC, id DESC")[0][0]


@both
def test_what_is_reported_is_looked_at_taken_away_and_both_are_told_why(
    ada: Someone, eve: Someone, moderator: Someone
) -> None:
    query = public_query(ada)
    id = reported(eve, query, SCRIPT)
    page = moderator.get(moderator_link(moderator)).text
    before = len(mail(ada.app))

    done = moderator.send(f"/moderation/reports/{id}", decision="take away", reason="It insults people.")

    letters = mail(ada.app)[before:]
    assert (done.status_code, ada.get(f"/q/{query}").status_code) == (303, 404)
    assert "Bad words" in page
    assert "Eve" in page
    assert SCRIPT not in page
    assert "account made" not in page
    assert sorted(letter.to for letter in letters) == [ADA, "eve@example.org"]
    assert all("/account/reports" in letter.text for letter in letters)
    assert not any("insults" in letter.text for letter in letters)
    assert "It insults people." in ada.get("/account/reports").text
    assert "It insults people." in eve.get("/account/reports").text
    assert "Eve" not in ada.get("/account/reports").text
    assert "It insults people." not in moderator.get("/account/reports").text
    assert ("taken away", f"reports:{id}", "It insults people.") in sql(
        ada.app, "SELECT action, subject, why FROM audit"
    )
    assert "Nothing waits." in moderator.get("/moderation").text


def moderator_link(moderator: Someone) -> str:
    """Return the address of the first report in the queue."""
    return re.search(r'href="(/moderation/reports/\w+)"', moderator.get("/moderation").text)[1]  # type: ignore[index]


def test_what_is_left_stays_and_only_its_reporters_are_told(
    ada: Someone, eve: Someone, moderator: Someone
) -> None:
    query = public_query(ada)
    reported(eve, query)
    reported(moderator, query, "")
    link = moderator_link(moderator)
    reported(eve, public_query(ada, "Something else"))
    before = len(mail(ada.app))

    moderator.send(link, decision="leave", reason="Harmless.")

    assert moderator_link(moderator) != link
    assert {letter.to for letter in mail(ada.app)[before:]} == {"eve@example.org", "mod@example.org"}
    assert ada.get(f"/q/{query}").status_code == 200
    assert "Harmless." not in ada.get("/account/reports").text
    assert sql(ada.app, "SELECT count(*) FROM reports WHERE reason = 'Harmless.'") == [(2,)]


def test_what_was_said_when_it_was_reported_is_kept_though_it_is_changed_since(
    ada: Someone, eve: Someone, moderator: Someone
) -> None:
    query = public_query(ada)
    reported(eve, query)
    ada.send(f"/q/{query}/edit", title="All the best", query="RETURN 1", base="1")

    page = moderator.get(moderator_link(moderator)).text

    assert "Bad words" in page
    assert "All the best" in page


def test_reporting_twice_is_one_report_and_nobody_reports_without_end(
    ada: Someone, eve: Someone, moderator: Someone
) -> None:
    query = public_query(ada)
    first, second = reported(eve, query), reported(eve, query)
    sql(
        ada.app,
        "INSERT INTO reports (id, account, kind, subject, words, quoted, created, taken_away, reason) "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :most) "
        "SELECT 'many' || i, account, 'query', 'x' || i, '', '', created, taken_away, '' FROM reports, n",
        most=A_DAY,
    )
    other = public_query(ada, "Another")

    assert first == second
    assert eve.send(f"/report/query/{other}", words="").status_code == 429
    assert moderator.send(f"/report/query/{other}", words="").status_code == 303
    sql(ada.app, "UPDATE reports SET created = '2026-01-02T03:04:05+00:00'")
    assert eve.send(f"/report/query/{other}", words="").status_code == 303


@pytest.mark.parametrize("path", ["query/aaaaaaaaaaaa", "nothing/x", "query/%00", "query/a//b"])
def test_what_is_not_there_cannot_be_reported(ada: Someone, path: str) -> None:
    assert ada.get(f"/report/{path}").status_code == 404
    assert ada.send(f"/report/{path}", "/account", words="x").status_code == 404


def test_what_somebody_may_not_see_she_cannot_report(ada: Someone, eve: Someone) -> None:
    query = public_query(ada)
    ada.send(f"/q/{query}/visibility", "/account", visibility="private")

    assert eve.get(f"/report/query/{query}").status_code == 404
    assert eve.send(f"/report/query/{query}", "/account", words="x").status_code == 404
    assert sql(ada.app, "SELECT count(*) FROM reports") == [(0,)]


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"decision": "take away", "reason": "  "}, "Write why"),
        ({"decision": "burn", "reason": "x"}, "cannot be decided so"),
        ({"reason": "x"}, "cannot be decided so"),
    ],
)
def test_a_decision_needs_a_reason_and_one_of_the_buttons(
    ada: Someone, moderator: Someone, form: dict[str, str], fault: str
) -> None:
    id = reported(moderator, public_query(ada))

    answer = moderator.send(f"/moderation/reports/{id}", **form)

    assert answer.status_code == 422
    assert fault in answer.text
    assert sql(ada.app, "SELECT decided FROM reports") == [(None,)]


def test_what_is_decided_is_not_decided_again(ada: Someone, moderator: Someone) -> None:
    query = public_query(ada)
    id = reported(moderator, query)
    token = moderator.token(f"/moderation/reports/{id}")
    path, take = (
        f"/moderation/reports/{id}",
        {"csrf_token": token, "reason": "Twice", "decision": "take away"},
    )
    moderator.send(path, decision="leave", reason="Harmless.")

    assert moderator.client.post(path, data=take).status_code == 422
    assert ada.get(f"/q/{query}").status_code == 200
    assert reported(moderator, query) != id


@both
def test_a_report_goes_with_either_account_and_is_handed_out_to_who_made_it(
    ada: Someone, eve: Someone, moderator: Someone
) -> None:
    query = public_query(ada)
    reported(eve, query, "Zerlina said so")
    reported(moderator, query, "Benvolio said so")
    whole = json.loads(eve.get("/account/export").text)

    eve.send("/account/delete", sure="on")
    after_reporter = whole_store(ada.app)
    ada.send("/account/delete", sure="on")
    after_reported = whole_store(ada.app)

    assert [row["words"] for row in whole["reports"]] == ["Zerlina said so"]
    assert "Zerlina" not in after_reporter
    assert "Benvolio" in after_reporter
    assert not any(word in after_reported for word in ("Benvolio", "Bad words"))


def test_a_moderator_s_account_says_how_much_waits(ada: Someone, moderator: Someone) -> None:
    reported(ada, public_query(ada))

    assert "What waits for a decision (1)" in moderator.get("/account").text
    assert "What waits for a decision" not in ada.get("/account").text


def test_nobody_decides_on_a_report_about_herself(ada: Someone, moderator: Someone) -> None:
    id = reported(ada, public_query(moderator))
    token, path = moderator.token("/account"), f"/moderation/reports/{id}"

    page = moderator.get(path)
    answer = moderator.client.post(
        path, data={"csrf_token": token, "decision": "leave", "reason": "I like it"}
    )

    assert "somebody else decides" in page.text
    assert answer.status_code == 403
    assert sql(ada.app, "SELECT decided FROM reports") == [(None,)]
