"""Moderation in Chromium at 390 px: a report and its decision by the keyboard alone, and no barriers."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import expect

from ...serving import serving
from ..someone import Someone, page_of

pytestmark = pytest.mark.browser


@pytest.fixture
def address(site_app: Flask) -> Iterator[str]:
    with serving(site_app) as address:
        yield address


def press(page: Any, role: str, name: str, key: str = "Enter") -> None:
    """Go to something with the Tab key and press it."""
    wanted = page.get_by_role(role, name=name).first
    for _ in range(120):
        if wanted.evaluate("(element) => element === document.activeElement"):
            page.keyboard.press(key)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not lead to {name}")


def public_query(who: Someone) -> str:
    address = who.send("/q", "/q/new", title="Bad words", query="RETURN 1").headers["Location"]
    who.send(f"{address}/visibility", "/account", visibility="public")
    return str(address)


def barriers(page: Any) -> list[tuple[str, str]]:
    found = [
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce") or Axe().run(page).response
        for scheme in ("light", "dark")
    ]
    return [
        (page.url, rule["id"])
        for result in found
        for rule in result["violations"]
        if rule["impact"] in ("serious", "critical")
    ]


def test_a_reader_reports_and_a_moderator_decides_by_the_keyboard_alone(
    browser: Any, address: str, ada: Someone
) -> None:
    eve, faults = Someone(ada.app).sign_up("eve@example.org", "Eve"), list[str]()
    moderator = Someone(ada.app).sign_up("mod@example.org", "Mod").has_role("moderator")
    query = public_query(ada)

    page = page_of(browser, address, eve, faults)
    page.goto(query)
    press(page, "link", "Report it")
    page.get_by_role("heading", name="Report to the moderators").wait_for()
    press(page, "textbox", "Why should it not be here?", "I")
    page.keyboard.type("t insults people")
    press(page, "button", "Report it")
    page.get_by_text("Your report is with the moderators.").wait_for()

    desk = page_of(browser, address, moderator, faults)
    desk.goto("/account")
    press(desk, "link", "What waits for a decision (1)")
    press(desk, "link", "Report: Stored query")
    desk.get_by_text("It insults people").wait_for()
    press(desk, "textbox", "Reason", "R")
    desk.keyboard.type("ude.")
    press(desk, "button", "Take it away")
    desk.get_by_text("Taken away", exact=True).wait_for()
    page.reload()

    expect(page.get_by_text("Why: Rude.")).to_be_visible()
    assert ada.get(query).status_code == 404
    for each in (page, desk):
        assert each.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert faults == []


def test_no_page_of_moderation_has_a_serious_barrier(browser: Any, address: str, ada: Someone) -> None:
    admin, query = Someone(ada.app).sign_up("root@example.org", "Root").has_role("admin"), public_query(ada)
    sent = ada.send(query.replace("/q/", "/report/query/"), words="Bad")
    assert sent.status_code == 303
    # axe is put into the page as a script, which the pages' own policy forbids.
    page = page_of(browser, address, admin, [], bypass_csp=True)

    found = []
    for path in (
        "/moderation",
        "/moderation/log",
        "/account/reports",
        query.replace("/q/", "/report/query/"),
    ):
        page.goto(path)
        found += barriers(page)
    page.goto("/moderation")
    page.get_by_role("link", name="Report: Stored query").click()
    page.get_by_role("heading", name="What was reported").wait_for()
    found += barriers(page)
    page.goto("/moderation/people")
    page.get_by_label("E-mail address of the account").fill("ada@example.org")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Ada").wait_for()
    found += barriers(page)

    assert found == []
