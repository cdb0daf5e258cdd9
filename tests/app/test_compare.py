from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from flask import get_template_attribute
from flask.testing import FlaskClient
from markupsafe import Markup

from peergraph.app.pages.timeline import timeline
from peergraph.app.parameters import ParameterError
from peergraph.app.reads.affiliations import Stay, meeting
from peergraph.app.reads.compare import compare
from peergraph.app.reads.comparison import Activity, YearOfWork
from peergraph.app.reads.conflict_sides import people_of_papers
from peergraph.app.reads.papers_behind import PaperConditions, papers_behind
from peergraph.app.reads.parts import EntityRef
from peergraph.cypher.graph import Graph

from .test_pages import read, text_of

PAN, XU, JIN = "sample:pan-pan", "sample:yinghui-xu", "sample:rong-jin"
ADA, BEN, CEM, EVE = "orcid:0000-0002-1825-0097", "openalex:A1002", "mine:cem-o-neill", "mine:eve-alone"
PEOPLE = f"author={PAN}&author={XU}&author={JIN}"


def test_each_two_show_joint_papers_shared_coauthors_and_years(library: Graph):
    found = compare(library, [ADA, BEN, CEM])
    pairs = {(pair.a.id, pair.b.id): pair for pair in found.pairs}

    assert len(found.pairs) == 3
    assert (pairs[ADA, BEN].papers, pairs[ADA, BEN].coauthors) == (2, 0)
    assert (pairs[BEN, CEM].papers, pairs[BEN, CEM].coauthors) == (0, 0)
    assert (pairs[ADA, BEN].first_year, pairs[ADA, BEN].last_year) == (2021, 2022)
    assert pairs[BEN, CEM].last_year is None


def test_two_who_never_wrote_together_show_their_shared_neighbours(library: Graph):
    pair = compare(library, [BEN, CEM]).pairs[0]
    assert (pair.papers, pair.coauthors) == (0, 1)

    coauthors = compare(library, [BEN, CEM]).coauthors
    assert [(row.id, row.counts) for row in coauthors.rows] == [(ADA, (2, 1))]


def test_papers_that_cite_another_of_them_are_counted_in_both_directions(library: Graph):
    pair = compare(library, [ADA, BEN]).pairs[0]
    # Paper one, by both, cites paper two, by both.
    assert (pair.a_cites_b, pair.b_cites_a) == (1, 1)
    assert compare(library, [ADA, EVE]).pairs[0].a_cites_b == 0


def test_topics_venues_and_institutions_that_two_have_in_common_are_listed(library: Graph):
    found = compare(library, [ADA, BEN, EVE])

    assert ("Graph networks", (2, 2, 0)) in [(row.label, row.counts) for row in found.topics.rows]
    assert [(row.label, row.counts) for row in found.venues.rows] == [("Journal of Utopia", (1, 1, 0))]
    assert [(row.label, row.years) for row in found.institutions] == [
        ("University of Utopia", ((2021, 2021), (2021, 2022), None))
    ]
    assert found.pairs[0].institutions[0].when == "same time"


def test_papers_without_a_year_are_counted_apart(library: Graph):
    activity = compare(library, [ADA, CEM]).activity
    assert [(each.papers, each.joint, each.undated) for each in activity] == [(3, 1, 1), (2, 1, 1)]
    assert [each.year for each in activity[1].years] == [2019]


@pytest.mark.parametrize(
    ("a", "b", "when"),
    [
        ((2010, 2014), (2014, 2020), "same time"),
        ((2010, 2012), (2014, 2020), "other times"),
        ((None, None), (2014, 2020), "unknown"),
        ((2016, None), (2014, 2020), "same time"),
    ],
)
def test_two_at_one_institution_met_there_or_not(a: tuple[Any, Any], b: tuple[Any, Any], when: str):
    assert meeting(Stay(0, "name:u", "U", *a), Stay(1, "name:u", "U", *b)).when == when


@pytest.mark.parametrize("people", [[], [ADA], [ADA, ADA], [f"mine:{n}" for n in range(11)]])
def test_too_few_too_many_or_the_same_are_refused(library: Graph, people: list[str]):
    with pytest.raises(ParameterError):
        compare(library, people)


def test_a_crowd_of_co_authors_is_cut_and_said(crowd: Graph):
    first = people_of_papers(crowd, ids=["mine:crowd"], limit=1)[0].people[0].id
    found = compare(crowd, ["mine:cem-o-neill", first])
    assert (found.coauthors.total, found.coauthors.complete) == (2000, False)
    assert found.pairs[0].papers == 1


def test_the_papers_behind_a_number_are_that_many(library: Graph):
    for conditions, count in (
        (PaperConditions(ADA), 3),
        (PaperConditions(ADA, coauthor=CEM), 1),
        (PaperConditions(ADA, venue="Journal of Utopia"), 1),
        (PaperConditions(ADA, cited=BEN), 1),
        (PaperConditions(ADA, year=2022), 1),
        (PaperConditions(EVE, coauthor=CEM), 0),
    ):
        papers = papers_behind(library, conditions, offset=0, limit=20)
        assert (papers.total, len(papers.papers)) == (count, count)


