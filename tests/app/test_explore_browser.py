"""Stories of readers in the explorer, in a real browser on the sample."""

from typing import Any

import pytest

pytestmark = pytest.mark.browser

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
    page.wait_for_timeout(350)


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


def test_a_person_is_found_expanded_filtered_shared_and_seen_the_same_elsewhere(
    page: Any, browser: Any, site: str
) -> None:
    page.goto("/explore")
    page.locator("#explore-focus").press_sequentially("Yinghui X", delay=20)
    page.locator(".suggestions [role=option]").first.click()
    page.wait_for_selector(".explorer-stage[data-drawn]")
    before = keys(page)

    pick(page, PAN)
    page.locator(".explorer-expand-row[data-kind=author] select").first.select_option("5")
    page.locator(".explorer-expand-row[data-kind=author]").get_by_role("button").click()
    settled(page)
    assert len(keys(page)) == len(before) + 5
    page.locator("[name=least_joint]").select_option("2")
    settled(page)
    page.get_by_text("Share", exact=True).click()
    page.wait_for_function("() => document.querySelector('[name=link]').value.includes('/explore/')")
    link = page.locator("[name=link]").input_value()

    elsewhere = browser.new_context(base_url=site, viewport={"width": 900, "height": 800})
    other = elsewhere.new_page()
    open_explorer(other, link)
    assert keys(other) == keys(page)
    assert places(other) == places(page)
    assert other.locator("[name=least_joint]").input_value() == "2"
    assert other.locator(".explorer-card h2").inner_text() == "Pan Pan"
    elsewhere.close()


def test_what_was_there_keeps_its_place_when_neighbours_come(page: Any) -> None:
    open_explorer(page)
    before = places(page)

    menu(page, PAN, "Add 10 people")

    after = places(page)
    assert len(after) > len(before)
    assert {key: after[key] for key in before} == before


def test_hide_show_again_undo_redo_and_back(page: Any) -> None:
    open_explorer(page)
    before = keys(page)

    pick(page, PAN)
    page.locator(".explorer-acts").get_by_role("button", name="Hide").click()
    settled(page)
    assert PAN not in keys(page)
    assert page.locator(".explorer-card").is_hidden()

    page.keyboard.press("Control+z")
    settled(page)
    assert keys(page) == before
    page.keyboard.press("Control+Shift+z")
    settled(page)
    assert PAN not in keys(page)
    page.go_back()
    settled(page)
    assert keys(page) == before
    page.go_forward()
    settled(page)
    page.get_by_role("button", name="Show 1 hidden node again").click()
    settled(page)
    assert keys(page) == before


def test_undo_passes_over_what_was_only_read(page: Any) -> None:
    open_explorer(page)
    before = keys(page)

    menu(page, PAN, "Hide")
    pick(page, JIN)
    page.get_by_role("button", name="Undo").click()
    settled(page)

    assert keys(page) == before


def test_a_node_that_was_dragged_is_pinned_and_stays_there_for_everybody(page: Any) -> None:
    open_explorer(page)
    x, y = point_of(page, PAN)

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=5)
    page.mouse.up()
    settled(page)
    stored(page)
    moved = places(page)[PAN]
    page.reload()
    page.wait_for_selector(".explorer-stage[data-drawn]")

    assert places(page)[PAN] == moved
    pick(page, PAN)
    assert page.locator(".explorer-acts").get_by_role("button", name="Unpin").is_visible()


def test_only_what_connects_two_people_is_left(page: Any) -> None:
    open_explorer(page)
    before = keys(page)

    pick(page, PAN)
    page.keyboard.down("Shift")
    page.mouse.click(*point_of(page, JIN))
    page.keyboard.up("Shift")
    assert sorted(selected(page)) == sorted([PAN, JIN])
    page.get_by_role("button", name="Only what connects these").click()
    settled(page)

    left = keys(page)
    assert {PAN, JIN} <= set(left)
    assert len(left) < len(before)
    page.get_by_role("button", name="Show all again").click()
    settled(page)
    assert set(before) <= set(keys(page))


def test_an_area_is_selected_and_kept(page: Any) -> None:
    open_explorer(page)
    box = page.locator(".explorer-stage").bounding_box()

    page.get_by_role("button", name="Select an area").click()
    page.mouse.move(box["x"] + 4, box["y"] + 4)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4, steps=4)
    page.mouse.up()

    assert sorted(selected(page)) == keys(page)
    assert page.locator(".explorer-card h2").inner_text() == f"{len(keys(page))} nodes"


def test_the_keyboard_alone_walks_expands_hides_and_undoes(page: Any) -> None:
    open_explorer(page)
    before = keys(page)

    page.locator(".picture-cursor").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    name = page.locator(".explorer-card h2").inner_text()
    assert page.evaluate("() => document.querySelector('.explorer-card').contains(document.activeElement)")
    assert page.evaluate("() => document.activeElement.textContent") == name
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.querySelector('.explorer-stage').contains(document.activeElement)")
    page.keyboard.press("Shift+F10")
    assert "Add 10 people" in page.evaluate("() => document.activeElement.textContent")
    page.keyboard.press("Enter")
    settled(page)
    assert len(keys(page)) > len(before)
    page.keyboard.press("Control+z")
    settled(page)
    assert keys(page) == before
    page.locator(".picture-cursor").focus()
    page.keyboard.press("Delete")
    settled(page)
    assert len(keys(page)) == len(before) - 1


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


def test_somebody_is_added_from_within_the_page(page: Any) -> None:
    open_explorer(page)

    page.locator("#explore-add").press_sequentially("Hongxia Yan", delay=20)
    page.locator(".suggestions [role=option]").first.click()
    settled(page)

    assert YANG in keys(page)
    assert page.locator("h1").inner_text() == "Yinghui Xu and Hongxia Yang"
    assert page.title().startswith("Yinghui Xu and Hongxia Yang")


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


def test_an_error_says_what_happened_keeps_the_picture_and_can_be_tried_again(
    browser: Any, site: str
) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    open_explorer(page)
    before = keys(page)
    error = {"code": "graph_unavailable", "message": "The database does not answer.", "detail": None}
    answers = iter([False])
    page.route(
        "**/api/v1/explore/expand",
        lambda route: (
            route.continue_()
            if next(answers, True)
            else route.fulfill(status=503, headers={"X-Request-Id": "abc123"}, json={"error": error})
        ),
    )

    menu(page, PAN, "Add 10 people")
    notice = page.locator(".explorer-notice")
    assert "The database does not answer. (request abc123)" in notice.inner_text()
    assert keys(page) == before
    notice.get_by_role("button", name="Try again").click()
    settled(page)

    assert len(keys(page)) > len(before)
    assert notice.is_hidden()
    context.close()


def test_a_phone_has_all_of_it(browser: Any, site: str) -> None:
    context = browser.new_context(
        base_url=site, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    open_explorer(page)
    before = keys(page)

    page.touchscreen.tap(*point_of(page, PAN))
    card = page.locator(".explorer-card")
    card.wait_for()
    box = card.bounding_box()
    assert box["y"] + box["height"] <= 845
    assert page.locator("h1").inner_text() == "Yinghui Xu"
    card.locator(".explorer-expand-row").first.get_by_role("button").tap()
    settled(page)

    assert len(keys(page)) > len(before)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    assert too_small(page) == []
    context.close()


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
