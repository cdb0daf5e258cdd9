"""The console in a browser: completion, running, stopping, sorting, plans, views, files; phone and keyboard."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from peergraph.app.console.library import library
from peergraph.cypher.graph import Graph

from ..conftest import query
from ..waiting import becomes

pytestmark = [pytest.mark.graph, pytest.mark.browser]
PATHS = "MATCH p = (:Author {id: 'sample:yinghui-xu'})-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(:Author)\nRETURN p LIMIT 20"
BY_YEAR = "MATCH (p:Paper)\nWHERE p.year >= 2018\nRETURN p.year AS year, count(*) AS papers\nORDER BY year"
ENDLESS = "UNWIND range(1, 1000000000000) AS i RETURN sum(i) AS endless"
COSTLY = "MATCH (a:Author), (b:Author) WHERE a.name < b.name RETURN count(*)"


@pytest.fixture
def failing(browser: Any, site: str) -> Iterator[Any]:
    """A page whose requests may fail: the browser itself logs each as an error."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def run(page: Any, text: str) -> None:
    page.goto("/console")
    page.fill("#query", text)
    page.focus("#query")
    page.keyboard.press("Control+Enter")


def column(page: Any, place: int) -> list[str]:
    return page.locator(f"#answer tbody td:nth-child({place})").all_inner_texts()


def ready(page: Any) -> None:
    """Open the console and wait until completion knows the graph."""
    with page.expect_request_finished(lambda request: "/api/v1/cypher/schema" in request.url):
        page.goto("/console")
    # What has come before this answer has been read before it.
    page.evaluate("async () => { await (await fetch('/api/v1/cypher/schema')).text(); }")


def test_a_query_is_written_with_completion(page: Any) -> None:
    ready(page)
    page.click("#query")
    page.keyboard.type("MATCH (a:Au")
    page.wait_for_selector("#editor-choices li")
    page.keyboard.press("Tab")
    page.keyboard.type(")-[:")
    expect(page.locator("#editor-choices .choice-label").first).to_have_text("AUTHORED")
    page.keyboard.press("Enter")
    page.keyboard.type("]->(p:Pap")
    page.keyboard.press("Tab")
    page.keyboard.type(") RETURN p.ti")
    expect(page.locator("#editor-choices .choice-detail").first).to_have_text(re.compile("^'"))
    page.keyboard.press("Tab")
    page.keyboard.type(", collec")
    page.keyboard.press("Enter")
    page.keyboard.type("a.name")

    expect(page.locator("#query")).to_have_value(
        "MATCH (a:Author)-[:AUTHORED]->(p:Paper) RETURN p.title, collect(a.name)"
    )
    expect(page.locator(".editor-copy .is-label")).to_have_text(["Author", "AUTHORED", "Paper"])
    expect(page.locator(".editor-copy .is-function")).to_have_text(["collect"])


def test_parameters_and_names_of_the_query_are_completed(page: Any) -> None:
    ready(page)
    page.fill("#parameters", "author_id=sample:yinghui-xu")
    page.click("#query")
    page.keyboard.type("MATCH (someone:Author {id: $au")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    page.keyboard.type(" RETURN some")
    page.keyboard.press("Tab")

    expect(page.locator("#query")).to_have_value("MATCH (someone:Author {id: $author_id}) RETURN someone")


def test_both_brackets_of_a_pair_are_marked(page: Any) -> None:
    page.goto("/console")
    page.fill("#query", "RETURN size([1, 2])")
    page.focus("#query")
    page.evaluate("() => document.querySelector('#query').setSelectionRange(12, 12)")

    expect(page.locator(".is-pair")).to_have_text(["(", ")"])


def test_a_result_is_sorted_and_filtered_without_asking_again(page: Any) -> None:
    run(page, BY_YEAR)
    page.wait_for_selector("#answer")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    years = column(page, 2)
    page.click("#answer th button:has-text('papers')")
    rising = [int(text.replace(",", "")) for text in column(page, 3)]
    page.click("#answer th button:has-text('papers')")
    falling = [int(text.replace(",", "")) for text in column(page, 3)]
    page.click("#answer th button:has-text('papers')")
    again = column(page, 2)
    page.fill("#answer input[type=search]", "2021")

    assert years == sorted(years)
    assert rising == sorted(rising)
    assert falling == rising[::-1]
    assert again == years
    expect(page.locator("#answer tbody td:nth-child(2)")).to_have_text(["2021"])
    expect(page.locator("#answer")).to_contain_text(f"1 of {len(years)} rows")
    assert not asked


