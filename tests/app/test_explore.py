"""Pictures of views, on the sample and on invented hubs and crowds."""

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from flask.testing import FlaskClient

from peergraph.app.slices.layout import FOCUS_RADIUS, RADII
from peergraph.cypher.graph import Graph
from tests.conftest import query

XU = "author:sample:yinghui-xu"
JIN = "author:sample:rong-jin"
FOCUSES = (
    XU,
    "paper:doi:10.1609/aaai.v35i4.16462",
    "topic:area:computer-vision",
    "institution:name:alibaba-group",
)
Json = dict[str, Any]


def picture_of(client: FlaskClient, **view: Any) -> Json:
    answer = client.post("/api/v1/explore", json={"focus": [XU], **view})
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def keys(picture: Json, kind: str = "") -> set[str]:
    return {node["key"] for node in picture["nodes"] if node["key"].startswith(kind)}


def places(picture: Json) -> dict[str, tuple[float, float]]:
    return {node["key"]: (node["x"], node["y"]) for node in picture["nodes"]}


def overlapping(picture: Json) -> list[tuple[str, str]]:
    discs = [
        (
            node["key"],
            node["x"],
            node["y"],
            FOCUS_RADIUS if node["focus"] else RADII[node["kind"]][node["size"] - 1],
        )
        for node in picture["nodes"]
    ]
    return [
        (a, b)
        for at, (a, ax, ay, ar) in enumerate(discs)
        for b, bx, by, br in discs[at + 1 :]
        if (ax - bx) ** 2 + (ay - by) ** 2 < (ar + br) ** 2
    ]


def without_places(view: Json) -> list[Json]:
    return [{"key": node["key"]} for node in view["nodes"]]


@pytest.mark.parametrize("focus", FOCUSES)
def test_a_fresh_picture_holds_what_its_lines_join_and_nothing_overlaps(
    client: FlaskClient, focus: str
) -> None:
    picture = picture_of(client, focus=[focus])
    ends = {end for edge in picture["edges"] for end in (edge["source"], edge["target"])}

    assert picture["nodes"][0]["key"] == focus
    assert picture["nodes"][0]["focus"]
    assert ends <= keys(picture)
    assert len(keys(picture)) == len(picture["nodes"]) <= 150
    assert overlapping(picture) == []
    assert {cut["kind"] for cut in picture["cuts"]} == {"author", "paper", "topic", "institution"}


@pytest.mark.parametrize("focus", FOCUSES)
def test_the_view_in_the_answer_gives_the_same_picture_again(client: FlaskClient, focus: str) -> None:
    picture = picture_of(client, focus=[focus])

    assert client.post("/api/v1/explore", json=picture["view"]).get_json() == picture


def test_the_address_of_a_fresh_view_gives_its_picture(client: FlaskClient) -> None:
    answer = client.get("/api/v1/explore", query_string={"focus": XU, "limit": 40})

    assert len(answer.get_json()["nodes"]) <= 40
    assert answer.get_json() == picture_of(client, limit=40)


def test_the_count_of_joint_papers_on_a_line_is_the_one_of_the_shared_papers(client: FlaskClient) -> None:
    edges = [edge for edge in picture_of(client)["edges"] if edge["kind"] == "coauthor"]

    assert edges
    for edge in edges[:8]:
        ids = [edge[end].removeprefix("author:") for end in ("source", "target")]
        shared = client.get("/api/v1/shared-papers", query_string={"author": ids}).get_json()
        assert shared["total"] == edge["papers"]
        assert edge["label"].startswith(str(edge["papers"]))


def test_co_authors_of_two_kinds_of_tie_are_told_apart(client: FlaskClient) -> None:
    picture = picture_of(client)
    authored = [edge for edge in picture["edges"] if edge["kind"] == "authored"]

    assert all(
        edge["source"].startswith("author:") and edge["target"].startswith("paper:") for edge in authored
    )
    assert any(edge["label"].startswith("author 1 of ") for edge in authored)


