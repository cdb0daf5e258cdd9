"""Stories of readers in the explorer, in a real browser on the sample."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from ..waiting import becomes
from .exploring import (
    JIN,
    PAN,
    YANG,
    drawn_are,
    keys,
    menu,
    more_are_drawn,
    open_explorer,
    pick,
    places,
    point_of,
    selected,
    settled,
    stored,
    too_small,
)

pytestmark = pytest.mark.browser


def test_a_person_is_found_expanded_filtered_shared_and_seen_the_same_elsewhere(
    page: Any, browser: Any, site: str
) -> None:
    page.goto("/explore")
    page.locator("#explore-focus").press_sequentially("Yinghui X", delay=20)
    page.get_by_role("option", name="Yinghui Xu").first.click()
    page.wait_for_selector(".explorer-stage[data-drawn]")
    before = keys(page)

    pick(page, PAN)
    page.locator(".explorer-expand-row[data-kind=author] select").first.select_option("5")
    page.locator(".explorer-expand-row[data-kind=author]").get_by_role("button").click()
    more_are_drawn(page, before, 5)
    page.locator("[name=least_joint]").select_option("2")
    settled(page)
    chosen = keys(page)
    page.get_by_text("Share", exact=True).click()
    page.wait_for_function("() => document.querySelector('[name=link]').value.includes('/explore/')")
    link = page.locator("[name=link]").input_value()

    elsewhere = browser.new_context(base_url=site, viewport={"width": 900, "height": 800})
    other = elsewhere.new_page()
    open_explorer(other, link)
    assert keys(other) == chosen
    assert places(other) == places(page)
    expect(other.locator("[name=least_joint]")).to_have_value("2")
    expect(other.locator(".explorer-card h2")).to_have_text("Pan Pan")
    elsewhere.close()


def test_what_was_there_keeps_its_place_when_neighbours_come(page: Any) -> None:
    open_explorer(page)
    before = places(page)

    menu(page, PAN, "Add 10 people")
    more_are_drawn(page, list(before))

    after = places(page)
    assert {key: after[key] for key in before} == before


def test_hide_show_again_undo_redo_and_back(page: Any) -> None:
    open_explorer(page)
    before = keys(page)

    pick(page, PAN)
    without = [key for key in before if key != PAN]
    page.locator(".explorer-acts").get_by_role("button", name="Hide").click()
    drawn_are(page, without)
    expect(page.locator(".explorer-card")).to_be_hidden()

    page.keyboard.press("Control+z")
    drawn_are(page, before)
    page.keyboard.press("Control+Shift+z")
    drawn_are(page, without)
    page.go_back()
    drawn_are(page, before)
    page.go_forward()
    page.get_by_role("button", name="Show 1 hidden node again").click()
    drawn_are(page, before)


def test_undo_passes_over_what_was_only_read(page: Any) -> None:
    open_explorer(page)
    before = keys(page)

    menu(page, PAN, "Hide")
    drawn_are(page, [key for key in before if key != PAN])
    pick(page, JIN)
    page.get_by_role("button", name="Undo").click()

    drawn_are(page, before)


def test_a_node_that_was_dragged_is_pinned_and_stays_there_for_everybody(page: Any) -> None:
    open_explorer(page)
    x, y = point_of(page, PAN)

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=5)
    page.mouse.up()
    settled(page)
    stored(page)
    moved = places(page)[PAN]
    page.reload()
    page.wait_for_selector(".explorer-stage[data-drawn]")

    assert places(page)[PAN] == moved
    pick(page, PAN)
    expect(page.locator(".explorer-acts").get_by_role("button", name="Unpin")).to_be_visible()


def test_only_what_connects_two_people_is_left(page: Any) -> None:
    open_explorer(page)
    before = keys(page)

    pick(page, PAN)
    page.keyboard.down("Shift")
    page.mouse.click(*point_of(page, JIN))
    page.keyboard.up("Shift")
    becomes(lambda: sorted(selected(page)), sorted([PAN, JIN]))
    page.get_by_role("button", name="Only what connects these").click()

    becomes(lambda: len(keys(page)) < len(before), True)
    settled(page)
    assert {PAN, JIN} <= set(keys(page))
    page.get_by_role("button", name="Show all again").click()
    becomes(lambda: set(before) <= set(keys(page)), True)


def test_an_area_is_selected_and_kept(page: Any) -> None:
    open_explorer(page)
    box = page.locator(".explorer-stage").bounding_box()

    page.get_by_role("button", name="Select an area").click()
    page.mouse.move(box["x"] + 4, box["y"] + 4)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4, steps=4)
    page.mouse.up()

    becomes(lambda: sorted(selected(page)), keys(page))
    expect(page.locator(".explorer-card h2")).to_have_text(f"{len(keys(page))} nodes")


def test_the_keyboard_alone_walks_expands_hides_and_undoes(page: Any) -> None:
    open_explorer(page)
    before = keys(page)

    page.locator(".picture-cursor").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".explorer-card h2 a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".explorer-stage :focus")).to_be_visible()
    page.keyboard.press("Shift+F10")
    expect(page.locator(":focus")).to_contain_text("Add 10 people")
    page.keyboard.press("Enter")
    more_are_drawn(page, before)
    page.keyboard.press("Control+z")
    drawn_are(page, before)
    page.locator(".picture-cursor").focus()
    page.keyboard.press("Delete")
    becomes(lambda: len(keys(page)), len(before) - 1)


def test_somebody_is_added_from_within_the_page(page: Any) -> None:
    open_explorer(page)

    page.locator("#explore-add").press_sequentially("Hongxia Yan", delay=20)
    page.get_by_role("option", name="Hongxia Yang").first.click()

    becomes(lambda: YANG in keys(page), True)
    expect(page.locator("h1")).to_have_text("Yinghui Xu and Hongxia Yang")
    expect(page).to_have_title(re.compile("^Yinghui Xu and Hongxia Yang"))


def test_an_error_says_what_happened_keeps_the_picture_and_can_be_tried_again(
    browser: Any, site: str
) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    open_explorer(page)
    before = keys(page)
    error = {"code": "graph_unavailable", "message": "The database does not answer.", "detail": None}
    answers = iter([False])
    page.route(
        "**/api/v1/explore/expand",
        lambda route: (
            route.continue_()
            if next(answers, True)
            else route.fulfill(status=503, headers={"X-Request-Id": "abc123"}, json={"error": error})
        ),
    )

    menu(page, PAN, "Add 10 people")
    notice = page.locator(".explorer-notice")
    expect(notice).to_contain_text("The database does not answer. (request abc123)")
    assert keys(page) == before
    notice.get_by_role("button", name="Try again").click()

    more_are_drawn(page, before)
    expect(notice).to_be_hidden()
    context.close()


def test_a_phone_has_all_of_it(browser: Any, site: str) -> None:
    context = browser.new_context(
        base_url=site, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    open_explorer(page)
    before = keys(page)

    page.touchscreen.tap(*point_of(page, PAN))
    card = page.locator(".explorer-card")
    card.wait_for()
    becomes(lambda: (box := card.bounding_box())["y"] + box["height"] <= 845, True)
    expect(page.locator("h1")).to_have_text("Yinghui Xu")
    card.locator(".explorer-expand-row").first.get_by_role("button").tap()

    more_are_drawn(page, before)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert too_small(page) == []
    context.close()


def test_each_step_has_an_address_of_its_own(page: Any) -> None:
    open_explorer(page)

    menu(page, PAN, "Hide")
    stored(page)
    page.wait_for_url("**/explore/*")
    first = page.url
    menu(page, JIN, "Hide")
    stored(page)

    becomes(lambda: page.url.partition("?")[0] != first.partition("?")[0], True)
    page.reload()
    page.wait_for_selector(".explorer-stage[data-drawn]")
    assert not {PAN, JIN} & set(keys(page))