def test_a_slow_query_is_stopped_on_the_server_and_kept_on_the_page(failing: Any, sample: Graph) -> None:
    run(failing, ENDLESS)
    failing.wait_for_selector(".console-stop")
    with failing.expect_request("**/api/v1/cypher/cancel*") as stopped:
        failing.click(".console-stop")
    failing.wait_for_selector("#console-error")

    expect(failing.locator("#console-error")).to_contain_text("You stopped the query")
    expect(failing.locator("#query")).to_have_value(ENDLESS)
    expect(failing.locator("#console-form .button-main")).to_be_enabled()
    name = json.loads(stopped.value.post_data)["run"]
    becomes(lambda: sample.read(query("console_runs"), run=name), [])


def test_a_fault_is_marked_where_it_stands(failing: Any) -> None:
    run(failing, "MATCH (a:Author)\nRETURN a.name, b.id")
    failing.wait_for_selector(".console-error")

    expect(failing.locator(".console-error")).to_contain_text("Variable `b` not defined")
    expect(failing.locator(".console-place mark")).to_have_text("b")
    expect(failing.locator(".editor-copy .is-fault")).to_have_text("b")
    failing.wait_for_function("() => document.querySelector('#query').selectionStart === 32")
    failing.keyboard.type("a")
    expect(failing.locator(".is-fault")).to_have_count(0)
    failing.keyboard.press("Escape")
    failing.keyboard.press("Control+Enter")
    failing.wait_for_selector("#result-table")


def test_a_fault_is_marked_while_the_query_is_written(failing: Any) -> None:
    failing.goto("/console")
    failing.fill("#query", "MATCH (a:Author) RETRN a")

    failing.wait_for_selector("#query-state[data-kind=fault]")
    expect(failing.locator(".is-fault")).to_have_text("RETRN")
    expect(failing.locator("#query")).to_have_attribute("aria-invalid", "true")


def test_a_reload_keeps_the_query_and_its_parameters(page: Any) -> None:
    page.goto("/console?query=RETURN+1")
    page.fill("#query", "RETURN $n")
    page.fill("#parameters", "n=5")
    page.reload()

    expect(page.locator("#query")).to_have_value("RETURN $n")
    expect(page.locator("#parameters")).to_have_value("n=5")
    expect(page.locator("#answer")).to_have_count(0)
    page.goto("/console?query=RETURN+1")
    expect(page.locator("#query")).to_have_value("RETURN 1")


def test_a_costly_query_runs_only_when_asked_twice(page: Any) -> None:
    page.goto("/console")
    page.fill("#query", COSTLY)
    page.click("#console-form [type=submit]")
    page.wait_for_selector("#query-state[data-kind=costly]")

    expect(page.locator("#query-state")).to_contain_text("not connected")
    expect(page.locator("#query-state")).to_contain_text("Nothing has run")
    expect(page.locator("#answer")).to_have_count(0)


def test_plan_and_profile_are_tables_of_steps(page: Any) -> None:
    page.goto("/console")
    page.fill("#query", BY_YEAR)
    page.click("[data-act=explain]")
    page.wait_for_selector("#result-plan")
    heads = page.locator("#result-plan thead th").all_inner_texts()
    page.click("[data-act=profile]")
    page.wait_for_selector("#answer h2:has-text('did')")

    assert heads == ["Step", "What it looks at", "Rows expected"]
    expect(page.locator("#result-plan thead th")).to_have_text([*heads, "Rows", "Store look-ups"])
    expect(page.locator("#result-plan tbody th code").first).to_have_text("ProduceResults")


def test_a_path_is_drawn_and_its_nodes_lead_to_their_pages(page: Any) -> None:
    run(page, PATHS)
    page.wait_for_selector("#result-graph .picture-canvas")

    expect(page.locator("#tab-result-graph")).to_have_attribute("aria-selected", "true")
    page.evaluate(
        "() => { const { picture } = document.querySelector('.console-stage');"
        " picture.told.onSelect([picture.scene.list[0].key]); }"
    )
    expect(page.locator(".console-card a").first).to_have_attribute("href", re.compile("^/(authors|papers)/"))
    page.click("#tab-result-rows")
    expect(page.locator("#result-table a >> nth=0")).to_have_attribute("href", "/authors/sample:yinghui-xu")


def test_numbers_become_a_chart_and_rows_json(page: Any) -> None:
    run(page, BY_YEAR)
    page.wait_for_selector("#answer")
    rows = len(column(page, 2))
    page.click("#tab-result-chart")
    expect(page.locator("#result-chart rect")).to_have_count(rows)
    expect(page.locator("#result-chart svg")).to_have_attribute("aria-label", re.compile("papers by year"))
    page.select_option("#result-chart select >> nth=0", "line")
    expect(page.locator("#result-chart path")).to_have_count(1)
    page.click("#tab-result-json")
    assert json.loads(page.inner_text("#result-json code"))[0].keys() == {"year", "papers"}


