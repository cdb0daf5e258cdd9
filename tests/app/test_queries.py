"""Stored queries: whose they are, who may read and run them, versions and forks, and what strangers write into them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from peergraph.app import create_app
from peergraph.app.console.fields import Field
from peergraph.app.context import get_graph, get_settings
from peergraph.app.pages import queries as queries_page
from peergraph.app.parameters import ParameterError
from peergraph.app.queries.changes import changes
from peergraph.app.queries.draft import Draft, checked_draft
from peergraph.app.store import queries as stored_queries
from peergraph.app.store.bounds import PUBLISHED_A_DAY
from peergraph.app.store.commands import store as store_commands
from peergraph.app.store.current import get_store
from peergraph.app.store.tokens import TokenWish, add_token

XU = "sample:yinghui-xu"
COAUTHORS = (
    "MATCH (:Author {id: $author_id})-[:AUTHORED]->(p:Paper)<-[:AUTHORED]-(other:Author)\n"
    "WHERE p.year >= $since AND other.id <> $author_id\n"
    "RETURN other.name AS name, count(DISTINCT p) AS papers ORDER BY papers DESC, name LIMIT $limit"
)
ATTACK = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)> [a](https://evil.example)"
ADDRESSES = ("", "/1", "/edit", "/versions", ".json", ".csv", "/1.json")

pytestmark = pytest.mark.graph


@pytest.fixture
def clients(app: Flask, request: pytest.FixtureRequest) -> Callable[[], FlaskClient]:
    """A function that gives one more browser, each test's from a network of its own."""
    number = sum(map(ord, request.node.name)) % 60_000

    def make() -> FlaskClient:
        client = app.test_client()
        client.environ_base["REMOTE_ADDR"] = f"10.9.{number // 250}.{number % 250}"
        return client

    return make


@pytest.fixture
def mine(clients: Callable[[], FlaskClient]) -> FlaskClient:
    return clients()


@pytest.fixture
def other(clients: Callable[[], FlaskClient]) -> FlaskClient:
    """Another browser, which keeps something of its own."""
    client = clients()
    save(client, title="Something else", query="RETURN 1")
    return client


def save(client: FlaskClient, **form: str) -> str:
    """Save a query from the form and return its id."""
    asked = {"title": "Co-authors", "query": COAUTHORS, "csrf_token": token(client)} | form
    answer = client.post("/q", data=asked)
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"].rpartition("/")[2]


def token(client: FlaskClient) -> str:
    found = re.search(r'name="csrf_token" value="([^"]*)"', client.get("/q/new").text)
    assert found
    return found[1]


def write(client: FlaskClient, path: str, **form: str) -> Any:
    return client.post(path, data={"csrf_token": token(client)} | form)


def show(client: FlaskClient, id: str, visibility: str) -> None:
    assert write(client, f"/q/{id}/visibility", visibility=visibility).status_code == 303


def statuses(client: FlaskClient, id: str) -> set[int]:
    given = {"author_id": XU, "since": "2018", "limit": "3"}
    return {
        client.get(f"/q/{id}{ending}", query_string=given if "." in ending else {}).status_code
        for ending in ADDRESSES
    }


def listed(client: FlaskClient, words: str = "") -> list[str]:
    page = html.document_fromstring(client.get("/q", query_string={"q": words}).text)
    return page.xpath("//section[@id='public']//h3//text()")


def test_a_private_query_is_its_owners_alone_and_for_others_as_if_it_were_not(
    mine: FlaskClient, other: FlaskClient, clients: Callable[[], FlaskClient]
) -> None:
    id = save(mine)

    stranger = clients()
    assert statuses(mine, id) == {200}
    for client in (other, stranger):
        assert statuses(client, id) == {404}
        assert client.post(f"/q/{id}").status_code == 404
        assert write(client, f"/q/{id}/fork").status_code == 404
    hidden, absent = (stranger.get(f"/q/{name}.json").text for name in (id, "a" * 12))
    assert hidden.replace(id, "a" * 12) == absent


