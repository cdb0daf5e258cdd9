"""What the tests of pictures share: open one in the browser, and say what is drawn and where."""

from itertools import combinations
from typing import Any
from urllib.parse import urlencode

XU = "sample:yinghui-xu"
PAN = "sample:pan-pan"
Box = tuple[float, float, float, float]


def open_picture(page: Any, id: str, **asked: str) -> None:
    """Open a profile and wait until its picture is drawn."""
    page.goto(f"/authors/{id}?{urlencode(asked)}" if asked else f"/authors/{id}")
    page.wait_for_selector(".slice[data-drawn]")


def still(page: Any) -> None:
    """Wait until the picture has stood still for some frames, from now on."""
    page.evaluate("() => { window.frames_still = 0; window.places_before = null; }")
    page.wait_for_function(
        """() => {
            const slice = document.querySelector(".slice");
            const picture = slice?.picture ?? document.querySelector("#explorer").stage.renderer;
            const places = JSON.stringify(picture.scene.list.map(({ key }) => picture.place(key)));
            window.frames_still = places === window.places_before ? window.frames_still + 1 : 0;
            window.places_before = places;
            return window.frames_still >= 6;
        }"""
    )


def drawn(page: Any) -> dict[str, Any]:
    """Return the boxes of the nodes and of the labels that are shown, and the stage, all in pixels of the stage."""
    return page.evaluate(
        """() => {
            const { picture } = document.querySelector(".slice");
            const box = ({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius];
            return {
                nodes: picture.scene.shown.map(({ key }) => [key, box(picture.place(key))]),
                labels: picture.layers.labels.map((label) => [label.key, label.box]),
                view: [0, 0, picture.stage.clientWidth, picture.stage.clientHeight],
            };
        }"""
    )


def overlaps(boxes: list[tuple[str, Box]]) -> list[tuple[str, str]]:
    """Return the boxes that cover each other by more than half a pixel, which is what drawing rounds to."""
    return [
        (a, b)
        for (a, one), (b, other) in combinations(boxes, 2)
        if one[0] + 0.5 < other[2]
        and other[0] + 0.5 < one[2]
        and one[1] + 0.5 < other[3]
        and other[1] + 0.5 < one[3]
    ]


def point_of(page: Any, *ids: str) -> tuple[float, float]:
    """Return where on the screen a node is, or the middle of the line between two."""
    page.locator(".slice-stage").scroll_into_view_if_needed()
    x, y = page.evaluate(
        """(ids) => {
            const { picture } = document.querySelector(".slice");
            const corner = picture.stage.getBoundingClientRect();
            const points = ids.map((id) => picture.place(id));
            const middle = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
            return [corner.x + middle("x"), corner.y + middle("y")];
        }""",
        list(ids),
    )
    return x, y


def picture_state(page: Any, words: str) -> Any:
    """Return what an expression says about the picture, as `picture`."""
    return page.evaluate(
        f"() => {{ const {{ picture }} = document.querySelector('.slice'); return {words}; }}"
    )


def stand_on_picture(page: Any) -> None:
    """Go to the picture with the Tab key."""
    page.locator(".slice-zoom button").last.focus()
    while page.evaluate("() => !document.activeElement.matches('.picture-cursor')"):
        page.keyboard.press("Tab")


def spoken(page: Any) -> str:
    """Return what a screen reader says of the element that has the focus."""
    return page.evaluate("() => document.activeElement.getAttribute('aria-label')")


def colour_at(page: Any, id: str) -> list[int]:
    """Return the colour of the canvas in the middle of a node: red, green and blue, on white."""
    return page.evaluate(
        """(id) => {
            const { picture } = document.querySelector(".slice");
            const { x, y } = picture.place(id);
            const { canvas, context, ratio } = picture.layers;
            const pixel = context.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data;
            const [red, green, blue, alpha] = pixel;
            return [red, green, blue].map((part) => Math.round((part * alpha + 255 * (255 - alpha)) / 255));
        }""",
        id,
    )
