"""What stands beside the picture in the explorer: cards, filters, legend, tables, files."""

from typing import Any

import pytest

from .exploring import JIN, PAN, XU, keys, open_explorer, pick, point_of, selected, settled

pytestmark = pytest.mark.browser


def test_years_are_chosen_by_the_keyboard_and_stand_in_the_histogram(page: Any) -> None:
    open_explorer(page)
    first = page.locator(".explorer-slider [name=from]")
    least = int(first.get_attribute("min") or "0")

    first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    settled(page)

    assert page.locator(".explorer-years output").inner_text().startswith(str(least + 3))
    years = page.evaluate("() => document.querySelector('#explorer').explorer.view.filters.years")
    assert years[0] == least + 3
    page.keyboard.press("Control+z")
    settled(page)
    assert page.evaluate("() => document.querySelector('#explorer').explorer.view.filters ?? null") in (
        None,
        {},
    )


def test_a_line_between_two_people_lists_the_papers_behind_it(page: Any) -> None:
    open_explorer(page)
    (x1, y1), (x2, y2) = point_of(page, PAN), point_of(page, JIN)

    page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)

    page.locator(".explorer-shared-papers li").first.wait_for()
    assert page.locator(".explorer-shared-papers li").count() == 9


def test_colours_say_what_they_are_and_a_legend_entry_picks_its_nodes(page: Any) -> None:
    open_explorer(page)

    page.locator(".explorer-looks [name=colour]").select_option("community")
    settled(page)
    entry = page.locator(".explorer-entries button").first
    count = int(entry.locator(".amount").inner_text())
    entry.click()

    assert len(selected(page)) == count
    assert "colour=community" in page.url


def test_the_table_is_the_twin_of_the_picture_and_sorts(page: Any) -> None:
    open_explorer(page)

    page.get_by_role("tab", name="Table").click()
    table = page.locator(".explorer-grid table").first
    assert table.locator("tbody tr").count() == len(keys(page))
    table.get_by_role("button", name="Name or title").click()
    names = table.locator("tbody th").all_inner_texts()
    table.get_by_role("button", name="Name or title").click()
    assert table.locator("tbody th").first.inner_text() == names[-1]
    table.get_by_role("button", name=f"Show {names[-1]} in the picture").click()
    assert page.locator(".explorer-card h2").inner_text() == names[-1]


def test_what_a_cut_left_out_is_one_click_away_as_a_table(page: Any) -> None:
    open_explorer(page)
    before = keys(page)

    page.locator(".explorer-cuts li").first.get_by_role("button").click()
    rest = page.locator(".explorer-rest")
    rest.locator("tbody tr").first.wait_for()
    rest.locator("tbody tr").first.get_by_role("button").click()
    settled(page)

    assert len(keys(page)) == len(before) + 1


def test_the_picture_is_saved_as_files_and_frozen_to_be_cited(page: Any) -> None:
    open_explorer(page)

    page.get_by_text("Export", exact=True).click()
    for name, ending in (("PNG image", ".png"), ("GraphML for Gephi, yEd or Cytoscape", ".graphml")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        assert download.value.suggested_filename == f"Yinghui Xu{ending}"
    page.get_by_text("Share", exact=True).click()
    assert "/embed/explore/" in page.locator("[name=embed]").input_value() or page.wait_for_function(
        "() => document.querySelector('[name=embed]').value.includes('/embed/explore/')"
    )
    page.get_by_role("button", name="Freeze as a citable snapshot").click()
    page.wait_for_url("**/snapshots/*")

    assert "Yinghui Xu" in page.locator("h1").inner_text()


def test_without_scripts_the_page_shows_tables(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()

    page.goto(f"/explore?focus={XU}&limit=40")

    assert page.locator("h1").inner_text() == "Yinghui Xu"
    assert page.locator("tr[data-key]").count() > 30
    assert page.get_by_role("link", name="Pan Pan").is_visible()
    context.close()


def test_the_keyboard_stays_in_the_card_and_goes_back_to_the_picture_with_it(page: Any) -> None:
    open_explorer(page)
    pick(page, PAN)

    page.locator(".explorer-expand-row button").first.focus()
    page.keyboard.press("Enter")
    settled(page)
    assert page.evaluate("() => document.querySelector('.explorer-card').contains(document.activeElement)")
    page.locator(".explorer-acts").get_by_role("button", name="Hide").focus()
    page.keyboard.press("Enter")
    settled(page)

    assert page.evaluate("() => document.querySelector('.explorer-stage').contains(document.activeElement)")


def test_filters_that_leave_nothing_say_so_and_can_be_cleared(page: Any) -> None:
    open_explorer(page, f"/explore?focus={XU}&limit=40&years=1900-1901")

    assert keys(page) == [XU]
    assert page.locator(".explorer-empty").is_visible()
    page.get_by_role("button", name="Clear all filters").click()
    settled(page)

    assert len(keys(page)) > 1
    assert page.locator(".explorer-empty").is_hidden()


def test_kinds_are_left_out_and_one_of_them_stays(page: Any) -> None:
    open_explorer(page)

    for kind in ("paper", "topic", "institution", "author"):
        page.locator(f".explorer-filters [name=kinds][value={kind}]").click()
        settled(page)

    assert page.locator(".explorer-filters [name=kinds][value=author]").is_checked()
    assert all(key.startswith("author:") for key in keys(page))
    assert page.locator(".explorer-live").inner_text() == "One kind at least stays."
