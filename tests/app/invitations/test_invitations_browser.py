"""Invitations in Chromium at 390 px: one invites another by the keyboard alone, a third sees nothing; no barriers."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import expect

from ...serving import serving
from ..someone import page_of
from .letters import KOT, LIU, WANG, act, ask, invited, owner

pytestmark = pytest.mark.browser
SCRIPT = '<img src=x onerror="document.title=1"><script>document.title=2</script>\'"'


@pytest.fixture
def address(site_app: Flask) -> Iterator[str]:
    with serving(site_app) as address:
        yield address


def stand_on(page: Any, role: str, name: str) -> None:
    """Go to something with the Tab key."""
    wanted = page.get_by_role(role, name=name, exact=True).first
    for _ in range(80):
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not lead to {name}")


def test_one_invites_another_who_accepts_by_the_keyboard_alone_and_a_third_sees_nothing(
    browser: Any, address: str, site_app: Flask
) -> None:
    liu, kot, faults = owner(site_app, LIU, "Liu"), owner(site_app, KOT, "Kot"), list[str]()
    wang = owner(site_app, WANG, "Wang")
    page = page_of(browser, address, liu, faults)
    page.goto(f"/authors/{KOT}/invite")
    stand_on(page, "combobox", "What for")
    page.keyboard.press("ArrowDown")
    stand_on(page, "textbox", "Your message")
    page.keyboard.type(f"Shall we? {SCRIPT}")
    stand_on(page, "button", "Send the invitation")
    page.keyboard.press("Enter")
    page.wait_for_url("**/invitations/*")
    path = page.url.removeprefix(address)

    other = page_of(browser, address, kot, faults)
    other.goto("/invitations")
    stand_on(other, "link", "From Ai Qun Liu")
    other.keyboard.press("Enter")
    other.get_by_role("heading", name="Invitation from Ai Qun Liu").wait_for()
    stand_on(other, "button", "Accept")
    other.keyboard.press("Enter")
    other.get_by_role("heading", name="Write", exact=True).wait_for()
    stand_on(other, "textbox", "Your message")
    other.keyboard.type("Gladly.")
    stand_on(other, "button", "Send")
    other.keyboard.press("Enter")
    other.get_by_text("Gladly.", exact=True).wait_for()
    page.reload()

    for each in (page, other):
        expect(each.get_by_text("Gladly.", exact=True)).to_be_visible()
        expect(each.get_by_text(f"Shall we? {SCRIPT}")).to_be_visible()
        assert each.title() not in ("1", "2")
        assert each.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert faults == []
    third = page_of(browser, address, wang, [])
    third.goto(path)
    assert "Shall we?" not in third.content()
    expect(third.get_by_text("No invitation of yours has this address.")).to_be_visible()
    for each in (page, other, third):
        each.context.close()


def test_no_page_of_invitations_has_a_serious_barrier_or_is_wider_than_a_phone(
    browser: Any, address: str, site_app: Flask
) -> None:
    liu, kot, faults = owner(site_app, LIU, "Liu"), owner(site_app, KOT, "Kot"), list[str]()
    wang = owner(site_app, WANG, "Wang")
    direct, asked = invited(liu), ask(liu).headers["Location"]
    act(kot, direct, "answer", answer="accept", words="Gladly.")
    # axe is put into the page as a script, which the pages' own policy forbids, so only these browsers may ignore it.
    seen = (
        (kot, (direct, "/invitations", "/invitations/wishes", f"/authors/{WANG}/invite")),
        (wang, (asked, f"/authors/{KOT}/introduction")),
        (liu, (f"/authors/{KOT}/introduction",)),
    )

    for who, paths in seen:
        page = page_of(browser, address, who, faults, bypass_csp=True)
        for path in paths:
            page.goto(path)
            found = Axe().run(page).response["violations"]
            assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == [], path
            assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0, path
        page.context.close()
    assert faults == []
