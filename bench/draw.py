"""How long until a picture stands, and how many frames a second it moves at: our picture beside others, in Chromium."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooLong

from .draw_site import EDGES_A_NODE, drawing_site, install_sigma, write_pyvis
from .timing import table

CHROMIUM = "/usr/bin/chromium"
WINDOW = {"width": 1200, "height": 840}
SIZES = (150, 500, 2000)
MOVED = (2000, 5000)
ROUNDS = 5
PYVIS_SECONDS = 240
STEPS = 60
WANTED_TIMES, WANTED_GROWTH, WANTED_FRAMES = 20, 3, 20
OURS, VIS, HIDING, SIGMA = "ours", "vis", "vis&hide", "sigma"
NAMES = {
    OURS: "Peergraph's canvas",
    VIS: "vis-network, positions given",
    HIDING: "the same, lines hidden while moving",
    SIGMA: "sigma 3 (WebGL, here in software)",
}
_COUNT_FRAMES = """() => {
    window.frames_ = [];
    let last = 0;
    const turn = (now) => {
        if (last) window.frames_.push(now - last);
        last = now;
        window.counting = requestAnimationFrame(turn);
    };
    window.counting = requestAnimationFrame(turn);
}"""
_FRAMES = "() => { cancelAnimationFrame(window.counting); return window.frames_; }"
_MIDDLE_NODE = """(nodes) => {
    const away = ({ x, y }) => Math.hypot(x - 600, y - 420);
    const places = [...Array(nodes).keys()].map((at) => window.placeOf(`bench:${at}`));
    return places.reduce((a, b) => (away(a) <= away(b) ? a : b));
}"""


@dataclass(frozen=True)
class Moving:
    """How a picture moves: milliseconds of each frame, by what the reader does; whether it says that it simplifies."""

    frames: dict[str, list[float]]
    simplified: bool

    def rate(self, what: str) -> float:
        """Return the frames a second of one movement, on average over it."""
        return 1000 * len(self.frames[what]) / sum(self.frames[what])


def seconds_drawn(browser: Browser, address: str, limit: float = 60) -> float | None:
    """Return the seconds from the start of the navigation to the first complete drawing, None beyond the limit."""
    page = browser.new_page(viewport=WINDOW)
    # pyvis's template asks other hosts for looks; waiting for those would not be its fault.
    page.route(lambda url: not url.startswith(("http://127.0.0.1", "file:")), lambda route: route.abort())
    if address.startswith("file:"):
        page.add_init_script(
            "addEventListener('DOMContentLoaded', () => network.once('stabilized', () => performance.mark('drawn')))"
        )
    try:
        _open(page, address, limit)
        return page.evaluate("() => performance.getEntriesByName('drawn')[0].startTime / 1000")
    except TooLong:
        return None
    finally:
        page.close()


def _open(page: Page, address: str, limit: float = 60) -> None:
    page.goto(address, wait_until="commit")
    page.wait_for_function(
        "() => performance.getEntriesByName('drawn').length", timeout=limit * 1000, polling=100
    )


def movement(browser: Browser, address: str, nodes: int) -> Moving:
    """Return how a picture of so many nodes moves while a reader drags it, zooms it and drags a node."""
    page = browser.new_page(viewport=WINDOW)
    _open(page, address)
    page.wait_for_timeout(500)
    frames = {"drag the picture": _drag(page, 8, 8), "zoom": _zoom(page)}
    page.reload()
    _open(page, address)
    if page.evaluate("() => 'placeOf' in window"):
        at = page.evaluate(_MIDDLE_NODE, nodes)
        frames["drag a node"] = _drag(page, at["x"], at["y"])
    simplified = bool(page.evaluate("() => window.simplified ?? false"))
    page.close()
    return Moving(frames, simplified)


def _drag(page: Page, x: float, y: float) -> list[float]:
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(_COUNT_FRAMES)
    for step in range(STEPS):
        page.mouse.move(x + 3 * step, y + 2 * step)
    frames = page.evaluate(_FRAMES)
    page.mouse.up()
    page.wait_for_timeout(500)
    return frames


def _zoom(page: Page) -> list[float]:
    """Zoom in and out again; a wheel with Ctrl, which all of them take."""
    page.mouse.move(600, 420)
    page.keyboard.down("Control")
    page.evaluate(_COUNT_FRAMES)
    for step in range(STEPS):
        page.mouse.wheel(0, -40 if step < STEPS / 2 else 40)
    frames = page.evaluate(_FRAMES)
    page.keyboard.up("Control")
    return frames


def _first_drawing(browser: Browser, site: str, ways: Sequence[str]) -> str:
    """Return the table of the first drawings, and what was wanted of them."""
    with tempfile.TemporaryDirectory() as folder:
        pyvis = {
            nodes: seconds_drawn(browser, write_pyvis(nodes, Path(folder)).as_uri(), PYVIS_SECONDS)
            for nodes in SIZES
        }
    seconds_drawn(browser, f"{site}/{OURS}?nodes={SIZES[0]}")
    times = {way: [_median_drawn(browser, site, way, nodes) for nodes in SIZES] for way in ways}
    rows = [[NAMES[way], *(f"{each:.2f}" for each in times[way])] for way in ways]
    rows.append(["pyvis as it comes, until it stands", *(_words(pyvis[nodes]) for nodes in SIZES)])
    ours = dict(zip(SIZES, times[OURS], strict=True))
    faster = [seconds / ours[nodes] for nodes, seconds in pyvis.items() if seconds]
    growth = ours[SIZES[-1]] / ours[SIZES[0]]
    heads = ("seconds", *(f"{nodes} nodes, {EDGES_A_NODE * nodes:,} lines" for nodes in SIZES))
    return (
        f"{table(heads, rows)}\n\n"
        f"From the start of the navigation, positions included; median of {ROUNDS}, pyvis once.\n\n"
        f"**{min(faster, default=0):.0f} times faster** than pyvis at least, where it finishes "
        f"(wanted: {WANTED_TIMES} times). "
        f"**{growth:.1f} times** the time of {SIZES[0]} nodes for {SIZES[-1]:,} (wanted: under {WANTED_GROWTH})."
    )


def _median_drawn(browser: Browser, site: str, way: str, nodes: int) -> float:
    return median(seconds_drawn(browser, _address(site, way, nodes)) or 60.0 for _ in range(ROUNDS))


def _address(site: str, way: str, nodes: int) -> str:
    page, _, option = way.partition("&")
    return f"{site}/{page}?nodes={nodes}{'&' + option if option else ''}"


def _words(seconds: float | None) -> str:
    return f"{seconds:.1f}" if seconds else f"not within {PYVIS_SECONDS}"


def _moving(browser: Browser, site: str, ways: Sequence[str]) -> str:
    """Return the table of the frames a second, and what was wanted of them."""
    rows: list[list[str | float]] = []
    ours: dict[int, Moving] = {}
    for nodes in MOVED:
        for way in ways:
            found = movement(browser, _address(site, way, nodes), nodes)
            rates = [f"{found.rate(what):.0f}" if what in found.frames else "-" for what in _WHAT]
            rows.append(
                [f"{nodes:,} nodes, {EDGES_A_NODE * nodes:,} lines: {NAMES[way]}", *rates, _worst(found)]
            )
            if way == OURS:
                ours[nodes] = found
    least = min(ours[MOVED[0]].rate(what) for what in _WHAT)
    told = "it says that it simplifies" if ours[MOVED[0]].simplified else "without simplifying"
    return (
        f"{table(('frames a second', *_WHAT, 'slowest 5% from, ms'), rows)}\n\n"
        "Intervals of `requestAnimationFrame` while Playwright moves the mouse; at most 60.\n\n"
        f"**{least:.0f} frames a second** at {MOVED[0]:,} nodes at least, {told} (wanted: {WANTED_FRAMES})."
    )


_WHAT = ("drag the picture", "zoom", "drag a node")


def _worst(found: Moving) -> str:
    """Return the frame, in milliseconds, that one in twenty takes longer than."""
    frames = sorted(frame for some in found.frames.values() for frame in some)
    return f"{frames[int(len(frames) * 0.95)]:.0f}"


def section() -> str:
    """Return this benchmark's section of RESULTS.md."""
    ways = [way for way in NAMES if way != SIGMA or install_sigma()]
    with drawing_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        moving = _moving(browser, site, ways)
        drawing = _first_drawing(browser, site, ways)
        browser.close()
    absent = (
        ""
        if SIGMA in ways
        else "\n\nsigma is not in the table: it could not be fetched from the npm registry."
    )
    return f"## Pictures drawn in Chromium\n\n{drawing}\n\n{moving}{absent}\n"
