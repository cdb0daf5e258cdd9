"""Filters, facets, orders and paging, the same on the page and in the API."""

import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from peergraph.app.reads import search_hits
from peergraph.app.reads.search import search
from peergraph.app.reads.searched import SearchFilter, SearchResults, Wish
from peergraph.cypher.graph import Graph

from .test_pages import read, text_of


def found(graph: Graph, text: str, kind: Any = None, limit: int = 20, **wanted: Any) -> SearchResults:
    wish = Wish(**{name: wanted.pop(name) for name in ("sort", "offset", "exact") if name in wanted})
    return search(graph, text, kind, limit, replace(wish, filter=SearchFilter(**wanted)))


def counts(results: SearchResults, facet: str) -> dict[str, int]:
    return {
        value.value: value.count for each in results.facets if each.name == facet for value in each.values
    }


def test_facets_count_what_their_filters_let_through(sample: Graph):
    everything = found(sample, "learning", "paper")
    for name, filters in {
        "year": lambda value: {"first_year": int(value), "last_year": int(value)},
        "type": lambda value: {"type": value},
        "topic": lambda value: {"topic": value},
        "institution": lambda value: {"institution": value},
    }.items():
        for value, count in list(counts(everything, name).items())[:3]:
            assert found(sample, "learning", "paper", **filters(value)).total == count, (name, value)


def test_people_are_filtered_by_when_on_what_and_where_they_wrote(sample: Graph):
    everything = found(sample, "li", "author")
    topic, institution = (next(iter(counts(everything, name))) for name in ("topic", "institution"))
    assert found(sample, "li", "author", topic=topic).total == counts(everything, "topic")[topic]
    assert (
        found(sample, "li", "author", institution=institution).total
        == counts(everything, "institution")[institution]
    )
    assert 0 < found(sample, "li", "author", first_year=2022).total < everything.total


def test_a_kind_that_lacks_what_the_filter_asks_for_is_left_out(sample: Graph):
    kinds = counts(found(sample, "learning", first_year=2000), "kind")
    assert kinds["topic"] == kinds["institution"] == 0 < kinds["paper"]


def test_papers_can_be_sorted_newest_first(sample: Graph):
    details = [row.detail for row in found(sample, "learning", "paper", sort="newest").results]
    years = [int(detail[:4]) for detail in details]
    assert years == sorted(years, reverse=True)


def test_the_most_cited_is_offered_only_where_citations_are_known(library: Graph, sample_sorts: Any):
    assert "cited" not in sample_sorts
    assert "cited" in found(library, "two", "paper").sorts
    assert found(library, "two", "paper", sort="cited").results[0].id == "openalex:W1002"


@pytest.fixture
def sample_sorts(sample: Graph) -> Any:
    return found(sample, "learning", "paper").sorts


def test_people_can_be_sorted_by_their_papers(sample: Graph):
    papers = [row.count for row in found(sample, "li", "author", sort="largest").results]
    assert papers == sorted(papers, reverse=True)


def test_turning_pages_shows_every_result_once(sample: Graph):
    first = found(sample, "learning", limit=10)
    offset, seen = 0, list[str]()
    while offset is not None:
        page = found(sample, "learning", limit=10, offset=offset)
        seen += [f"{row.kind}:{row.id}" for row in page.results]
        offset = page.next
    assert len(seen) == len(set(seen)) == first.total == sum(counts(first, "kind").values())


def test_counting_that_stopped_early_says_so(client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search_hits, "LOOKED_AT", 5)
    assert "At least 5 results" in text_of(read(client, "/search?q=learning&kind=paper"))
    # What the filter leaves of those few is not all that passes it, either.
    assert re.search(
        r"At least [0-4] results?", text_of(read(client, "/search?q=learning&kind=paper&years=2021-"))
    )


def test_filters_stand_in_the_address_and_can_be_taken_away(client: FlaskClient):
    page = read(client, "/search?q=learning&kind=paper&years=2019-2021&sort=newest")
    assert "2019 to 2021" in text_of(page)
    chip = re.search(r'class="chip" href="([^"]+)"', page)
    assert chip
    assert chip[1].replace("&amp;", "&") == "/search?q=learning&kind=paper&sort=newest"


def test_the_boxes_for_years_lead_to_the_readable_address(client: FlaskClient):
    answer = client.get("/search?q=learning&kind=paper&from=2021&to=2019")
    assert (answer.status_code, answer.location) == (302, "/search?q=learning&kind=paper&years=2019-2021")
    assert client.get("/search?q=x&from=2021&to=").location == "/search?q=x&years=2021-"
    assert client.get("/search?q=x&from=&to=").location == "/search?q=x"


@pytest.mark.parametrize("years", ["2021-2019", "x", "20-21-22", "-", "99999"])
def test_years_that_are_none_are_refused(client: FlaskClient, years: str):
    assert "years" in text_of(read(client, f"/search?q=x&years={years}", 400))


def test_filters_that_let_nothing_through_say_so_and_can_be_cleared(client: FlaskClient):
    page = text_of(read(client, "/search?q=learning&kind=paper&years=1900"))
    assert "nothing passes the filters" in page
    assert "Take away all filters" in page


def test_an_entity_that_is_not_here_can_be_filtered_by_and_taken_away(client: FlaskClient):
    page = text_of(read(client, "/search?q=learning&topic=name:galaxy"))
    assert "name:galaxy ×" in page
    assert "nothing passes the filters" in page


def test_a_misspelled_search_names_both_spellings(client: FlaskClient):
    page = read(client, "/search?q=Yinhgui+Xu")
    assert "Showing results for Yinghui Xu" in text_of(page)
    assert "Search instead for Yinhgui Xu" in text_of(page)
    assert 'href="/search?q=Yinhgui%20Xu&amp;exact=1"' in page


def test_hostile_words_stay_words_on_the_page(client: FlaskClient):
    page = read(client, "/search?q=<script>alert(1)</script>&topic=<b>x</b>&type=\"'>")
    assert "<script>alert" not in page
    assert "<b>x" not in page


def test_the_api_gives_results_facets_total_next_and_sort(client: FlaskClient):
    body = client.get("/api/v1/search?q=learning&kind=paper&years=2020-2021&sort=newest&limit=5").get_json()
    assert {"kind", "id", "label"} <= body["results"][0].keys()
    assert (body["next"], body["sort"], len(body["results"])) == (5, "newest", 5)
    assert body["total"] > 5
    years = next(facet for facet in body["facets"] if facet["name"] == "year")
    assert {value["value"] for value in years["values"]} == {"2020", "2021"}
    later = client.get(
        "/api/v1/search?q=learning&kind=paper&years=2020-2021&sort=newest&limit=5&offset=5"
    ).get_json()
    assert not {row["id"] for row in later["results"]} & {row["id"] for row in body["results"]}


@pytest.mark.parametrize("query", ["sort=best", "offset=-1", "offset=99999", "exact=2", "years=x"])
def test_the_api_refuses_what_it_does_not_know(client: FlaskClient, query: str):
    assert client.get(f"/api/v1/search?q=x&{query}").status_code == 400


def test_suggestions_may_be_kept_for_a_minute_by_this_reader_only(client: FlaskClient):
    answer = client.get("/api/v1/suggest?q=yingh")
    assert answer.headers["Cache-Control"] == "private, max-age=60"
    again = client.get("/api/v1/suggest?q=yingh", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
