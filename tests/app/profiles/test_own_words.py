"""What an owner writes about herself: kept, shown as it was written, and nobody else's to change."""

import json

import pytest

from peergraph.app.profiles.written import tidy_text, web_address

from ..someone import Someone, mail, sql, whole_store

XU = "sample:yinghui-xu"
PAN = "sample:pan-pan"
PAGE = f"/authors/{XU}"
EDIT = f"{PAGE}/edit"
SCRIPT = '<img src=x onerror="document.title=1"><script>document.title=2</script>\'"'
both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def owner(ada: Someone) -> Someone:
    """Somebody whose record is Yinghui Xu's."""
    return ada.owns(XU)


@both
def test_what_an_owner_writes_stands_on_her_page_beside_what_the_sources_say(owner: Someone) -> None:
    sent = owner.send(
        EDIT,
        name="Xu Yinghui",
        names="Y. Xu\n\nYing-Hui Xu",
        about="First.\n\n\n\nSecond.",
        url_0="example.org/~xu",
        label_0="Homepage",
        open="on",
        purpose="data",
        own_topics="Tea",
    )
    page = Someone(owner.app).get(PAGE).text

    assert sent.headers["Location"] == f"{PAGE}#owner"
    assert "<h1>Xu Yinghui</h1>" in page
    assert "The name that the owner prefers; the sources write Yinghui Xu" in page
    assert "The owner: Y. Xu and Ying-Hui Xu." in page
    assert "First.\n\nSecond." in page
    assert '<a href="https://example.org/~xu" rel="nofollow ugc noopener">Homepage</a>' in page
    assert all(text in page for text in ("Open to collaborate", "share data, code or material", "Tea"))
    assert "Written by the verified owner of this record" in page


def test_a_topic_of_the_record_can_be_ticked_and_leads_to_its_page(owner: Someone) -> None:
    topic = owner.get(f"/api/v1{PAGE}").json["topics"][0]  # type: ignore[index]

    owner.client.post(
        EDIT, data={"csrf_token": owner.token(EDIT), "open": "on", "topic": [topic["id"], "made-up"]}
    )

    page = owner.get(PAGE).text
    assert f'<li class="badge"><a href="/topics/{topic["id"]}">{topic["name"]}</a></li>' in page
    assert "made-up" not in page
    assert f'value="{topic["id"]}" checked' in owner.get(EDIT).text


def test_nothing_is_shown_of_an_owner_who_has_not_written(owner: Someone) -> None:
    assert 'id="owner"' not in Someone(owner.app).get(PAGE).text
    assert "Edit your page" in owner.get(PAGE).text


def test_markup_in_every_field_is_shown_as_it_was_written(owner: Someone) -> None:
    fields = {"label_0": SCRIPT, "own_topics": SCRIPT, "names": SCRIPT, "about": SCRIPT}
    owner.send(EDIT, name=SCRIPT, url_0="https://example.org/", open="on", **fields)

    page = owner.get(PAGE).text + owner.get(EDIT).text
    assert "<img src=x" not in page
    assert "<script>document" not in page
    assert page.count("&lt;img src=x") >= 8


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"about": "x" * 1_501}, "This has 1501 letters; at most 1500 fit."),
        ({"names": "\n".join(f"Name {n}" for n in range(11))}, "At most 10, one a line."),
        ({"url_0": "javascript:alert(1)"}, "This is no address of a web page."),
        ({"label_1": "Code"}, "Write where the link leads."),
        ({"own_topics": "\n".join(f"Topic {n}" for n in range(11))}, "At most 10"),
    ],
)
def test_what_cannot_be_taken_is_shown_again_with_the_reason(
    owner: Someone, fields: dict[str, str], fault: str
) -> None:
    answer = owner.send(EDIT, **{"name": "Kept in the form", **fields})

    assert answer.status_code == 422
    assert fault in answer.text
    assert "Kept in the form" in answer.text
    assert sql(owner.app, "SELECT count(*) FROM profiles") == [(0,)]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("example.org", "https://example.org"),
        ("http://bücher.example/", "http://bücher.example/"),
        ("javascript:alert(1)", None),
        ("data:text/html,<b>", None),
        ("ftp://example.org/", None),
        ("https://orcid.org@evil.example/", None),
        ("https://example.org/ x", None),
        ("https://exa\u202emple.org", None),
        ('https://example.org/"onclick="x', None),
        ("//example.org", None),
        ("https://localhost/", None),
        ("https://[::1", None),
        ("https://example.org:99999/", None),
        ("", None),
    ],
)
def test_links_lead_to_the_web_and_nowhere_else(text: str, kept: str | None) -> None:
    assert web_address(text) == kept


def test_a_text_is_kept_without_what_nobody_sees() -> None:
    assert tidy_text("  a\u202eb\x00\r\n\r\n\r\n\r\n c \u200b ", 100) == "ab\n\nc"