def test_nobody_changes_what_somebody_else_owns(mine: FlaskClient, other: FlaskClient) -> None:
    id = save(mine)
    show(mine, id, "public")

    answers = [
        write(other, f"/q/{id}/edit", title="Mine now", query="RETURN 1", base="1"),
        write(other, f"/q/{id}/visibility", visibility="private"),
        write(other, f"/q/{id}/delete"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert other.get(f"/q/{id}/edit").status_code == 404
    assert "Co-authors" in other.get(f"/q/{id}").text
    assert "Change it" not in other.get(f"/q/{id}").text


def test_a_link_leads_everybody_to_an_unlisted_query_and_no_list_does(
    mine: FlaskClient, other: FlaskClient
) -> None:
    id = save(mine, title="Unlisted collaborators")

    show(mine, id, "unlisted")

    assert statuses(other, id) == {200, 404}  # its form is the owner's
    assert "Unlisted collaborators" not in listed(other)
    assert "Unlisted collaborators" in mine.get("/q").text


def test_public_queries_are_found_by_their_words(mine: FlaskClient, other: FlaskClient) -> None:
    for title, text in (("Über Zürich 100%", "Who is there?"), ("Nothing of it", "über all")):
        show(mine, save(mine, title=title, description=text), "public")

    assert "Über Zürich 100%" in listed(other)
    assert listed(other, "ÜBER zürich") == ["Über Zürich 100%"]
    assert listed(other, "0%") == ["Über Zürich 100%"]
    assert listed(other, "_ü_") == []
    assert "No public query has these words" in other.get("/q?q=qqqqq").text


def test_a_list_of_public_queries_has_pages(mine: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries_page, "ON_PAGE", 2)
    for number in range(3):
        show(mine, save(mine, title=f"Paged {number}"), "public")

    first = html.document_fromstring(mine.get("/q?q=paged").text)
    second = mine.get(first.xpath("//a[@rel='next']/@href")[0])

    assert len(first.xpath("//section[@id='public']//h3")) == 2
    assert len(html.document_fromstring(second.text).xpath("//section[@id='public']//h3")) == 1


def test_a_query_runs_with_the_guard_and_the_limits_of_whoever_runs_it(
    mine: FlaskClient, clients: Callable[[], FlaskClient]
) -> None:
    id = save(mine, title="Deletes", query="MATCH (n) DETACH DELETE n")
    slow = save(mine, title="Slow", query="UNWIND range(1, 2000000000) AS x RETURN count(x * 2)")
    for each in (id, slow):
        show(mine, each, "unlisted")

    reader = clients()
    page = reader.post(f"/q/{id}")
    rows = reader.get(f"/q/{id}.json")

    assert page.status_code == rows.status_code == 403
    assert "This query may not run here" in page.text
    assert rows.json["error"]["code"] == "query_refused"
    assert reader.get(f"/q/{id}.csv").status_code == 403


def test_rows_come_as_json_and_csv_by_the_names_of_the_parameters(mine: FlaskClient) -> None:
    id = save(mine, **{"kind.limit": "number", "meaning.limit": "Rows", "example.limit": "2"})

    answer = mine.get(f"/q/{id}.json", query_string={"author_id": "Yinghui Xu", "since": "2018"})
    file = mine.get(f"/q/{id}/1.csv", query_string={"p.author_id": XU, "p.since": "2018", "p.limit": "1"})

    assert answer.json["parameters"] == {"author_id": XU, "since": 2018, "limit": 2}
    assert answer.json["columns"] == ["name", "papers"]
    assert answer.json["rows"][0] == ["Pan Pan", 15]
    assert (answer.json["version"], answer.json["url"]) == (1, f"/q/{id}/1")
    assert answer.headers["Cache-Control"] == file.headers["Cache-Control"] == "no-store"
    assert file.text.splitlines() == ["\ufeffname,papers", "Pan Pan,15"]
    assert f"peergraph-{id}-1.csv" in file.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "author_id: is missing"),
        ({"author_id": XU, "since": "x", "limit": "1"}, "since: must be a year"),
        ({"author_id": "xu", "since": "2018", "limit": "1"}, "Give one of sample:yinghui-xu"),
        ({"author_id": "qqqq", "since": "2018", "limit": "1"}, "author_id: Nothing here"),
        ({"autor_id": XU}, "autor_id: is no parameter of this query; it takes author_id, since, limit"),
    ],
)
def test_a_program_is_told_which_parameter_cannot_be_used(
    mine: FlaskClient, given: dict[str, str], message: str
) -> None:
    id = save(mine)

    for ending in ("json", "csv"):
        answer = mine.get(f"/q/{id}.{ending}", query_string=given)
        assert answer.status_code == 400
        assert message in answer.json["error"]["message"]


