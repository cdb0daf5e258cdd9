from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from flask.testing import FlaskClient

from peergraph.app.parameters import ParameterError
from peergraph.app.reads import ways
from peergraph.app.reads.paths import find_path
from peergraph.app.reads.shared import shared_page
from peergraph.cypher.graph import Graph
from peergraph.loaders.batch import arrival, write_batch
from peergraph.loaders.records import Authorship, PaperRecord

PAN, XU, JIN = "sample:pan-pan", "sample:yinghui-xu", "sample:rong-jin"
ADA = "orcid:0000-0002-1825-0097"
CEM = "mine:cem-o-neill"


@pytest.mark.parametrize(("a", "b", "count", "listed"), [(PAN, XU, 15, 8), (PAN, JIN, 9, 6), (XU, JIN, 8, 5)])
def test_a_pair_shares_what_its_profiles_and_its_papers_say(
    sample: Graph, a: str, b: str, count: int, listed: int
):
    page = shared_page(sample, [a, b], limit=100)

    assert [(pair.a, pair.b, pair.count, pair.listed) for pair in page.pairs] == [(a, b, count, listed)]
    assert page.total == len(page.papers) == count
    assert sum(work.listed for work in page.papers) == listed
    assert page.path is None


def test_three_people_share_the_papers_that_all_of_them_wrote(sample: Graph):
    page = shared_page(sample, [PAN, XU, JIN], limit=100)

    assert len(page.pairs) == 3
    for work in page.papers:
        assert {PAN, XU, JIN} <= {person.id for person in work.authors if person.is_focus}
    years = [work.year or 0 for work in page.papers]
    assert years == sorted(years, reverse=True)


def test_papers_that_are_shared_come_page_by_page(sample: Graph):
    first = shared_page(sample, [PAN, XU], limit=10)
    second = shared_page(sample, [PAN, XU], offset=first.next or 0, limit=10)

    assert (first.next, second.next) == (10, None)
    assert len({work.id for work in (*first.papers, *second.papers)}) == 15


def test_two_who_share_no_paper_get_the_shortest_path_with_its_papers(library: Graph):
    path = shared_page(library, ["openalex:A1002", CEM]).path

    assert path is not None
    assert (path.state, path.hops) == ("found", 2)
    assert [(step.a.id, step.b.id, step.total) for step in path.steps] == [
        ("openalex:A1002", ADA, 2),
        (ADA, CEM, 1),
    ]
    assert [paper.id for paper in path.steps[1].papers] == ["mine:three"]


def test_no_path_is_an_answer(library: Graph):
    path = find_path(library, ADA, "mine:eve-alone")
    assert (path.state, path.hops, path.steps) == ("none", None, ())
    assert "No path within 4 hops" in path.message


def test_a_path_of_more_than_four_hops_is_none(empty_graph: Graph):
    names = ["Ann", "Bob", "Cid", "Dot", "Eli", "Flo"]
    pairs = pairwise(names)
    chain = [
        PaperRecord(
            "mine",
            a,
            (f"mine:{a.lower()}",),
            a,
            "2024-01-01",
            authorships=(Authorship(a, 1), Authorship(b, 2)),
        )
        for a, b in pairs
    ]
    write_batch(empty_graph, [arrival(record, "2024-01-01T00:00:00Z") for record in chain], "test")

    assert find_path(empty_graph, "mine:ann", "mine:eli").hops == 4
    assert find_path(empty_graph, "mine:ann", "mine:flo").state == "none"


def test_a_path_search_that_takes_too_long_is_an_answer(library: Graph, monkeypatch: pytest.MonkeyPatch):
    endless = (
        "MATCH (a:Author {id: $start}), (b:Author {id: $end}) UNWIND range(1, 100000000) AS i "
        "UNWIND range(1, 100000000) AS j WITH count(*) AS n RETURN [] AS people"
    )
    queries = dict(ways.load("read"))
    queries["coauthor_path"] = replace(queries["coauthor_path"], text=endless)
    monkeypatch.setattr(ways, "load", lambda _: queries)
    monkeypatch.setattr(ways, "PATH_SECONDS", 0.2)

    path = find_path(library, ADA, CEM)
    assert (path.state, path.hops) == ("stopped", None)


def test_the_way_to_oneself_has_no_steps(library: Graph):
    assert find_path(library, ADA, ADA).hops == 0


@pytest.mark.parametrize(
    ("authors", "reason"),
    [
        ([], "at least two"),
        ([ADA], "at least two"),
        ([ADA, ADA], "given twice"),
        ([f"mine:{n}" for n in range(11)], "10 are the most"),
    ],
)
def test_too_few_too_many_or_the_same_author_is_refused(library: Graph, authors: list[str], reason: str):
    with pytest.raises(ParameterError, match=reason):
        shared_page(library, authors)


def test_the_api_names_the_parameter_that_is_wrong(client: FlaskClient):
    body: Any = client.get(f"/api/v1/shared-papers?author={PAN}").json
    assert body["error"]["detail"] == {"parameter": "author"}


def test_the_same_person_by_two_identifiers_is_one_person(library_client: FlaskClient):
    answer = library_client.get(f"/api/v1/shared-papers?author={ADA}&author=openalex:A1001")
    assert answer.status_code == 400
    assert "given twice" in answer.get_data(as_text=True)


def test_the_api_keeps_the_agreed_shape(client: FlaskClient):
    body: Any = client.get(f"/api/v1/shared-papers?author={PAN}&author={XU}").json
    assert {"id", "title", "year"} <= body["papers"][0].keys()
    assert {"a", "b", "count"} <= body["pairs"][0].keys()
    assert body["path"] is None
