"""No page keeps anybody out: axe-core's rules, narrow screens, both colour schemes, all languages."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

XU = "sample:yinghui-xu"
PAN = "sample:pan-pan"
PAGES = {
    "home": "/",
    "author": f"/authors/{XU}",
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
WIDTHS = (1280, 390)


def _opened(browser: Any, site: str, path: str, **options: Any) -> Any:
    # axe is put into the page as a script, which the pages' own policy forbids, so only this browser may ignore it.
    context = browser.new_context(base_url=site, bypass_csp=True, **options)
    page = context.new_page()
    page.goto(path)
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_no_page_has_a_serious_barrier(browser: Any, site: str, path: str, scheme: str, width: int) -> None:
    page = _opened(browser, site, path, color_scheme=scheme, viewport={"width": width, "height": 844})
    violations = Axe().run(page).response["violations"]
    page.context.close()
    found = [rule for rule in violations if rule["impact"] in ("serious", "critical")]
    assert not [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found]


@pytest.mark.parametrize("language", ["en", "de", "zh"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_runs_out_of_a_narrow_screen(page: Any, path: str, language: str) -> None:
    if path == PAGES["error"]:
        pytest.skip("a page that is not there logs an error, as it should")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
