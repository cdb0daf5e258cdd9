"""What the explorer's browser tests do and look at."""

from typing import Any

from ..waiting import becomes
from .looking import still

XU = "author:sample:yinghui-xu"
PAN = "author:sample:pan-pan"
JIN = "author:sample:rong-jin"
YANG = "author:sample:hongxia-yang"


def open_explorer(page: Any, address: str = f"/explore?focus={XU}&limit=40") -> None:
    """Open a page and wait until its picture is drawn."""
    page.goto(address)
    page.wait_for_selector(".explorer-stage[data-drawn]")


def keys(page: Any) -> list[str]:
    """Return the keys of the nodes that are drawn."""
    return page.evaluate(
        "() => document.querySelector('#explorer').explorer.picture.nodes.map((node) => node.key).sort()"
    )


def drawn_are(page: Any, wanted: list[str]) -> None:
    """Wait until these nodes are drawn and no others, and nothing moves any more."""
    becomes(lambda: keys(page), wanted)
    settled(page)


def more_are_drawn(page: Any, before: list[str], added: int | None = None) -> None:
    """Wait until more nodes are drawn than before, or exactly so many more."""
    if added is None:
        becomes(lambda: len(keys(page)) > len(before), True)
    else:
        becomes(lambda: len(keys(page)) - len(before), added)
    settled(page)


def places(page: Any) -> dict[str, list[float]]:
    """Return where each node stands in the picture."""
    return page.evaluate(
        """() => Object.fromEntries(document.querySelector('#explorer').explorer.picture.nodes
            .map((node) => [node.key, [node.x, node.y]]))"""
    )


def selected(page: Any) -> list[str]:
    return page.evaluate("() => [...document.querySelector('#explorer').explorer.selected]")


def settled(page: Any) -> None:
    """Wait until nothing is asked for and nothing moves."""
    page.wait_for_function(
        """async () => {
            const { explorer } = document.querySelector('#explorer');
            await explorer.queue;
            return !explorer.turn;
        }"""
    )
    still(page)


def stored(page: Any) -> None:
    """Wait until the address says what is seen."""
    page.wait_for_function("() => document.querySelector('#explorer').explorer.entry.address !== null")


def point_of(page: Any, key: str) -> tuple[float, float]:
    """Return where on the screen a node is."""
    page.locator(".explorer-stage").scroll_into_view_if_needed()
    x, y = page.evaluate(
        """(key) => {
            const corner = document.querySelector(".explorer-stage").getBoundingClientRect();
            const { x, y } = document.querySelector("#explorer").stage.placeOf(key);
            return [corner.x + x, corner.y + y];
        }""",
        key,
    )
    return x, y


def pick(page: Any, key: str) -> None:
    page.mouse.click(*point_of(page, key))
    page.locator(".explorer-card h2").wait_for()


def menu(page: Any, key: str, item: str) -> None:
    """Open the menu of a node by the right button and choose an item."""
    page.mouse.click(*point_of(page, key), button="right")
    page.get_by_role("menuitem", name=item).first.click()
    settled(page)


def too_small(page: Any) -> list[str]:
    """Return what can be touched and is less than 24 pixels wide or high; a tick's label is touched with it."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".explorer :is(button, select, input, summary)")]
            .filter((each) => each.checkVisibility() && each.type !== "checkbox")
            .filter((each) => Math.min(each.offsetWidth, each.offsetHeight) < 24)
            .map((each) => each.textContent.trim() || each.name)"""
    )
