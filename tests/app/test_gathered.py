"""Topics, institutions, venues and papers on an invented graph: what is counted, over what, and in which words."""

import json
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from peergraph.app import create_app
from peergraph.app.reads.authors import coauthors
from peergraph.app.reads.institutions import institution_page
from peergraph.app.reads.papers import paper_page
from peergraph.app.reads.rankings import ranking_page
from peergraph.app.reads.similar import similar_papers
from peergraph.app.reads.topics import topic_page
from peergraph.app.reads.trends import all_years
from peergraph.app.reads.venues import papers_of_venue, venue_page
from peergraph.cypher.errors import NotFoundError
from peergraph.cypher.graph import Graph
from peergraph.cypher.settings import Settings
from peergraph.loaders.batch import arrival, write_batch
from peergraph.loaders.records import (
    Authorship,
    InstitutionMention,
    InstitutionRecord,
    PaperRecord,
    TopicMention,
)

UTOPIA = InstitutionMention("University of Utopia", ("openalex:I1",), "FR")
ATLANTIS = InstitutionMention("Atlantis Institute", ("openalex:I2",), "GR")
NOWHERE = InstitutionMention("Erewhon College", ("openalex:I3",))
VENUE = "Journal of Maps / Cartes & Karten?"


def person(name: str, *institutions: InstitutionMention) -> Authorship:
    return Authorship(name, None, (f"openalex:{name.replace(' ', '')}",), institutions=institutions)


ADA, BEN, CEM = "Ada Lux", "Ben Mar", "Cem Nor"


def paper(name: str, year: int | None, *authors: Authorship, **facts: Any) -> PaperRecord:
    identifiers = facts.pop("identifiers", (f"doi:10.5555/{name}",))
    placed = tuple(
        Authorship(each.name, place, each.identifiers, institutions=each.institutions)
        for place, each in enumerate(authors, 1)
    )
    title = facts.pop("title", f"On {name}")
    return PaperRecord(
        facts.pop("source", "openalex"),
        name,
        identifiers,
        title,
        "2024-01-01",
        year,
        authorships=placed,
        **facts,
    )


def topics(*names: str) -> tuple[TopicMention, ...]:
    return tuple(TopicMention(name) for name in names)


def load(graph: Graph, *records: Any) -> None:
    write_batch(graph, [arrival(record, "2024-01-01T00:00:00Z") for record in records], "test")


def client_of(graph: Graph) -> FlaskClient:
    app = create_app(Settings(NEO4J_URI="bolt://unused:1"), graph)
    app.testing = True
    return app.test_client()


MAPS = [
    *(paper(f"old{n}", 2018, person(ADA), topics=topics("maps", "paper"), venue=VENUE) for n in range(6)),
    *(paper(f"new{n}", 2022, person(BEN), topics=topics("maps", "screens"), venue=VENUE) for n in range(7)),
    *(paper(f"other{n}", 2018, person(CEM), topics=topics("ships")) for n in range(9)),
    paper("undated", None, person(CEM), topics=topics("maps"), venue=VENUE),
]


@pytest.fixture
def maps(empty_graph: Graph) -> Graph:
    """Fourteen papers on maps, on paper first and on screens later, and nine on ships."""
    load(empty_graph, *MAPS)
    return empty_graph


def test_a_topic_counts_its_papers_by_year_and_undated_ones_last(maps: Graph):
    page = topic_page(maps, "keyword:maps")

    assert [(item.year, item.works) for item in page.years] == [(2022, 7), (2018, 6), (None, 1)]
    assert (page.works, page.papers.total, page.counted.works, page.counted.since) == (14, 14, 14, None)
    assert {row.name: row.works for row in page.people.rows} == {ADA: 6, BEN: 7, CEM: 1}


def test_a_topic_rises_by_its_share_of_all_papers(maps: Graph):
    maps_trend, ships_trend = (topic_page(maps, f"keyword:{name}").trend for name in ("maps", "ships"))

    assert maps_trend is not None
    assert ships_trend is not None
    assert (maps_trend.state, ships_trend.state) == ("rising", "too few papers")
    assert (maps_trend.early.works, maps_trend.early.of) == (6, 15)
    assert (maps_trend.late.works, maps_trend.late.of) == (7, 7)
    assert "quarter more" in maps_trend.definition


