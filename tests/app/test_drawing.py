import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient
from lxml import etree, html

from peergraph.app.exports.figures import figure_of_slice
from peergraph.app.exports.graph_files import graphml
from peergraph.app.exports.html import as_html, network_of
from peergraph.app.slices.layout import WIDE
from peergraph.app.slices.read import placed, read_slice
from peergraph.app.slices.types import Slice, SliceEdge, SliceNode
from peergraph.cypher.graph import Graph

ATTACK = "</script><script>alert(1)</script><img src=x onerror=alert(2)> href='x' {{ 7*7 }}"
XU = "sample:yinghui-xu"


def attacked() -> Slice:
    """Return a slice whose every text is an attack."""
    focus = SliceNode("mine:a", "author", ATTACK, ATTACK, 3, -1, facts={"orcid": ATTACK})
    paper = SliceNode("mine:<p>", "paper", ATTACK, ATTACK, 1, 0)
    edges = (SliceEdge("mine:a", "mine:<p>", "authored", 1),)
    return placed(Slice(focus, (focus, paper), edges, (), (), 150), WIDE)


@pytest.fixture(scope="module")
def picture(sample: Graph) -> Slice:
    return placed(read_slice(sample, "author", XU), WIDE)


def test_the_page_to_take_away_holds_every_node_and_line_where_the_site_draws_them(picture: Slice) -> None:
    nodes, edges, *_, options = network_of(figure_of_slice(picture)).get_network_data()

    assert [(node["id"], node["x"], node["y"]) for node in nodes] == [(n.id, n.x, n.y) for n in picture.nodes]
    assert [(edge["from"], edge["to"]) for edge in edges] == [(e.source, e.target) for e in picture.edges]
    assert json.loads(options)["physics"] == {"enabled": False}


def test_the_page_to_take_away_needs_no_other_host(picture: Slice) -> None:
    page = html.document_fromstring(as_html(figure_of_slice(picture)))

    assert page.xpath("//script/@src | //link/@href | //img/@src") == []
    assert "vis-network" in "".join(page.xpath("//script/text()"))


def test_a_hostile_title_stays_text_in_the_page_to_take_away() -> None:
    text = as_html(figure_of_slice(attacked()))
    page = html.document_fromstring(text)

    assert "alert" not in "".join(page.xpath("//body//text()[not(ancestor::script)]"))
    assert page.xpath("//img") == []
    assert [script for script in page.xpath("//script/text()") if script.strip().startswith("alert")] == []
    assert page.findtext(".//title") == f"{ATTACK}: a picture from Peergraph"
    assert "7*7" in text


@pytest.mark.browser
def test_a_hostile_title_runs_nothing_when_the_page_to_take_away_is_opened(
    browser: Any, tmp_path: Path
) -> None:
    file = tmp_path / "slice.html"
    file.write_text(as_html(figure_of_slice(attacked())))
    page = browser.new_page()
    happened: list[str] = []
    page.on("dialog", lambda dialog: (happened.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: happened.append(request.url) if request.url != file.as_uri() else None)
    page.on("pageerror", lambda error: happened.append(str(error)))

    page.goto(file.as_uri())
    page.mouse.move(640, 360)
    page.wait_for_function("() => document.querySelector('canvas') && network.getPositions()['mine:<p>']")

    assert happened == []
    page.close()


def test_graphml_holds_every_node_and_line_with_its_facts(picture: Slice) -> None:
    root = etree.fromstring(graphml(figure_of_slice(picture)))
    names = {"g": "http://graphml.graphdrawing.org/xmlns"}

    assert len(root.findall(".//g:node", names)) == len(picture.nodes)
    assert len(root.findall(".//g:edge", names)) == len(picture.edges)
    assert "Pan Pan" in root.xpath("//g:data/text()", namespaces=names)


def test_graphml_replaces_what_xml_cannot_hold() -> None:
    bad = attacked()
    focus = replace(bad.focus, label="a\x00b\x0bc\ud800d\uffffe & <f>")

    root = etree.fromstring(
        graphml(figure_of_slice(replace(bad, focus=focus, nodes=(focus, *bad.nodes[1:]))))
    )

    assert "a\ufffdb\ufffdc\ufffdd\ufffde & <f>" in root.xpath("//*[local-name()='data']/text()")


def test_json_is_the_object_of_the_page(picture: Slice) -> None:
    body = json.loads(msgspec.json.encode(picture))

    assert body["focus"] == body["nodes"][0]
    assert len(body["nodes"]) == len(picture.nodes)
    assert body["width"] == WIDE.width


@pytest.mark.parametrize("ending", ["html", "json", "graphml"])
def test_files_are_downloads_with_a_plain_name(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/api/v1/authors/{XU}/slice.{ending}?limit=30")

    assert answer.status_code == 200
    assert (
        answer.headers["Content-Disposition"]
        == f'attachment; filename="peergraph-sample-yinghui-xu.{ending}"'
    )