def test_more_rows_than_shown_are_said_and_come_as_a_file(page: Any) -> None:
    run(page, "UNWIND range(1, 1500) AS i RETURN i")
    page.wait_for_selector("#answer")

    expect(page.locator("#answer")).to_contain_text("Truncated at 1,000 rows")
    with page.expect_download() as file:
        page.click(".console-files button:has-text('CSV')")
    lines = file.value.path().read_text().splitlines()
    assert (len(lines), lines[-1]) == (1501, "1500")


def test_format_can_be_undone_and_the_address_and_history_remember(page: Any) -> None:
    rough = "match (p:Paper) where p.year>2020 return count(*) as n"
    page.goto("/console")
    page.click("#query")
    page.keyboard.insert_text(rough)
    page.click("[data-act=format]")
    tidy = "MATCH (p:Paper)\nWHERE p.year > 2020\nRETURN count(*) AS n"
    expect(page.locator("#query")).to_have_value(tidy)
    page.keyboard.press("Control+z")
    expect(page.locator("#query")).to_have_value(rough)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer")
    expect(page).to_have_url(re.compile("query=match"))
    page.fill("#query", "RETURN 1")
    page.click("#console-history summary")
    page.click("#console-history .asked")
    expect(page.locator("#query")).to_have_value(rough)
    page.click("#console-history >> text=Clear the history")
    expect(page.locator("#console-history .asked")).to_have_count(0)


def test_formatting_changes_no_word_of_any_canned_query(page: Any) -> None:
    page.goto("/console")
    folder = page.get_attribute("script[src$='console/page.js']", "src").removesuffix("page.js")
    texts = [canned.text for canned in library().values()]
    changed = page.evaluate(
        """async ([folder, texts]) => {
            const { format } = await import(`${folder}format.js`);
            const { tokens } = await import(`${folder}tokens.js`);
            const word = ({ kind, text }) => (kind === "keyword" ? text.toUpperCase() : text);
            const words = (text) => tokens(text).map(word).join(" ");
            return texts.filter((text) => words(format(text)) !== words(text) || format(format(text)) !== format(text));
        }""",
        [folder, texts],
    )

    assert not changed


def test_a_click_on_the_schema_goes_into_the_query(page: Any) -> None:
    page.goto("/console")
    page.click(".schema-author circle")
    expect(page.locator("#query")).to_have_value(re.compile(r"^MATCH \(a:Author\)"))
    page.click(".console-note >> nth=0 >> summary")
    page.click(".console-note button.insert:has-text('orcid')")
    expect(page.locator("#query")).to_have_value(re.compile("RETURN orcid$"))


def test_a_snippet_goes_into_the_editor(page: Any) -> None:
    page.goto("/console")
    page.click("text=Papers by year")

    expect(page.locator("#query")).to_have_value(re.compile(r"^MATCH \(p:Paper\)"))


def test_a_canned_query_gets_all_views_of_its_result(page: Any) -> None:
    page.goto("/console/most_collaborative")
    page.fill("[name=limit]", "3")
    page.click("#console-form [type=submit]")
    page.wait_for_selector(".console-tabs")

    expect(page.locator("#answer tbody tr")).to_have_count(3)
    expect(page.locator("[role=tab]").nth(2)).to_be_visible()


def test_the_keyboard_is_enough_and_tab_is_never_caught(page: Any) -> None:
    page.goto("/console")
    page.fill("#query", BY_YEAR)
    page.focus("#query")
    page.keyboard.press("Tab")
    expect(page.locator("#parameters")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer")
    page.focus(".console-tabs [aria-selected=true]")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#result-chart")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.focus("#answer th button >> nth=1")
    page.keyboard.press("Enter")
    expect(page.locator("#answer th[aria-sort=ascending] button")).to_be_focused()


def test_escape_closes_the_list_and_tab_leaves_then(page: Any) -> None:
    ready(page)
    page.click("#query")
    page.keyboard.type("MATCH (a:Au")
    page.wait_for_selector("#editor-choices li")
    expect(page.locator("#query")).to_have_attribute("aria-activedescendant", "editor-choice-0")
    page.keyboard.press("Escape")
    expect(page.locator("#editor-choices")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator("#parameters")).to_be_focused()


def test_a_phone_shows_editor_and_results_without_scrolling_sideways(browser: Any, site: str) -> None:
    context = browser.new_context(
        base_url=site, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto("/console")
    page.fill("#query", "MATCH (p:Paper) RETURN p, p.abstract AS abstract, p.names AS names LIMIT 30")
    page.tap("#console-form [type=submit]")
    page.wait_for_selector("#answer")

    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert page.locator(".editor-line").first.bounding_box()["width"] < 390
    context.close()


def test_the_console_runs_without_javascript(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/console")
    page.fill("#query", PATHS)
    page.click("button:has-text('Run')")

    expect(page.locator("#result-table")).to_be_visible()
    expect(page.locator("#result-graph svg")).to_be_visible()
    with page.expect_download() as file:
        page.click("text=All rows as CSV")
    assert len(file.value.path().read_text().splitlines()) == 21
    context.close()
