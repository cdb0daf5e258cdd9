"""The ledger as people and programs read it: on the profile, as a page, as JSON, and after a claim."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import expect

from peergraph.app.store.engine import StoreUnavailable

from ..someone import Someone, sql, store_of

XU, PAN = "/authors/sample:yinghui-xu", "/authors/sample:pan-pan"
READS = "Trust 21 - Emerging, Verification L1, Unclaimed author"


def ledger_of(client: FlaskClient, author: str = XU) -> dict:
    return client.get(f"/api/v1{author}/trust").get_json()


def points(ledger: dict) -> dict[str, int]:
    return {line["rule"]: line["points"] for line in ledger["lines"] + ledger["lowered"]}


def proved(owner: Someone, way: str, detail: str) -> None:
    """Let the owner have shown something, as the pages of claims write it down."""
    sql(
        owner.app,
        "INSERT INTO claim_proofs (claim, way, account, detail, found) "
        "SELECT id, :way, account, :detail, '2026-02-03T04:05:06+00:00' FROM claims WHERE account = :account",
        way=way,
        detail=detail,
        account=owner.account,
    )


@pytest.mark.parametrize("id", ["yinghui-xu", "hongxia-yang", "rong-jin", "pan-pan"])
def test_the_profiles_of_the_sample_read_twenty_one_and_lead_to_the_ledger(client: FlaskClient, id: str):
    page = client.get(f"/authors/sample:{id}").text
    assert READS in page
    assert f'href="/authors/sample:{id}/trust"' in page


def test_the_ledger_says_what_counts_what_lowers_it_and_what_would_raise_it(client: FlaskClient):
    page = client.get(f"{XU}/trust").text
    for promise in (READS, "lists 11 papers", "the bundled sample", "What would raise it", "+15", "21 = 21"):
        assert promise in page
    assert f'href="/api/v1{XU}/trust"' in page


def test_the_api_answers_with_the_whole_ledger(client: FlaskClient):
    ledger = ledger_of(client)
    assert (ledger["summary"], ledger["score"], ledger["level"], ledger["owner"]) == (
        READS, 21, "L1", "unclaimed",
    )  # fmt: skip
    assert points(ledger) == {"record": 21}
    assert sum(line["most"] for line in ledger["lines"] + ledger["missing"]) == 100


def test_a_name_that_nobody_has_is_not_found(client: FlaskClient):
    assert client.get("/authors/sample:nobody-here/trust").status_code == 404
    assert client.get("/api/v1/authors/sample:nobody-here/trust").status_code == 404


def test_the_formula_stands_on_the_page_about_the_data(client: FlaskClient):
    page = client.get("/about").text
    for promise in ("Public record: +21", "Retractions: up to −10", "Verified from 80", "L4, "):
        assert promise in page


def test_an_unchanged_ledger_is_not_sent_again(client: FlaskClient):
    tag = client.get(f"{XU}/trust").headers["ETag"]
    assert client.get(f"{XU}/trust", headers={"If-None-Match": tag}).status_code == 304


def test_a_verified_claim_makes_level_three(ada: Someone):
    ada.owns("sample:yinghui-xu")

    ledger = ledger_of(ada.client)
    assert ledger["summary"] == "Trust 36 - Developing, Verification L3, Claimed author"
    assert points(ledger) == {"record": 21, "owner": 15}
    assert ledger["summary"] in ada.get(XU).text


def test_an_orcid_and_an_institutions_mail_of_the_owner_count_and_show_no_address(ada: Someone):
    ada.owns("sample:yinghui-xu")
    proved(ada, "orcid", "0000-0002-1825-0097")
    proved(ada, "email", "utopia.example")

    ledger = ledger_of(ada.client)
    assert (ledger["score"], ledger["level"]) == (61, "L3")
    page = ada.get(f"{XU}/trust").text
    assert "signed in at ORCID as 0000-0002-1825-0097" in page
    assert "an e-mail address at utopia.example" in page
    assert "ada@example.org" not in Someone(ada.app, network="192.0.2.9").get(f"{XU}/trust").text


def test_a_rival_with_evidence_holds_the_level_below_three(site_app: Flask):
    ada = Someone(site_app).sign_up().owns("sample:yinghui-xu")
    rival = Someone(site_app, network="192.0.2.2").sign_up("eve@example.org", "Eve")
    sql(
        site_app,
        "INSERT INTO claims (id, author, account, state, way, detail, words, reason, created, code, appeal) "
        "VALUES ('rival', 'sample:yinghui-xu', :account, 'contested', 'email', 'x.example', '', '', "
        "'2026-03-04T05:06:07+00:00', '', '')",
        account=rival.account,
    )

    ledger = ledger_of(ada.client)
    assert ledger["summary"] == "Trust 11 - Emerging, Verification L1, Contested author"
    assert points(ledger)["contested_owner"] == -10
    assert points(ledger).get("owner", 0) == 0


def test_pending_refused_and_released_claims_count_nothing(ada: Someone):
    ada.owns("sample:yinghui-xu")
    for state in ("pending", "refused", "released"):
        sql(ada.app, "UPDATE claims SET state = :state", state=state)
        assert ledger_of(ada.client)["summary"] == READS


def test_works_that_the_owner_contests_take_their_share(ada: Someone):
    ada.owns("sample:yinghui-xu")
    for number in range(11):
        sql(
            ada.app,
            "INSERT INTO corrections (id, account, author, about, subject, source_says, owner_says, words, "
            "state, reason, created) VALUES (:id, :account, 'sample:yinghui-xu', 'not mine', :subject, :title, '', "
            "'', 'open', '', '2026-03-04T05:06:07+00:00')",
            id=f"contested{number}",
            account=ada.account,
            subject=f"title:paper-{number}",
            title=f"<i>Paper {number}</i>",
        )

    # Eleven of 22 works: half of the ten points.
    assert points(ledger_of(ada.client))["contested_works"] == -5
    page = ada.get(f"{XU}/trust").text
    assert "&lt;i&gt;Paper 0&lt;/i&gt;" in page
    sql(ada.app, "UPDATE corrections SET state = 'refused'")
    assert "contested_works" not in points(ledger_of(ada.client))


def test_a_deleted_account_leaves_an_unclaimed_record(ada: Someone):
    ada.owns("sample:yinghui-xu")
    assert "Claimed author" in ledger_of(ada.client)["summary"]
    sql(ada.app, "DELETE FROM accounts")
    assert ledger_of(Someone(ada.app).client)["summary"] == READS


def test_a_store_that_does_not_answer_leaves_what_sources_say(
    site_app: Flask, monkeypatch: pytest.MonkeyPatch
):
    def silent() -> None:
        raise StoreUnavailable("The database does not answer.")

    monkeypatch.setattr(store_of(site_app), "session", silent)
    ledger = ledger_of(site_app.test_client())
    assert (ledger["score"], ledger["owner"]) == (21, "unknown")
    page = site_app.test_client().get(XU)
    assert page.status_code == 200
    assert "Owner not known now" in page.text


@pytest.mark.browser
def test_the_ledger_is_reached_by_keyboard_on_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(XU)
    page.locator(".trust summary").focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="The whole ledger, and what would raise it")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/trust")

    expect(page.get_by_text(READS)).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
