import re
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_slash_reaches_the_search_box_and_the_keyboard_picks_a_suggestion(page: Any):
    page.goto("/about")
    page.keyboard.press("/")
    page.keyboard.type("yinghui x", delay=20)
    page.get_by_role("option", name="All results for “yinghui x”").wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("Enter")
    page.wait_for_url("**/authors/sample:yinghui-xu")


def test_escape_closes_the_suggestions_and_enter_searches_for_what_was_typed(page: Any):
    page.goto("/about")
    page.keyboard.press("/")
    page.keyboard.type("yang", delay=20)
    page.get_by_role("option", name="All results for “yang”").wait_for()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=yang")


def test_a_person_picked_from_suggestions_is_sent_by_id(page: Any):
    page.goto("/shared?author=sample:yinghui-xu")
    page.get_by_label("Add a person").fill("pan pan")
    page.get_by_role("option", name="Pan Pan").first.click()
    page.get_by_role("button", name="Show shared papers").click()
    page.wait_for_url("**/shared?author=sample%3Ayinghui-xu&author=sample%3Apan-pan")
    expect(page.get_by_role("heading", name="15 papers by both")).to_be_visible()


def test_a_slash_typed_into_a_box_stays_there(page: Any):
    page.goto("/")
    page.get_by_label("Names, titles").fill("")
    page.keyboard.type("10.1/x")
    expect(page.get_by_label("Names, titles")).to_have_value("10.1/x")


def test_everything_can_be_read_and_searched_without_scripts(browser: Any, site: str):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/authors/sample:yinghui-xu")
    expect(page.get_by_role("heading", name="Yinghui Xu")).to_be_visible()
    expect(page.get_by_role("table").first).to_be_visible()
    page.locator("select[name=year]").select_option("2021")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("17 papers of 22")).to_be_visible()
    page.get_by_label("Names, titles").fill("pan pan")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="Pan Pan").first).to_be_visible()
    context.close()


def test_the_skip_link_is_the_first_stop_and_leads_past_the_header(page: Any):
    page.goto("/about")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
