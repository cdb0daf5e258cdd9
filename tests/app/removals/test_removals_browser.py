"""A removal in Chromium: by keyboard alone, at 390 px, with the policy on; and a load afterwards."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import expect

from peergraph.cypher.graph import Graph

from ...serving import serving
from ..conftest import NewApp
from ..someone import ADA as ADDRESS
from ..someone import PASSWORD, Someone
from .test_removals import ADA, PAPER, done, reload, traces

pytestmark = pytest.mark.browser


@pytest.fixture
def served(new_app: NewApp, library: Graph) -> Iterator[tuple[Flask, str]]:
    app = new_app(graph=library)
    with serving(app) as address:
        yield app, address


def reach(page: Any, selector: str) -> None:
    """Go on with Tab until what is wanted has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"{selector} is not reached by Tab")


def test_an_owner_removes_herself_by_keyboard_and_a_load_leaves_her_out(
    browser: Any, served: tuple[Flask, str], library: Graph
):
    app, address = served
    Someone(app).sign_up().owns(ADA)
    faults: list[str] = []
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("/account/sign-in")
    page.get_by_label("E-mail").fill(ADDRESS)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account")

    page.goto(f"/authors/{ADA}")
    reach(page, 'a[href$="/removal"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/removal")
    reach(page, 'input[name="sure"]')
    page.keyboard.press("Space")
    reach(page, "main form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/removals/*")
    done(app)
    page.reload()

    expect(page.get_by_text("Removed", exact=True)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    reload(app, library)
    assert traces(library) == set()
    assert page.goto(f"/authors/{ADA}").status == 410
    expect(page.get_by_text("at the request of the person")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.goto(PAPER)
    expect(page.get_by_text("1 author removed at their request")).to_have_count(1)
    assert faults == []
    context.close()
