from typing import Any

import pytest
from playwright.sync_api import expect

from .looking import PAN, XU, open_picture, picture_state, point_of, spoken, stand_on_picture

pytestmark = pytest.mark.browser


def test_the_keyboard_walks_along_lines_and_opens_the_card(page: Any) -> None:
    open_picture(page, XU)

    stand_on_picture(page)
    assert (
        spoken(page)
        == "Yinghui Xu, person, in the middle; 12 people, 22 papers, and 3 institutions connected"
    )
    page.keyboard.press("ArrowRight")
    assert spoken(page).startswith(
        "Pan Pan, person, 15 joint papers, 2020 to 2021; 14 people, 15 papers, and "
    )
    assert spoken(page).endswith("; 1 of 37 around Yinghui Xu")
    page.keyboard.press("Enter")

    expect(page.locator(".slice-card h3")).to_have_text("Pan Pan")
    expect(page.locator(".slice-card :focus")).to_be_visible()
    page.keyboard.press("Escape")
    assert spoken(page).startswith("Pan Pan, ")


def test_a_walk_goes_on_and_comes_back_the_way_it_went(page: Any) -> None:
    open_picture(page, XU)
    stand_on_picture(page)

    heard = []
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "PageDown", "Backspace", "Backspace", "ArrowLeft"):
        page.keyboard.press(key)
        heard.append(spoken(page))

    assert heard[1].endswith("2 of 37 around Yinghui Xu")
    assert "around Rong Jin, " in heard[2]
    assert "joint paper" in heard[2].rsplit(";", 1)[1]
    assert ", paper, " in heard[3]
    assert heard[4] == heard[1]
    assert heard[5].startswith("Yinghui Xu, person, in the middle")
    assert heard[6].endswith("1 of 37 around Yinghui Xu")


def test_letters_find_a_name_and_home_goes_back_to_the_middle(page: Any) -> None:
    open_picture(page, XU)
    stand_on_picture(page)

    page.keyboard.type("rong")
    assert spoken(page).startswith("Rong Jin, person")
    page.keyboard.press("Home")
    assert spoken(page).startswith("Yinghui Xu, person")
    page.keyboard.press("q")
    first = spoken(page)
    page.keyboard.press("q")
    assert first.split(",")[0] != spoken(page).split(",")[0]
    assert first.startswith("Q")
    assert spoken(page).startswith("Q")


def test_the_node_that_the_keyboard_stands_on_is_framed_where_it_is_drawn(page: Any) -> None:
    open_picture(page, XU)
    stand_on_picture(page)

    page.keyboard.press("ArrowRight")

    x, y = point_of(page, PAN)
    frame = page.locator(".picture-cursor").bounding_box()
    assert abs(frame["x"] + frame["width"] / 2 - x) < 1
    assert abs(frame["y"] + frame["height"] / 2 - y) < 1
    assert min(frame["width"], frame["height"]) >= 24


def test_the_walk_is_a_list_as_well_and_the_picture_follows(page: Any) -> None:
    open_picture(page, XU)

    page.locator(".outline summary").click()
    outline = page.locator(".outline")
    outline.get_by_role("button", name="Pan Pan", exact=True).click()

    expect(outline.locator(".outline-head strong")).to_have_text("Pan Pan")
    expect(outline.locator(".outline-head")).to_be_focused()
    assert picture_state(page, "picture.state.cursor") == PAN
    outline.get_by_role("button", name="Open Pan Pan").click()
    expect(page.locator(".slice-card h3")).to_have_text("Pan Pan")
    outline.get_by_role("button", name="Back to Yinghui Xu").click()
    expect(outline.locator(".outline-head strong")).to_have_text("Yinghui Xu")