def test_a_newest_year_that_is_not_complete_is_left_out_of_trends(empty_graph: Graph):
    load(empty_graph, *(paper(f"a{n}", 2021, person(ADA), topics=topics("maps")) for n in range(8)))
    load(empty_graph, *(paper(f"b{n}", 2018, person(BEN), topics=topics("maps")) for n in range(8)))
    load(empty_graph, paper("c", 2022, person(CEM), topics=topics("ships")))

    trend = topic_page(empty_graph, "keyword:maps").trend
    assert trend is not None
    assert (trend.late.to_year, trend.state) == (2021, "steady")


def test_topics_rise_and_fade_by_their_share_of_a_topics_papers(maps: Graph):
    movement = topic_page(maps, "keyword:maps").movement

    assert movement is not None
    assert [(row.name, row.early, row.late) for row in movement.rising] == [("screens", 0, 7)]
    assert [(row.name, row.early_share, row.late_share) for row in movement.fading] == [("paper", 1.0, 0.0)]
    assert "percentage points" in movement.definition


def test_a_topic_of_one_year_goes_nowhere(empty_graph: Graph):
    load(empty_graph, *(paper(f"p{n}", 2020, person(ADA), topics=topics("maps")) for n in range(12)))

    page = topic_page(empty_graph, "keyword:maps")
    assert (page.trend, page.movement) == (None, None)


def test_all_years_are_counted_again_when_the_graph_has_changed(maps: Graph):
    before = all_years(maps)
    load(maps, paper("later", 2023, person(ADA)))

    assert sum(item.works for item in all_years(maps)) == sum(item.works for item in before) + 1


def test_a_topic_page_says_what_rises_and_shows_the_definition(maps: Graph):
    text = client_of(maps).get("/topics/keyword:maps").text

    assert "<strong>Rising</strong>" in text
    assert "How this is told" in text
    assert "100%" in text
    assert "13 papers from 2018 to 2022" in text


def test_papers_of_more_than_a_hundred_authors_are_left_out_and_counted(empty_graph: Graph):
    crowd = [person(f"Member {n}") for n in range(101)]
    load(
        empty_graph,
        paper("crowd", 2020, *crowd, topics=topics("maps")),
        paper("pair", 2020, person(ADA), person(BEN), topics=topics("maps", "paper")),
    )

    page = topic_page(empty_graph, "keyword:maps")
    assert (page.counted.works, page.counted.crowded, page.people.total) == (2, 1, 2)
    assert (
        "1 paper of more than 100 authors is left out"
        in client_of(empty_graph).get("/topics/keyword:maps").text
    )


def test_a_venue_is_found_by_its_very_name_whatever_is_in_it(maps: Graph):
    client = client_of(maps)
    address = unescape(client.get("/papers/doi:10.5555/old0").text.split('href="/venues/')[1].split('"')[0])

    answer = client.get(f"/venues/{address}")
    assert answer.status_code == 200
    assert "Journal of Maps / Cartes &amp; Karten?" in answer.text
    assert client.get(f"/api/v1/venues/{address}").json["works"] == 14  # type: ignore[index]


def test_a_venue_shows_its_papers_people_topics_and_years(maps: Graph):
    page = venue_page(maps, VENUE)

    assert [(item.year, item.works) for item in page.years] == [(2022, 7), (2018, 6), (None, 1)]
    assert [row.name for row in page.topics.rows] == ["maps", "screens", "paper"]
    assert [row.name for row in page.people.rows] == [BEN, ADA, CEM]
    assert (page.papers.papers[0].year, page.papers.total) == (2022, 14)
    assert papers_of_venue(maps, VENUE, offset=13).papers[0].year is None


@pytest.mark.parametrize("path", ["/venues/Nowhere", "/venues/Nowhere/people", "/api/v1/venues/Nowhere"])
def test_a_venue_that_no_paper_names_is_not_found(maps: Graph, path: str):
    answer = client_of(maps).get(path)

    assert answer.status_code == 404
    assert "letter by letter" in answer.text


