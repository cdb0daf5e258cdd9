"""What an owner features and hides: in every list of her works, and after the data was loaded again."""

import pytest
from flask import Flask
from msgspec.structs import replace

from peergraph.cypher.graph import Graph
from peergraph.loaders.records import Authorship, PaperRecord

from ..conftest import NewApp, load
from ..someone import Someone, sql

XU = "sample:yinghui-xu"
PAN = "sample:pan-pan"
PAGE = f"/authors/{XU}"
EDIT = f"{PAGE}/edit/works"
both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
EVE = Authorship("Eve Alone", 1, ("orcid:0000-0002-1825-0097",), affiliations=("Univ. of Utopia",))
ONE = PaperRecord("mine", "one", ("mine:one",), "On hiding", "2024-01-01", 2021, authorships=(EVE,))
TWO = PaperRecord("mine", "two", ("mine:two",), "On showing", "2024-01-01", 2022, authorships=(EVE,))


@pytest.fixture
def owner(ada: Someone) -> Someone:
    """Somebody whose record is Yinghui Xu's."""
    return ada.owns(XU)


@pytest.fixture
def eve(new_app: NewApp, empty_graph: Graph) -> Someone:
    """The owner of a record in a graph of two works, which may be loaded anew."""
    load(empty_graph, ONE, TWO)
    eve = Someone(new_app(graph=empty_graph)).sign_up("eve@example.org", "Eve")
    return eve.owns("orcid:0000-0002-1825-0097")


def page_of(someone: Someone) -> str:
    return someone.get("/authors/orcid:0000-0002-1825-0097").text


def listed(page: str) -> str:
    """Return the list of works of a page."""
    return page.partition('<ol class="works"')[2].partition("</ol>")[0]


@both
def test_a_hidden_work_leaves_the_lists_and_opens_to_what_the_sources_say(owner: Someone) -> None:
    reader = Someone(owner.app)
    hidden, title = first_work(reader)
    before = reader.get(f"/api/v1{PAGE}/works").json

    owner.send(EDIT, paper=hidden, choice="hidden")
    page, after = reader.get(PAGE).text, reader.get(f"/api/v1{PAGE}/works").json
    aside = page.partition('id="hidden-works"')[2].partition("</details>")[0]

    assert "1 work hidden by the owner" in aside
    assert title in aside
    assert "sample: an author, printed as “Yinghui Xu”" in aside
    assert title not in listed(page)
    assert "1 work is not shown" in page
    assert after["total"] == before["total"] - 1  # type: ignore[index]
    assert after["filter"]["without"] == [hidden]  # type: ignore[index]
    assert title not in reader.get(f"/api/v1{PAGE}/works.bib").text
    assert title not in reader.get(f"{PAGE}/feed.atom").text
    assert title in reader.get(f"/papers/{hidden}").text


@both
def test_a_hidden_work_can_be_shown_again(owner: Someone) -> None:
    hidden, title = first_work(owner)
    owner.send(EDIT, paper=hidden, choice="hidden")
    owner.send(EDIT, paper=hidden, choice="hidden")
    once = sql(owner.app, "SELECT paper, choice FROM work_choices")

    shown = owner.send(EDIT, paper=hidden, choice="")

    assert once == [(hidden, "hidden")]
    assert shown.headers["Location"] == f"{EDIT}#{hidden}"
    assert title in listed(owner.get(PAGE).text)
    assert "hidden-works" not in owner.get(PAGE).text


def test_featured_works_stand_first_and_six_are_the_most(owner: Someone) -> None:
    works = owner.get(f"/api/v1{PAGE}/works?limit=7").json["works"]  # type: ignore[index]

    answers = [owner.send(EDIT, paper=work["id"], choice="featured") for work in works]
    featured = owner.get(PAGE).text.partition('id="featured-title"')[2].partition("</ol>")[0]

    assert [answer.status_code for answer in answers] == [303] * 6 + [422]
    assert "At most 6 works can be featured. Take one away first." in answers[-1].text
    assert [work["title"] in featured for work in works] == [True] * 6 + [False]


def test_a_work_of_somebody_else_cannot_be_chosen(owner: Someone) -> None:
    of_pan = {work["id"] for work in owner.get(f"/api/v1/authors/{PAN}/works?limit=100").json["works"]}  # type: ignore[index]
    of_xu = {work["id"] for work in owner.get(f"/api/v1{PAGE}/works?limit=100").json["works"]}  # type: ignore[index]
    other = sorted(of_pan - of_xu)[0]

    answers = {owner.send(EDIT, paper=paper, choice="hidden").status_code for paper in (other, "nothing", "")}

    assert answers == {404}
    assert sql(owner.app, "SELECT count(*) FROM work_choices") == [(0,)]


def test_a_hidden_work_stays_hidden_when_the_data_is_loaded_again(eve: Someone, empty_graph: Graph) -> None:
    eve.send("/authors/orcid:0000-0002-1825-0097/edit/works", paper="mine:one", choice="hidden")
    load(empty_graph, ONE, TWO)

    page = page_of(Someone(eve.app))

    assert "1 work hidden by the owner" in page
    assert "On showing" in listed(page)
    assert "On hiding" not in listed(page)
    assert "mine: author 1, printed as “Eve Alone”, Univ. of Utopia" in page


