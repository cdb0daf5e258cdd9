"""Who is found by a name that only the owner of the record states, and that it says so; nobody whose page hides it."""

from urllib.parse import quote

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from peergraph.app.profiles.name_index import Name, NameIndex
from peergraph.app.reads.search_terms import read_words
from peergraph.app.store.engine import StoreUnavailable

from ..someone import Someone, sql, store_of

XU = "sample:yinghui-xu"
PAGE = f"/authors/{XU}"
EDIT = f"{PAGE}/edit"
PAN = "sample:pan-pan"
SAID = "also called Zoë Quuxdaughter (says the owner)"
both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def owner(ada: Someone) -> Someone:
    """Somebody whose record is Yinghui Xu's, and who prefers another name."""
    ada.owns(XU).send(EDIT, name="Zoë Quuxdaughter", names="Y. Xu-Quuxdaughter\nYinghui Xu")
    return ada


def found(app: Flask, text: str, path: str = "/api/v1/search") -> list[tuple[str, str | None]]:
    """Return what a stranger finds: ids, and the names that owners state."""
    rows = Someone(app).get(path, query_string={"q": text, "kind": "author"}).json["results"]  # type: ignore[index]
    return [(row["id"], row["owner_says"]) for row in rows]


@both
def test_she_is_found_by_the_name_that_she_prefers_wherever_one_searches_and_it_says_who_says_so(
    owner: Someone,
) -> None:
    stranger = Someone(owner.app)

    page = stranger.get("/search?q=zoe+quuxdaughter")
    narrowed = stranger.get("/search?q=zoe+quuxdaughter&years=1900").text

    assert SAID in page.text
    assert "1 result<" in page.text
    assert "nothing passes the filters" in narrowed
    assert found(owner.app, "Quuxdaughter, Zoe") == [(XU, "Zoë Quuxdaughter")]
    assert found(owner.app, "zoë quu", "/api/v1/suggest") == [(XU, "Zoë Quuxdaughter")]
    assert found(owner.app, "xu quuxd", "/api/v1/suggest") == [(XU, "Y. Xu-Quuxdaughter")]
    assert "Quuxdaughter" in stranger.get("/api/v1/search.csv?q=zoe+quuxdaughter&kind=author").text


def test_the_name_that_a_source_gives_is_the_source_s(owner: Someone) -> None:
    ids = found(owner.app, "Yinghui Xu")

    assert (XU, None) in ids
    assert len(ids) == len(set(ids))


@both
@pytest.mark.parametrize(
    "happened",
    [
        "UPDATE claims SET state = 'contested'",
        "UPDATE claims SET state = 'released'",
        "UPDATE accounts SET suspended = '2026-01-02T03:04:05+00:00'",
        "DELETE FROM profiles",
    ],
)
def test_what_her_page_does_not_show_is_found_by_nobody_nor_in_what_a_browser_has_kept(
    owner: Someone, happened: str
) -> None:
    stranger = Someone(owner.app)
    kept = stranger.get("/search?q=quuxdaughter").headers["ETag"]
    same = stranger.get("/search?q=quuxdaughter", headers={"If-None-Match": kept}).status_code

    # As an operator could: nothing in this program has a chance to tell the search.
    sql(owner.app, happened)
    again = stranger.get("/search?q=quuxdaughter", headers={"If-None-Match": kept})

    assert same == 304
    assert again.status_code == 200
    assert SAID not in again.text
    assert found(owner.app, "quuxdaughter") == found(owner.app, "quuxdau", "/api/v1/suggest") == []


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        (f"/compare?author={PAN}&author=NAME", None),
        (f"/shared?author={PAN}&author=NAME", None),
        (f"/path?from={PAN}&to=NAME", None),
        ("/conflicts", {"panel": PAN, "others": "NAME"}),
        ("/console/people_to_meet", {"author_id": "NAME", "limit": "5"}),
    ],
)
def test_she_is_meant_where_names_are_typed_as_long_as_her_page_shows_the_name(
    owner: Someone, path: str, sent: dict[str, str] | None
) -> None:
    stranger = Someone(owner.app)

    def asked(name: str, **headers: str) -> TestResponse:
        if sent is None:
            return stranger.get(path.replace("NAME", quote(name)), headers=headers)
        return stranger.client.post(
            path, data={each: text.replace("NAME", name) for each, text in sent.items()}
        )

    meant, misspelled = asked("zoe quuxdaughter"), asked("Zoë Quuxdauhgter")
    sql(owner.app, "UPDATE claims SET state = 'contested'")
    kept = {"If-None-Match": meant.headers["ETag"]} if "ETag" in meant.headers else {}
    hidden = [asked("zoe quuxdaughter", **kept), asked("Zoë Quuxdauhgter")]

    assert "Yinghui Xu" in meant.text
    assert SAID in meant.text or "/console/" in path
    assert SAID in misspelled.text
    assert [("Yinghui Xu" in page.text, page.status_code) for page in hidden] == [(False, 200)] * 2


