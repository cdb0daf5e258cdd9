from concurrent.futures import ThreadPoolExecutor
from itertools import combinations

import pytest

from peergraph.app.reads.parts import Kind
from peergraph.app.slices.labels import label_box, node_box, overlap, ring_of, short_label, text_width
from peergraph.app.slices.layout import NARROW, WIDE, Canvas, place_nodes, positions, radius_of
from peergraph.app.slices.read import DEFAULT_LIMIT, NARROW_LIMIT, placed, read_slice
from peergraph.app.slices.types import Slice, SliceNode
from peergraph.cypher.graph import Graph
from tests.conftest import query

FOUR = ("sample:yinghui-xu", "sample:rong-jin", "sample:hongxia-yang", "sample:pan-pan")
LIMITS = {WIDE: DEFAULT_LIMIT, NARROW: NARROW_LIMIT}


def overlapping_nodes(picture: Slice) -> list[tuple[str, str]]:
    boxes = [(node.label, node_box(node, radius_of(node, picture.zoom))) for node in picture.nodes]
    return [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if overlap(one, other)]


def covered_labels(picture: Slice) -> list[tuple[str, str]]:
    """Return the shown labels that cover another label or a node."""
    labels = [
        (node.label, label_box(node, ring_of(node, radius_of(node, picture.zoom)), node.place))
        for node in picture.nodes
        if node.place
    ]
    nodes = [(node.label, node_box(node, radius_of(node, picture.zoom))) for node in picture.nodes]
    pairs = [*combinations(labels, 2), *((label, node) for label in labels for node in nodes)]
    return [(a, b) for (a, one), (b, other) in pairs if overlap(one, other)]


def outside(picture: Slice) -> list[str]:
    x, y = picture.width / 2, picture.height / 2
    boxes = {node.label: node_box(node, radius_of(node, picture.zoom)) for node in picture.nodes}
    return [label for label, box in boxes.items() if box[0] < -x or box[1] < -y or box[2] > x or box[3] > y]


def check(picture: Slice) -> None:
    assert overlapping_nodes(picture) == []
    assert covered_labels(picture) == []
    assert outside(picture) == []
    if picture.width == WIDE.width:
        assert picture.focus.place is not None


@pytest.mark.parametrize("canvas", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("id", FOUR)
def test_no_nodes_and_no_shown_labels_of_the_four_researchers_overlap(
    sample: Graph, id: str, canvas: Canvas
) -> None:
    check(placed(read_slice(sample, "author", id, LIMITS[canvas]), canvas))


@pytest.fixture(scope="module")
def hubs(sample: Graph) -> list[tuple[Kind, str]]:
    """The five most connected entities of each kind."""
    return [(row["kind"], row["id"]) for row in sample.read(query("most_connected"))]


@pytest.mark.parametrize("canvas", [WIDE, NARROW], ids=["wide", "narrow"])
def test_no_nodes_and_no_shown_labels_of_twenty_hubs_overlap(
    sample: Graph, hubs: list[tuple[Kind, str]], canvas: Canvas
) -> None:
    assert len(hubs) == 20
    for kind, id in hubs:
        check(placed(read_slice(sample, kind, id, LIMITS[canvas]), canvas))


@pytest.mark.parametrize("id", FOUR)
def test_papers_never_have_a_label_at_first_and_most_of_the_closest_people_do(sample: Graph, id: str) -> None:
    picture = placed(read_slice(sample, "author", id), WIDE)

    assert all(node.place is None for node in picture.of_kind("paper"))
    assert sum(node.place is not None for node in picture.of_kind("author")[:10]) >= 7


def test_the_same_slice_gets_the_same_picture_in_every_thread(sample: Graph) -> None:
    pictures = [read_slice(sample, "author", id) for id in FOUR]
    expected = [placed(picture, WIDE) for picture in pictures]
    positions.cache_clear()

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda picture: placed(picture, WIDE), pictures)) == expected


def test_groups_that_share_nobody_stand_apart(sample: Graph) -> None:
    picture = placed(read_slice(sample, "author", FOUR[0]), WIDE)
    spans: dict[int, list[SliceNode]] = {}
    for node in picture.nodes:
        if node.group:
            spans.setdefault(node.group, []).append(node)

    for nodes in spans.values():
        middle = [sum(node.x for node in nodes) / len(nodes), sum(node.y for node in nodes) / len(nodes)]
        assert all(abs(node.x - middle[0]) < WIDE.width / 3 for node in nodes)
        assert all(abs(node.y - middle[1]) < WIDE.height / 3 for node in nodes)


def test_a_lone_node_stands_in_the_middle_with_its_label() -> None:
    (node,) = place_nodes((SliceNode("a:b", "author", "Ada", "", 3, -1),), (), WIDE)

    assert (node.x, node.y, node.place) == (0, 0, "below")


def test_ideographs_are_as_wide_as_high_and_marks_have_no_width() -> None:
    assert text_width("小林", 12) >= 24
    assert text_width("Žižka") == text_width("Žižka")


def test_a_long_label_is_shortened_at_a_word() -> None:
    assert short_label("Institute of Quantum Information, Utopia") == "Institute of Quantum Inform…"
    assert short_label("Ada Ørsted") == "Ada Ørsted"
