"""The console in a browser: typing, Ctrl-Enter, table and graph, the place of a fault, a canned form."""

from typing import Any

import pytest

pytestmark = [pytest.mark.graph, pytest.mark.browser]
PATHS = "MATCH p = (:Author {id: 'sample:yinghui-xu'})-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(:Author)\nRETURN p LIMIT 20"


def run(page: Any, query: str) -> None:
    page.goto("/console")
    page.fill("#query", query)
    page.keyboard.press("Control+Enter")


def test_ctrl_enter_runs_the_query_and_keeps_it(page: Any) -> None:
    run(page, "MATCH (a:Author {id: 'sample:yinghui-xu'}) RETURN a, 1 + 1 AS two")

    page.wait_for_selector("#result-table")
    assert page.locator("#result-table td").all_inner_texts()[1] == "2"
    assert page.input_value("#query").endswith("AS two")
    page.click("#result-table a")
    page.wait_for_url("**/authors/sample:yinghui-xu")


def test_a_result_with_nodes_is_shown_as_a_graph(page: Any) -> None:
    run(page, PATHS)

    page.click('a[href="#result-graph"]')
    assert page.is_visible("#result-graph svg")
    assert page.is_hidden("#result-table")
    assert page.locator("#result-graph line").count() > 10


def test_a_canned_query_runs_from_its_form(page: Any) -> None:
    page.goto("/console")
    page.click("text=Most collaborative people")
    page.fill("[name=limit]", "3")
    page.click("button:has-text('Run')")

    page.wait_for_selector("#result-table")
    assert page.locator("#result-table tbody tr").count() == 3


def test_a_snippet_goes_into_the_editor(page: Any) -> None:
    page.goto("/console")
    page.click("text=Papers by year")

    assert page.input_value("#query").startswith("MATCH (p:Paper)")


def test_the_cursor_stands_at_the_fault(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    run(page, "MATCH (a:Author)\nRETURN a.name, b.name")

    page.wait_for_selector(".console-error")
    assert "Variable `b` not defined" in page.inner_text(".console-error")
    assert page.inner_text(".console-place mark") == "b"
    assert page.evaluate("() => document.querySelector('#query').selectionStart") == 32
    context.close()


def test_the_console_runs_without_javascript(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/console")
    page.fill("#query", PATHS)
    page.click("button:has-text('Run')")

    assert page.is_visible("#result-table")
    assert page.is_visible("#result-graph svg")
    context.close()