def test_more_counts_the_neighbours_that_are_not_shown(client: FlaskClient) -> None:
    focus = picture_of(client, limit=30)["nodes"][0]
    cuts = {cut["kind"]: cut for cut in picture_of(client, limit=30)["cuts"]}

    assert focus["more"]["author"] == cuts["author"]["total"] - cuts["author"]["shown"] > 0
    assert focus["more"]["paper"] == cuts["paper"]["total"] - cuts["paper"]["shown"] > 0


def test_expanding_adds_the_next_of_a_kind_and_moves_nothing(client: FlaskClient) -> None:
    before = picture_of(client, limit=30)
    body = {"view": before["view"], "key": XU, "kind": "author", "order": "joint papers", "limit": 7}

    answer = client.post("/api/v1/explore/expand", json=body).get_json()

    after = answer["picture"]
    assert len(answer["added"]) == 7
    assert keys(after) == keys(before) | set(answer["added"])
    assert {key: place for key, place in places(after).items() if key in places(before)} == places(before)
    assert overlapping(after) == []
    assert answer["view"] == after["view"]
    assert answer["cut"]["shown"] == len(keys(after, "author")) - 1
    assert answer["cut"]["words"].endswith("of 60 co-authors, by joint papers")


def test_expanding_again_and_again_brings_everyone_once(client: FlaskClient) -> None:
    view, added = picture_of(client, limit=30)["view"], Counter[str]()
    for _ in range(10):
        body = {"view": view, "key": XU, "kind": "author", "order": "name", "limit": 20}
        answer = client.post("/api/v1/explore/expand", json=body).get_json()
        view = answer["view"]
        added.update(answer["added"])

    assert answer["cut"]["words"] == "all 60 co-authors"
    assert answer["added"] == []
    assert max(added.values()) == 1


def test_expanding_shows_a_kind_that_the_filters_had_left_out(client: FlaskClient) -> None:
    body = {"view": {"focus": [XU], "filters": {"kinds": ["author"]}}, "key": XU, "kind": "paper", "limit": 3}

    answer = client.post("/api/v1/explore/expand", json=body).get_json()

    assert keys(answer["picture"], "paper:") == set(answer["added"])
    assert answer["view"]["filters"]["kinds"] == ["author", "paper"]


def test_a_hidden_node_does_not_come_back_by_expanding(client: FlaskClient) -> None:
    before = picture_of(client, limit=30)
    gone = next(iter(sorted(keys(before, "author:") - {XU})))
    view = {
        **before["view"],
        "hidden": [gone],
        "nodes": [n for n in before["view"]["nodes"] if n["key"] != gone],
    }
    body = {"view": view, "key": XU, "kind": "author", "limit": 500}

    assert gone not in client.post("/api/v1/explore/expand", json=body).get_json()["added"]


@pytest.mark.parametrize("kind", ["author", "paper", "topic", "institution"])
@pytest.mark.parametrize("focus", FOCUSES)
def test_every_order_of_every_kind_of_neighbour_can_be_asked_for(
    client: FlaskClient, focus: str, kind: str
) -> None:
    counts = client.get("/api/v1/explore/neighbours", query_string={"key": focus}).get_json()["neighbours"]
    count = next(count for count in counts if count["kind"] == kind)
    view = {"focus": [focus], "nodes": [{"key": focus}]}
    for order in count["orders"]:
        body = {"view": view, "key": focus, "kind": kind, "order": order, "limit": 5}
        answer = client.post("/api/v1/explore/expand", json=body).get_json()
        assert len(answer["added"]) == min(5, count["total"])
        assert answer["cut"]["total"] == count["total"]


