"""No page keeps anybody out: axe-core's rules, narrow screens, both colour schemes, all languages."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from peergraph.app.languages import LANGUAGES

pytestmark = pytest.mark.browser

XU = "sample:yinghui-xu"
PAN = "sample:pan-pan"
PAGES = {
    "home": "/",
    "author": f"/authors/{XU}",
    "trust": f"/authors/{XU}/trust",
    "measures": f"/authors/{PAN}/measures",
    "paper": "/papers/doi:10.1609/aaai.v36i10.21320",
    "topic": "/topics/area:computer-vision",
    "institution": "/institutions/name:alibaba-group",
    "venue": "/venues/CVPR",
    "search": "/search?q=yang",
    "nothing found": "/search?q=qqqqqqqq",
    "shared": f"/shared?author={XU}&author={PAN}",
    "compare": f"/compare?author={XU}&author={PAN}",
    "conflicts": "/conflicts",
    "path": f"/path?from={XU}&to=sample:hao-li",
    "explore": f"/explore?focus=author:{XU}",
    "explore start": "/explore",
    "embed": f"/embed/authors/{XU}",
    "console": "/console",
    "canned": "/console/most_collaborative",
    "about": "/about",
    "error": "/nothing/here",
}
VIEWS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 390)]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_no_page_has_a_serious_barrier(browser: Any, site: str, path: str) -> None:
    # axe is put into the page as a script, which the pages' own policy forbids, so only this browser may ignore it.
    context = browser.new_context(base_url=site, bypass_csp=True)
    page = context.new_page()
    page.goto(path)
    found = {view: _barriers(page, *view) for view in VIEWS}
    context.close()
    assert found == {view: [] for view in VIEWS}


def _barriers(page: Any, scheme: str, width: int) -> list[tuple[str, list[str]]]:
    # Colours that are still on their way from one scheme to the other are nobody's to read.
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    _is_drawn(page, width)
    rules = Axe().run(page).response["violations"]
    return [
        (rule["id"], [node["html"] for node in rule["nodes"]][:3])
        for rule in rules
        if rule["impact"] in ("serious", "critical")
    ]


def _is_drawn(page: Any, width: int) -> None:
    """Wait until the window has its width and the pictures of the page are drawn for it."""
    page.wait_for_function(
        """async (width) => {
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            const pictures = [...document.querySelectorAll(".slice:has(.slice-stage), .explorer-stage")];
            const read = (picture) => !picture.querySelector(".slice-state")?.textContent;
            return innerWidth === width && pictures.every((each) => each.dataset.drawn && read(each));
        }""",
        arg=width,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [path for name, path in PAGES.items() if name != "error"])
def test_nothing_runs_out_of_a_narrow_screen(page: Any, path: str, language: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
    _is_drawn(page, 390)
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
