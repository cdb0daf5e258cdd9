from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "author": "/authors/sample:yinghui-xu",
    "paper": "/papers/doi:10.1609/aaai.v36i10.21320",
    "topic": "/topics/area:computer-vision",
    "institution": "/institutions/name:alibaba-group",
    "search": "/search?q=yang",
    "shared": "/shared?author=sample:yinghui-xu&author=sample:pan-pan",
    "path": "/path?from=sample:rong-jin&to=sample:fei-huang",
    "compare": "/compare?author=sample:yinghui-xu&author=sample:pan-pan&author=sample:rong-jin",
    "compare papers": "/compare/papers?author=sample:pan-pan&coauthor=sample:yinghui-xu",
    "conflicts": "/conflicts",
    "about": "/about",
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_runs_out_of_a_narrow_screen(page: Any, path: str):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path)
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_no_page_has_a_serious_barrier(browser: Any, site: str, path: str, scheme: str):
    # axe is put into the page as a script, which the pages' own policy forbids, so only this browser may ignore it.
    context = browser.new_context(
        base_url=site, bypass_csp=True, color_scheme=scheme, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto(path)
    page.wait_for_load_state("networkidle")
    found = [
        rule for rule in Axe().run(page).response["violations"] if rule["impact"] in ("serious", "critical")
    ]
    context.close()
    assert not [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found]


def test_a_slash_reaches_the_search_box_and_the_keyboard_picks_a_suggestion(page: Any):
    page.goto("/about")
    page.keyboard.press("/")
    page.keyboard.type("yinghui x", delay=20)
    page.get_by_role("option", name="Yinghui Xu").wait_for()
    page.keyboard.press("ArrowDown")
    box = page.get_by_role("combobox")
    assert box.get_attribute("aria-activedescendant")
    page.keyboard.press("Enter")
    page.wait_for_url("**/authors/sample:yinghui-xu")


def test_escape_closes_the_suggestions_and_enter_searches_for_what_was_typed(page: Any):
    page.goto("/about")
    page.keyboard.press("/")
    page.keyboard.type("yang", delay=20)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")
    assert page.get_by_role("listbox").count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=yang")


def test_a_person_picked_from_suggestions_is_sent_by_id(page: Any):
    page.goto("/shared?author=sample:yinghui-xu")
    page.get_by_label("Add a person").fill("pan pan")
    page.get_by_role("option", name="Pan Pan").first.click()
    page.get_by_role("button", name="Show shared papers").click()
    page.wait_for_url("**/shared?author=sample%3Ayinghui-xu&author=sample%3Apan-pan")
    assert page.get_by_role("heading", name="15 papers by both").is_visible()


def test_a_slash_typed_into_a_box_stays_there(page: Any):
    page.goto("/")
    page.get_by_label("Names, titles").fill("")
    page.keyboard.type("10.1/x")
    assert page.get_by_label("Names, titles").input_value() == "10.1/x"


def test_everything_can_be_read_and_searched_without_scripts(browser: Any, site: str):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/authors/sample:yinghui-xu")
    assert page.get_by_role("heading", name="Yinghui Xu").is_visible()
    assert page.get_by_role("table").first.is_visible()
    page.locator("select[name=year]").select_option("2021")
    page.get_by_role("button", name="Filter").click()
    assert page.get_by_text("17 papers of 22").is_visible()
    page.get_by_label("Names, titles").fill("pan pan")
    page.get_by_role("button", name="Search").click()
    assert page.get_by_role("link", name="Pan Pan").first.is_visible()
    context.close()


def test_the_skip_link_is_the_first_stop_and_leads_past_the_header(page: Any):
    page.goto("/about")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"
