from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from flask.testing import FlaskClient

from peergraph.app.pages.path_drawing import draw_path
from peergraph.app.parameters import ParameterError
from peergraph.app.reads import ways
from peergraph.app.reads.conflict_sides import people_of_papers
from peergraph.app.reads.found import Path, PathOptions
from peergraph.app.reads.parts import EntityRef
from peergraph.app.reads.paths import find_path
from peergraph.cypher.graph import Graph
from peergraph.loaders.batch import arrival, write_batch
from peergraph.loaders.records import Authorship, InstitutionMention, PaperRecord

from .test_pages import read, text_of

SCHOOL = InstitutionMention("School of Utopia", ("openalex:I7",), "UT")


def paper(name: str, year: int | None, *people: str, school: str = "") -> PaperRecord:
    authorships = tuple(
        Authorship(each, place, (f"mine:{each.lower()}",), institutions=(SCHOOL,) if each == school else ())
        for place, each in enumerate(people, 1)
    )
    return PaperRecord(
        "mine", name, (f"mine:{name}",), f"On {name}", "2024-01-01", year, authorships=authorships
    )


def load(graph: Graph, *papers: PaperRecord) -> Graph:
    write_batch(graph, [arrival(each, "2024-01-01T00:00:00Z") for each in papers], "test")
    return graph


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time for a database that is new and busy; what happens when time is up has tests of its own."""
    monkeypatch.setattr(ways, "PATH_SECONDS", 60.0)


@pytest.fixture
def diamond(empty_graph: Graph) -> Graph:
    """Ann and Zoe share nobody directly; Bob is close to both, Cid long ago, and Dot only in a crowd."""
    crowd = [f"Crowd{n}" for n in range(60)]
    return load(
        empty_graph,
        paper("bob one", 2022, "Ann", "Bob", school="Bob"),
        paper("bob two", 2023, "Bob", "Zoe"),
        paper("cid one", 1990, "Ann", "Cid"),
        paper("cid two", 1991, "Cid", "Zoe"),
        paper("dot one", 2023, "Ann", "Dot", *crowd),
        paper("dot two", 2023, "Dot", "Zoe"),
        paper("long one", 2020, "Ann", "Eli"),
        paper("long two", 2020, "Eli", "Fay", school="Fay"),
        paper("long three", 2020, "Fay", "Zoe"),
    )


def through(path: Path) -> list[list[str]]:
    return [[step.b.label for step in way.steps[:-1]] for way in path.ways]


def person(name: str) -> EntityRef:
    return EntityRef("author", f"mine:{name.lower()}", name)


def test_the_shortest_ways_come_first_and_among_them_close_and_recent_ties(diamond: Graph):
    path = find_path(diamond, "mine:ann", "mine:zoe")

    assert (path.state, path.hops, path.total, path.stopped) == ("found", 2, 3, False)
    assert through(path)[:4] == [["Bob"], ["Cid"], ["Dot"], ["Eli", "Fay"]]
    assert path.steps == path.ways[0].steps


def test_a_paper_of_many_counts_little_for_the_tie(diamond: Graph):
    path = find_path(diamond, "mine:ann", "mine:zoe")
    strengths = {way.steps[0].b.label: way.steps[0].strength for way in path.ways}

    assert strengths["Bob"] == 1.0
    assert strengths["Dot"] == round(1 / 61, 3)


def test_each_step_shows_its_papers_and_years(diamond: Graph):
    step = find_path(diamond, "mine:ann", "mine:zoe").ways[1].steps[0]
    assert ([paper.title for paper in step.papers], step.total, step.first_year, step.last_year) == (
        ["On cid one"],
        1,
        1990,
        1990,
    )


def test_somebody_can_be_avoided(diamond: Graph):
    path = find_path(diamond, "mine:ann", "mine:zoe", PathOptions(avoid=(person("Bob"), person("Cid"))))
    assert through(path)[:2] == [["Dot"], ["Eli", "Fay"]]


def test_an_end_cannot_be_avoided(diamond: Graph):
    with pytest.raises(ParameterError, match="cannot be avoided"):
        find_path(diamond, "mine:ann", "mine:zoe", PathOptions(avoid=(person("Zoe"),)))


def test_old_papers_can_be_left_out(diamond: Graph):
    recent = find_path(diamond, "mine:ann", "mine:zoe", PathOptions(since=2000))
    assert ["Cid"] not in through(recent)

    none = find_path(diamond, "mine:ann", "mine:zoe", PathOptions(since=2030))
    assert (none.state, none.ways) == ("none", ())
    assert "wishes" in none.message


def test_a_way_can_be_asked_through_an_institution(diamond: Graph):
    school = EntityRef("institution", "openalex:I7", "School of Utopia")
    assert through(find_path(diamond, "mine:ann", "mine:zoe", PathOptions(through=school))) == [["Bob"]]

    without_bob = PathOptions(avoid=(person("Bob"),), through=school)
    assert through(find_path(diamond, "mine:ann", "mine:zoe", without_bob)) == [["Eli", "Fay"]]

    nowhere = PathOptions(through=EntityRef("institution", "openalex:I8", "Nowhere"))
    assert find_path(diamond, "mine:ann", "mine:zoe", nowhere).state == "none"


def test_four_hops_through_an_institution_go_through_a_person_there(empty_graph: Graph):
    names = ["Ann", "Bob", "Cid", "Dot", "Eli"]
    chain = load(
        empty_graph,
        *(paper(f"{a} {b}", 2020, a, b, school="Bob") for a, b in pairwise(names)),
        *(paper(f"other {a} {b}", 2021, a, b) for a, b in pairwise(["Ann", "Fay", "Gil", "Hal", "Eli"])),
    )
    school = EntityRef("institution", "openalex:I7", "School of Utopia")

    assert through(find_path(chain, "mine:ann", "mine:eli")) == [["Fay", "Gil", "Hal"], ["Bob", "Cid", "Dot"]]
    assert through(find_path(chain, "mine:ann", "mine:eli", PathOptions(through=school))) == [
        ["Bob", "Cid", "Dot"]
    ]


def test_two_who_wrote_together_also_see_the_ways_through_others(empty_graph: Graph):
    graph = load(empty_graph, paper("one", 2020, "Ann", "Bob", "Cid"), paper("two", 2021, "Ann", "Bob"))
    path = find_path(graph, "mine:ann", "mine:bob")

    assert (path.hops, path.message, path.total) == (1, "They wrote a paper together.", 1)
    assert through(path) == [[], ["Cid"]]
    assert path.steps[0].strength == 1.5


def test_nobody_stands_twice_on_a_way(diamond: Graph):
    for start, end in (("mine:ann", "mine:zoe"), ("mine:bob", "mine:cid"), ("mine:eli", "mine:dot")):
        for way in find_path(diamond, start, end, limit=20).ways:
            people = [start, *(step.b.id for step in way.steps)]
            assert len(set(people)) == len(people)


def test_ways_that_are_not_ranked_in_time_still_show_the_shortest(
    diamond: Graph, monkeypatch: pytest.MonkeyPatch
):
    endless = ways.load("read")["coauthor_ways_of_two"].text.replace(
        "CALL () {",
        "UNWIND range(1, 100000000) AS i UNWIND range(1, 100000000) AS j WITH count(*) AS n CALL () {",
        1,
    )
    queries = dict(ways.load("read"))
    queries["coauthor_ways_of_two"] = replace(queries["coauthor_ways_of_two"], text=endless)
    monkeypatch.setattr(ways, "load", lambda _: queries)
    monkeypatch.setattr(ways, "PATH_SECONDS", 0.5)

    path = find_path(diamond, "mine:ann", "mine:zoe")
    assert (path.state, path.hops, path.stopped, len(path.ways)) == ("found", 2, True, 1)


def test_a_crowd_of_2918_is_a_way_like_any_other(crowd: Graph):
    first = people_of_papers(crowd, ids=["mine:crowd"], limit=1)[0].people[0].id
    path = find_path(crowd, "mine:cem-o-neill", first)
    assert (path.state, path.hops) == ("found", 1)
    assert path.steps[0].strength == round(1 / 2917, 3)
    assert path.ways[1].hops == 2


def test_the_drawing_holds_every_person_and_tie(diamond: Graph):
    path = find_path(diamond, "mine:ann", "mine:zoe")
    drawing = draw_path(path)

    assert drawing is not None
    assert len(drawing.ties) == sum(way.hops for way in path.ways)
    assert len(drawing.people) == 2 + sum(way.hops - 1 for way in path.ways)
    assert all(0 < each.x < drawing.width and 0 < each.y < drawing.height for each in drawing.people)
    assert len({(each.x, each.y) for each in drawing.people}) == len(drawing.people)


def test_the_page_shows_ways_and_says_how_they_are_ranked(client: FlaskClient):
    page = read(client, "/path?from=sample:rong-jin&to=sample:fei-huang")
    assert "1/(n−1)" in page
    assert "<svg" in page
    assert "hops" in text_of(page)


def test_the_page_asks_who_is_meant_and_keeps_the_wishes(client: FlaskClient):
    page = read(client, "/path?from=sample:pan-pan&to=yang&since=2019&avoid=sample:rong-jin")
    assert "Which “yang”?" in text_of(page)
    assert "/path?from=sample:pan-pan&amp;to=sample:" in page
    assert "since=2019" in page


def test_the_page_takes_names_and_one_person_only(client: FlaskClient):
    assert "How do I reach" in read(client, "/path")
    assert "Name the second person" in read(client, "/path?to=sample:pan-pan")
    assert "They wrote a paper together" in read(client, "/path?from=Yinghui+Xu&to=Pan+Pan")
    assert "same person" in text_of(read(client, "/path?from=Pan+Pan&to=Pan+Pan")).lower()


@pytest.mark.parametrize("query", ["since=soon", "since=-1", "avoid=sample:pan-pan"])
def test_wishes_that_cannot_be_are_refused(client: FlaskClient, query: str):
    read(client, f"/path?from=sample:pan-pan&to=sample:yinghui-xu&{query}", 400)


def test_people_whom_nothing_connects_get_an_answer(library_client: FlaskClient):
    page = text_of(read(library_client, "/path?from=mine:eve-alone&to=openalex:A1002"))
    assert "No path within 4 hops" in page
    assert "What the two have in common" in page


def test_markup_in_names_stays_text(client: FlaskClient):
    page = read(client, "/path?from=%3Cscript%3Ealert(1)%3C/script%3E&to=%22onload=%22&through=%3Cb%3E")
    assert "<script>alert" not in page
    assert '"onload="' not in page


def test_the_api_keeps_its_shape_and_takes_the_wishes(client: FlaskClient):
    plain: Any = client.get("/api/v1/path?from=sample:rong-jin&to=sample:fei-huang").json
    assert {"start", "end", "state", "message", "hops", "steps", "ways", "total", "stopped"} <= plain.keys()
    middle = plain["steps"][0]["b"]["id"]

    other: Any = client.get(f"/api/v1/path?from=sample:rong-jin&to=sample:fei-huang&avoid={middle}").json
    assert middle not in {step["b"]["id"] for way in other["ways"] for step in way["steps"]}
    assert other["options"]["avoid"][0]["id"] == middle

    refused = client.get("/api/v1/path?from=sample:rong-jin&to=sample:fei-huang&through=name:nowhere")
    assert refused.status_code == 404
