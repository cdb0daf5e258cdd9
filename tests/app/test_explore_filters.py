"""Filters choose which papers count; all numbers of a picture are over those."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.app.test_explore import FOCUSES, JIN, XU, Json, keys, picture_of, places

ALIBABA = "institution:name:alibaba-group"


def ties(picture: Json) -> dict[tuple[str, str], int]:
    return {
        (edge["source"], edge["target"]): edge["papers"]
        for edge in picture["edges"]
        if edge["kind"] == "coauthor"
    }


def shared_in(client: FlaskClient, pair: tuple[str, str], first: int, last: int) -> int:
    ids = [key.removeprefix("author:") for key in pair]
    papers = client.get("/api/v1/shared-papers", query_string={"author": ids, "limit": 100}).get_json()[
        "papers"
    ]
    return sum(first <= (paper["year"] or 0) <= last for paper in papers)


def test_joint_papers_are_counted_over_the_years_that_are_chosen(client: FlaskClient) -> None:
    picture = picture_of(client, filters={"kinds": ["author"], "years": [2020, 2020]})
    counted = ties(picture)

    assert counted
    for pair in sorted(counted)[:10]:
        assert counted[pair] == shared_in(client, pair, 2020, 2020)
    assert all(edge["years"] == [2020, 2020] for edge in picture["edges"])


def test_papers_of_other_years_and_who_is_left_without_one_are_hidden_and_counted(
    client: FlaskClient,
) -> None:
    before = picture_of(client)
    after = picture_of(client, **{**before["view"], "filters": {"years": [2020, 2020]}})

    assert {node["facts"]["year"] for node in after["nodes"] if node["kind"] == "paper"} == {2020}
    assert all(node["facts"]["counted"] > 0 for node in after["nodes"] if node["kind"] == "author")
    assert after["hidden"]["by_filters"] == len(before["nodes"]) - len(after["nodes"]) > 0
    assert after["hidden"]["words"] == f"{after['hidden']['by_filters']} left out by the filters."


def test_what_a_filter_hid_comes_back_to_its_place(client: FlaskClient) -> None:
    before = picture_of(client)
    filtered = picture_of(client, **{**before["view"], "filters": {"years": [2020, 2020]}})
    again = picture_of(client, **{**filtered["view"], "filters": {}})

    assert places(again) == places(before)


def test_the_histogram_shows_all_years_and_which_of_them_count(client: FlaskClient) -> None:
    every = {bar["year"]: bar["papers"] for bar in picture_of(client)["histogram"]}
    chosen = picture_of(client, filters={"years": [2020, 2021]})["histogram"]

    assert sum(every.values()) > 20
    assert {bar["year"] for bar in chosen if bar["shown"]} == {2020, 2021}
    assert any(bar["papers"] and not bar["shown"] for bar in chosen)


def test_filters_that_leave_nothing_say_so_and_keep_the_focus(client: FlaskClient) -> None:
    before = picture_of(client)["view"]
    fresh = picture_of(client, filters={"years": [1800, 1801]})
    filtered = picture_of(
        client, **{**before, "filters": {"years": [1800, 1801], "kinds": ["author", "paper"]}}
    )

    for picture in (fresh, filtered):
        assert keys(picture, "author:") == {XU}
        assert keys(picture, "paper:") == set()
    assert keys(filtered) == {XU}
    assert (
        "The filters leave nothing beside the focus: take one of them away to see more." in filtered["notes"]
    )


@pytest.mark.parametrize("kind", ["author", "paper", "topic", "institution"])
def test_only_the_kinds_that_are_chosen_are_shown_beside_the_focus(client: FlaskClient, kind: str) -> None:
    picture = picture_of(client, filters={"kinds": [kind]})

    assert {node["kind"] for node in picture["nodes"][1:]} == {kind}
    assert [cut["kind"] for cut in picture["cuts"]] == [kind]


def test_people_alone_are_as_many_as_were_asked_for(client: FlaskClient) -> None:
    assert len(picture_of(client, limit=50, filters={"kinds": ["author"]})["nodes"]) == 50


def test_only_ties_of_so_many_joint_papers_are_left(client: FlaskClient) -> None:
    picture = picture_of(client, **{**picture_of(client)["view"], "filters": {"least_joint": 4}})
    people = keys(picture, "author:")

    assert all(papers >= 4 for papers in ties(picture).values())
    assert 1 < len(people) < 61
    assert 0 < picture["cuts"][0]["total"] < len(people)


def test_only_first_authorships_are_lines_to_papers(client: FlaskClient) -> None:
    view = picture_of(client)["view"]
    first = picture_of(client, **{**view, "filters": {"place": "first"}})
    last = picture_of(client, **{**view, "filters": {"place": "last"}})
    both = picture_of(client, **{**view, "filters": {"place": "first_or_last"}})
    authored = [edge for edge in first["edges"] if edge["kind"] == "authored"]

    assert authored
    assert all(edge["label"].startswith("author 1 of ") for edge in authored)
    assert {(e["source"], e["target"]) for e in both["edges"] if e["kind"] == "authored"} == {
        (e["source"], e["target"]) for p in (first, last) for e in p["edges"] if e["kind"] == "authored"
    }


def test_a_tie_counts_the_papers_on_which_one_of_the_two_is_first(client: FlaskClient) -> None:
    picture = picture_of(client, focus=[JIN], filters={"kinds": ["author"], "place": "first"})
    pair, papers = next(iter(sorted(ties(picture).items())))
    ids = [key.removeprefix("author:") for key in pair]
    shared = client.get("/api/v1/shared-papers", query_string={"author": ids, "limit": 100}).get_json()[
        "papers"
    ]

    assert papers == sum(
        any(a["id"] in ids and a["position"] == 1 for a in paper["authors"]) for paper in shared
    )


def test_papers_of_a_topic_or_an_institution_are_a_part_of_all(client: FlaskClient) -> None:
    every = {cut["kind"]: cut["total"] for cut in picture_of(client)["cuts"]}
    topic = next(node for node in picture_of(client)["nodes"] if node["kind"] == "topic")
    for filters in ({"topic": topic["id"]}, {"institution": ALIBABA.partition(":")[2]}):
        some = {cut["kind"]: cut["total"] for cut in picture_of(client, filters=filters)["cuts"]}
        assert 0 < some["paper"] <= every["paper"]
        assert 0 < some["author"] <= every["author"]


def test_an_unknown_topic_leaves_nothing(client: FlaskClient) -> None:
    picture = picture_of(client, filters={"topic": "area:nothing-of-the-kind", "kinds": ["author", "paper"]})

    assert keys(picture) == {XU}
    assert all(cut["total"] == 0 for cut in picture["cuts"])


def test_several_focuses_come_with_what_connects_them(client: FlaskClient) -> None:
    picture = picture_of(client, focus=[XU, JIN], limit=60)

    assert [node["key"] for node in picture["nodes"] if node["focus"]] == [XU, JIN]
    assert any("Yinghui Xu" in note and "Rong Jin" in note for note in picture["notes"])
    assert connected(picture, XU, JIN)


def connected(picture: Json, start: str, end: str) -> bool:
    reached, front = {start}, {start}
    while front:
        front = {
            b
            for edge in picture["edges"]
            for a, b in ((edge["source"], edge["target"]), (edge["target"], edge["source"]))
            if a in front
        } - reached
        reached |= front
    return end in reached


def test_only_what_connects_two_people_is_left(client: FlaskClient) -> None:
    before = picture_of(client)
    other = sorted(keys(before, "author:") - {XU})[0]
    view = {**before["view"], "connecting": True, "selected": [XU, other]}

    picture = picture_of(client, **view)

    assert picture["view"]["between"] == sorted([XU, other])
    assert {XU, other} <= keys(picture)
    assert len(picture["nodes"]) < len(before["nodes"])
    assert connected(picture, XU, other)
    assert "on no shortest way" in picture["hidden"]["words"]
    later = {**picture["view"], "selected": []}
    assert keys(picture_of(client, **later)) == keys(picture)


def test_showing_all_again_after_what_connects_moves_nothing(client: FlaskClient) -> None:
    before = picture_of(client)
    other = sorted(keys(before, "author:") - {XU})[0]
    between = picture_of(client, **{**before["view"], "connecting": True, "between": [XU, other]})["view"]

    again = picture_of(client, **{**between, "connecting": False})

    assert {key: at for key, at in places(again).items() if key in places(before)} == places(before)


def test_two_people_whom_nothing_connects_are_said_to_be_apart(library_client: FlaskClient) -> None:
    people = library_client.get("/api/v1/search", query_string={"q": "Alone", "kind": "author"}).get_json()
    eve = f"author:{people['results'][0]['id']}"
    ben = f"author:{library_client.get('/api/v1/search?q=Žižka&kind=author').get_json()['results'][0]['id']}"

    picture = picture_of(library_client, focus=[eve, ben], connecting=True)

    assert keys(picture) == {eve, ben}
    assert any("no way over at most 4 papers" in note for note in picture["notes"])


def test_co_authors_of_co_authors_come_and_go_with_their_switch(client: FlaskClient) -> None:
    before = picture_of(client)
    second = picture_of(client, **{**before["view"], "second_degree": True})
    again = picture_of(client, **{**second["view"], "second_degree": False})

    added = keys(second) - keys(before)
    assert added
    assert all(key.startswith("author:") for key in added)
    assert keys(picture_of(client, **second["view"])) == keys(second)
    assert places(again) == places(before)


def test_one_more_focus_brings_its_neighbourhood_and_moves_nothing(client: FlaskClient) -> None:
    before = picture_of(client, limit=40)
    other = next(key for key in (*FOCUSES, JIN) if key not in keys(before))

    after = picture_of(client, **{**before["view"], "focus": [XU, other]})

    assert other in keys(after)
    assert len(keys(after) - keys(before)) > 5
    assert {key: at for key, at in places(after).items() if key in places(before)} == places(before)


def test_citations_are_lines_and_neighbours(library_client: FlaskClient) -> None:
    found: Any = library_client.get("/api/v1/search?q=graphs+study&kind=paper").get_json()["results"][0]
    one = f"paper:{found['id']}"

    picture = picture_of(library_client, focus=[one])
    counts = library_client.get("/api/v1/explore/neighbours", query_string={"key": one}).get_json()[
        "neighbours"
    ]

    assert [edge["source"] for edge in picture["edges"] if edge["kind"] == "cites"] == [one]
    assert {count["kind"]: count["total"] for count in counts} == {
        "author": 2,
        "paper": 1,
        "topic": 1,
        "institution": 2,
    }
