import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from socket import create_server

import nbformat
import pytest
from py2neo import Graph as ModelGraph

from peergraph.app.console.ask import TooMuchAsked
from peergraph.app.notebook import MissingLibrary, Peergraph, SlicePicture, Table
from peergraph.app.notebook.models import Author, Institution, Paper, Topic, open_models
from peergraph.cypher.errors import (
    GraphUnavailable,
    IdentifierError,
    NotFoundError,
    QueryFailed,
    QueryRefused,
    UsageError,
)
from peergraph.cypher.graph import Graph
from peergraph.cypher.local import Server

pytestmark = pytest.mark.graph

YINGHUI, PAN, RONG = "sample:yinghui-xu", "sample:pan-pan", "sample:rong-jin"
NOTEBOOK = Path(__file__).parents[2] / "docs" / "peergraph.ipynb"
HOSTILE = '</script><img src=x onerror="alert(1)">"</iframe>'


@pytest.fixture(scope="module", params=["database", "site"])
def peer(
    request: pytest.FixtureRequest, sample: Graph, sample_server: Server, site: str
) -> Iterator[Peergraph]:
    """The sample, asked over Bolt and through the API of a running site."""
    if request.param == "site":
        with Peergraph(f"{site}/") as peer:
            yield peer
    else:
        with Peergraph(sample_server.uri, password=sample_server.password) as peer:
            yield peer


@pytest.fixture(scope="module")
def models(sample: Graph, sample_server: Server) -> Iterator[ModelGraph]:
    with open_models(sample_server.uri, password=sample_server.password) as models:
        yield models


