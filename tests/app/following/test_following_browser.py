"""Following in Chromium: the whole story by keyboard on a narrow screen, with a script in a title and in a name."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import expect

from peergraph.cypher.graph import Graph

from ...serving import serving
from ..someone import PASSWORD, Someone
from .circle import id_of, paper, since_then, write

pytestmark = pytest.mark.browser
SCRIPT = '<img src=x onerror="document.title=1">'


@pytest.fixture
def address(circle_app: Flask) -> Iterator[str]:
    with serving(circle_app) as address:
        yield address


def test_a_reader_follows_somebody_by_keyboard_and_sees_what_is_new(
    browser: Any, address: str, fay: Someone, circle: Graph
):
    faults: list[str] = []
    page = browser.new_context(base_url=address, viewport={"width": 390, "height": 844}).new_page()
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))

    page.goto(f"/authors/{id_of(circle, 'Ben')}")
    _press(page, "link", "Follow Ben")
    _looks_right(page)
    _press(page, "link", "Sign in to follow")
    _sign_in(page)
    page.wait_for_url("**/follow?author=*")
    _press(page, "button", "Follow Ben")
    page.wait_for_url("**/authors/*")
    expect(page.get_by_role("button", name="Stop following Ben")).to_be_visible()

    since_then(fay.app)
    write(
        circle,
        paper("new", "Ben", SCRIPT, title=f"A {SCRIPT}"),
        paper("de", "Dan", "Eve", retracted=True, updated="2025-01-01"),
    )
    page.goto("/following")
    status = page.locator("p[role=status]")
    expect(status).to_have_text(re.compile("1 new paper, 1 new co-author, 1 retraction two hops away$"))
    expect(page.get_by_text(f"A {SCRIPT}")).to_be_visible()
    _looks_right(page)
    _press(page, "button", "I have seen all of it")
    expect(status).to_have_text(re.compile("nothing new$"))

    _press(page, "button", "Make an address")
    expect(page.locator("#feed-address")).to_contain_text("/following/feed.atom?token=")
    _looks_right(page)
    page.goto("/following")
    _press(page, "button", "Stop following Ben")
    expect(page.get_by_text("You follow nothing yet")).to_be_visible()
    assert page.title() != "1"
    assert faults == []
    page.context.close()


def test_no_page_of_following_has_a_serious_barrier(browser: Any, address: str, fay: Someone, circle: Graph):
    fay.send("/following/add", "/following", kind="author", id=id_of(circle, "Ben"))
    fay.send("/following/add", "/following", kind="search", id="q=walrus")
    since_then(fay.app)
    write(circle, paper("new", "Ben", "Gus"), paper("de", "Dan", "Eve", retracted=True, updated="2025-01-01"))
    # axe is put into the page as a script, which the pages' own policy forbids, so only this browser may ignore it.
    context = browser.new_context(base_url=address, bypass_csp=True)
    page = context.new_page()
    found = {"/follow": _barriers(page, f"/follow?author={id_of(circle, 'Ben')}")}
    page.goto("/account/sign-in")
    _sign_in(page)
    page.wait_for_url("**/account")
    found |= {
        path: _barriers(page, path) for path in ("/following", "/following?days=30", "/follow?search=q=a")
    }
    context.close()

    assert {path: each for path, each in found.items() if each} == {}


def _sign_in(page: Any) -> None:
    page.get_by_label("E-mail address").fill("fay@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")


def _press(page: Any, role: str, name: str) -> None:
    """Press what has that name by keyboard."""
    found = page.get_by_role(role, name=name, exact=True).first
    found.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _looks_right(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def _barriers(page: Any, path: str) -> list[tuple[str, str, list[str]]]:
    page.goto(path)
    rules = [
        (scheme, rule)
        for scheme in ("light", "dark")
        if page.emulate_media(color_scheme=scheme, reduced_motion="reduce") is None
        for rule in Axe().run(page).response["violations"]
    ]
    return [
        (scheme, rule["id"], [node["html"] for node in rule["nodes"]][:3])
        for scheme, rule in rules
        if rule["impact"] in ("serious", "critical")
    ]