def test_a_misspelled_name_that_only_she_states_is_corrected(owner: Someone) -> None:
    page = Someone(owner.app).get("/search?q=zoe+quuxdauhgter").text

    assert SAID in page
    assert "<strong>Zoë Quuxdaughter</strong>" in page
    assert found(owner.app, "quuxdauhgter xu") == [(XU, "Y. Xu-Quuxdaughter")]
    sql(owner.app, "UPDATE claims SET state = 'contested'")
    assert found(owner.app, "quuxdauhgter") == []


def test_a_name_that_she_changes_or_takes_back_is_found_so_at_once(owner: Someone) -> None:
    before = found(owner.app, "quuxdaughter")
    owner.send(EDIT, name="Zoë Corgedaughter")
    changed = [found(owner.app, "quuxdaughter"), found(owner.app, "corgedaughter")]
    owner.send(f"{EDIT}/clear", EDIT)

    assert before == [(XU, "Zoë Quuxdaughter")]
    assert changed == [[], [(XU, "Zoë Corgedaughter")]]
    assert found(owner.app, "corgedaughter") == []


def test_the_search_goes_on_without_the_store(owner: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise StoreUnavailable("It does not answer.")

    monkeypatch.setattr(store_of(owner.app), "session", broken)

    assert (XU, None) in found(owner.app, "Yinghui Xu")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Jürgen Müller", ["muller", "mueller j", "MÜLLER, JÜRGEN ", "j. mu"]),
        ("Mary O’Neill-Smith", ["oneill", "o'neill ", "smith mary", "neill-sm"]),
        ("徐盈辉", ["徐盈", "xu yinghui ", "ying"]),
        ("Łukasz Nowak", ["lukasz", "łukasz nowak "]),
    ],
)
def test_a_stated_name_is_found_in_any_order_and_spelling(name: str, typed: list[str]) -> None:
    names = NameIndex([Name("mine:she", name), Name("mine:he", "Somebody Else")])

    assert [names.fitting(read_words(text)) for text in typed] == [[Name("mine:she", name)]] * len(typed)


@pytest.mark.parametrize("typed", ["", "m", "…", "mull ", "jurgen smith", "uller"])
def test_a_name_that_lacks_a_word_is_not_found(typed: str) -> None:
    assert NameIndex([Name("mine:she", "Jürgen Müller")]).fitting(read_words(typed)) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("jurgen muler", True),
        ("j mülller", True),
        ("Mullre", True),
        ("jurgen milner", False),
        ("j. m.", False),
        ("mul", False),
    ],
)
def test_a_name_a_letter_or_two_away_is_alike(typed: str, found: bool) -> None:
    assert bool(NameIndex([Name("mine:she", "Jürgen Müller")]).alike(read_words(typed))) is found
