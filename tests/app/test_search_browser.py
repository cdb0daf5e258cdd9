"""Whole stories of finding, by keyboard alone and on a phone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(browser: Any, site: str) -> Iterator[Any]:
    context = browser.new_context(base_url=site, viewport=PHONE, has_touch=True)
    yield context.new_page()
    context.close()


def test_a_person_is_found_by_keyboard_alone_and_remembered_in_this_browser_until_cleared(page: Any):
    page.goto("/about")
    page.keyboard.press("/")
    page.keyboard.type("xu, yingh", delay=20)
    page.get_by_role("option", name="All results for “xu, yingh”").wait_for()
    page.get_by_role("group", name="People").get_by_role("option", name="Yinghui Xu").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/authors/sample:yinghui-xu")
    page.wait_for_load_state("networkidle")

    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.get_by_role("group", name="Recent searches").get_by_role("option", name="Yinghui Xu").wait_for()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")

    expect(page.get_by_role("listbox")).to_have_count(0)
    assert page.evaluate("() => localStorage.length") == 0
    assert asked == []


def test_results_are_narrowed_sorted_and_widened_by_keyboard_alone(page: Any):
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("learning")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=learning")
    for name in ("Papers", "Newest"):
        page.get_by_role("link", name=name).first.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
    page.get_by_label("From").focus()
    page.keyboard.type("2020")
    page.keyboard.press("Enter")
    page.wait_for_url("**years=2020-**")
    page.get_by_role("link", name="Take away the filter since 2020").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=learning&kind=paper&sort=newest")


def test_what_comes_back_late_does_not_replace_what_was_typed_since(page: Any):
    page.goto("/")
    page.get_by_label("Names, titles").press_sequentially("yang", delay=120)
    page.get_by_label("Names, titles").press_sequentially("qqqq", delay=5)
    page.get_by_role("option", name="All results for “yangqqqq”").wait_for()
    expect(page.get_by_role("option")).to_have_count(1)


def test_a_phone_shows_results_without_scrolling_sideways_and_leads_to_the_filters(phone: Any):
    phone.goto("/search?q=learning")
    assert phone.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    phone.get_by_role("link", name="Filter the results").tap()
    phone.wait_for_function("() => (document.activeElement.id || location.hash.slice(1)) === 'filters'")
    phone.get_by_role("link", name="2021", exact=False).first.tap()
    phone.wait_for_url("**years=2021**")
    expect(phone.get_by_role("link", name="Take away the filter 2021")).to_be_visible()


def test_suggestions_fit_a_phone(phone: Any):
    phone.goto("/")
    phone.get_by_label("Names, titles").fill("yang")
    phone.get_by_role("option").first.wait_for()
    box = phone.get_by_role("listbox").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    heights = [each.bounding_box()["height"] for each in phone.get_by_role("option").all()]
    assert min(heights) >= 24
