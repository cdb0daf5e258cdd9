"""Somebody has her record removed; nothing of it is left, and a load does not bring it back."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from peergraph.app.removals.commands import removals
from peergraph.app.removals.forgetting import forget_author
from peergraph.app.store.contents import now
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server
from peergraph.cypher.removals import removal_key, removal_key_or_new, remover
from peergraph.cypher.settings import Settings
from peergraph.loaders.batch import arrival, write_batch
from peergraph.loaders.export import lines
from peergraph.loaders.seen import Seen

from ...conftest import query
from ..conftest import ORCID, RECORDS, NewApp
from ..someone import Someone, mail, sql, store_of, whole_store

ADA = "orcid:0000-0002-1825-0097"
PAGE = f"/authors/{ADA}/removal"
PAPER = "/papers/doi:10.5555/one//a"
TRACES = ("ada ørsted", "ada orsted", "0000-0002-1825-0097", "openalex:a1001")
both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def library_site(new_app: NewApp, library: Graph) -> Flask:
    return new_app(graph=library)


def reload(app: Flask, graph: Graph) -> None:
    settings: Settings = app.extensions["peergraph"].settings
    arrivals = [arrival(record, "2024-01-01T00:00:00Z") for record in RECORDS]
    write_batch(graph, arrivals, "reload", Seen(removal_key(settings)), again=True)


def traces(graph: Graph) -> set[str]:
    whole = json.dumps(graph.read(query("all_facts")), default=str, ensure_ascii=False)
    whole += b"".join(lines(graph)).decode()
    return {word for word in TRACES if word in whole.lower()}


def owner(app: Flask) -> Someone:
    return Someone(app).sign_up("owner@example.org", "Owner").owns(ADA)


def moderator(app: Flask) -> Someone:
    return Someone(app, network="192.0.2.9").sign_up("mod@example.org", "Mod").has_role("moderator")


def asked(someone: Someone, words: str = "My page at utopia.example names me") -> str:
    """Return the path of a request that she has just made."""
    return someone.send(PAGE, words=words).headers["Location"]


def done(app: Flask) -> None:
    """Come back when the removals that were begun are done, which on a slow machine takes longer than an answer."""
    app.extensions["peergraph-removals"].wait()


def removes(ada: Someone) -> str:
    """Let the owner have her record removed; returns the path of her request."""
    answer = ada.send(PAGE, sure="1")
    assert answer.status_code == 303
    done(ada.app)
    return answer.headers["Location"]


def test_the_owner_has_her_record_removed_at_once(library_site: Flask, library: Graph):
    ada = owner(library_site)
    assert "sure-fault" in ada.send(PAGE).text
    assert traces(library) == set(TRACES)

    path = removes(ada)

    assert "Removed" in ada.get(path).text
    assert traces(library) == set()
    assert "1 author removed at their request" in ada.get(PAPER).text
    assert ada.get(f"/api/v1{PAPER}").get_json()["authors"]["removed"] == 1


def test_no_page_knows_her_any_more_and_her_address_says_why(library_site: Flask):
    ada = owner(library_site)
    removes(ada)
    stranger = Someone(library_site)

    for id in (ADA, "openalex:A1001", "https://orcid.org/0000-0002-1825-0097"):
        for path in (
            f"/authors/{id}",
            f"/authors/{id}/claim",
            f"/authors/{id}/feed.atom",
            f"/authors/{id}/removal",
        ):
            assert stranger.get(path).status_code == 410, path
    assert "at the request of the person" in stranger.get(f"/authors/{ADA}").text
    answer = stranger.get(f"/api/v1/authors/{ADA}")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (410, "removed")
    assert stranger.get("/authors/orcid:0000-0001-5109-3700").status_code == 404
    for path in (
        "/search?q=rsted",
        "/api/v1/suggestions?q=ada",
        PAPER,
        f"{PAPER}/export.bib",
        "/sitemaps/authors.xml",
    ):
        shown = stranger.get(path).text.lower()
        assert "ørsted" not in shown.replace("q=rsted", ""), path
        assert "0000-0002-1825-0097" not in shown, path


def test_a_load_of_the_same_data_does_not_bring_her_back(library_site: Flask, library: Graph):
    ada = owner(library_site)
    removes(ada)

    reload(library_site, library)

    assert traces(library) == set()
    assert ada.get(f"/authors/{ADA}").status_code == 410


def test_the_store_forgets_the_record_and_the_log_does_not_name_it(library_site: Flask):
    ada, fan = (
        owner(library_site),
        Someone(library_site, network="192.0.2.3").sign_up("fan@example.org", "Fan"),
    )
    view = {"focus": [f"author:{ADA}", "author:openalex:A1002"], "hidden": ["author:openalex:A1001"]}
    stored = fan.client.post("/api/v1/views", json=view).get_json()["id"]
    lone = fan.client.post("/api/v1/views", json={"focus": [f"author:{ADA}"]}).get_json()["id"]
    asked(fan)

    removes(ada)

    left = [line for line in whole_store(library_site).splitlines() if ADA in line or "A1001" in line]
    assert [line for line in left if "asked" not in line] == []
    kept = fan.get(f"/api/v1/views/{stored}").get_json()["view"]
    assert kept["focus"] == ["author:openalex:A1002"]
    assert fan.get(f"/api/v1/views/{lone}").status_code == 404
    assert "record removed" in ada.get("/account/log").text


def test_somebody_elses_request_waits_for_a_moderator(library_site: Flask, library: Graph):
    ada = Someone(library_site).sign_up("ada@example.org", "Ada")
    assert "words-fault" in ada.send(PAGE).text
    path = asked(ada)
    case = f"/moderation{path}"
    assert "Waits for a moderator" in ada.get(path).text
    assert traces(library) == set(TRACES)

    mod = moderator(library_site)
    assert path in mod.get("/moderation").text
    assert "My page at utopia.example" in mod.get(case).text
    assert mod.send(case, decision="remove", reason="").status_code == 422
    assert mod.send(case, decision="remove", reason="The page names her").status_code == 303
    done(library_site)

    assert traces(library) == set()
    assert "The page names her" in ada.get(path).text
    letter = mail(library_site)[-1]
    assert letter.to == "ada@example.org"
    assert path in letter.text
    assert "The page names her" not in letter.text
    assert "My page at utopia" not in whole_store(library_site)


def test_an_owner_whose_record_somebody_else_claims_waits_for_a_moderator(
    library_site: Flask, library: Graph
):
    ada = owner(library_site)
    rival = Someone(library_site, network="192.0.2.8").sign_up("rival@example.org", "Rival")
    sql(
        library_site,
        "INSERT INTO claims (id, author, account, state, way, detail, words, reason, created, code, appeal) "
        "VALUES ('rival', :ada, :account, 'contested', 'email', 'x', '', '', '2026-01-02', '', '')",
        ada=ADA,
        account=rival.account,
    )

    path = ada.send(PAGE, words="It is me", sure="1").headers["Location"]

    assert "Waits for a moderator" in ada.get(path).text
    assert traces(library) == set(TRACES)


def test_a_refused_request_changes_nothing_and_says_why(library_site: Flask, library: Graph):
    ada = Someone(library_site).sign_up("ada@example.org", "Ada")
    path = asked(ada)

    moderator(library_site).send(f"/moderation{path}", decision="refuse", reason="This is somebody else")

    assert "This is somebody else" in ada.get(path).text
    assert traces(library) == set(TRACES)
    assert ada.get(f"/authors/{ADA}").status_code == 200


def test_a_request_can_be_taken_back_and_is_nobody_elses(library_site: Flask):
    ada = Someone(library_site).sign_up("ada@example.org", "Ada")
    other = Someone(library_site, network="192.0.2.5").sign_up("b@example.org", "Bob")
    path = asked(ada)

    assert Someone(library_site).get(path).status_code == 303
    assert other.get(path).status_code == 404
    assert other.send(f"{path}/withdraw", "/account").status_code == 404
    assert other.get(f"/moderation{path}").status_code == 403
    assert other.send(f"/moderation{path}", "/account", decision="remove", reason="x").status_code == 403
    assert ada.client.post(f"{path}/withdraw").status_code == 403
    assert ada.send(f"{path}/withdraw", path).status_code == 303
    assert ada.get(path).status_code == 404


def test_who_asks_twice_has_one_request_and_not_more_than_three_wait(library_site: Flask):
    ada = Someone(library_site).sign_up("ada@example.org", "Ada")
    assert asked(ada) == asked(ada)
    for id in ("openalex:A1002", "mine:cem-o-neill"):
        assert ada.send(f"/authors/{id}/removal", words="me").status_code == 303

    assert ada.send("/authors/mine:eve-alone/removal", words="me").status_code == 429


def test_no_moderator_decides_on_a_request_of_his_own(library_site: Flask):
    mod = moderator(library_site)
    path = asked(mod)

    assert mod.send(f"/moderation{path}", path, decision="remove", reason="mine").status_code == 403
    assert "somebody else decides" in mod.get(f"/moderation{path}").text


def test_a_moderator_lifts_a_removal_and_the_next_load_brings_the_record_back(
    library_site: Flask, library: Graph
):
    ada = owner(library_site)
    path = removes(ada)
    assert ada.send(f"{path}/back", path, words="I want it again").status_code == 303
    mod = moderator(library_site)
    assert path in mod.get("/moderation").text

    mod.send(f"/moderation{path}", decision="lift", reason="She wants it again")

    assert "She wants it again" in ada.get(path).text
    assert ada.get(f"/authors/{ADA}").status_code == 404
    reload(library_site, library)
    assert ada.get(f"/authors/{ADA}").status_code == 200
    assert "removed at their request" not in ada.get(PAPER).text


def test_what_was_interrupted_after_the_graph_goes_on(library_site: Flask, library: Graph):
    path = asked(Someone(library_site).sign_up("ada@example.org", "Ada"))
    key = removal_key_or_new(library_site.extensions["peergraph"].settings)
    remover().remove(library, path.rpartition("/")[2], [ADA, "openalex:A1001"], key)
    mod = moderator(library_site)
    assert "not in the graph" in mod.get(f"/moderation{path}").text

    assert mod.send(f"/moderation{path}", decision="remove", reason="Again").status_code == 303
    done(library_site)

    assert "Removed" in mod.get(f"/moderation{path}").text
    assert traces(library) == set()


def test_a_removal_that_was_interrupted_goes_on_where_somebody_looks_and_nobody_leaves_meanwhile(
    library_site: Flask, library: Graph
):
    ada = owner(library_site)
    path = asked(Someone(library_site, "192.0.2.7").sign_up("fan@example.org", "Fan"))
    whose = {"id": path.rpartition("/")[2], "account": ada.account, "now": now(), "old": "2026-01-01"}
    begun = "UPDATE removals SET account = :account, begun = :old, worked = :now WHERE id = :id"
    sql(library_site, begun, **whose)

    busy = ada.get(path).text
    leaving = ada.send("/account/delete", sure="1").status_code
    withdrawn = ada.send(f"{path}/withdraw", "/account").status_code
    kept = traces(library)
    sql(library_site, "UPDATE removals SET worked = :old WHERE id = :id", **whose)
    ada.get(path)
    done(library_site)

    assert "Is being removed" in busy
    assert "3 papers still name the record" in busy
    assert (leaving, withdrawn, kept) == (409, 403, set(TRACES))
    assert "Removed" in ada.get(path).text
    assert traces(library) == set()
    assert path in mail(library_site)[-1].text


def test_an_operator_removes_and_lifts_by_hand(
    library: Graph, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name, value in (
        ("NEO4J_URI", server.uri),
        ("NEO4J_USER", server.user),
        ("NEO4J_PASSWORD", server.password),
        ("PEERGRAPH_HOME", str(tmp_path)),
    ):
        monkeypatch.setenv(name, value)
    run = CliRunner().invoke

    added = run(
        removals, ["add", "0000-0002-1825-0097", "--yes", "--why", "By letter"], catch_exceptions=False
    )

    assert "1 record taken out, with all places on 3 papers." in added.output
    assert traces(library) == set()
    assert (tmp_path / "removals.key").stat().st_mode & 0o077 == 0
    listed = run(removals, ["list"], catch_exceptions=False).output.split()
    assert listed[0] in added.output
    assert "Lifted" in run(removals, ["lift", listed[0]], catch_exceptions=False).output
    assert run(removals, ["list"], catch_exceptions=False).output == ""


@both
def test_forgetting_works_on_both_databases(site_app: Flask):
    ada = Someone(site_app).sign_up().owns("sample:yinghui-xu")
    sql(site_app, "INSERT INTO stamps (key, number) VALUES ('author:sample:yinghui-xu', 1)")
    view = {"focus": ["author:sample:yinghui-xu"], "title": "alone"}
    assert ada.client.post("/api/v1/views", json=view).status_code == 201

    with store_of(site_app).session() as session:
        forget_author(session, ("sample:yinghui-xu", "x:1"))

    assert "yinghui" not in whole_store(site_app)


def test_orcid_of_the_tests_is_the_one_of_the_library():
    assert ORCID == ADA
