"""Lists and pictures as files, from the sample: right endings, right contents, readable by other programs."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from typing import Any

import igraph
import networkx
import pytest
import rispy
from flask.testing import FlaskClient
from lxml import etree

from peergraph.app.exports.figures import Figure, FigureNode, figure_of_slice
from peergraph.app.exports.graph_files import gexf, graphml
from peergraph.app.exports.svg import inline_svg, svg
from peergraph.app.slices.layout import WIDE
from peergraph.app.slices.read import placed, read_slice
from peergraph.cypher.graph import Graph

XU, PAN = "sample:yinghui-xu", "sample:pan-pan"
PAPER = "doi:10.1609/aaai.v36i7.20707"
TOPIC = "arxiv:cs.CV"
LISTS = (
    f"/authors/{XU}/works", f"/papers/{PAPER}", f"/papers/{PAPER}/references", f"/papers/{PAPER}/citations",
    f"/topics/{TOPIC}/papers", "/venues/AAAI/papers",
)  # fmt: skip
ATTACK = "\"></title><script>alert(1)</script>\x00\ud800 & 'x'"
SVG = "{http://www.w3.org/2000/svg}"


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.fixture(scope="module")
def figure(sample: Graph) -> Figure:
    return figure_of_slice(placed(read_slice(sample, "author", XU), WIDE))


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("ending", ["bib", "ris", "csl.json", "csv", "json"])
def test_every_list_of_papers_is_a_download_in_every_format(
    client: FlaskClient, path: str, ending: str
) -> None:
    answer = client.get(f"/api/v1{path}.{ending}")

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="peergraph-')
    assert answer.headers["Content-Disposition"].endswith(f'.{ending}"')
    assert answer.headers["X-Total-Count"].isdigit()


def test_all_formats_of_a_list_hold_the_same_papers(client: FlaskClient) -> None:
    base = f"/api/v1/authors/{XU}/works"
    works = client.get(f"{base}?limit=100").json

    bib = client.get(f"{base}.bib").text
    ids = [row["id"] for row in rows_of(client.get(f"{base}.csv").text)]

    assert ids == [work["id"] for work in works["works"]]
    assert bib.count("\n@") == len(rispy.loads(client.get(f"{base}.ris").text)) == works["total"]
    assert bib.startswith(f"% Peergraph: papers of Yinghui Xu, all {works['total']}\n")
    assert [item["id"] for item in json.loads(client.get(f"{base}.csl.json").text)] == ids
    assert [item["id"] for item in client.get(f"{base}.json").json["papers"]] == ids


def test_a_file_holds_what_the_filter_shows(client: FlaskClient) -> None:
    rows = rows_of(client.get(f"/api/v1/authors/{XU}/works.csv?year=2024").text)

    assert {row["year"] for row in rows} == {"2024"}


def test_people_are_tables(client: FlaskClient) -> None:
    answer = client.get(f"/api/v1/authors/{XU}/collaborators.csv")

    rows = rows_of(answer.text)
    total = client.get(f"/api/v1/authors/{XU}").json["counts"]["collaborators"]
    assert len(rows) == total == int(answer.headers["X-Total-Count"])
    assert rows[0]["name"] == "Pan Pan"
    assert client.get(f"/api/v1/papers/{PAPER}/authors.csv").text.count("\r\n") == 5


def test_shared_papers_and_search_results_are_files(client: FlaskClient) -> None:
    shared = client.get(f"/api/v1/shared-papers.csv?author={XU}&author={PAN}")
    found = client.get("/api/v1/search.csv?q=pan+pan")

    assert (
        len(rows_of(shared.text))
        == client.get(f"/api/v1/shared-papers?author={XU}&author={PAN}").json["total"]
    )
    assert rows_of(found.text)[0]["label"] == "Pan Pan"
    assert client.get("/api/v1/search.bib?q=learning").text.count("\n@") > 10


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/authors/sample:nobody/works.bib", 404),
        ("/api/v1/venues/No such venue/papers.csv", 404),
        (f"/api/v1/shared-papers.bib?author={XU}", 400),
        (f"/api/v1/authors/{XU}/works.doc", 404),
        ("/api/v1/search.csv?q=a&kind=x", 400),
    ],
)
def test_what_is_not_there_is_an_error_and_no_file(client: FlaskClient, path: str, status: int) -> None:
    answer = client.get(path)

    assert answer.status_code in (status, 400)
    assert "Content-Disposition" not in answer.headers


def test_graphml_and_gexf_are_read_by_other_programs(figure: Figure, tmp_path: Any) -> None:
    (tmp_path / "a.graphml").write_bytes(graphml(figure))
    (tmp_path / "a.gexf").write_bytes(gexf(figure))

    read = igraph.Graph.Read_GraphML(str(tmp_path / "a.graphml"))
    network = networkx.read_gexf(tmp_path / "a.gexf")

    assert (read.vcount(), read.ecount()) == (len(figure.nodes), len(figure.edges))
    assert (network.number_of_nodes(), network.number_of_edges()) == (len(figure.nodes), len(figure.edges))
    assert network.nodes[XU]["label"] == "Yinghui Xu"
    assert network.nodes[XU]["viz"]["position"]["x"] == pytest.approx(figure.nodes[0].x, abs=0.01)


def test_a_drawing_shows_every_node_with_its_name_inside_its_frame(figure: Figure) -> None:
    root = etree.fromstring(svg(figure, "https://graph.example"))

    left, top, width, height = map(float, root.get("viewBox").split())
    links = root.findall(f".//{SVG}a")
    assert root.findtext(f"{SVG}title") == "Yinghui Xu"
    assert root.get("role") == "group"
    assert len(links) == len(figure.nodes)
    assert len(root.findall(f".//{SVG}line")) == len(figure.edges)
    assert all(link.findtext(f"{SVG}title") for link in links)
    assert links[0].get("href") == f"https://graph.example/authors/{XU}"
    assert all(left < node.x < left + width and top < node.y < top + height for node in figure.nodes)
    assert not root.xpath("//@style")


def test_hostile_texts_stay_texts_in_every_picture() -> None:
    node = FigureNode("author:x", "x", "author", ATTACK, ATTACK, 0, 0, 9, "#0072B2", "below", True, ATTACK)
    figure = Figure(ATTACK, (ATTACK,), (node, replace(node, key="author:y")), ())

    for content in (svg(figure), gexf(figure), graphml(figure), str(inline_svg(figure)).encode()):
        root = ElementTree.fromstring(content)
        assert not [element for element in root.iter() if "script" in str(element.tag)]


@pytest.mark.parametrize("ending", ["svg", "gexf", "graphml", "html", "json"])
def test_a_view_is_a_file_by_its_id_and_by_itself(client: FlaskClient, ending: str) -> None:
    view = {"focus": [f"author:{XU}"], "title": "Around Xu"}
    id = client.post("/api/v1/views", json=view).json["id"]

    stored = client.get(f"/explore/{id}.{ending}")
    posted = client.post(f"/api/v1/explore/export?format={ending}", json={"view": view})

    assert stored.status_code == posted.status_code == 200
    assert stored.headers["Content-Disposition"] == f'attachment; filename="peergraph-Around-Xu.{ending}"'
    assert len(stored.data) == len(posted.data)


def test_the_papers_and_the_lines_of_a_view_are_files(client: FlaskClient) -> None:
    id = client.post("/api/v1/views", json={"focus": [f"author:{XU}"]}).json["id"]
    picture = client.get(f"/explore/{id}.json").json
    papers = [node for node in picture["nodes"] if node["kind"] == "paper"]

    rows = rows_of(client.get(f"/explore/{id}.csv").text)

    assert len(rows) == len(picture["nodes"]) + len(picture["edges"])
    assert client.get(f"/explore/{id}.bib").text.count("\n@") == len(papers)
    assert len(json.loads(client.get(f"/explore/{id}.csl.json").text)) == len(papers)


@pytest.mark.parametrize("format", ["", "?format=exe"])
def test_an_unknown_format_is_named(client: FlaskClient, format: str) -> None:
    answer = client.post(f"/api/v1/explore/export{format}", json={"focus": [f"author:{XU}"]})

    assert answer.status_code == 400
    assert answer.json["error"]["detail"] == {"parameter": "format"}


@pytest.mark.parametrize("path", [f"/authors/{XU}", f"/topics/{TOPIC}", f"/papers/{PAPER}", "/venues/AAAI"])
def test_every_file_that_a_page_offers_is_there(client: FlaskClient, path: str) -> None:
    page = etree.HTML(client.get(path).text)
    links = page.xpath("//a[@download]/@href")

    assert len(links) >= 5
    assert {client.get(link).status_code for link in links} == {200}