@pytest.mark.parametrize(
    ("body", "parameter"),
    [
        ({"key": XU, "kind": "author"}, "view"),
        ({"view": {"focus": [XU]}, "key": XU, "kind": "venue"}, "kind"),
        ({"view": {"focus": [XU]}, "key": "xu", "kind": "author"}, "key"),
        ({"view": {"focus": [XU]}, "key": XU, "kind": "author", "limit": 501}, "limit"),
        ({"view": {"focus": [XU]}, "key": XU, "kind": "topic", "order": "citations"}, "order"),
        ({"view": {"focus": [XU], "limit": 1}, "key": XU, "kind": "topic"}, "limit"),
    ],
)
def test_what_cannot_be_expanded_is_named(client: FlaskClient, body: Json, parameter: str) -> None:
    answer = client.post("/api/v1/explore/expand", json=body)

    assert answer.status_code == 400
    assert answer.get_json()["error"]["detail"] == {"parameter": parameter}


def test_an_unknown_focus_is_not_found_and_an_unknown_node_is_named(client: FlaskClient) -> None:
    answer = client.post("/api/v1/explore", json={"focus": ["author:sample:nobody"]})
    picture = picture_of(client, nodes=[{"key": XU}, {"key": "author:sample:nobody"}])

    assert answer.status_code == 404
    assert "sample:nobody" in answer.get_json()["error"]["message"]
    assert picture["missing"] == ["author:sample:nobody"]
    assert [node["key"] for node in picture["view"]["nodes"]] == [XU]


def test_a_view_that_is_too_large_or_of_another_version_is_refused(client: FlaskClient) -> None:
    nodes = [{"key": f"author:{at}"} for at in range(5001)]
    many = client.post("/api/v1/explore", json={"focus": [XU], "nodes": nodes})
    other = client.post("/api/v1/explore", json={"focus": [XU], "version": 9})
    huge = client.post("/api/v1/explore", data=b" " * 2_000_000)

    assert (many.status_code, many.get_json()["error"]["code"]) == (400, "bad_view")
    assert "5,000 are the most" in many.get_json()["error"]["message"]
    assert "version 9" in other.get_json()["error"]["message"]
    assert huge.status_code == 413


def test_what_is_hidden_by_hand_is_counted(client: FlaskClient) -> None:
    before = picture_of(client)
    gone = sorted(keys(before, "author:") - {XU})[:3]

    after = picture_of(client, **{**before["view"], "hidden": [*gone, XU]})

    assert keys(after) == keys(before) - set(gone)
    assert after["hidden"]["by_hand"] == 3
    assert after["hidden"]["words"] == "3 hidden by hand."


@pytest.mark.parametrize("layout", ["force", "distance", "year", "institution"])
def test_every_layout_places_all_nodes_apart_and_leaves_pinned_ones(client: FlaskClient, layout: str) -> None:
    view = picture_of(client)["view"]
    pinned = {"key": view["nodes"][3]["key"], "x": 321.5, "y": -123.5, "pinned": True}
    nodes = [pinned if node["key"] == pinned["key"] else node for node in without_places(view)]

    picture = picture_of(client, **{**view, "layout": layout, "nodes": nodes})

    assert overlapping(picture) == []
    assert places(picture)[pinned["key"]] == (321.5, -123.5)
    assert next(node["pinned"] for node in picture["nodes"] if node["key"] == pinned["key"])
    assert all(
        abs(x) <= picture["width"] / 2 and abs(y) <= picture["height"] / 2
        for x, y in places(picture).values()
    )


def test_years_stand_from_left_to_right(client: FlaskClient) -> None:
    view = picture_of(client)["view"]
    picture = picture_of(client, **{**view, "layout": "year", "nodes": without_places(view)})
    columns: dict[int, list[float]] = {}
    for node in picture["nodes"]:
        if node["kind"] == "paper" and "year" in node["facts"]:
            columns.setdefault(node["facts"]["year"], []).append(node["x"])
    years = sorted(columns)

    assert len(years) > 2
    assert all(max(columns[a]) < min(columns[b]) for a, b in pairwise(years))
    assert [guide["label"] for guide in picture["guides"]] == sorted(
        guide["label"] for guide in picture["guides"]
    )