class Frames(HTMLParser):
    """Collects the elements of a text, and what its frames hold."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.inner = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.inner += dict(attrs).get("srcdoc") or ""


def test_a_profile_is_the_one_of_the_site(peer: Peergraph):
    author = peer.author(YINGHUI)

    assert (author.name, author.counts.works) == ("Yinghui Xu", 22)


def test_a_database_and_a_site_answer_with_equal_objects(sample_server: Server, sample: Graph, site: str):
    with Peergraph(sample_server.uri, password=sample_server.password) as database, Peergraph(site) as web:
        assert database.author(PAN) == web.author(PAN)
        assert database.shared_papers(YINGHUI, PAN) == web.shared_papers(YINGHUI, PAN)
        assert database.slice(PAN, limit=30).table() == web.slice(PAN, limit=30).table()
        assert database.slice(PAN, limit=30).html() == web.slice(PAN, limit=30).html()


def test_a_slice_shows_itself_in_a_frame_and_says_what_it_leaves_out(peer: Peergraph):
    picture = peer.slice(YINGHUI, limit=30)
    shown = Frames(picture._repr_html_())

    assert shown.tags == ["iframe", "p"]
    assert "new vis.Network" in shown.inner
    assert "Pan Pan" in shown.inner
    assert " of 60 co-authors" in picture._repr_html_()
    assert picture.table().rows[0][:3] == [YINGHUI, "author", "Yinghui Xu"]


def test_other_kinds_have_slices_too(peer: Peergraph):
    paper = peer.shared_papers(YINGHUI, PAN, limit=1).papers[0]

    assert peer.slice(paper.id, "paper").slice.focus.label == paper.title


def test_a_title_never_becomes_html(peer: Peergraph):
    found = peer.slice(PAN, limit=10).slice
    focus = replace(found.focus, label=HOSTILE, note=HOSTILE)
    picture = SlicePicture(replace(found, focus=focus, nodes=(focus, *found.nodes[1:])))

    shown = Frames(picture._repr_html_())

    assert shown.tags == ["iframe", "p"]
    assert "<img src=x" not in shown.inner
    assert "<img src=x" not in picture.table()._repr_html_()


def test_shared_papers_are_those_of_all_the_people(peer: Peergraph):
    shared = peer.shared_papers(YINGHUI, PAN, RONG, limit=2)

    assert [person.id for person in shared.authors] == [YINGHUI, PAN, RONG]
    assert len(shared.papers) <= 2
    assert len(shared.pairs) == 3


def test_rows_become_frames_of_pandas_and_polars(peer: Peergraph):
    rows = peer.cypher(
        "MATCH (p:Paper) WHERE p.year >= $year RETURN p.year AS year, count(*) AS papers ORDER BY year",
        year=2020,
    )

    pandas, polars = rows.to_pandas(), rows.to_polars()

    assert list(pandas.columns) == polars.columns == ["year", "papers"]
    assert pandas["papers"].sum() == polars["papers"].sum() > 0
    assert len(rows) == len(pandas) == len(polars)


def test_nodes_and_mixed_columns_become_frames_too(peer: Peergraph):
    rows = peer.cypher(
        "MATCH (a:Author) WITH a LIMIT 2 UNWIND [a, null] AS node RETURN node, [1, 'x'][0] AS value"
    )

    assert rows.to_pandas()["node"][0]["labels"] == ["Author"]
    assert len(rows.to_polars()) == 4
    assert len(peer.cypher("MATCH (n:Nothing) RETURN n").to_polars()) == 0


def test_a_cut_is_said(peer: Peergraph):
    rows = peer.cypher("UNWIND range(1, 1001) AS i RETURN i")

    assert (len(rows), rows.truncated, rows.note) == (1000, True, "the first 1,000 rows; there are more")
    assert "the first 1,000 rows; there are more, 50 of them shown" in rows._repr_html_()


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("CREATE (n:Author) RETURN n", QueryRefused),
        ("MATCH (n) SET n.name = 'x'", QueryRefused),
        ("MATCH (n) RETRUN n", QueryFailed),
        (
            "MATCH (a:Author), (b:Author), (c:Author), (d:Author) WHERE a.name <> d.name RETURN count(*)",
            (TooMuchAsked, QueryRefused),
        ),
    ],
)
def test_a_query_passes_the_guard_or_is_refused(
    peer: Peergraph, query: str, error: type[Exception] | tuple[type[Exception], ...]
):
    with pytest.raises(error):
        peer.cypher(query)


def test_what_cannot_be_used_is_named(peer: Peergraph):
    with pytest.raises(NotFoundError, match="No author in this graph"):
        peer.author("sample:nobody-of-this-name")
    with pytest.raises(IdentifierError):
        peer.author("orcid:1")
    with pytest.raises(UsageError, match="limit"):
        peer.slice(PAN, limit=5)
    with pytest.raises(UsageError, match="two authors"):
        peer.shared_papers(PAN)


def test_an_address_that_leads_nowhere_says_so(site: str):
    with closing(create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(UsageError, match="no address of a graph"):
        Peergraph("ftp://127.0.0.1")
    with pytest.raises(UsageError, match="password"):
        Peergraph("bolt://127.0.0.1:7687")
    with (
        Peergraph(f"http://127.0.0.1:{port}") as nobody,
        pytest.raises(GraphUnavailable, match="does not answer"),
    ):
        nobody.author(PAN)
    with Peergraph(f"{site}/static") as other, pytest.raises(UsageError, match="not as a Peergraph site"):
        other.author(PAN)


@pytest.mark.parametrize(("name", "method"), [("pandas", "to_pandas"), ("polars", "to_polars")])
def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch, name: str, method: str):
    monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(MissingLibrary, match=f"pip install {name}"):
        getattr(Table(["a"], [[1]], truncated=False), method)()


def test_a_model_reads_papers_coauthors_and_institutions(models: ModelGraph):
    author = Author.match(models, YINGHUI).first()
    coauthors = author.coauthors(models)

    assert (author.name, len(author.papers), len(coauthors)) == ("Yinghui Xu", 22, 60)
    assert coauthors[0].id == PAN
    assert all(isinstance(paper, Paper) for paper in author.papers)
    assert author.name in {each.name for institution in author.institutions for each in institution.authors}


def test_models_are_matched_as_py2neo_does(models: ModelGraph):
    papers = Paper.match(models).where("_.year >= 2020").order_by("_.title").limit(3).all()
    topic = next(topic for paper in Paper.match(models).limit(50) for topic in paper.topics)

    assert [paper.title for paper in papers] == sorted(paper.title for paper in papers)
    assert all(paper.year >= 2020 for paper in papers)
    assert isinstance(topic, Topic)
    assert topic.papers
    assert Institution.match(models).where(name="Alibaba Group").first().authors
    assert Author.match(models, "sample:nobody").first() is None


def test_an_authorship_keeps_its_facts(models: ModelGraph):
    author = Author.match(models, YINGHUI).first()

    positions = {paper.id: author.papers.get(paper, "position") for paper in author.papers}

    known = models.run(
        "MATCH (:Author {id: $id})-[r:AUTHORED]->(p:Paper) RETURN p.id AS id, r.position AS position",
        id=YINGHUI,
    )
    assert positions == {row["id"]: row["position"] for row in known}
    assert any(positions.values())


@pytest.mark.parametrize("way", ["push", "create", "merge", "delete"])
def test_a_model_is_not_written(models: ModelGraph, way: str):
    author = Author.match(models, YINGHUI).first()
    author.name = "Somebody else"

    with pytest.raises(QueryRefused, match="only read"):
        getattr(models, way)(author)

    assert models.evaluate("MATCH (a:Author {id: $id}) RETURN a.name", id=YINGHUI) == "Yinghui Xu"


def test_the_notebook_of_the_docs_runs(sample: Graph, sample_server: Server, tmp_path: Path):
    server = {"NEO4J_URI": sample_server.uri, "NEO4J_PASSWORD": sample_server.password}
    command = [str(Path(sys.executable).with_name("jupyter-execute")), f"--output={tmp_path / 'run.ipynb'}"]

    done = subprocess.run(
        [*command, str(NOTEBOOK)],
        env={**os.environ, **server, "IPYTHONDIR": str(tmp_path), "JUPYTER_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    run = nbformat.read(tmp_path / "run.ipynb", as_version=4)
    shown = json.dumps([cell.outputs for cell in run.cells if cell.cell_type == "code"])
    assert "iframe" in shown
    assert "Pan Pan" in shown


def test_the_notebook_of_the_docs_is_kept_without_its_outputs():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)

    assert not [cell for cell in notebook.cells if cell.get("outputs")]