INSTITUTION = [
    paper("a", 2015, person(ADA, UTOPIA), person(BEN, UTOPIA, ATLANTIS), topics=topics("maps")),
    paper("b", 2023, person(ADA, UTOPIA), person(CEM, NOWHERE)),
    paper("c", 2024, person(BEN, ATLANTIS), person("Dan Oak", UTOPIA)),
    InstitutionRecord(
        "openalex", "I1", ("openalex:I1",), "University of Utopia", "2024", latitude=48.8, longitude=2.3
    ),
    InstitutionRecord(
        "openalex", "I2", ("openalex:I2",), "Atlantis Institute", "2024", country_code="GR",
        latitude=36.4, longitude=25.4,
    ),
]  # fmt: skip


@pytest.fixture
def utopia(empty_graph: Graph) -> Graph:
    """A university with two people now and one before, and two partners, one of them on the map."""
    load(empty_graph, *INSTITUTION)
    return empty_graph


def test_people_are_here_now_until_a_later_paper_names_another_institution(utopia: Graph):
    page = institution_page(utopia, "openalex:I1")

    assert {row.name for row in page.people_now.rows} == {ADA, "Dan Oak"}
    assert [(row.name, row.to_year) for row in page.people_before.rows] == [(BEN, 2015)]
    assert page.now_since == 2022
    assert "2022 or later" in page.now_definition


def test_partners_are_counted_by_joint_papers_placed_and_summed_by_country(utopia: Graph):
    page = institution_page(utopia, "openalex:I1")

    assert [(row.name, row.count) for row in page.partners.rows] == [
        ("Atlantis Institute", 2),
        ("Erewhon College", 1),
    ]
    assert [row.id for row in page.places] == ["openalex:I2"]
    assert [(row.country_code, row.institutions, row.works) for row in page.countries] == [("GR", 1, 2)]


def test_an_institution_draws_its_partners_on_a_map_with_a_text_and_a_table(utopia: Graph):
    text = client_of(utopia).get("/institutions/openalex:I1").text

    assert 'class="map-point" cx="25.4" cy="-36.4"' in text
    assert "1 of 2 partners at the places that the sources give" in text
    assert "The ring is University of Utopia." in text
    assert "Greece" in text
    assert " style=" not in text


def test_an_institution_whose_partners_have_no_place_has_no_map(empty_graph: Graph):
    load(empty_graph, paper("joint", 2020, person(ADA, UTOPIA), person(CEM, NOWHERE)))
    text = client_of(empty_graph).get("/institutions/openalex:I1").text

    assert "Erewhon College" in text
    assert 'class="map-point"' not in text


def test_an_institution_without_papers_says_so(empty_graph: Graph):
    load(empty_graph, InstitutionRecord("openalex", "I9", ("openalex:I9",), "Empty Hall", "2024"))

    answer = client_of(empty_graph).get("/institutions/openalex:I9")
    assert answer.status_code == 200
    assert "No loaded paper names this institution" in answer.text


VERSIONS = [
    paper(
        "preprint", 2020, person(ADA), person(BEN), source="arxiv", type="preprint", title="Maps, a draft",
        identifiers=("arxiv:2001.00001", "doi:10.5555/final"),
    ),
    paper(
        "final", 2021, person(ADA), person(BEN), type="article", retracted=True, title="Maps",
        topics=topics("maps"), references=("doi:10.5555/cited", "doi:10.5555/waiting"),
    ),
    paper("cited", 2010, person(CEM)),
    paper("sibling", 2022, person(ADA), topics=topics("maps"), references=("doi:10.5555/cited",)),
    paper("stranger", 2022, person("Eve Far"), topics=topics("ships")),
]  # fmt: skip


@pytest.fixture
def versions(empty_graph: Graph) -> Graph:
    """A retracted paper with a preprint, two references, and a paper that is like it."""
    load(empty_graph, *VERSIONS)
    return empty_graph


def test_a_paper_shows_what_each_source_says_and_which_identifiers_are_the_preprints(versions: Graph):
    page = paper_page(versions, "doi:10.5555/final").versions

    said = {row.source: (row.title, row.stage, row.authors, row.references) for row in page.records}
    assert said == {"arxiv": ("Maps, a draft", "preprint", 2, 0), "openalex": ("Maps", "published", 2, 2)}
    assert [link.id for link in page.preprint] == ["arxiv:2001.00001"]
    assert [link.id for link in page.published] == ["doi:10.5555/final"]


