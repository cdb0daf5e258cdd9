"""Claims in Chromium: a stranger becomes an owner by ORCID, and two rivals meet a moderator, by keyboard, narrow."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import expect

from peergraph.app.claims.web import keep_web
from peergraph.cypher.graph import Graph

from ...serving import serving
from .. import provider
from ..conftest import NewApp
from ..provider import CLIENT, SECRET, Provider
from ..someone import PASSWORD, sql
from .conftest import ADA, HOST, Pages, person, states

pytestmark = pytest.mark.browser
SCRIPT = '<img src=x onerror="document.title=1"><script>document.title=2</script>'


@pytest.fixture
def orcid() -> Iterator[Provider]:
    with provider.server() as running:
        yield running


@pytest.fixture
def orcid_app(new_app: NewApp, evidence_graph: Graph, web_pages: Pages, orcid: Provider) -> Flask:
    app = new_app(
        graph=evidence_graph,
        PEERGRAPH_OIDC_ISSUER=orcid.issuer,
        PEERGRAPH_OIDC_CLIENT_ID=CLIENT,
        PEERGRAPH_OIDC_CLIENT_SECRET=SECRET,
    )
    keep_web(app, web_pages.web())
    return app


@pytest.fixture
def address(orcid_app: Flask) -> Iterator[str]:
    with serving(orcid_app) as address:
        yield address


class Reader:
    """Somebody at a narrow window, whose browser must log no error and never scroll sideways."""

    def __init__(self, browser: Any, address: str) -> None:
        self.faults: list[str] = []
        self.context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
        self.page = self.context.new_page()
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def sign_in(self, email: str) -> "Reader":
        self.page.goto("/account/sign-in")
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_label("Password").press("Enter")
        self.page.wait_for_url("**/account")
        return self

    def press(self, role: str, name: str) -> None:
        """Come to something by Tab and press Enter."""
        wanted = self.page.get_by_role(role, name=name).first
        wanted.wait_for()
        for _ in range(80):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("element => element === document.activeElement"):
                self.page.keyboard.press("Enter")
                return
        raise AssertionError(f"Tab does not lead to {name}")

    def looks_well(self) -> None:
        assert self.page.title() not in ("1", "2")
        assert self.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
        assert self.faults == []


def test_a_stranger_claims_by_orcid_and_the_record_becomes_l3(
    browser: Any, address: str, orcid_app: Flask
) -> None:
    reader = Reader(browser, address)
    page = reader.page
    page.goto(ADA)
    assert "Unclaimed author" in page.content()
    reader.press("link", "Claim this profile")
    reader.press("link", "Sign in to claim it")
    reader.press("button", "Sign in with ORCID")
    page.get_by_role("button", name="Claim it with your ORCID iD").wait_for()
    reader.looks_well()
    reader.press("button", "Claim it with your ORCID iD")
    page.wait_for_url("**/claims/*")
    expect(page.get_by_text("The record is yours.")).to_be_visible()
    reader.looks_well()

    page.goto(ADA)
    assert "Verification L3" in page.content()
    expect(page.get_by_role("link", name="Your profile")).to_be_visible()
    assert states(orcid_app) == ["verified"]
    assert sql(orcid_app, "SELECT email FROM accounts") == [(None,)]
    reader.context.close()


def test_two_rivals_and_a_moderator(browser: Any, address: str, orcid_app: Flask, web_pages: Pages) -> None:
    for name in ("mallory", "ada"):
        person(orcid_app, name)
    person(orcid_app, "mod").has_role("moderator")
    mallory = Reader(browser, address).sign_in("mallory@example.org")
    _claim_by_page(mallory, web_pages)
    ada = Reader(browser, address).sign_in("ada@example.org")
    _claim_by_page(ada, web_pages)
    expect(ada.page.get_by_text("so has somebody else")).to_be_visible()

    moderator = Reader(browser, address).sign_in("mod@example.org")
    moderator.page.goto("/moderation")
    moderator.press("link", "Claim of Ada Ørsted")
    moderator.page.wait_for_url("**/moderation/claims/*")
    moderator.looks_well()
    moderator.page.get_by_label("Reason").fill(f"She is the author. {SCRIPT}")
    moderator.press("button", "Verify: it is hers")
    moderator.page.get_by_text("record taken away").or_(
        moderator.page.get_by_text("claim verified")
    ).first.wait_for()

    mallory.page.reload()
    expect(mallory.page.get_by_text("She is the author.")).to_be_visible()
    expect(mallory.page.get_by_role("heading", name="Appeal")).to_be_visible()
    ada.page.reload()
    expect(ada.page.get_by_text("The record is yours.")).to_be_visible()
    assert sorted(states(orcid_app)) == ["refused", "verified"]
    for reader in (mallory, ada, moderator):
        reader.looks_well()
        reader.context.close()


def test_no_page_of_claims_has_a_serious_barrier(browser: Any, address: str, orcid_app: Flask) -> None:
    person(orcid_app)
    reader = Reader(browser, address).sign_in("ada@example.org")
    # axe is put into the page as a script, which the pages' own policy forbids, so only this browser may ignore it.
    context = browser.new_context(
        base_url=address, bypass_csp=True, storage_state=reader.context.storage_state()
    )
    page = context.new_page()
    page.goto(f"{ADA}/claim")
    found = {"record": _barriers(page)}
    page.get_by_role("button", name="Claim it").click()
    page.wait_for_url("**/claims/*")
    found["claim"] = _barriers(page)
    page.get_by_role("button", name="Look for the code").click()
    page.get_by_role("alert").wait_for()
    found["a page without the code"] = _barriers(page)
    page.goto("/claims")
    found["list"] = _barriers(page)
    for each in (context, reader.context):
        each.close()

    assert found == {"record": [], "claim": [], "a page without the code": [], "list": []}


def _claim_by_page(reader: Reader, web_pages: Pages) -> None:
    page = reader.page
    page.goto(f"{ADA}/claim")
    reader.press("button", "Claim it")
    page.wait_for_url("**/claims/*")
    web_pages.says(f"{HOST}/ada", page.locator(".claim-code").inner_text())
    page.get_by_label(f"https://{HOST}/ada").check()
    reader.press("button", "Look for the code")
    page.get_by_text("put a code on").wait_for()
    reader.looks_well()


def _barriers(page: Any) -> list[str]:
    results = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:120]}"
        for each in results
        if each["impact"] in ("serious", "critical")
    ]