def test_an_address_fills_the_form_in_and_does_not_run_it(mine: FlaskClient) -> None:
    id = save(mine)

    opened = html.document_fromstring(mine.get(f"/q/{id}?author_id={XU}&since=2020&limit=3").text)
    run = html.document_fromstring(
        mine.post(f"/q/{id}", data={"author_id": "Yinghui Xu", "since": "2020", "limit": "3"}).text
    )

    assert opened.xpath("//input[@name='author_id']/@data-label") == ["Yinghui Xu"]
    assert opened.xpath("//input[@name='since']/@value") == ["2020"]
    assert not opened.xpath("//table")
    assert len(run.xpath("//table//tbody/tr")) == 3
    assert run.xpath("//input[@name='author_id']/@value") == [XU]


def test_a_name_that_several_have_is_asked_about(mine: FlaskClient) -> None:
    id = save(mine)

    page = mine.post(f"/q/{id}", data={"author_id": "xu", "since": "2020", "limit": "3"})

    links = html.document_fromstring(page.text).xpath("//ol[@class='results']//a/@href")
    assert f"/q/{id}?author_id={XU}&since=2020&limit=3" in links


def test_each_save_is_a_version_with_an_address_of_its_own(mine: FlaskClient) -> None:
    id = save(mine)

    again = write(mine, f"/q/{id}/edit", title="Friends", query=COAUTHORS + " // all", base="1")
    same = write(mine, f"/q/{id}/edit", title="Friends", query=COAUTHORS + " // all", base="2")

    assert again.status_code == same.status_code == 303
    assert "Friends" in mine.get(f"/q/{id}").text
    first = mine.get(f"/q/{id}/1").text
    assert "Co-authors" in first
    assert "This is an older version" in first
    assert mine.get(f"/q/{id}/3").status_code == 404
    answer = mine.get(f"/q/{id}/versions")
    page = html.document_fromstring(answer.text)
    assert page.xpath("//h2/text()") == ["From version 1 to version 2"]
    assert "Co-authors" in page.xpath("//del/text()")
    assert "Friends" in page.xpath("//ins/text()")
    assert answer.headers["Cache-Control"] == "no-store"


def test_two_windows_do_not_overwrite_each_other(mine: FlaskClient) -> None:
    id = save(mine)
    write(mine, f"/q/{id}/edit", title="From one window", query=COAUTHORS, base="1")

    answer = write(mine, f"/q/{id}/edit", title="From the other", query="RETURN 7", base="1")

    assert answer.status_code == 409
    assert "Version 2 was saved meanwhile" in answer.text
    assert "RETURN 7" in answer.text
    assert "From one window" in mine.get(f"/q/{id}").text