def test_the_timeline_puts_all_on_one_scale():
    person = EntityRef("author", "mine:a", "A")
    busy = Activity(person, 2000, 2003, (YearOfWork(2000, 10, 5), YearOfWork(2003, 1, 0)), 11, 5, 0)
    idle = Activity(person, None, None, (), 0, 0, 0)
    drawn = timeline([busy, idle])

    assert drawn is not None
    assert drawn.years == (2000, 2001, 2002, 2003)
    assert [(bar.height, bar.joint_height) for bar in drawn.strips[0].bars] == [(44, 22), (4, 0)]
    assert (drawn.strips[1].bars, drawn.strips[1].most) == ((), None)
    assert timeline([idle]) is None


def test_odd_years_do_not_make_an_endless_timeline():
    person = EntityRef("author", "mine:a", "A")
    odd = Activity(person, 1, 9999, (YearOfWork(1, 1, 0), YearOfWork(9999, 1, 0)), 2, 0, 0)
    drawn = timeline([odd])
    assert drawn is not None
    assert drawn.years == (1, 9999)


def test_the_page_shows_every_part_and_its_numbers_open(client: FlaskClient):
    page = read(client, f"/compare?{PEOPLE}")
    text = text_of(page)
    for part in ("Together", "When they wrote", "Shared co-authors", "Topics", "Venues", "Institutions"):
        assert part in text
    assert f"/shared?author={PAN}&amp;author={XU}" in page.replace("%3A", ":")
    assert "The numbers as a table" in text
    assert "/compare/papers?author=" in page


def test_two_people_get_a_sentence_first(client: FlaskClient):
    text = text_of(read(client, f"/compare?author={PAN}&author={XU}"))
    assert "Pan Pan and Yinghui Xu wrote 15 papers together and share 28 co-authors" in text


@pytest.mark.parametrize(
    ("papers", "coauthors", "english", "german", "chinese"),
    [
        (
            1,
            1,
            "A & B and C wrote 1 paper together and share 1 co-author.",
            "A & B und C haben zusammen 1 Arbeit verfasst und haben 1 Mitautor gemeinsam.",
            "A & B 与 C 合著了 1 篇论文，并且都与另外 1 位合作者合著过。",
        ),
        (
            2,
            0,
            "A & B and C wrote 2 papers together and share no co-author.",
            "A & B und C haben zusammen 2 Arbeiten verfasst und haben keinen Mitautor gemeinsam.",
            "A & B 与 C 合著了 2 篇论文，没有共同的合作者。",
        ),
        (
            0,
            1200,
            "A & B and C wrote no paper together in this graph, but share 1,200 co-authors.",
            "A & B und C haben in diesem Graphen keine Arbeit zusammen verfasst, haben aber 1.200 Mitautoren "
            "gemeinsam.",
            "A & B 与 C 在此图谱中没有合著论文，但都与 1,200 位合作者合著过。",
        ),
        (
            0,
            0,
            "A & B and C share neither a paper nor a co-author in this graph.",
            "A & B und C haben in diesem Graphen weder eine Arbeit noch einen Mitautor gemeinsam.",
            "A & B 与 C 在此图谱中既没有合著论文，也没有共同的合作者。",
        ),
    ],
)
def test_the_sentence_is_one_in_every_language(
    client: FlaskClient, papers: int, coauthors: int, english: str, german: str, chinese: str
):
    a, b = EntityRef("author", "mine:a", "A & B"), EntityRef("author", "mine:c", "C")
    pair = SimpleNamespace(a=a, b=b, papers=papers, coauthors=coauthors)
    for language, sentence in (("en", english), ("de", german), ("zh", chinese)):
        with client.application.test_request_context(headers={"Accept-Language": language}):
            said = get_template_attribute("people_parts.html", "together")(pair, two=True)
        assert unescape(Markup(said).striptags()) == sentence


def test_numbers_of_the_page_lead_to_as_many_papers(client: FlaskClient):
    page = text_of(read(client, f"/compare/papers?author={PAN}&coauthor={XU}"))
    assert "15 papers" in page
    read(client, "/compare/papers", 400)
    read(client, "/compare/papers?author=sample:nobody-here", 404)


def test_the_page_asks_for_people_and_about_names(client: FlaskClient):
    assert "First person" in read(client, "/compare")
    assert "Add a second person" in read(client, f"/compare?author={PAN}")
    assert "Which “yang”?" in text_of(read(client, f"/compare?author={PAN}&author=yang"))
    people = "&".join(f"author=a{n}" for n in range(11))
    assert "10 are the most" in text_of(read(client, f"/compare?{people}", 400))


def test_the_shared_coauthors_come_page_by_page(client: FlaskClient):
    first = read(client, f"/compare?author={PAN}&author={XU}")
    assert "offset=20#coauthors" in first
    assert "21 to " in text_of(read(client, f"/compare?author={PAN}&author={XU}&offset=20"))


def test_a_graph_without_citations_says_so(library_client: FlaskClient, library: Graph):
    assert "holds no citations" not in text_of(read(library_client, f"/compare?author={ADA}&author={BEN}"))


def test_markup_in_names_stays_text(client: FlaskClient):
    page = read(client, "/compare?author=%3Cscript%3Ealert(1)%3C/script%3E&author=%22onload=%22")
    assert "<script>alert" not in page


def test_the_api_gives_what_the_page_shows(client: FlaskClient):
    body: Any = client.get(f"/api/v1/compare?{PEOPLE}").json
    assert len(body["pairs"]) == 3
    assert body["pairs"][0]["papers"] == 15
    assert {"people", "pairs", "activity", "coauthors", "topics", "venues", "institutions"} <= body.keys()
    assert client.get(f"/api/v1/compare?author={PAN}").status_code == 400