def test_those_who_are_farther_stand_on_a_wider_ring(client: FlaskClient) -> None:
    view = picture_of(client)["view"]
    picture = picture_of(client, **{**view, "layout": "distance", "nodes": without_places(view)})
    radius = [guide["radius"] for guide in picture["guides"]]

    assert radius == sorted(radius)
    assert places(picture)[XU] == (0, 0)


@pytest.mark.parametrize("colour", ["kind", "year", "institution", "topic", "community", "centrality"])
def test_the_legend_counts_every_node_of_the_picture(client: FlaskClient, colour: str) -> None:
    picture = picture_of(client, colour=colour)
    legend, nodes = picture["legend"], picture["nodes"]
    counted = Counter(node["colour"] for node in nodes)

    assert legend["colour"] == colour
    assert legend["words"]
    assert legend["size_words"]
    assert sum(entry["count"] for entry in legend["entries"]) == len(nodes)
    assert set(counted) == {entry["index"] for entry in legend["entries"]}
    assert bool(legend["scale"]) == (colour in ("year", "centrality"))


@pytest.mark.parametrize("colour", ["community", "centrality"])
def test_the_same_picture_has_the_same_colours_again(client: FlaskClient, colour: str) -> None:
    first, again = (picture_of(client, colour=colour) for _ in range(2))

    assert [node["colour"] for node in first["nodes"]] == [node["colour"] for node in again["nodes"]]
    assert len(Counter(node["colour"] for node in first["nodes"])) > 2


def test_colours_and_sizes_move_nothing(client: FlaskClient) -> None:
    view = picture_of(client)["view"]

    assert places(picture_of(client, **view)) == places(
        picture_of(client, **{**view, "colour": "community", "size": "works"})
    )


@pytest.fixture
def hubs(library_client: FlaskClient, empty_graph: Graph) -> FlaskClient:
    empty_graph.write(query("hubs"))
    for first, last in ((600, 9_999), (10_000, 19_999)):
        empty_graph.write(query("hub_papers"), first=first, last=last)
    return library_client


@pytest.mark.parametrize("key", ["author:test:hub", "topic:test:topic", "institution:test:institution"])
def test_a_hub_is_cut_and_counted(hubs: FlaskClient, key: str) -> None:
    picture = picture_of(hubs, focus=[key])

    assert len(picture["nodes"]) <= 150
    assert len(picture["edges"]) <= 450
    assert any(cut["shown"] < cut["total"] and str(cut["shown"]) in cut["words"] for cut in picture["cuts"])
    assert overlapping(picture) == []


def test_everyone_around_a_hub_can_be_shown(hubs: FlaskClient) -> None:
    picture = picture_of(hubs, focus=["author:test:hub"], limit=2000, filters={"kinds": ["author"]})

    assert len(picture["nodes"]) == 2000
    assert len(picture["edges"]) <= 6000
    assert picture["cuts"][0]["words"] == "1,999 of 3,000 co-authors, by closeness"
    assert picture["width"] > 2000


def test_a_paper_of_2918_authors_can_be_shown_with_all_of_them(crowd: Graph, library_app: Any) -> None:
    client = library_app.test_client()
    (paper,) = (row["id"] for row in crowd.read(query("crowd_paper")))
    everyone = picture_of(client, focus=[f"paper:{paper}"], limit=2000, filters={"kinds": ["author"]})

    assert len(keys(everyone, "author:")) == 1999
    assert everyone["cuts"][0]["words"] == "1,999 of 2,918 people, by closeness"
    assert [edge for edge in everyone["edges"] if edge["kind"] == "coauthor"] == []
    assert any("ties nobody by itself" in note for note in everyone["notes"])
