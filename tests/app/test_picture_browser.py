from itertools import combinations
from typing import Any

import pytest
from flask.testing import FlaskClient

pytestmark = pytest.mark.browser

XU = "sample:yinghui-xu"
PAN = "sample:pan-pan"
FOUR = (XU, "sample:rong-jin", "sample:hongxia-yang", PAN)
Box = tuple[float, float, float, float]


def open_picture(page: Any, address: str) -> None:
    """Open a page and wait until its picture is drawn."""
    page.goto(address)
    page.wait_for_selector(".slice[data-drawn]")


def explore(page: Any, id: str) -> None:
    open_picture(page, f"/explore?focus=author:{id}")


def drawn(page: Any) -> dict[str, Any]:
    """Return vis-network's own boxes of the nodes, the boxes of the labels, and the view, all in canvas pixels."""
    return page.evaluate(
        """() => {
            const { network, labels, slice, hidden } = document.querySelector(".slice").drawing;
            const stage = document.querySelector(".slice-stage");
            const box = ({ left, top, right, bottom }) => [left, top, right, bottom];
            const nodes = slice.nodes.filter((node) => node.rank < 0 || !hidden.has(node.kind));
            const corner = (x, y) => { const at = network.DOMtoCanvas({ x, y }); return [at.x, at.y]; };
            return {
                nodes: nodes.map((node) => [node.id, box(network.getBoundingBox(node.id))]),
                labels: labels.map((label) => [label.id, label.box]),
                view: [...corner(0, 0), ...corner(stage.clientWidth, stage.clientHeight)],
            };
        }"""
    )


def overlaps(boxes: list[tuple[str, Box]]) -> list[tuple[str, str]]:
    """Return the boxes that cover each other by more than half a pixel, which is what drawing rounds to."""
    return [
        (a, b)
        for (a, one), (b, other) in combinations(boxes, 2)
        if one[0] + 0.5 < other[2]
        and other[0] + 0.5 < one[2]
        and one[1] + 0.5 < other[3]
        and other[1] + 0.5 < one[3]
    ]


def point_of(page: Any, *ids: str) -> tuple[float, float]:
    """Return where on the screen a node is, or the middle of the line between two."""
    page.locator(".slice-stage").scroll_into_view_if_needed()
    x, y = page.evaluate(
        """(ids) => {
            const { network, nodes } = document.querySelector(".slice").drawing;
            const corner = document.querySelector(".slice-stage").getBoundingClientRect();
            const points = ids.map((id) => network.canvasToDOM(nodes.get(id)));
            const middle = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
            return [corner.x + middle("x"), corner.y + middle("y")];
        }""",
        list(ids),
    )
    return x, y


def check_first_view(page: Any) -> None:
    found = drawn(page)
    left, top, right, bottom = found["view"]

    assert overlaps(found["nodes"]) == []
    assert overlaps(found["labels"]) == []
    for id, label in found["labels"]:
        assert (
            overlaps([("label", label), *((node, box) for node, box in found["nodes"] if node != id)]) == []
        )
    for _, box in (*found["nodes"], *found["labels"]):
        assert min(box[0] - left, box[1] - top, right - box[2], bottom - box[3]) >= 0


@pytest.mark.parametrize("id", FOUR)
def test_at_first_everything_is_in_view_and_nothing_overlaps(page: Any, id: str) -> None:
    explore(page, id)

    check_first_view(page)


def test_at_first_nothing_overlaps_around_twenty_hubs(page: Any, client: FlaskClient) -> None:
    hubs = [
        node["id"] for node in client.get("/api/v1/institutions/name:alibaba-group/slice").get_json()["nodes"]
    ]
    people = [id for id in hubs if id.startswith("sample:") and ":title:" not in id and ":venue:" not in id]

    for id in people[:20]:
        explore(page, id)
        check_first_view(page)


