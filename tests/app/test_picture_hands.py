from collections.abc import Iterator
from typing import Any

import pytest

from ..waiting import becomes
from .looking import PAN, XU, open_picture, picture_state, point_of, still

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser: Any, site: str) -> Iterator[Any]:
    """A page on a phone with a touch screen, its profile's picture drawn and in view."""
    context = browser.new_context(
        base_url=site, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    open_picture(page, XU)
    page.locator(".slice-stage").scroll_into_view_if_needed()
    yield page
    context.close()


def touch(page: Any, *steps: list[tuple[float, float]]) -> None:
    """Put fingers down at the points of the first step, move them through the others, and lift them."""
    session = page.context.new_cdp_session(page)
    for at, points in enumerate(steps):
        session.send(
            "Input.dispatchTouchEvent",
            {
                "type": "touchMove" if at else "touchStart",
                "touchPoints": [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)],
            },
        )
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_the_wheel_scrolls_the_page_and_zooms_only_with_ctrl(page: Any) -> None:
    open_picture(page, XU)
    page.mouse.move(*point_of(page, PAN))
    before = page.evaluate("() => scrollY")

    page.mouse.wheel(0, 200)
    page.wait_for_function("(before) => scrollY > before", arg=before)
    assert picture_state(page, "picture.camera().zoom") == pytest.approx(1)
    page.mouse.move(*point_of(page, PAN))
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function("() => document.querySelector('.slice').picture.camera().zoom > 1.2")


def test_dragging_beside_a_node_moves_the_whole_picture(page: Any) -> None:
    open_picture(page, XU)
    stage = page.locator(".slice-stage").bounding_box()
    x, y = point_of(page, PAN)

    page.mouse.move(stage["x"] + 5, stage["y"] + 5)
    page.mouse.down()
    page.mouse.move(stage["x"] + 65, stage["y"] + 45, steps=4)
    page.mouse.up()

    becomes(lambda: point_of(page, PAN), pytest.approx((x + 60, y + 40), abs=0.5))


def test_a_finger_that_is_a_little_beside_a_small_node_still_opens_it(phone: Any) -> None:
    x, y = point_of(phone, "sample:wotao-yin")

    touch(phone, [(x + 3, y - 9)])

    phone.locator(".slice-card").get_by_role("link", name="Wotao Yin", exact=True).wait_for()


def test_one_finger_scrolls_the_page_over_an_untouched_picture(phone: Any) -> None:
    stage = phone.locator(".slice-stage").bounding_box()
    before = phone.evaluate("() => scrollY")
    x, y = stage["x"] + 100, stage["y"] + 300

    touch(phone, *[[(x, y - 12 * step)] for step in range(15)])

    phone.wait_for_function("(before) => scrollY > before + 40", arg=before)
    assert picture_state(phone, "picture.camera().zoom") == pytest.approx(1)


def test_two_fingers_zoom_and_then_one_moves_the_picture(phone: Any) -> None:
    stage = phone.locator(".slice-stage").bounding_box()
    before = phone.evaluate("() => scrollY")
    x, y = stage["x"] + 180, stage["y"] + 200

    touch(phone, *[[(x - 20 - 6 * step, y), (x + 20 + 6 * step, y)] for step in range(10)])
    phone.wait_for_function("() => document.querySelector('.slice').picture.camera().zoom > 2")
    still(phone)
    where = picture_state(phone, "picture.camera().y")
    touch(phone, *[[(x, y - 8 * step)] for step in range(10)])

    phone.wait_for_function(
        "(where) => document.querySelector('.slice').picture.camera().y > where + 5", arg=where
    )
    assert phone.evaluate("() => scrollY") == before


def test_a_node_that_can_be_dragged_stays_pinned_where_it_is_put(page: Any) -> None:
    open_picture(page, XU)
    x, y = point_of(page, PAN)
    picture_state(page, "picture.draggable = true")

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 50, y + 30, steps=4)
    page.mouse.up()

    becomes(lambda: point_of(page, PAN), pytest.approx((x + 50, y + 30), abs=0.5))
    assert picture_state(page, f"picture.scene.nodes.get('{PAN}').pinned") is True
    assert picture_state(page, "picture.camera().zoom") == pytest.approx(1)


def test_drawing_around_nodes_picks_them_all(page: Any) -> None:
    open_picture(page, XU)
    middle = point_of(page, PAN)
    picture_state(page, "picture.many = picture.lasso = true")
    picture_state(page, "picture.told.onSelect = (keys) => { window.picked = keys; }")

    page.mouse.move(middle[0] - 40, middle[1] - 40)
    page.mouse.down()
    for x, y in ((40, -40), (40, 40), (-40, 40)):
        page.mouse.move(middle[0] + x, middle[1] + y, steps=3)
    page.mouse.up()

    picked = page.wait_for_function("() => window.picked").json_value()
    assert PAN in picked
    assert 1 < len(picked) < 12
