from collections import Counter

import pytest
from flask.testing import FlaskClient

from peergraph.app.reads.parts import Kind
from peergraph.app.slices.read import read_slice
from peergraph.app.slices.types import Slice
from peergraph.cypher.errors import NotFoundError
from peergraph.cypher.graph import Graph
from tests.conftest import query

XU = "sample:yinghui-xu"
JIN = "sample:rong-jin"
FOUR = (XU, JIN, "sample:hongxia-yang", "sample:pan-pan")
ONE_OF_EACH: tuple[tuple[Kind, str], ...] = (
    ("author", JIN),
    ("paper", "doi:10.1609/aaai.v35i4.16462"),
    ("topic", "area:computer-vision"),
    ("institution", "name:alibaba-group"),
)


def people_of_papers(picture: Slice) -> dict[str, set[str]]:
    papers: dict[str, set[str]] = {}
    for edge in picture.edges:
        if edge.kind == "authored" and edge.source != picture.focus.id:
            papers.setdefault(edge.target, set()).add(edge.source)
    return papers


@pytest.mark.parametrize(("kind", "id"), ONE_OF_EACH)
def test_a_slice_shows_people_papers_topics_and_institutions_together(
    sample: Graph, kind: Kind, id: str
) -> None:
    picture = read_slice(sample, kind, id)

    assert picture.nodes[0] == picture.focus
    assert (picture.focus.kind, picture.focus.id) == (kind, id)
    assert {node.kind for node in picture.nodes} == {"author", "paper", "topic", "institution"}


@pytest.mark.parametrize("limit", [10, 40, 150, 500])
@pytest.mark.parametrize(("kind", "id"), ONE_OF_EACH)
def test_a_slice_keeps_to_its_limit_and_every_line_has_both_ends(
    sample: Graph, kind: Kind, id: str, limit: int
) -> None:
    picture = read_slice(sample, kind, id, limit)
    ids = {node.id for node in picture.nodes}
    ends = {end for edge in picture.edges for end in (edge.source, edge.target)}

    assert len(picture.nodes) == len(ids) <= limit
    assert ends == ids


@pytest.mark.parametrize(("kind", "id"), ONE_OF_EACH)
def test_each_pair_of_nodes_has_at_most_one_line(sample: Graph, kind: Kind, id: str) -> None:
    pairs = Counter(frozenset((edge.source, edge.target)) for edge in read_slice(sample, kind, id, 500).edges)

    assert max(pairs.values()) == 1


@pytest.mark.parametrize("id", FOUR)
def test_what_is_cut_is_stated_in_numbers(sample: Graph, id: str) -> None:
    picture = read_slice(sample, "author", id, 30)

    for cut in picture.cuts:
        assert cut.shown == len(picture.of_kind(cut.kind)) <= cut.total
    assert any(cut.shown < cut.total for cut in picture.cuts)


def test_a_large_limit_shows_everyone_and_cuts_no_paper(sample: Graph) -> None:
    cuts = {cut.kind: cut for cut in read_slice(sample, "author", XU, 500).cuts}

    assert cuts["author"].shown == cuts["author"].total == 60
    assert cuts["paper"].shown == cuts["paper"].total == 22


def test_the_person_with_the_most_joint_papers_comes_first_and_is_drawn_large(sample: Graph) -> None:
    first = read_slice(sample, "author", XU).of_kind("author")[0]

    assert (first.id, first.size, first.note) == ("sample:pan-pan", 3, "15 joint papers, 2020 to 2021")


def test_groups_have_no_person_and_no_paper_in_common(sample: Graph) -> None:
    picture = read_slice(sample, "author", XU, 500)
    group = {id: at for at, each in enumerate(picture.groups) for id in each.shown_people}

    assert len(picture.groups) == 6
    assert sum(each.people for each in picture.groups) == 60
    for people in people_of_papers(picture).values():
        assert len({group[person] for person in people}) == 1


def test_groups_count_the_people_that_the_picture_leaves_out(sample: Graph) -> None:
    assert [group.people for group in read_slice(sample, "author", XU, 20).groups] == [
        group.people for group in read_slice(sample, "author", XU, 500).groups
    ]


def test_a_line_between_two_people_carries_their_joint_papers(sample: Graph) -> None:
    picture = read_slice(sample, "author", XU, 500)
    papers = people_of_papers(picture)
    pairs = [
        edge for edge in picture.edges if edge.kind == "coauthor" and XU not in (edge.source, edge.target)
    ]

    assert pairs
    for edge in pairs:
        assert edge.weight == sum({edge.source, edge.target} <= people for people in papers.values())


@pytest.mark.parametrize("kind", ["author", "paper", "topic", "institution"])
def test_an_unknown_entity_is_not_found(sample: Graph, kind: Kind) -> None:
    with pytest.raises(NotFoundError, match="nobody:nothing"):
        read_slice(sample, kind, "nobody:nothing")


