import pytest

from peergraph.app.explore.view import View, ViewError, ViewNode, canonical, parse_view

ADA, ONE = "author:mine:ada", "paper:mine:one"


def test_equal_views_have_equal_json_whatever_the_order_of_their_parts() -> None:
    one = parse_view({"focus": [ADA], "nodes": [{"key": ONE, "x": 1.04, "y": -0.01}, {"key": ADA}]})
    other = parse_view(
        {"nodes": [{"key": ADA}, {"y": 0, "x": 1.0, "key": ONE}, {"key": ADA}], "focus": [ADA, ADA]}
    )

    assert canonical(one) == canonical(other)
    assert parse_view(canonical(one)) == one


def test_what_says_nothing_is_left_out() -> None:
    view = parse_view(
        {
            "focus": [ADA],
            "filters": {
                "kinds": ["topic", "paper", "author", "institution"],
                "least_joint": 1,
                "place": "any",
            },
            "camera": {"x": 0},
            "layout": "force",
            "limit": 150,
            "between": [ADA],
            "title": "  ",
        }
    )

    assert canonical(view) == b'{"focus":["author:mine:ada"]}'


def test_a_place_of_which_half_is_missing_is_no_place_and_pins_nothing() -> None:
    view = parse_view({"focus": [ADA], "nodes": [{"key": ONE, "x": 3, "pinned": True}]})

    assert view.nodes == (ViewNode(ONE),)


def test_an_id_of_two_kinds_makes_two_nodes() -> None:
    nodes = [{"key": "author:name:one"}, {"key": "topic:name:one"}]

    assert len(parse_view({"focus": [ADA], "nodes": nodes}).nodes) == 2


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "focus"),
        ({"focus": []}, "focus"),
        ({"focus": [ADA] * 11}, "focus"),
        ({"focus": ["person:ada"]}, "focus[0]"),
        ({"focus": ["author:"]}, "focus[0]"),
        ({"focus": ADA}, "focus"),
        ({"focus": [ADA], "colours": "year"}, "colours"),
        ({"focus": [ADA], "layout": "round"}, "layout"),
        ({"focus": [ADA], "version": 2}, "version"),
        ({"focus": [ADA], "version": "1"}, "version"),
        ({"focus": [ADA], "limit": 2001}, "limit"),
        ({"focus": [ADA], "nodes": [{"key": ONE, "x": "far"}]}, "nodes[0].x"),
        ({"focus": [ADA], "nodes": [{"key": ONE, "x": 1e9}]}, "nodes[0].x"),
        ({"focus": [ADA], "nodes": [{"key": "nothing"}]}, "nodes[0].key"),
        ({"focus": [ADA], "nodes": [{"x": 1}]}, "nodes[0].key"),
        ({"focus": [ADA], "hidden": [3]}, "hidden[0]"),
        ({"focus": [ADA], "filters": {"years": [2020, 2015]}}, "filters.years"),
        ({"focus": [ADA], "filters": {"years": [2020]}}, "filters.years"),
        ({"focus": [ADA], "filters": {"least_joint": 0}}, "filters.least_joint"),
        ({"focus": [ADA], "filters": {"kinds": ["venue"]}}, "filters.kinds[0]"),
        ({"focus": [ADA], "camera": {"zoom": 0}}, "camera.zoom"),
        ({"focus": [ADA], "title": "x" * 201}, "title"),
    ],
)
def test_a_wrong_field_is_named(given: dict[str, object], field: str) -> None:
    with pytest.raises(ViewError) as error:
        parse_view(given)

    assert error.value.name == field
    assert str(error.value).startswith(f"{field}: ")


def test_5001_nodes_are_too_many_and_the_error_says_so_in_numbers() -> None:
    with pytest.raises(ViewError, match="nodes: has 5,001 entries; 5,000 are the most"):
        parse_view({"focus": [ADA], "nodes": [{"key": f"author:{at}"} for at in range(5001)]})


def test_a_view_of_more_than_a_megabyte_is_refused_before_it_is_read() -> None:
    with pytest.raises(ViewError, match="1,000,000 are the most"):
        parse_view(b" " * 1_000_001)


@pytest.mark.parametrize(
    "given",
    [b"", b"x", b"[1]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"focus": ["author:a"], "limit": NaN}'],
)
def test_what_is_no_json_object_is_refused(given: bytes) -> None:
    with pytest.raises(ViewError, match=r"^view: "):
        parse_view(given)


def test_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(ViewError, match=r"^view: "):
        parse_view({"focus": [ADA], "title": "\ud800"})


def test_a_view_keeps_the_order_of_its_focuses() -> None:
    assert parse_view({"focus": [ONE, ADA]}) == View((ONE, ADA))
