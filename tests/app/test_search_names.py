"""Names in any order, spelling and script; what is found instead where nothing is spelled so."""

from typing import Any

import pytest

from peergraph.app.reads.name_terms import name_query
from peergraph.app.reads.search import search
from peergraph.app.reads.search_terms import read_words
from peergraph.app.reads.searched import Wish
from peergraph.app.reads.suggestions import suggest
from peergraph.cypher.graph import Graph
from peergraph.loaders.records import Authorship, PaperRecord

from .conftest import load

NAMES = (
    "Yinghui Xu",
    "Y. Xu",
    "Jürgen Müller",
    "Hans Mueller",
    "Rosa Muller",
    "Łukasz Nowak",
    "Юрий Иванов",
    "Petar Ivanov",
    "王小明",
    "Xiaoming Wang",
    "김민수",
    "Jean-Pierre Dupont",
    "J.P. Durand",
    "Bo An",
    "Hung To",
    "Jin Ho No",
    "Min-Jun As",
    "Christopher Manning",
    "Christopher Manning",
)
TITLES = (
    "Attention for machine translation",
    "Machine translation of novels",
    "A machin for sorting",
    "自然语言处理的方法",
    "コンピュータビジョン入門",
    "한국어의 문법",
)


@pytest.fixture
def named(empty_graph: Graph) -> Graph:
    """A graph of people of many names, one paper each, and some titles."""
    papers = [
        PaperRecord("mine", f"of-{n}", (f"mine:of-{n}",), f"Work {n}", authorships=(Authorship(name, 1),))
        for n, name in enumerate(NAMES)
    ]
    titled = [PaperRecord("mine", f"t-{n}", (f"mine:t-{n}",), title) for n, title in enumerate(TITLES)]
    load(empty_graph, *papers, *titled)
    return empty_graph


def labels(graph: Graph, text: str, kind: Any = "author", **wish: Any) -> list[str]:
    return [row.label for row in search(graph, text, kind, 20, Wish(**wish)).results]


def test_a_name_is_found_in_any_order_and_with_initials(named: Graph):
    for text in ("Xu Yinghui", "Xu, Yinghui", "yinghui xu", "XU Yinghui"):
        assert labels(named, text) == ["Yinghui Xu"], text
    for text in ("Y. Xu", "Xu Y", "Xu, Y.", "y xu"):
        assert set(labels(named, text)) == {"Yinghui Xu", "Y. Xu"}, text
    for text in ("J.-P. Dupont", "JP Dupont", "J P Dupont", "Dupont, J.P."):
        assert labels(named, text) == ["Jean-Pierre Dupont"], text
    assert labels(named, "J P Durand") == ["J.P. Durand"]


def test_a_name_is_found_in_other_spellings_of_its_umlauts_and_accents(named: Graph):
    assert labels(named, "Müller")[0] == "Jürgen Müller"
    assert {"Jürgen Müller", "Hans Mueller", "Rosa Muller"} == set(labels(named, "Mueller"))
    assert {"Jürgen Müller", "Rosa Muller"} == set(labels(named, "muller"))
    assert labels(named, "lukasz nowak") == ["Łukasz Nowak"]


def test_a_name_is_found_in_another_script(named: Graph):
    assert set(labels(named, "Ivanov")) == {"Юрий Иванов", "Petar Ivanov"}
    assert labels(named, "Иванов")[0] == "Юрий Иванов"
    assert set(labels(named, "Wang Xiaoming")) == {"王小明", "Xiaoming Wang"}
    assert labels(named, "王小明")[0] == "王小明"
    assert labels(named, "김 민수") == labels(named, "김민수") == labels(named, "Min-su Gim") == ["김민수"]


@pytest.mark.parametrize(
    ("text", "name"), [("An", "Bo An"), ("to", "Hung To"), ("No", "Jin Ho No"), ("AS", "Min-Jun As")]
)
def test_a_family_name_that_is_an_english_word_is_found_alone(named: Graph, text: str, name: str):
    assert labels(named, text) == [name]


def test_titles_without_spaces_are_found_by_their_parts(named: Graph):
    assert labels(named, "语言处理", "paper") == ["自然语言处理的方法"]
    assert labels(named, "コンピュータ", "paper") == ["コンピュータビジョン入門"]
    assert labels(named, "한국어", "paper") == ["한국어의 문법"]


def test_a_misspelled_name_shows_the_results_of_the_spelling_that_was_meant_and_says_so(named: Graph):
    found = search(named, "cristopher maning", None, 20)

    assert found.corrected == "Christopher Manning"
    assert {row.label for row in found.results} == {"Christopher Manning"}


def test_the_very_spelling_can_be_insisted_on(named: Graph):
    found = search(named, "cristopher maning", None, 20, Wish(exact=True))

    assert (found.results, found.corrected) == ((), None)


def test_a_spelling_that_finds_much_more_wins_over_a_rare_word_that_is_nearer(named: Graph):
    assert search(named, "machin translatoin", None, 20).corrected == "Machine translation"


def test_another_spelling_is_offered_where_little_is_found(named: Graph):
    found = search(named, "machin", "paper", 20)

    assert ([row.label for row in found.results], found.corrected) == (["A machin for sorting"], None)
    assert str(found.alternative).casefold() == "machine"


def test_a_name_that_somebody_bears_is_not_doubted(named: Graph):
    assert search(named, "Hans Mueller", "author", 20).alternative is None


def test_a_text_that_is_nowhere_whole_finds_what_holds_all_words_but_one(named: Graph):
    found = search(named, "attention for machine understanding", "paper", 20)

    assert found.results[0].label == "Attention for machine translation"
    assert "These hold some of them" in str(found.note)


def test_suggestions_come_kind_by_kind_each_with_a_share(named: Graph):
    kinds = [row.kind for row in suggest(named, "ma", None, 8).results]
    assert kinds == sorted(kinds, key=["author", "paper", "topic", "institution"].index)
    mixed = suggest(named, "m", None, 8).results
    assert {row.kind for row in mixed} == {"author"}


def test_one_letter_of_a_name_and_one_character_of_a_title_suggest_something(named: Graph):
    assert "Łukasz Nowak" in [row.label for row in suggest(named, "ł", None, 8).results]
    assert [row.label for row in suggest(named, "王", "author", 8).results] == ["王小明"]
    assert "自然语言处理的方法" in [row.label for row in suggest(named, "语言", None, 8).results]


@pytest.mark.parametrize("text", ['J."P', "Y.~X", "+-.+-", "O'~", "A\\.B", "김*", "Ü^", "ТО AND", "a.b.c/"])
def test_no_name_becomes_lucene_syntax(named: Graph, text: str):
    search(named, text, None, 5)
    suggest(named, text, None, 5)


def test_a_single_chinese_character_is_not_read_as_all_who_sound_so():
    assert "wang" not in name_query(read_words("王"))
