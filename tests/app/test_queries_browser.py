"""A stored query in browsers: written in the console, saved, hidden from others, then shared and run by one of them."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = [pytest.mark.graph, pytest.mark.browser]
QUERY = (
    "MATCH (:Author {id: $author_id})-[:AUTHORED]->(p:Paper)<-[:AUTHORED]-(other:Author)\n"
    "WHERE other.id <> $author_id\n"
    "RETURN other, count(DISTINCT p) AS papers ORDER BY papers DESC, other.name LIMIT $limit"
)
SAVED = re.compile(r"/q/[a-z2-7]{12}$")


def save(page: Any) -> str:
    """Write the query in the console, save it, and return its address."""
    page.goto("/console")
    page.fill("#query", QUERY)
    page.fill("#parameters", '{"author_id": "sample:yinghui-xu", "limit": 3}')
    page.click("button:has-text('Save as a query')")
    page.wait_for_url("**/q/new")
    page.fill("#title", "Who writes with whom")
    page.click("main .button-main")
    page.wait_for_url(SAVED)
    return page.url


def test_a_query_is_written_saved_shared_and_run_by_somebody_else(page: Any, browser: Any, site: str) -> None:
    address = save(page)
    context = browser.new_context(base_url=site)
    reader = context.new_page()

    assert reader.goto(address).status == 404

    page.check("input[value=unlisted]")
    with page.expect_navigation():
        page.click(".query-visibility button")
    assert reader.goto(address).status == 200
    expect(reader.locator("#field-author_id")).to_have_value("Yinghui Xu")
    reader.fill("#field-author_id", "pan pan")
    reader.wait_for_selector(".suggestions [role=option]:has-text('Pan Pan')")
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    reader.click("#console-form [type=submit]")
    reader.wait_for_selector("#console-result tbody tr")
    expect(reader.locator("#console-result tbody tr")).to_have_count(3)
    expect(reader.locator("#console-result tbody")).to_contain_text("Yinghui Xu")
    expect(reader.locator("[name=author_id]")).to_have_attribute("value", "sample:pan-pan")
    context.close()


def test_a_query_is_saved_run_and_deleted_without_javascript(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    address = save(page)

    page.fill("#field-author_id", "Pan Pan")
    page.click("#console-form [type=submit]")
    expect(page.locator("#result-table tbody tr")).to_have_count(3)
    page.goto(address)
    page.click("summary:has-text('Delete it')")
    with page.expect_navigation():
        page.click("button:has-text('Delete for ever')")

    assert page.goto(address).status == 404
    context.close()


def test_pages_of_queries_have_no_barrier_and_fit_a_phone(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, bypass_csp=True)
    page = context.new_page()
    address = save(page)
    page.goto(f"{address}/edit")
    page.fill("#title", "Who writes with somebody")
    page.click("main .button-main")
    page.wait_for_url(SAVED)
    found: dict[str, list[Any]] = {}
    for path in (address, f"{address}/edit", f"{address}/versions", "/q", "/q/new?query=RETURN%20$year"):
        page.goto(path)
        for scheme, width in (("light", 1280), ("dark", 390)):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": 844})
            rules = Axe().run(page).response["violations"]
            found[f"{path} {width}"] = [
                (rule["id"], [node["html"] for node in rule["nodes"]][:3])
                for rule in rules
                if rule["impact"] in ("serious", "critical")
            ]
            assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()
    assert {path: rules for path, rules in found.items() if rules} == {}