def test_a_fork_is_ones_own_and_leads_to_its_origin(mine: FlaskClient, other: FlaskClient) -> None:
    id = save(mine)
    show(mine, id, "public")

    answer = write(other, f"/q/{id}/1/fork")

    fork = answer.headers["Location"].removesuffix("/edit")
    assert f'href="/q/{id}/1"' in other.get(fork).text
    assert mine.get(fork).status_code == 404
    write(mine, f"/q/{id}/delete")
    assert "Fork of a query that is not public" in other.get(fork).text


def test_a_fork_does_not_pass_on_an_unlisted_address(
    mine: FlaskClient, other: FlaskClient, clients: Callable[[], FlaskClient]
) -> None:
    id = save(mine, title="Hidden origin")
    show(mine, id, "unlisted")
    fork = write(other, f"/q/{id}/fork").headers["Location"].removesuffix("/edit")
    show(other, fork.removeprefix("/q/"), "public")

    page = clients().get(fork).text

    assert id not in page
    assert "Fork of a query that is not public" in page
    assert id in other.get(fork).text


def test_a_deleted_query_is_gone_with_all_its_versions(mine: FlaskClient) -> None:
    id = save(mine)
    show(mine, id, "public")

    assert write(mine, f"/q/{id}/delete").headers["Location"] == "/q"

    assert statuses(mine, id) == {404}
    assert f"/q/{id}" not in mine.get("/q").text


