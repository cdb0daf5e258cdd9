"""Accounts in Chromium: a whole story by keyboard, a script in the name, narrow screens, and barriers."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import expect

from ...serving import serving
from ..someone import ADA, PASSWORD, link_in, mail

pytestmark = pytest.mark.browser
SCRIPT = '<img src=x onerror="document.title=1"><script>document.title=2</script>\'"'
OPEN = ("/account/sign-in", "/account/sign-up", "/account/forgotten")
OWN = (
    "/account", "/account/log", "/account/password", "/account/address", "/account/second-factor", "/account/delete",
)  # fmt: skip


@pytest.fixture
def address(site_app: Flask) -> Iterator[str]:
    with serving(site_app) as address:
        yield address


def test_the_whole_story_in_a_browser(browser: Any, address: str, site_app: Flask) -> None:
    faults: list[str] = []
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))

    page.goto("/about")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("link", name="Make an account").click()
    # The page before has a field of the same name.
    page.wait_for_url("**/account/sign-up**")
    _ask_for_an_account(page)
    _fill(page, link_in(mail(site_app)[-1]), {"Your name": SCRIPT, "New password": PASSWORD})
    page.wait_for_url("**/about")

    expect(page.get_by_role("link", name="Your account:")).to_be_visible()
    for path in ("/about", "/", *OWN):
        page.goto(path)
        assert page.title() not in ("1", "2")
        expect(page.locator("img[src=x]")).to_have_count(0)
        assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0, path

    page.goto("/account")
    page.get_by_role("button", name="Sign out").first.click()
    page.wait_for_url("**/")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    page.go_back()
    page.reload()
    page.wait_for_url("**/account/sign-in?next=%2Faccount")
    context.close()
    assert faults == []


def test_no_page_of_accounts_has_a_serious_barrier(browser: Any, address: str, site_app: Flask) -> None:
    # axe is put into the page as a script, which the pages' own policy forbids, so only this browser may ignore it.
    context = browser.new_context(base_url=address, bypass_csp=True)
    page = context.new_page()
    found = {path: _barriers(page, path) for path in OPEN}
    page.goto("/account/sign-up")
    _ask_for_an_account(page)
    _fill(page, link_in(mail(site_app)[-1]), {"Your name": "Ada", "New password": "password123"})
    page.get_by_role("alert").wait_for()
    found["a field that is refused"] = _barriers(page, None)
    _fill(page, None, {"New password": PASSWORD})
    page.wait_for_url("**/account")
    found |= {path: _barriers(page, path) for path in OWN}
    context.close()

    assert {path: each for path, each in found.items() if each} == {}


def test_fields_tell_password_managers_what_they_are_and_let_paste(browser: Any, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/account/sign-in")
    told = {name: page.locator(f"#{name}").get_attribute("autocomplete") for name in ("email", "password")}
    html = page.content()
    context.close()

    assert told == {"email": "username", "password": "current-password"}
    assert not re.search(r"onpaste|autocomplete=\"off\"[^>]*type=\"password", html)


def _ask_for_an_account(page: Any) -> None:
    _fill(page, None, {"E-mail address": ADA})
    page.get_by_role("heading", name="Look into your mail").wait_for()


def _fill(page: Any, path: str | None, fields: dict[str, str]) -> None:
    if path:
        page.goto(path)
    for label, text in fields.items():
        page.get_by_label(label, exact=True).focus()
        page.keyboard.type(text)
    page.keyboard.press("Enter")


def _barriers(page: Any, path: str | None) -> list[tuple[str, str, list[str]]]:
    if path:
        page.goto(path)
    found: list[tuple[str, str, list[str]]] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        rules = Axe().run(page).response["violations"]
        found += [
            (scheme, rule["id"], [node["html"] for node in rule["nodes"]][:3])
            for rule in rules
            if rule["impact"] in ("serious", "critical")
        ]
    return found