@pytest.mark.parametrize("id", FOUR)
def test_on_a_phone_everything_is_in_view_and_nothing_overlaps(page: Any, id: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_picture(page, f"/authors/{id}")

    check_first_view(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_a_click_opens_the_card_and_changes_the_address_and_back_closes_it(page: Any) -> None:
    explore(page, XU)

    page.mouse.click(*point_of(page, PAN))

    card = page.locator(".slice-card")
    card.get_by_role("link", name="Pan Pan", exact=True).wait_for()
    assert "15 joint papers" in card.inner_text()
    assert page.evaluate("() => location.search") == f"?focus=author:{XU}&node={PAN}"
    page.go_back()
    card.wait_for(state="hidden")


def test_a_shared_address_opens_with_the_card(page: Any) -> None:
    open_picture(page, f"/explore?focus=author:{XU}&node={PAN}")

    assert page.locator(".slice-card h3").inner_text() == "Pan Pan"


def test_a_click_on_the_line_between_two_people_lists_the_papers_they_share(page: Any) -> None:
    explore(page, XU)

    page.mouse.click(*point_of(page, PAN, "sample:rong-jin"))

    page.locator(".slice-shared li").first.wait_for()
    assert page.locator(".slice-shared li").count() == 9
    link = page.locator(".slice-card").get_by_role("link", name="Compare the two")
    assert link.get_attribute("href") == f"/shared?author={PAN}&author=sample:rong-jin"


def test_escape_closes_the_card_and_a_click_beside_it_does(page: Any) -> None:
    explore(page, XU)
    card = page.locator(".slice-card")

    page.mouse.click(*point_of(page, PAN))
    card.wait_for()
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    page.mouse.click(*point_of(page, PAN))
    card.wait_for()
    stage = page.locator(".slice-stage").bounding_box()
    page.wait_for_timeout(400)
    page.mouse.click(stage["x"] + 4, stage["y"] + 4)
    card.wait_for(state="hidden")


def test_the_legend_hides_a_kind_and_says_so(page: Any) -> None:
    explore(page, XU)
    papers = page.locator(".slice-legend [data-kind=paper]")

    papers.click()

    assert papers.get_attribute("aria-pressed") == "false"
    assert len(drawn(page)["nodes"]) == page.evaluate(
        "() => document.querySelector('.slice').drawing.slice.nodes.filter((node) => node.kind !== 'paper').length"
    )
    assert page.locator(".slice-live").inner_text() == "Papers 22 hidden"


def test_hovering_dims_all_but_the_neighbours(page: Any) -> None:
    explore(page, XU)

    page.mouse.move(*point_of(page, PAN))

    page.wait_for_function("() => document.querySelector('.slice').drawing.hovered")
    faint = page.evaluate(
        "() => document.querySelector('.slice').drawing.data.nodes.get({ filter: (node) => node.opacity < 1 }).length"
    )
    assert 40 < faint < 99


def test_the_keyboard_walks_along_lines_and_opens_the_card(page: Any) -> None:
    explore(page, XU)
    live = page.locator(".slice-live")

    page.locator(".slice-zoom button").last.focus()
    while page.evaluate("() => !document.activeElement.matches('.slice-stage')"):
        page.keyboard.press("Tab")
    assert live.inner_text().startswith("Yinghui Xu, person, in the middle")
    page.keyboard.press("ArrowRight")
    first = live.inner_text()
    page.keyboard.press("Enter")

    assert first.split(",")[0] == page.locator(".slice-card h3").inner_text()
    assert page.evaluate("() => document.querySelector('.slice-card').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.matches('.slice-stage')")


def test_the_table_is_the_twin_of_the_picture_and_sorts(page: Any) -> None:
    explore(page, XU)

    page.get_by_role("tab", name="Table").click()

    assert page.locator("[data-node]").count() == len(drawn(page)["nodes"]) - 1
    people = page.locator(".slice-table table").first
    people.get_by_role("button", name="Name").click()
    names = people.locator("tbody th").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    people.get_by_role("button", name="Joint papers").click()
    assert people.locator("tbody th").first.inner_text() == "Pan Pan"


def test_nearer_more_labels_appear_and_none_overlap(page: Any) -> None:
    explore(page, XU)
    before = len(drawn(page)["labels"])

    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(300)
    found = drawn(page)

    assert len(found["labels"]) > before
    assert overlaps(found["labels"]) == []
    page.get_by_role("button", name="Show all").click()
    check_first_view(page)


def test_a_slice_that_cannot_be_read_says_why_and_tries_again(page: Any, browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    answers = iter([False])
    page.route(
        "**/slice?view=*",
        lambda route: (
            route.continue_()
            if next(answers, True)
            else route.fulfill(
                status=503,
                headers={"X-Request-Id": "abc123"},
                json={
                    "error": {
                        "code": "graph_unavailable",
                        "message": "The database does not answer.",
                        "detail": None,
                    }
                },
            )
        ),
    )

    page.goto(f"/explore?focus=author:{XU}")
    retry = page.get_by_role("button", name="Try again")
    retry.wait_for()
    assert "The database does not answer. (request abc123)" in page.locator(".slice-state").inner_text()
    retry.click()
    page.wait_for_selector(".slice[data-drawn]")
    context.close()


def test_a_group_can_be_shown_alone(page: Any) -> None:
    explore(page, XU)

    page.locator(".slice-picture .slice-groups summary").click()
    page.locator(".slice-picture [data-group='1']").click()

    labels = {id for id, _ in drawn(page)["labels"]}
    assert labels
    assert "sample:pan-pan" not in labels


def test_nothing_moves_by_itself(page: Any) -> None:
    explore(page, XU)
    before = drawn(page)

    page.wait_for_timeout(500)

    assert drawn(page) == before