@pytest.mark.parametrize(
    "path", ["/q", "/q/{id}/edit", "/q/{id}/fork", "/q/{id}/visibility", "/q/{id}/delete"]
)
def test_a_write_that_another_site_sends_is_refused(mine: FlaskClient, path: str) -> None:
    id = save(mine)
    form = {"title": "Bad", "query": "RETURN 1", "base": "1", "visibility": "public"}

    without = mine.post(path.format(id=id), data=form)
    elsewhere = mine.post(
        path.format(id=id), data=form | {"csrf_token": token(mine)}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert without.status_code == elsewhere.status_code == 403
    assert "Private" in mine.get(f"/q/{id}").text


def test_a_page_of_another_site_cannot_run_a_query_as_one_of_its_parts(mine: FlaskClient) -> None:
    path = f"/q/{save(mine, query='RETURN 1 AS one')}.json"

    answers = [
        mine.get(path, headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": part}).status_code
        for part in ("image", "script", "iframe", "document", "empty")
    ]

    assert answers == [403, 403, 403, 200, 200]


def test_an_operator_can_delete_any_query(
    app: Flask, mine: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = save(mine)
    with app.app_context():
        monkeypatch.setenv("PEERGRAPH_HOME", str(get_settings().home))

    done, again = (CliRunner().invoke(store_commands, ["remove-query", id]) for _ in range(2))

    assert "all its versions are deleted" in done.output
    assert again.exit_code != 0
    assert mine.get(f"/q/{id}").status_code == 404


def test_the_first_query_of_a_browser_is_not_saved_for_another_site(
    clients: Callable[[], FlaskClient],
) -> None:
    answer = clients().post(
        "/q", data={"title": "Bad", "query": "RETURN 1"}, headers={"Origin": "https://evil.example"}
    )

    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_texts_of_strangers_are_texts_and_no_links(mine: FlaskClient, other: FlaskClient) -> None:
    id = save(
        mine,
        title=ATTACK,
        description=ATTACK + "\n\u202eturned",
        query="RETURN $x AS x // " + ATTACK,
        **{"kind.x": "text", "meaning.x": ATTACK, "example.x": ATTACK},
    )
    show(mine, id, "public")
    write(mine, f"/q/{id}/edit", title=ATTACK, query="RETURN 2 // " + ATTACK, base="1")

    for path in (f"/q/{id}", f"/q/{id}/1", f"/q/{id}/versions", "/q"):
        text = other.get(path).text
        page = html.document_fromstring(text)
        assert ATTACK in " ".join(page.xpath("//bdi/text() | //ins/text()"))
        assert not page.xpath("//script[contains(text(), 'alert')] | //img | //*[@style or @onerror]")
        assert not page.xpath("//a[contains(@href, 'evil.example') and not(contains(@href, '?'))]")
        assert "\u202e" not in text
    assert "noindex" in other.get(f"/q/{id}").text


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ({"title": ""}, "title: is missing"),
        ({"title": "\u202e\u200b"}, "title: is missing"),
        ({"title": "a" * 121}, "title: has 121 characters"),
        ({"description": "a" * 2_001}, "description: has 2,001 characters"),
        ({"query": ""}, "The query is empty"),
        ({"query": " :param id => 1"}, "is a command of Neo4j Browser"),
        ({"query": "RETURN (1"}, "is never closed (line 1, column 8)"),
        ({"query": "RETURN '\\u0041'"}, "Unicode escapes"),
        ({"query": f"RETURN '{'a' * 20_000}'"}, "20,000 are the most"),
        ({"query": "RETURN " + ", ".join(f"$p{n}" for n in range(31))}, "31 parameters; 30 are the most"),
        ({"query": "RETURN $`a b`"}, "names a parameter"),
        ({"query": "RETURN $x", "kind.x": "evil"}, "x: must be one of"),
        ({"query": "RETURN $x", "kind.x": "text", "meaning.x": "a" * 121}, "its meaning: has 121"),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_form_keeps_it(
    mine: FlaskClient, form: dict[str, str], message: str
) -> None:
    answer = write(mine, "/q", **{"title": "A title", "query": "RETURN 1", **form})

    assert answer.status_code in (400, 403)
    assert message in html.document_fromstring(answer.text).text_content()


def test_a_form_reads_the_parameters_out_of_a_changed_query(mine: FlaskClient) -> None:
    form = {"query": "RETURN $topic_id, $since", "kind.since": "text", "meaning.since": "Kept", "look": "1"}

    page = html.document_fromstring(write(mine, "/q", **form).text)

    assert page.xpath("//select/@name") == ["kind.topic_id", "kind.since"]
    assert page.xpath("//select/option[@selected]/@value") == ["topic", "text"]
    assert page.xpath("//input[@name='meaning.since']/@value") == ["Kept"]


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999999"])
def test_a_version_that_is_not_there_is_not_found(mine: FlaskClient, number: str) -> None:
    id = save(mine)

    assert mine.get(f"/q/{id}/{number}").status_code == 404
    assert mine.get(f"/q/{id}/{number}.json").status_code == 404


def test_words_that_no_title_can_hold_find_nothing(mine: FlaskClient) -> None:
    assert mine.get("/q", query_string={"q": "\x00\u202e%_" + "a" * 150}).status_code == 200
    assert mine.get("/q?offset=99999999999").status_code == 400
    assert mine.get("/q", query_string={"q": "a" * 201}).status_code == 400


def test_a_canned_query_is_copied_with_its_fields(mine: FlaskClient) -> None:
    page = html.document_fromstring(mine.get("/console/shared_papers_of_two?other_id=sample:hao-li").text)
    form = page.xpath("//form[@class='query-copy']")[0]

    copied = html.document_fromstring(mine.post("/q", data=dict(form.form_values())).text)

    assert copied.xpath("//select/option[@selected]/@value") == ["author", "author", "number"]
    assert copied.xpath("//input[@name='example.other_id']/@value") == ["sample:hao-li"]
    assert copied.xpath("//input[@name='title']/@value") == ["Shared papers of two authors"]


def test_the_console_hands_a_query_over_with_its_values(mine: FlaskClient) -> None:
    given = {"query": COAUTHORS, "parameters": json.dumps({"author_id": XU, "since": 2019, "limit": 5})}

    page = html.document_fromstring(mine.post("/q/new", data=given).text)
    console = html.document_fromstring(mine.get("/console").text)

    assert page.xpath("//select/option[@selected]/@value") == ["author", "year", "number"]
    assert page.xpath("//input[@name='example.author_id']/@value") == [XU]
    assert console.xpath("//form[@id='console-form']//button[@formaction='/q/new']")


def test_an_owner_keeps_so_many_queries_and_versions_and_no_more(
    mine: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = save(mine)
    monkeypatch.setattr(stored_queries, "MOST_OF_OWNER", 1)
    monkeypatch.setattr(stored_queries, "MOST_VERSIONS", 1)

    many = write(mine, "/q", title="Another", query="RETURN 1")
    long = write(mine, f"/q/{id}/edit", title="Another", query="RETURN 1", base="1")

    assert many.status_code == long.status_code == 409
    assert "which is the most" in many.text
    assert "Save it as a fork" in long.text


def test_a_network_publishes_so_often_a_day_and_writes_so_often_a_minute(app: Flask, tmp_path: Path) -> None:
    with app.app_context():
        settings, graph = get_settings(), get_graph()
    own = settings.model_copy(update={"home": tmp_path, "writes_per_minute": 2 * PUBLISHED_A_DAY + 5})
    small = create_app(own, graph)
    first, second = small.test_client(), small.test_client()
    id = save(first)
    for _ in range(PUBLISHED_A_DAY):
        show(first, id, "public")
        show(first, id, "private")

    another = save(second)
    published = [
        write(second, f"/q/{another}/visibility", visibility=each) for each in ("public", "unlisted")
    ]
    written = [write(second, "/q", title="A", query="RETURN 1") for _ in range(4)]

    assert [answer.status_code for answer in published] == [429, 303]
    assert written[-1].status_code == 429
    assert "a minute came from your network" in written[-1].text


def test_scripts_keep_queries_with_a_token_that_may(app: Flask, clients: Callable[[], FlaskClient]) -> None:
    with app.app_context():
        writer = add_token(get_store(), TokenWish("writer", ("read", "cypher", "queries")))
        reader = add_token(get_store(), TokenWish("reader", ("read", "cypher")))
    bearer, client = {"Authorization": f"Bearer {writer}"}, clients()

    made = client.post("/q", data={"title": "By script", "query": "RETURN 1 AS one"}, headers=bearer)
    refused = client.post(
        "/q", data={"title": "No", "query": "RETURN 1"}, headers={"Authorization": f"Bearer {reader}"}
    )

    path = made.headers["Location"]
    assert client.get(f"{path}.json", headers=bearer).json["rows"] == [[1]]
    assert client.get(f"{path}.json").status_code == 404
    assert client.get(f"{path}.csv", headers=bearer).status_code == 403
    assert refused.status_code == 403


def test_an_unknown_word_for_who_may_read_is_refused(mine: FlaskClient) -> None:
    assert write(mine, f"/q/{save(mine)}/visibility", visibility="everybody").status_code == 400


def test_what_differs_is_told_part_by_part_with_little_around() -> None:
    lines = [f"line {number}" for number in range(30)]
    before = Draft("One", "\n".join(lines), "", (Field("x", "text", "X", ""),))
    after = Draft(
        "One", "\n".join([*lines[:15], "new", *lines[16:]]), "Said", (Field("x", "year", "X", "2020"),)
    )

    found = {part.name: part.lines for part in changes(before, after)}

    assert set(found) == {"description", "query", "parameters"}
    assert [line.text for line in found["query"] if line.change in ("new", "gone")] == ["line 15", "new"]
    assert len(found["query"]) == 8
    assert [line.text for line in found["parameters"]] == ["$x: text, X", "$x: year, X, 2020"]


def test_a_draft_is_tidied() -> None:
    draft = checked_draft("  Two \n lines\u202e ", "a\r\n\r\n\r\n\r\nb\x07", " RETURN $since \r\n", ())

    assert (draft.title, draft.description, draft.text) == ("Two lines", "a\n\nb", "RETURN $since")
    assert draft.fields == (Field("since", "year", "Since", ""),)
    with pytest.raises(ParameterError):
        checked_draft("A", "", "RETURN '", ())