def test_similar_papers_say_what_they_share(versions: Graph):
    found = similar_papers(versions, "doi:10.5555/final")

    (only,) = found.papers.rows
    assert only.paper.id == "doi:10.5555/sibling"
    assert [entity.label for entity in only.authors.rows] == [ADA]
    assert [entity.label for entity in only.topics.rows] == ["maps"]
    assert [entity.id for entity in only.references.rows] == ["doi:10.5555/cited"]
    assert only.score == pytest.approx(3 / 0.6931, abs=0.01)


def test_a_paper_that_shares_nothing_says_so(versions: Graph):
    assert similar_papers(versions, "doi:10.5555/stranger").papers.rows == ()
    assert (
        "shares an author, a topic or a reference"
        in client_of(versions).get("/papers/doi:10.5555/stranger").text
    )


def test_a_retracted_paper_says_so_on_its_page_and_in_every_list(versions: Graph):
    client = client_of(versions)
    page = client.get("/papers/doi:10.5555/final").text

    assert "OpenAlex marks this paper as retracted." in page
    assert page.index('class="notice"') < page.index('id="authors"')
    assert "Retracted" in client.get("/topics/keyword:maps").text
    assert "Retracted" not in client.get("/papers/doi:10.5555/stranger").text


def test_a_paper_says_how_many_references_wait_to_be_loaded(versions: Graph):
    text = client_of(versions).get("/papers/doi:10.5555/final").text

    assert "1 paper of its reference list is in this graph; 1 more waits to be loaded." in text


def test_a_long_list_is_read_page_by_page_and_ends(empty_graph: Graph):
    crowd = [person(f"Member {n:03}") for n in range(120)]
    load(empty_graph, paper("one", 2020, *crowd[:60], topics=topics("maps")))
    load(empty_graph, paper("two", 2021, *crowd[60:], topics=topics("maps")))
    client = client_of(empty_graph)

    first = client.get("/api/v1/topics/keyword:maps/people").json["ranking"]  # type: ignore[index]
    second = client.get("/api/v1/topics/keyword:maps/people?offset=100").json["ranking"]  # type: ignore[index]
    assert (first["total"], first["next"], len(first["rows"])) == (120, 100, 100)
    assert (second["next"], len(second["rows"])) == (None, 20)
    assert not {row["id"] for row in first["rows"]} & {row["id"] for row in second["rows"]}
    assert "The first 12 of 120." in client.get("/topics/keyword:maps").text
    assert "it has 120 entries" in client.get("/topics/keyword:maps/people?offset=500").text


def test_co_authors_are_listed_whole_the_closest_first(utopia: Graph):
    found = coauthors(utopia, f"openalex:{BEN.replace(' ', '')}", offset=0, limit=10)

    assert ({row.name for row in found.rows}, found.total, found.next) == ({ADA, "Dan Oak"}, 2, None)


def test_a_list_that_a_page_has_not_is_not_found(maps: Graph):
    with pytest.raises(NotFoundError, match="no list called papers"):
        ranking_page(maps, "topic", "keyword:maps", "papers", offset=0)


@pytest.mark.parametrize(
    "path",
    [
        "/topics/keyword:nothing/people",
        "/institutions/openalex:I77/partners",
        "/authors/openalex:A77/collaborators",
        "/papers/doi:10.5555/nothing/similar",
    ],
)
def test_the_lists_of_an_unknown_entity_are_not_found(maps: Graph, path: str):
    assert client_of(maps).get(path).status_code == 404
    assert client_of(maps).get(f"/api/v1{path}").status_code == 404


@pytest.mark.parametrize("offset", ["-1", "x", "99999999999999"])
def test_a_place_in_a_list_must_be_a_number(maps: Graph, offset: str):
    assert client_of(maps).get(f"/topics/keyword:maps?offset={offset}").status_code == 400


def test_pages_and_their_json_are_one_object(maps: Graph):
    answer = client_of(maps).get("/api/v1/topics/keyword:maps").get_data(as_text=True)

    page = json.loads(answer)
    assert page["trend"]["state"] == "rising"
    assert page["people"]["total"] == 3
    assert page["years"][0] == {"year": 2022, "works": 7}