@pytest.mark.parametrize(
    "path", [EDIT, f"{EDIT}/works", f"{EDIT}/corrections", f"{EDIT}/corrections/new?about=other"]
)
def test_only_the_owner_gets_to_the_pages_of_a_record(ada: Someone, path: str) -> None:
    ada.owns(PAN)

    assert Someone(ada.app).get(path).status_code == 303
    assert ada.get(path).status_code == 403


@both
def test_nobody_writes_about_somebody_else_s_record(ada: Someone) -> None:
    ada.owns(PAN)
    writes = ("", "/clear", "/works", "/corrections/new", "/corrections/abc/withdraw")
    before = whole_store(ada.app)

    answers = {
        ada.send(f"{EDIT}{path}", "/account", name="Eve", paper="x", about="other", says="x").status_code
        for path in writes
    }
    answers |= {ada.send(f"{PAGE}/photo{path}", "/account").status_code for path in ("", "/delete")}

    assert answers == {403}
    assert whole_store(ada.app) == before


def test_fields_that_the_form_has_not_are_not_taken(owner: Someone) -> None:
    eve = Someone(owner.app).sign_up("eve@example.org", "Eve").account

    owner.send(EDIT, about="Mine", account=eve, author=PAN, withheld="", id="x", changed="1999")

    ((account, author, changed),) = sql(owner.app, "SELECT account, author, changed FROM profiles")
    assert (account, author) == (owner.account, XU)
    assert changed > "2020"


def test_what_an_owner_wrote_goes_from_the_page_with_her_claim_and_comes_back_with_it(owner: Someone) -> None:
    owner.send(EDIT, about="I am here.")

    sql(owner.app, "UPDATE claims SET state = 'released'")
    gone = owner.get(PAGE).text
    sql(owner.app, "UPDATE claims SET state = 'verified'")

    assert "I am here." not in gone
    assert "I am here." in owner.get(PAGE).text


@both
def test_an_owner_can_take_all_of_it_away(owner: Someone) -> None:
    owner.send(EDIT, about="I am here.")

    done = owner.send(f"{EDIT}/clear", EDIT)

    assert done.status_code == 303
    assert "I am here." not in owner.get(PAGE).text
    assert sql(owner.app, "SELECT count(*) FROM profiles") == [(0,)]


@both
def test_all_that_an_owner_said_is_handed_out_and_goes_with_her_account(owner: Someone) -> None:
    owner.send(EDIT, about="Zerlina was here.")
    owner.send(f"{EDIT}/works", paper=first_paper(owner), choice="hidden")
    owner.send(
        f"{EDIT}/corrections/new", f"{EDIT}/corrections/new?about=other", about="other", says="Zerlina again"
    )

    whole = json.loads(owner.get("/account/export").text)
    owner.send("/account/delete", sure="on")

    assert "Zerlina was here." in whole["profiles"][0]["content"]
    assert [row["choice"] for row in whole["work_choices"]] == ["hidden"]
    assert [row["owner_says"] for row in whole["corrections"]] == ["Zerlina again"]
    assert "Zerlina" not in whole_store(owner.app)
    assert sql(owner.app, "SELECT count(*) FROM work_choices") == [(0,)]


def test_a_page_that_a_reader_has_is_another_one_when_its_owner_has_written(owner: Someone) -> None:
    reader = Someone(owner.app)
    tag = reader.get(PAGE).headers["ETag"]
    unchanged = reader.get(PAGE, headers={"If-None-Match": tag}).status_code

    owner.send(EDIT, about="New.")

    assert unchanged == 304
    assert "New." in reader.get(PAGE, headers={"If-None-Match": tag}).text


def test_a_reported_text_is_taken_away_and_its_owner_reads_why(owner: Someone) -> None:
    owner.send(EDIT, about="Something rude.")
    (profile,) = sql(owner.app, "SELECT id FROM profiles")[0]
    reader = Someone(owner.app).sign_up("reader@example.org", "Reader")
    judge = Someone(owner.app).sign_up("judge@example.org", "Judge").has_role("moderator")
    report = f"/moderation/report/text/{profile}"
    link = reader.get(PAGE).text.partition("Report the text")[0].rpartition('href="')[2].partition('"')[0]

    reader.send(link or report, words="This is rude.")
    (case,) = sql(owner.app, "SELECT id FROM reports")[0]
    shown = judge.get(f"/moderation/reports/{case}").text
    judge.send(f"/moderation/reports/{case}", decision="take away", reason="It was rude.")

    assert "Something rude." in shown
    assert "Something rude." not in owner.get(PAGE).text
    assert "It was rude." in owner.get(EDIT).text
    assert not any("rude" in letter.text for letter in mail(owner.app))


def first_paper(someone: Someone) -> str:
    """Return the id of the newest work of the record."""
    return str(someone.get(f"/api/v1{PAGE}/works?limit=1").json["works"][0]["id"])  # type: ignore[index]