def test_a_person_of_one_lone_paper_has_a_slice_of_two_nodes(library: Graph) -> None:
    picture = read_slice(library, "author", "mine:eve-alone")

    assert [node.kind for node in picture.nodes] == ["author", "paper"]
    assert picture.groups == ()


def test_a_paper_of_2918_authors_shows_the_first_of_them(crowd: Graph) -> None:
    paper = read_slice(crowd, "author", "mine:cem-o-neill").of_kind("paper")[0]
    picture = read_slice(crowd, "paper", paper.id)

    assert len(picture.nodes) <= 150
    assert next(cut for cut in picture.cuts if cut.kind == "author").total == 2918
    assert picture.of_kind("author")[0].label == "Member ab 0"


@pytest.fixture
def hubs(empty_graph: Graph) -> Graph:
    empty_graph.write(query("hubs"))
    for first, last in ((600, 9_999), (10_000, 19_999)):
        empty_graph.write(query("hub_papers"), first=first, last=last)
    return empty_graph


def test_hubs_are_cut_and_counted(hubs: Graph) -> None:
    author = {cut.kind: cut for cut in read_slice(hubs, "author", "test:hub").cuts}
    topic = {cut.kind: cut for cut in read_slice(hubs, "topic", "test:topic").cuts}
    institution = {cut.kind: cut for cut in read_slice(hubs, "institution", "test:institution").cuts}

    assert (author["author"].total, author["paper"].total) == (3000, 600)
    assert topic["paper"].total == 20000
    assert institution["author"].total == 3000
    for cuts in (author, topic, institution):
        assert sum(cut.shown for cut in cuts.values()) < 150


@pytest.mark.parametrize(("kind", "id"), ONE_OF_EACH)
def test_the_api_sends_the_slice_in_the_promised_shape(client: FlaskClient, kind: Kind, id: str) -> None:
    answer = client.get(f"/api/v1/{kind}s/{id}/slice")
    body = answer.get_json()

    assert answer.status_code == 200
    assert {"id", "kind", "label", "x", "y"} <= body["nodes"][0].keys()
    assert {"source", "target", "kind"} <= body["edges"][0].keys()
    assert {"kind", "shown", "total", "by"} <= body["cuts"][0].keys()
    assert body["focus"]["id"] == id


@pytest.mark.parametrize("bad", ["limit=9", "limit=501", "limit=x", "view=round"])
def test_a_bad_parameter_of_a_slice_is_named(client: FlaskClient, bad: str) -> None:
    answer = client.get(f"/api/v1/authors/{XU}/slice?{bad}")

    assert answer.status_code == 400
    assert answer.get_json()["error"]["detail"] == {"parameter": bad.split("=")[0]}


@pytest.mark.parametrize("ending", ["", ".html", ".json", ".graphml"])
def test_an_unknown_author_has_no_slice_and_no_files(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/api/v1/authors/orcid:0000-0002-1825-0097/slice{ending}")

    assert answer.status_code == 404
    assert answer.get_json()["error"]["code"] == "not_found"


def test_an_identifier_with_slashes_has_a_slice_of_its_own(library_client: FlaskClient) -> None:
    answer = library_client.get("/api/v1/papers/doi:10.5555/one//a/slice")

    assert answer.get_json()["focus"]["label"] == "Réseaux of graphs: a study"


def test_an_address_that_was_another_one_leads_to_the_slice(library_client: FlaskClient) -> None:
    answer = library_client.get("/api/v1/papers/openalex:W1001/slice?limit=20")

    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/api/v1/papers/doi:10.5555/one//a/slice?limit=20")


@pytest.mark.parametrize(
    "focus", ["author:orcid:0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"]
)
def test_the_explorer_takes_a_kind_and_id_or_any_identifier(library_client: FlaskClient, focus: str) -> None:
    answer = library_client.get("/explore", query_string={"focus": focus})

    assert answer.status_code == 200
    assert "Ada Ørsted" in answer.text


def test_the_explorer_searches_for_what_is_no_identifier(library_client: FlaskClient) -> None:
    answer = library_client.get("/explore?focus=Ada+Orsted")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/search?q=Ada%20Orsted"


def test_the_explorer_without_a_focus_says_where_to_start(client: FlaskClient) -> None:
    assert "/explore?focus=author:" in client.get("/explore").text


def test_the_page_shows_the_slice_as_tables_without_javascript(client: FlaskClient) -> None:
    page = client.get(f"/authors/{XU}").text

    assert "all 60 co-authors" in page
    assert "6 groups that share nobody: one person?" in page
    assert 'href="/authors/sample:pan-pan"' in page
    assert "author=sample:yinghui-xu&amp;author=sample:pan-pan" in page


def test_an_entity_with_nothing_around_says_so(empty_graph: Graph, library_client: FlaskClient) -> None:
    empty_graph.write(query("lonely"))

    page = library_client.get("/authors/test:lonely").text

    assert "no paper of this person" in page
    assert "slice-stage" not in page
