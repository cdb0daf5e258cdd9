"""Stories of people who look for people: a way to somebody, a comparison, a panel."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

XU = "sample:yinghui-xu"

pytestmark = pytest.mark.browser


def test_a_student_finds_a_way_to_somebody_and_avoids_a_person(page: Any):
    page.goto("/authors/sample:fei-huang")
    page.get_by_role("link", name="How do I reach this person?").click()
    page.wait_for_url("**/path**")
    page.get_by_label("From").fill("rong jin")
    page.get_by_role("option", name="Rong Jin").first.click()
    page.get_by_role("button", name="Show ways").click()
    page.get_by_role("heading", name="From Rong Jin to").wait_for()

    first = page.locator(".ways > li").first
    names = first.locator(".way-people").inner_text()
    assert first.locator(".step-papers a").count() >= 2
    avoided = first.locator(".avoid-links a").first
    name = avoided.inner_text()
    assert name in names
    avoided.click()
    page.wait_for_url("**avoid=**")
    expect(page.get_by_role("link", name=f"Remove {name}")).to_be_visible()
    assert name not in "".join(page.locator(".way-people").all_inner_texts())

    page.go_back()
    expect(page.locator(".way-people").first).to_have_text(names, use_inner_text=True)


def test_a_comparison_grows_by_a_suggested_person_and_its_numbers_open(page: Any):
    page.goto(f"/authors/{XU}")
    page.get_by_role("link", name="Compare with").click()
    page.wait_for_url("**/compare**")
    page.get_by_label("Second person").or_(page.get_by_label("Add a person")).fill("pan pan")
    page.get_by_role("option", name="Pan Pan").first.click()
    page.get_by_role("button", name="Compare").click()
    page.locator("#together").get_by_role("link", name="15 papers", exact=True).click()
    expect(page.get_by_role("heading", name="15 papers by both")).to_be_visible()


def test_a_chair_checks_a_panel_settles_a_name_and_takes_the_table_away(page: Any):
    page.goto("/conflicts")
    page.get_by_label("Panel").fill("Pan Pan\nyang")
    page.get_by_label("Authors or papers").fill("Yinghui Xu\nNobody Qxyz")
    page.get_by_label("Papers of the last").fill("30")
    page.get_by_role("button", name="Check", exact=True).click()

    expect(page.get_by_text("not settled")).to_be_visible()
    expect(page.get_by_text("Nobody Qxyz").first).to_be_visible()
    page.get_by_role("group", name="yang").get_by_role("radio").first.check()
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("not settled")).to_have_count(0)
    expect(page.get_by_role("group", name="yang").get_by_role("radio").first).to_be_checked()

    with page.expect_download() as download:
        page.get_by_role("button", name="as CSV").click()
    assert download.value.suggested_filename.endswith("-30-years.csv")


def test_a_checked_panel_is_no_barrier_and_fits_a_phone(browser: Any, site: str):
    # axe is put into the page as a script, which the pages' own policy forbids, so only this browser may ignore it.
    context = browser.new_context(base_url=site, bypass_csp=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto("/conflicts")
    page.get_by_label("Panel").fill("Pan Pan\nyang")
    page.get_by_label("Authors or papers").fill("Yinghui Xu\nRong Jin\nNobody Qxyz")
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("heading", name="All pairs").wait_for()
    wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    found = [
        rule for rule in Axe().run(page).response["violations"] if rule["impact"] in ("serious", "critical")
    ]
    context.close()
    assert wide <= 0
    assert not [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found]
