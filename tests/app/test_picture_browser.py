from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import expect

from ..waiting import becomes
from .looking import PAN, XU, colour_at, drawn, open_picture, overlaps, picture_state, point_of, still

pytestmark = pytest.mark.browser

FAR = "sample:lixia-wu"
FOUR = (XU, "sample:rong-jin", "sample:hongxia-yang", PAN)


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
    open_picture(page, id)

    check_first_view(page)


def test_at_first_nothing_overlaps_around_twenty_hubs(page: Any, client: FlaskClient) -> None:
    hubs = [
        node["id"] for node in client.get("/api/v1/institutions/name:alibaba-group/slice").get_json()["nodes"]
    ]
    people = [id for id in hubs if id.startswith("sample:") and ":title:" not in id and ":venue:" not in id]

    for id in people[:20]:
        open_picture(page, id)
        check_first_view(page)


@pytest.mark.parametrize("id", FOUR)
def test_on_a_phone_everything_is_in_view_and_nothing_overlaps(page: Any, id: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_picture(page, id)

    check_first_view(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_a_click_opens_the_card_and_changes_the_address_and_back_closes_it(page: Any) -> None:
    open_picture(page, XU)

    page.mouse.click(*point_of(page, PAN))

    card = page.locator(".slice-card")
    card.get_by_role("link", name="Pan Pan", exact=True).wait_for()
    expect(card).to_contain_text("15 joint papers")
    page.wait_for_url(f"**?node={PAN}")
    page.go_back()
    card.wait_for(state="hidden")


def test_a_shared_address_opens_with_the_card(page: Any) -> None:
    open_picture(page, XU, node=PAN)

    expect(page.locator(".slice-card h3")).to_have_text("Pan Pan")


def test_a_click_on_the_line_between_two_people_lists_the_papers_they_share(page: Any) -> None:
    open_picture(page, XU)

    page.mouse.click(*point_of(page, PAN, "sample:rong-jin"))

    page.locator(".slice-shared li").first.wait_for()
    expect(page.locator(".slice-shared li")).to_have_count(9)
    link = page.locator(".slice-card").get_by_role("link", name="Compare the two")
    expect(link).to_have_attribute("href", f"/shared?author={PAN}&author=sample:rong-jin")


def test_escape_closes_the_card_and_a_click_beside_it_does(page: Any) -> None:
    open_picture(page, XU)
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
    open_picture(page, XU)
    papers = page.locator(".slice-legend [data-kind=paper]")

    papers.click()

    expect(papers).to_have_attribute("aria-pressed", "false")
    left = picture_state(page, "picture.scene.list.filter((node) => node.kind !== 'paper').length")
    becomes(lambda: len(drawn(page)["nodes"]), left)
    expect(page.locator(".slice-live")).to_have_text("Papers 22 hidden")


def test_hovering_dims_all_but_the_neighbours(page: Any) -> None:
    open_picture(page, XU)
    before = colour_at(page, FAR)

    page.mouse.move(*point_of(page, PAN))

    becomes(lambda: min(colour_at(page, FAR)) > 150, True)
    assert 10 < picture_state(page, "picture.view().lit.size") < 50
    assert colour_at(page, PAN) == [0, 114, 178]
    assert before == [0, 114, 178]


def test_the_table_is_the_twin_of_the_picture_and_sorts(page: Any) -> None:
    open_picture(page, XU)

    page.get_by_role("tab", name="Table").click()

    expect(page.locator("[data-node]")).to_have_count(len(drawn(page)["nodes"]) - 1)
    people = page.locator(".slice-table table").first
    people.get_by_role("button", name="Name").click()
    names = people.locator("tbody th").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    people.get_by_role("button", name="Joint papers").click()
    expect(people.locator("tbody th").first).to_have_text("Pan Pan")


def labelled(found: dict[str, Any]) -> float:
    """Return what part of the nodes in view has a label."""
    inside = [id for id, box in found["nodes"] if overlaps([("stage", found["view"]), (id, box)])]
    return len({id for id, _ in found["labels"]} & set(inside)) / len(inside)


def test_nearer_more_labels_appear_and_none_overlap(page: Any) -> None:
    open_picture(page, XU)
    before = labelled(drawn(page))

    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
        still(page)
    found = drawn(page)

    assert labelled(found) > before + 0.1
    assert overlaps(found["labels"]) == []
    page.get_by_role("button", name="Show all").click()
    still(page)
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

    page.goto(f"/authors/{XU}")
    retry = page.get_by_role("button", name="Try again")
    retry.wait_for()
    expect(page.locator(".slice-state")).to_contain_text("The database does not answer. (request abc123)")
    retry.click()
    page.wait_for_selector(".slice[data-drawn]")
    context.close()


def test_a_group_can_be_shown_alone(page: Any) -> None:
    open_picture(page, XU)

    page.locator(".slice-picture .slice-groups summary").click()
    page.locator(".slice-picture [data-group='1']").click()
    page.wait_for_function("() => document.querySelector('.slice').picture.state.faded === 1")

    becomes(lambda: PAN in {id for id, _ in drawn(page)["labels"]}, False)
    assert drawn(page)["labels"]


def test_nothing_moves_by_itself(page: Any) -> None:
    open_picture(page, XU)
    before = drawn(page)

    page.wait_for_timeout(500)

    assert drawn(page) == before


def test_the_middle_of_every_picture_has_its_label_on_a_phone(client: FlaskClient) -> None:
    around = client.get(f"/api/v1/authors/{XU}/slice").get_json()["nodes"]
    paths = [
        f"/api/v1/{node['kind']}s/{quote(node['id'])}/slice?view=narrow"
        for kind in ("author", "paper", "topic", "institution")
        for node in [each for each in around if each["kind"] == kind][:12]
    ]

    unlabelled = [path for path in paths if not client.get(path).get_json()["focus"]["place"]]

    assert len(paths) > 24
    assert unlabelled == []


def test_without_motion_a_zoom_stands_at_once(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, reduced_motion="reduce")
    page = context.new_page()
    open_picture(page, XU)

    zoom = page.evaluate(
        """() => {
            document.querySelector("[data-zoom=in]").click();
            return document.querySelector(".slice").picture.camera().zoom;
        }"""
    )

    assert zoom == pytest.approx(1.4)
    context.close()


def test_a_print_shows_the_picture_as_an_image_in_the_colours_of_paper(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, color_scheme="dark")
    page = context.new_page()
    open_picture(page, XU)

    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    image = page.locator(".picture-print")
    image.evaluate("(image) => image.decode()")
    corner = image.evaluate(
        """(image) => {
            const context = Object.assign(document.createElement("canvas"), { width: 4, height: 4 }).getContext("2d");
            context.drawImage(image, 0, 0);
            return [...context.getImageData(0, 0, 1, 1).data];
        }"""
    )

    expect(image).to_be_visible()
    expect(page.locator(".picture-canvas")).to_be_hidden()
    assert "Yinghui Xu" in image.get_attribute("alt")
    assert corner == [255, 255, 255, 255]
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(image).to_have_count(0)
    context.close()


def test_a_picture_becomes_a_png_of_the_size_that_was_asked_for(page: Any) -> None:
    open_picture(page, XU)

    head = page.evaluate(
        """async () => {
            const { picture } = document.querySelector(".slice");
            const file = await picture.toPNG(2);
            const head = new DataView(await file.slice(0, 24).arrayBuffer());
            const { clientWidth, clientHeight } = picture.stage;
            return [file.type, head.getUint32(16) / clientWidth, head.getUint32(20) / clientHeight];
        }"""
    )

    assert head == ["image/png", pytest.approx(2, abs=0.01), pytest.approx(2, abs=0.01)]
