import csv
import io
import logging
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from peergraph.app.parameters import ParameterError
from peergraph.app.reads import conflicts as conflicts_module
from peergraph.app.reads.conflict_report import Check, ConflictReport
from peergraph.app.reads.conflict_rows import COLUMNS, conflict_rows
from peergraph.app.reads.conflicts import Question, find_conflicts
from peergraph.app.reads.pasted import read_pasted
from peergraph.cypher.graph import Graph
from peergraph.loaders.batch import arrival, write_batch
from peergraph.loaders.records import Authorship, PaperRecord

from .test_pages import text_of

ADA, BEN, CEM, EVE = "orcid:0000-0002-1825-0097", "openalex:A1002", "mine:cem-o-neill", "mine:eve-alone"
BIBTEX = """
@article{one, title = {A {B}ook of \\'E}, author = {O'Neill, Cem and {\\v Z}i{\\v z}ka, Ben and others}, year = 2020}
"""


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time for a database that is new and busy; what happens when time is up has a test of its own."""
    monkeypatch.setattr(conflicts_module, "PATH_SECONDS", 60.0)


def ask(panel: str, others: str, **facts: Any) -> Question:
    return replace(Question(panel, others, 3, 2024, {}), **facts)


def check_of(report: ConflictReport, a: str, b: str) -> Check:
    return next(check for check in report.checks if (check.a.id, check.b.id) == (a, b))


def test_recent_joint_papers_are_a_conflict_with_their_proof(library: Graph):
    report = find_conflicts(library, ask(ADA, BEN))
    check = check_of(report, ADA, BEN)

    assert (check.level, check.recent, check.total) == ("conflict", 2, 2)
    assert (check.first_year, check.last_year) == (2021, 2022)
    assert len(check.papers) == 2
    assert report.since == 2021
    assert check.route is None


def test_older_joint_papers_are_only_worth_a_look(library: Graph):
    report = find_conflicts(library, ask(CEM, "小林 健", now=2030))
    assert (report.checks[0].level, report.checks[0].recent, report.checks[0].total) == ("look", 0, 1)


def test_a_joint_paper_without_a_year_counts(library: Graph):
    check = check_of(find_conflicts(library, ask(ADA, CEM, now=2030)), ADA, CEM)
    assert (check.level, check.recent, check.undated) == ("conflict", 1, 1)


def test_an_institution_counts_in_the_years_that_count(library: Graph):
    now = check_of(find_conflicts(library, ask(ADA, BEN)), ADA, BEN)
    assert [(place.name, place.when) for place in now.institutions] == [("University of Utopia", "same time")]
    later = check_of(find_conflicts(library, ask(ADA, BEN, now=2040)), ADA, BEN)
    assert later.level == "look"


def test_the_same_person_on_both_sides_is_a_conflict_by_any_identifier(library: Graph):
    report = find_conflicts(library, ask("Ada Ørsted", "https://orcid.org/0000-0002-1825-0097"))
    assert [(check.same_person, check.level) for check in report.checks] == [(True, "conflict")]


def test_strangers_show_their_path_or_that_there_is_none(library: Graph):
    report = find_conflicts(library, ask(f"{BEN}\n{EVE}", CEM))
    route = check_of(report, BEN, CEM).route
    assert route is not None
    assert (route.state, route.hops, [person.id for person in route.people]) == ("found", 2, [BEN, ADA, CEM])
    lonely = check_of(report, EVE, CEM).route
    assert lonely is not None
    assert (lonely.state, lonely.hops) == ("none", None)
    assert "No conflict found among 2 pairs in this graph, which holds" in report.statement


def test_paths_that_take_too_long_are_said_and_the_rest_stands(
    library: Graph, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(conflicts_module, "PATH_SECONDS", -1.0)
    report = find_conflicts(library, ask(f"{BEN}\n{ADA}", CEM))
    assert report.not_searched == 1
    assert check_of(report, ADA, CEM).total == 1


def test_a_paper_stands_for_all_its_authors(library: Graph):
    report = find_conflicts(library, ask(EVE, "https://doi.org/10.5555/one//a"))
    assert {person.id for person in report.others.people} == {ADA, BEN}
    assert report.others.lines[0].state == "paper"


def test_an_unknown_bibtex_entry_is_looked_up_by_its_authors(library: Graph):
    report = find_conflicts(library, ask(ADA, BIBTEX))
    assert [line.state for line in report.others.lines] == ["entry", "person", "person"]
    assert {person.id for person in report.others.people} == {CEM, BEN}


def test_names_that_mean_nobody_are_said_and_not_dropped(library: Graph):
    report = find_conflicts(
        library, ask("Ada Ørsted\nQxyz Wvut", "Ben Zizka\n0000-0002-1825-0098\n10.9999/nothing")
    )
    assert [(line.text, line.state) for line in report.panel.lines] == [
        ("Ada Ørsted", "person"),
        ("Qxyz Wvut", "unknown"),
    ]
    assert [line.state for line in report.others.lines] == ["person", "unknown", "unknown"]
    assert report.unknown == 3
    assert all(line.note for line in report.others.lines[1:])


def test_titles_hyphens_and_several_names_in_a_line_are_understood(library: Graph):
    report = find_conflicts(library, ask("Prof. Dr. Ada-Ørsted", "Zizka, Ben; Dr Cem O'Neill; "))
    assert [[person.id for person in line.people] for line in report.panel.lines] == [[ADA]]
    assert [[person.id for person in line.people] for line in report.others.lines] == [[BEN], [CEM]]


def test_who_has_more_in_a_name_than_was_typed_is_named_beside_it(empty_graph: Graph):
    papers = [
        PaperRecord(
            "mine", f"p{n}", (f"mine:p{n}",), "P", "2024-01-01", 2023, authorships=(Authorship(name, 1),)
        )
        for n, name in enumerate(("Kim Lee", "Kim Q. Lee", "Kim Leeson", "Jörg Lee", "Joerg Lee", "Kim Abel"))
    ]
    write_batch(empty_graph, [arrival(each, "2024-01-01T00:00:00Z") for each in papers], "test")

    panel = find_conflicts(empty_graph, ask("Kim Lee\nJoerg Lee\nKim Q. Lee", "Kim Abel")).panel

    assert [line.state for line in panel.lines] == ["person", "open", "person"]
    assert [line.note and "Kim Q. Lee" in line.note for line in panel.lines] == [True, False, None]


def test_a_name_of_several_people_is_asked_about_and_the_choice_is_kept(empty_graph: Graph):
    namesakes = [
        PaperRecord(
            "mine", f"p{n}", (f"mine:p{n}",), f"P{n}", "2024-01-01", 2023,
            authorships=(Authorship("Kim Lee", 1, (f"openalex:A70{n}",)), Authorship(friend, 2)),
        )
        for n, friend in ((1, "Fay Frost"), (2, "Gil Grau"))
    ]  # fmt: skip
    write_batch(empty_graph, [arrival(each, "2024-01-01T00:00:00Z") for each in namesakes], "test")

    asked = find_conflicts(empty_graph, ask("Lee, Kim", "Fay Frost"))
    assert (asked.open, asked.checks) == (1, ())
    line = asked.panel.lines[0]
    assert line.meant is not None
    assert {candidate.id for candidate in line.meant.candidates} == {"openalex:A701", "openalex:A702"}

    settled = find_conflicts(empty_graph, ask("Lee, Kim", "Fay Frost", choices={"Lee, Kim": "openalex:A702"}))
    assert [(check.a.id, check.total) for check in settled.checks] == [("openalex:A702", 0)]
    assert settled.panel.lines[0].meant is not None


@pytest.mark.parametrize(
    ("panel", "others", "reason"),
    [
        ("", ADA, "panel: is empty"),
        (ADA, " \n\n", "others: is empty"),
        ("\n".join(f"name {n}" for n in range(51)), ADA, "panel: has more than 50"),
        (ADA, "\n".join(f"name {n}" for n in range(10_000)), "others: has more than 200"),
        (ADA, "x" * 100_001, "100,001 characters"),
    ],
)
def test_too_much_or_nothing_is_refused(library: Graph, panel: str, others: str, reason: str):
    with pytest.raises(ParameterError, match=reason):
        find_conflicts(library, ask(panel, others))


def test_a_paper_of_2918_authors_is_refused_by_name(crowd: Graph):
    with pytest.raises(ParameterError, match=r"more than 200 people.*On crowd.*all 2,?918 authors"):
        find_conflicts(crowd, ask(CEM, "mine:crowd"))


def test_the_rows_hold_every_pair_and_every_line_that_was_left_out(library: Graph):
    report = find_conflicts(library, ask(f"{ADA}\nQxyz Wvut", f"{BEN}\n{EVE}"))
    rows = list(conflict_rows(report))
    assert len(rows) == 3
    assert all(len(row) == len(COLUMNS) for row in rows)
    assert rows[-1][0] == "Qxyz Wvut"
    assert rows[-1][4] == "not found"
    assert list(conflict_rows(find_conflicts(library, ask(f"{ADA}\nQxyz Wvut", f"{BEN}\n{EVE}")))) == rows


@pytest.mark.parametrize(
    "text",
    [
        "@a{x,author=" + "{" * 40_000 + "}" * 40_000 + "}",
        "@a{x,author={" + "\\frac{" * 900 + "}" * 900 + "}}",
        '@string{a="xxxxxxxx"}\n' + "@string{a=a#a#a#a}\n" * 500 + "@a{x,title=a,author=a#a}",
        "@a{\n" * 20_000,
        "@comment{" * 10_000,
        "@a{x,author={" + " and ".join(["A B"] * 10_000) + "}}",
        "((((" * 25_000,
        "\\" * 100_000,
        "@article{x, author={" + "a,b,c,d and {" + "}}",
    ],
    ids=[
        "braces",
        "macros",
        "strings",
        "unfinished",
        "comments",
        "authors",
        "brackets",
        "backslashes",
        "names",
    ],
)
def test_hostile_bibtex_is_read_or_said_to_be_unreadable(text: str):
    found = read_pasted(text, most=200)
    assert len(found) <= 201
    assert all(len(each.text) <= 500 for each in found)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("1. Ada Ørsted (University of Utopia)", "Ada Ørsted"),
        ("- Ada Ørsted <ada@example.org>", "Ada Ørsted"),
        ("Ada Ørsted, 0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("  https://doi.org/10.5555/one//a ", "https://doi.org/10.5555/one//a"),
        ("someone@example.org", "someone@example.org"),
    ],
)
def test_lines_are_taken_as_people_write_them(line: str, key: str):
    assert [each.keys for each in read_pasted(line, most=9)] == [(key,)]


def test_bibtex_and_lines_can_be_mixed():
    found = read_pasted(
        f"Ada Ørsted\n{BIBTEX}\n@misc{{y, eprint={{1706.03762}}, archivePrefix={{arXiv}}}}\nBen", most=9
    )
    assert [each.text for each in found] == ["Ada Ørsted", "A Book of É", "y", "Ben"]
    assert found[1].authors == ("Cem O'Neill", "Ben Žižka")
    assert found[2].keys == ("arxiv:1706.03762",)


def test_what_is_pasted_does_not_get_into_the_log(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.DEBUG):
        read_pasted("@a{secret name\n@b{other secret", most=9)
    assert "secret" not in caplog.text


def post(client: FlaskClient, **fields: str) -> Any:
    return client.post("/conflicts", data=fields)


def test_the_page_shows_the_result_under_the_form_that_it_keeps(client: FlaskClient):
    answer = post(client, panel="Pan Pan", others="Yinghui Xu\nQxyz Wvut", years="30", now="2026")
    text = text_of(answer.text)
    assert answer.status_code == 200
    assert "1 of 1 pair with a conflict in this graph, which holds 752 papers" in text
    assert "15 joint papers" in text
    assert "Papers of 1996 and later count" in text
    assert "1 line means nobody in this graph" in text
    assert "Yinghui Xu\nQxyz Wvut</textarea>" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_the_form_keeps_a_choice(client: FlaskClient):
    asked = post(client, panel="yang", others="Pan Pan").text
    assert "Who is meant?" in asked
    assert 'name="choice.yang"' in asked
    chosen = client.post(
        "/conflicts", data={"panel": "yang", "others": "Pan Pan", "choice.yang": "sample:rong-jin"}
    ).text
    assert "Rong Jin" in chosen
    assert "to be settled" not in chosen


def test_a_mistake_keeps_the_form(client: FlaskClient):
    answer = post(client, panel="", others="Pan Pan", years="3")
    assert answer.status_code == 400
    assert "Nothing was checked" in answer.text
    assert "Pan Pan</textarea>" in answer.text
    assert post(client, panel="Pan Pan", others="Rong Jin", years="soon").status_code == 400
    assert post(client, panel="Pan Pan", others="Rong Jin", now="20x6").status_code == 400


def test_more_than_a_megabyte_is_refused(client: FlaskClient):
    assert post(client, panel="x" * 1_100_000, others="Pan Pan").status_code == 413


def test_markup_in_names_stays_text(client: FlaskClient):
    nasty = '<script>alert(1)</script>"onload="\n</textarea><b>x</b>'
    answer = post(client, panel=nasty, others="Pan Pan")
    assert "<script>alert" not in answer.text
    assert "</textarea><b>" not in answer.text
    assert '"onload="' not in answer.text


def test_the_csv_is_made_from_the_form_and_safe_to_open(client: FlaskClient):
    fields = {
        "panel": "Pan Pan\n=HYPERLINK(1)",
        "others": "Yinghui Xu",
        "years": "30",
        "now": "2026",
        "format": "csv",
    }
    answer = post(client, **fields)
    assert answer.mimetype == "text/csv"
    assert "peergraph-conflicts-2026-30-years.csv" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [row["result"] for row in rows] == ["conflict", "not found"]
    assert rows[1]["panel"] == "'=HYPERLINK(1)"
    assert post(client, **fields).text == answer.text


def test_nothing_pasted_is_in_the_request_log(client: FlaskClient, capfd: pytest.CaptureFixture[str]):
    post(client, panel="Very Secret Reviewer", others="Pan Pan")
    out = capfd.readouterr()
    assert "Secret" not in out.out + out.err


def test_the_api_takes_texts_or_lists(client: FlaskClient):
    body: Any = client.post(
        "/api/v1/conflicts",
        json={"panel": ["Pan Pan"], "others": "Yinghui Xu\nRong Jin", "years": 30, "now": 2026},
    ).json
    assert body["conflicts"] == 2
    assert {check["b"]["id"] for check in body["checks"]} == {"sample:yinghui-xu", "sample:rong-jin"}
    assert body["since"] == 1996


@pytest.mark.parametrize(
    "body",
    [
        [],
        {"panel": 1, "others": "x"},
        {"panel": "x", "others": "y", "years": "3"},
        {"panel": "x", "others": "y", "choices": []},
        {"panel": "x", "others": "y", "more": 1},
        {"panel": ["x", 1], "others": "y"},
        {},
    ],
)
def test_a_body_of_another_shape_is_refused(client: FlaskClient, body: object):
    answer = client.post("/api/v1/conflicts", json=body)
    assert answer.status_code == 400
    assert answer.json is not None
    assert "error" in answer.json
