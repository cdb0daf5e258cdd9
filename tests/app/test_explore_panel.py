"""What stands beside the picture in the explorer: cards, filters, legend, tables, files."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from ..waiting import becomes
from .exploring import JIN, PAN, XU, keys, more_are_drawn, open_explorer, pick, point_of, selected, settled

pytestmark = pytest.mark.browser


def filters(page: Any) -> dict[str, Any]:
    return page.evaluate("() => document.querySelector('#explorer').explorer.view.filters ?? {}")


def test_years_are_chosen_by_the_keyboard_and_stand_in_the_histogram(page: Any) -> None:
    open_explorer(page)
    first = page.locator(".explorer-slider [name=from]")
    least = int(first.get_attribute("min") or "0")

    first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".explorer-years output")).to_have_text(re.compile(f"^{least + 3}"))
    becomes(lambda: filters(page).get("years", [0])[0], least + 3)
    settled(page)
    page.keyboard.press("Control+z")
    becomes(lambda: filters(page), {})


def test_a_line_between_two_people_lists_the_papers_behind_it(page: Any) -> None:
    open_explorer(page)
    (x1, y1), (x2, y2) = point_of(page, PAN), point_of(page, JIN)

    page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)

    page.locator(".explorer-shared-papers li").first.wait_for()
    expect(page.locator(".explorer-shared-papers li")).to_have_count(9)


def test_colours_say_what_they_are_and_a_legend_entry_picks_its_nodes(page: Any) -> None:
    open_explorer(page)

    page.locator(".explorer-looks [name=colour]").select_option("community")
    page.wait_for_url("**colour=community**")
    settled(page)
    entry = page.locator(".explorer-entries button").first
    count = int(entry.locator(".amount").inner_text())
    entry.click()

    becomes(lambda: len(selected(page)), count)
    expect(page).to_have_url(re.compile("colour=community"))


def test_the_table_is_the_twin_of_the_picture_and_sorts(page: Any) -> None:
    open_explorer(page)

    page.get_by_role("tab", name="Table").click()
    table = page.locator(".explorer-grid table").first
    expect(table.locator("tbody tr")).to_have_count(len(keys(page)))
    table.get_by_role("button", name="Name or title").click()
    names = table.locator("tbody th").all_inner_texts()
    table.get_by_role("button", name="Name or title").click()
    expect(table.locator("tbody th").first).to_have_text(names[-1])
    table.get_by_role("button", name=f"Show {names[-1]} in the picture").click()
    expect(page.locator(".explorer-card h2")).to_have_text(names[-1])


def test_what_a_cut_left_out_is_one_click_away_as_a_table(page: Any) -> None:
    open_explorer(page)
    before = keys(page)

    page.locator(".explorer-cuts li").first.get_by_role("button").click()
    rest = page.locator(".explorer-rest")
    rest.locator("tbody tr").first.wait_for()
    rest.locator("tbody tr").first.get_by_role("button").click()

    more_are_drawn(page, before, 1)


def test_the_picture_is_saved_as_files_and_frozen_to_be_cited(page: Any) -> None:
    open_explorer(page)

    page.get_by_text("Export", exact=True).click()
    for name, ending in (("PNG image", ".png"), ("GraphML for Gephi, yEd or Cytoscape", ".graphml")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        assert download.value.suggested_filename == f"Yinghui Xu{ending}"
    page.get_by_text("Share", exact=True).click()
    expect(page.locator("[name=embed]")).to_have_value(re.compile("/embed/explore/"))
    page.get_by_role("button", name="Freeze as a citable snapshot").click()
    page.wait_for_url("**/snapshots/*")

    expect(page.locator("h1")).to_contain_text("Yinghui Xu")


def test_without_scripts_the_page_shows_tables(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()

    page.goto(f"/explore?focus={XU}&limit=40")

    expect(page.locator("h1")).to_have_text("Yinghui Xu")
    expect(page.locator("tr[data-key]").nth(30)).to_be_attached()
    expect(page.get_by_role("link", name="Pan Pan")).to_be_visible()
    context.close()


def test_the_keyboard_stays_in_the_card_and_goes_back_to_the_picture_with_it(page: Any) -> None:
    open_explorer(page)
    before = keys(page)
    pick(page, PAN)

    page.locator(".explorer-expand-row button").first.focus()
    page.keyboard.press("Enter")
    more_are_drawn(page, before)
    expect(page.locator(".explorer-card :focus")).to_be_visible()
    page.locator(".explorer-acts").get_by_role("button", name="Hide").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".explorer-stage :focus")).to_be_visible()


def test_filters_that_leave_nothing_say_so_and_can_be_cleared(page: Any) -> None:
    open_explorer(page, f"/explore?focus={XU}&limit=40&years=1900-1901")

    assert keys(page) == [XU]
    expect(page.locator(".explorer-empty")).to_be_visible()
    page.get_by_role("button", name="Clear all filters").click()

    more_are_drawn(page, [XU])
    expect(page.locator(".explorer-empty")).to_be_hidden()


def test_kinds_are_left_out_and_one_of_them_stays(page: Any) -> None:
    open_explorer(page)

    for kind in ("paper", "topic", "institution", "author"):
        page.locator(f".explorer-filters [name=kinds][value={kind}]").click()
        settled(page)

    expect(page.locator(".explorer-filters [name=kinds][value=author]")).to_be_checked()
    becomes(lambda: {key.partition(":")[0] for key in keys(page)}, {"author"})
    expect(page.locator(".explorer-live")).to_have_text("One kind at least stays.")
