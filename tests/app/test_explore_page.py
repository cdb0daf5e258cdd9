import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

XU = "author:sample:yinghui-xu"
PAN = "author:sample:pan-pan"


def shown(page: str) -> dict[str, Any]:
    """Return the view and picture that a page carries for its script."""
    found = re.search(r'id="explore-picture">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_page_carries_the_picture_that_the_api_answers(client: FlaskClient) -> None:
    page = client.get(f"/explore?focus={XU}&limit=40").text

    answer = client.get(f"/api/v1/explore?focus={XU}&limit=40").get_json()
    assert shown(page)["picture"] == answer


def test_the_address_says_all_of_a_view(client: FlaskClient) -> None:
    filters = "years=2019-2021&kinds=author,paper&least_joint=2&place=first"
    query = f"focus={XU}&focus={PAN}&{filters}&colour=year&layout=year"

    view = shown(client.get(f"/explore?{query}&limit=30&selected={PAN}&camera=1,2,1.5").text)["picture"][
        "view"
    ]

    assert view["focus"] == [XU, PAN]
    assert view["filters"] == {
        "kinds": ["author", "paper"],
        "years": [2019, 2021],
        "least_joint": 2,
        "place": "first",
    }
    assert (view["colour"], view["layout"], view["limit"]) == ("year", "year", 30)
    assert (view["selected"], view["camera"]) == ([PAN], {"x": 1.0, "y": 2.0, "zoom": 1.5})


def test_a_page_of_two_is_titled_by_both(client: FlaskClient) -> None:
    page = client.get(f"/explore?focus={XU}&focus={PAN}&limit=20").text

    assert "<title>Yinghui Xu and Pan Pan · Explorer · Peergraph</title>" in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("years=new", "years: must be two years such as 2015-2020"),
        ("camera=1,2", "camera: must be x,y,zoom"),
        ("limit=1", "limit"),
        ("colour=red", "colour"),
        ("second_degree=2", "second_degree: must be one of 0, 1"),
    ],
)
def test_an_address_that_cannot_be_used_says_which_part_of_it(
    client: FlaskClient, query: str, words: str
) -> None:
    answer = client.get(f"/explore?focus={XU}&{query}")

    assert answer.status_code == 400
    assert words in answer.text


def test_a_focus_that_nobody_has_is_not_found(client: FlaskClient) -> None:
    assert client.get("/explore?focus=author:sample:nobody-at-all").status_code == 404


def test_a_stored_view_has_a_page_and_what_is_picked_rides_along(client: FlaskClient) -> None:
    view = {"focus": [XU], "nodes": [{"key": XU, "x": 1, "y": 2}, {"key": PAN, "x": 30, "y": 40}]}
    stored = client.post("/api/v1/views", json=view).get_json()

    content = shown(client.get(f"{stored['url']}?selected={PAN}").text)

    assert content["asked"] is None
    assert {node["key"]: (node["x"], node["y"]) for node in content["picture"]["nodes"]} == {
        XU: (1, 2),
        PAN: (30, 40),
    }
    assert content["picture"]["view"]["selected"] == [PAN]


def test_a_view_that_is_not_stored_says_so(client: FlaskClient) -> None:
    answer = client.get("/explore/aaaaaaaaaaaa")

    assert answer.status_code == 404
    assert "No view is stored under aaaaaaaaaaaa" in answer.text


def test_a_title_cannot_end_the_script_that_carries_it(client: FlaskClient) -> None:
    title = "</script><script>alert(1)</script>"

    page = client.get("/explore", query_string={"focus": XU, "limit": 20, "title": title}).text

    assert "<script>alert" not in page
    assert shown(page)["picture"]["view"]["title"] == title


def test_a_view_of_more_nodes_than_rows_says_how_many_are_left_out(client: FlaskClient) -> None:
    page = client.get("/explore?focus=institution:name:alibaba-group&limit=2000").text

    rows = len(re.findall(r"<tr data-key", page))
    nodes = len(shown(page)["picture"]["nodes"])
    assert rows == nodes or "more row" in page