def test_a_hidden_work_stays_hidden_when_its_id_becomes_a_better_one(
    eve: Someone, empty_graph: Graph
) -> None:
    page = "/authors/orcid:0000-0002-1825-0097/edit/works"
    eve.send(page, paper="mine:one", choice="hidden")
    load(empty_graph, replace(ONE, identifiers=("doi:10.5555/one", "mine:one"), updated="2024-02-01"))
    ids = {row["id"] for row in eve.get("/api/v1/authors/orcid:0000-0002-1825-0097/works").json["works"]}  # type: ignore[index]

    shown = page_of(Someone(eve.app))
    eve.send(page, paper="doi:10.5555/one", choice="")

    assert ids == {"mine:two"}
    assert "1 work hidden by the owner" in shown
    assert 'href="/papers/doi:10.5555/one"' in shown
    assert "On hiding" not in listed(shown)
    assert sql(eve.app, "SELECT count(*) FROM work_choices") == [(0,)]
    assert "On hiding" in listed(page_of(eve))


def test_a_record_whose_own_id_becomes_a_better_one_keeps_what_its_owner_said(
    new_app: NewApp, empty_graph: Graph
) -> None:
    known = replace(EVE, identifiers=("mine:eve",))
    load(empty_graph, replace(ONE, authorships=(known,)), TWO)
    eve = Someone(new_app(graph=empty_graph)).sign_up("eve@example.org", "Eve").owns("mine:eve")
    eve.send("/authors/mine:eve/edit", about="It is me.")
    eve.send("/authors/mine:eve/edit/works", paper="mine:one", choice="hidden")
    better = replace(EVE, identifiers=("orcid:0000-0002-1825-0097", "mine:eve"))

    load(empty_graph, replace(ONE, authorships=(better,), updated="2024-02-01"))
    moved = eve.get("/authors/mine:eve")
    page = page_of(Someone(eve.app))

    assert moved.headers["Location"] == "/authors/orcid:0000-0002-1825-0097"
    assert "It is me." in page
    assert "1 work hidden by the owner" in page
    eve.send("/authors/orcid:0000-0002-1825-0097/edit", about="Still me.")
    assert "Still me." in page_of(eve)
    assert sql(eve.app, "SELECT count(*) FROM profiles") == [(1,)]


def test_a_page_seen_before_changes_with_its_owner_also_under_a_better_id(
    new_app: NewApp, empty_graph: Graph
) -> None:
    load(empty_graph, replace(ONE, authorships=(replace(EVE, identifiers=("mine:eve",)),)), TWO)
    eve = Someone(new_app(graph=empty_graph)).sign_up("eve@example.org", "Eve").owns("mine:eve")
    better = replace(EVE, identifiers=("orcid:0000-0002-1825-0097", "mine:eve"))
    load(empty_graph, replace(ONE, authorships=(better,), updated="2024-02-01"))
    reader, page = Someone(eve.app), "/authors/orcid:0000-0002-1825-0097"

    def changes(path: str, form: str, **fields: str) -> bool:
        tag = reader.get(page).headers["ETag"]
        eve.send(path, form, **fields)
        return reader.get(page, headers={"If-None-Match": tag}).status_code == 200

    assert changes("/following/shows", "/following", shows="1")
    assert changes("/following/add", "/following", kind="author", id="orcid:0000-0002-1825-0097")
    assert changes("/account/delete", "/account", sure="on")
    assert "Unclaimed" in reader.get(page).text


def test_a_page_of_which_all_works_are_hidden_says_so(eve: Someone) -> None:
    for paper in ("mine:one", "mine:two"):
        eve.send("/authors/orcid:0000-0002-1825-0097/edit/works", paper=paper, choice="hidden")

    page = page_of(Someone(eve.app))

    assert "No work is left in this list" in page
    assert "2 works hidden by the owner" in page


def test_nothing_is_hidden_that_somebody_says_who_owns_the_record_no_more(owner: Someone) -> None:
    hidden, title = first_work(owner)
    owner.send(EDIT, paper=hidden, choice="hidden")

    sql(owner.app, "UPDATE claims SET state = 'released'")

    assert title in listed(owner.get(PAGE).text)


def test_a_profile_without_a_store_shows_what_the_sources_say(site_app: Flask) -> None:
    reader = Someone(site_app)
    sql(site_app, "DROP TABLE work_choices")
    sql(site_app, "DROP TABLE claims")

    answer = reader.get(PAGE)

    assert answer.status_code == 200
    assert "Published works" in answer.text
    assert reader.get(f"/api/v1{PAGE}/works").status_code == 200


def first_work(someone: Someone) -> tuple[str, str]:
    """Return the id and the title of the newest work of the record."""
    work = someone.get(f"/api/v1{PAGE}/works?limit=1").json["works"][0]  # type: ignore[index]
    return str(work["id"]), str(work["title"])


def test_several_works_are_hidden_or_contested_at_once(owner: Someone) -> None:
    works = [work["id"] for work in owner.get(f"/api/v1{PAGE}/works").json["works"][:3]]
    form = {"csrf_token": owner.token(EDIT), "paper": works[:2]}

    owner.client.post(EDIT, data={**form, "choice": "hidden"})
    led = owner.client.post(EDIT, data={**form, "choice": "not mine"}).headers["Location"]
    owner.client.post(led, data={**form, "about": "not mine", "subject": works[:2], "says": "A namesake"})

    page = Someone(owner.app).get(PAGE).text
    assert "2 works hidden by the owner" in page
    assert page.count("A namesake") == 2
    assert sql(owner.app, "SELECT subject FROM corrections ORDER BY subject") == [
        (id,) for id in sorted(works[:2])
    ]
    assert "Tick a work first." in owner.send(EDIT, choice="hidden").text
