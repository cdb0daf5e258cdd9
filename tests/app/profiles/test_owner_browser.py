"""The owner's pages in Chromium: a story by keyboard on a phone with scripts in every field, and barriers."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import expect

from ...serving import serving
from ..someone import ADA, PASSWORD, Someone
from .test_photos import picture, send

pytestmark = pytest.mark.browser
SCRIPT = '<img src=x onerror="document.title=1"><script>document.title=2</script>\'"'
PAGE = "/authors/sample:yinghui-xu"
EDIT = f"{PAGE}/edit"
OWN = (PAGE, EDIT, f"{EDIT}/works", f"{EDIT}/corrections", f"{EDIT}/corrections/new?about=missing")


@pytest.fixture
def address(site_app: Flask) -> Iterator[str]:
    with serving(site_app) as address:
        yield address


@pytest.fixture
def owner(ada: Someone) -> Someone:
    """Somebody whose record is Yinghui Xu's, with a photo."""
    send(ada.owns("sample:yinghui-xu"), picture())
    return ada


def test_an_owner_writes_hides_and_contests_by_keyboard_on_a_phone(
    browser: Any, address: str, owner: Someone
) -> None:
    faults: list[str] = []
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    _sign_in(page, EDIT)

    for field in ("#name", "#names", "#about", "#label_0", "#own_topics"):
        _type(page, field, SCRIPT)
    _type(page, "#url_0", "example.org/~ada")
    _tick(page, 'input[name="open"]')
    _press(page, page.get_by_role("button", name="Keep it and show it"))
    page.wait_for_url("**#owner")
    page.goto(f"{EDIT}/works")
    hidden = page.locator("h2.work-title").first.inner_text()
    _press(page, page.get_by_role("button", name=f"Hide: {hidden}"))
    page.get_by_text("Hidden", exact=True).wait_for()
    _press(page, page.get_by_role("link", name="Not mine").nth(1))
    _type(page, "#says", SCRIPT)
    _press(page, page.get_by_role("button", name="Send it"))
    page.wait_for_url("**/edit/corrections")
    page.goto(PAGE)
    _press(page, page.locator("#hidden-works > summary"))

    expect(page.locator("#hidden-works").get_by_text(hidden)).to_be_visible()
    expect(page.locator("ol.works").get_by_text(hidden)).to_have_count(0)
    page.wait_for_function("() => document.querySelector('img.own-photo').naturalWidth === 384")
    for path in OWN:
        page.goto(path)
        assert page.title() not in ("1", "2")
        expect(page.locator("img[src=x]")).to_have_count(0)
        assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0, path
    context.close()
    assert faults == []


def test_no_page_of_owners_has_a_serious_barrier(browser: Any, address: str, owner: Someone) -> None:
    owner.send(EDIT, name="Xu Yinghui", about="I am here.", url_0="example.org", open="on", own_topics="Tea")
    owner.send(f"{EDIT}/works", paper=_first(owner), choice="hidden")
    owner.send(f"{EDIT}/corrections/new", EDIT, about="missing", title="A work", year="2019")
    # axe is put into the page as a script, which the pages' own policy forbids, so only this browser may ignore it.
    context = browser.new_context(base_url=address, bypass_csp=True)
    page = context.new_page()
    _sign_in(page, EDIT)
    found: dict[str, Any] = {}
    for path in OWN:
        page.goto(path)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            rules = Axe().run(page).response["violations"]
            serious = [rule for rule in rules if rule["impact"] in ("serious", "critical")]
            found[f"{path} {scheme}"] = [(rule["id"], rule["nodes"][0]["html"]) for rule in serious]
    context.close()

    assert {path: each for path, each in found.items() if each} == {}


def _first(owner: Someone) -> str:
    return str(owner.get(f"/api/v1{PAGE}/works?limit=1").json["works"][0]["id"])  # type: ignore[index]


def _sign_in(page: Any, path: str) -> None:
    page.goto(path)
    _type(page, "#email", ADA)
    _type(page, "#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{path}")


def _type(page: Any, field: str, text: str) -> None:
    page.locator(field).focus()
    page.keyboard.type(text)


def _tick(page: Any, field: str) -> None:
    page.locator(field).focus()
    page.keyboard.press("Space")


def _press(page: Any, target: Any) -> None:
    target.focus()
    page.keyboard.press("Enter")
