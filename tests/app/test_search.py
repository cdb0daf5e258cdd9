import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peergraph.app.reads.search import search
from peergraph.app.reads.search_terms import fold, loose_query, read_words
from peergraph.app.reads.suggestions import suggest
from peergraph.cypher.graph import Graph

ADA = "orcid:0000-0002-1825-0097"
PAPER = "doi:10.5555/one//a"


def ids(graph: Graph, text: str, kind: Any = None, limit: int = 20) -> list[str]:
    return [row.id for row in search(graph, text, kind, limit).results]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ada Ørsted", ADA),
        ("ada orsted", ADA),
        ("ORSTED, Ada", ADA),
        ("A. Ørsted", ADA),
        ("ben zizka", "openalex:A1002"),
        ("cem o'neill", "mine:cem-o-neill"),
        ("小林", "mine:小林-健"),
        ("小林 健", "mine:小林-健"),
        ("reseaux of graphs", PAPER),
        ("Réseaux of graphs: a study", PAPER),
        ("graph networks", "openalex:T1001"),
        ("university utopia", "ror:05dxps055"),
        ("worter werkstatt", "name:werkstatt-für-wörter"),
    ],
)
def test_names_and_titles_are_found_whatever_their_accents_order_and_script(
    library: Graph, text: str, first: str
):
    assert ids(library, text)[0] == first


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("https://doi.org/10.5555/one//a", PAPER),
        ("doi:10.5555/ONE//A", PAPER),
        ("W1001", PAPER),
        ("https://orcid.org/0000-0002-1825-0097", ADA),
        ("0000-0002-1825-0097", ADA),
        ("https://openalex.org/authors/A1001", ADA),
        ("https://ror.org/05dxps055", "ror:05dxps055"),
        ("  mine:cem-o-neill ", "mine:cem-o-neill"),
    ],
)
def test_an_identifier_or_its_address_is_a_direct_hit(library: Graph, text: str, id: str):
    first = search(library, text, None, 20).results[0]
    assert (first.id, first.direct) == (id, True)


def test_an_identifier_that_is_not_here_says_so(library: Graph):
    found = search(library, "10.5555/none", None, 20)
    assert (found.results, found.note) == ((), "doi:10.5555/none is not in this graph.")


def test_a_mistyped_identifier_says_what_is_wrong(library: Graph):
    assert "its last character does not fit" in str(search(library, "0000-0002-1825-0098", None, 20).note)


def test_a_misspelled_name_is_found_and_its_spelling_said(library: Graph):
    found = search(library, "Ada Orstedd", "author", 20)
    assert found.results[0].id == ADA
    assert found.corrected == "Ada Ørsted"


def test_what_fits_nothing_says_what_to_try(library: Graph):
    found = search(library, "zzzyx qqqvw", None, 20)
    assert found.results == ()
    assert "another spelling" in str(found.note)


@pytest.mark.parametrize("text", ["", "   ", '"', "*", "?!", "~^", "\\", "😀", "--", "/", "()"])
def test_punctuation_alone_finds_nothing_and_says_why(sample: Graph, text: str):
    found = search(sample, text, None, 20)
    assert found.results == ()
    assert "no letter or digit" in str(found.note)


@pytest.mark.parametrize(
    "text",
    [
        '"Yinghui',
        "Yinghui AND",
        "OR Yinghui",
        "NOT Yinghui",
        "Yinghui~",
        "Yinghui*",
        "Yinghui^2",
        "(Yinghui",
        "+Yinghui -Xu",
        "Yinghui\\",
        "{Yinghui TO *}",
        "/Yinghui/",
        "Yinghui && Xu",
        "\x00Yinghui\u200b",
        "Yinghui 😀",
        "name: Yinghui",
    ],
)
def test_what_lucene_would_read_as_syntax_is_read_as_words(sample: Graph, text: str):
    assert "sample:yinghui-xu" in ids(sample, text)


@pytest.mark.parametrize("text", ["x" * 9000, "word " * 2000, "a-" * 3000, '"' * 5000, "机" * 3000])
def test_a_very_long_text_is_answered(sample: Graph, text: str):
    assert search(sample, text, None, 20).query == text
    assert suggest(sample, text, None, 8).query == text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("aé机 \"*?~^\\/()[]{}:+-&|!.,'<>=@#%_0TO\u0301\u200d😀"), max_size=24))
def test_no_text_is_an_error(sample: Graph, text: str):
    search(sample, text, None, 5)
    suggest(sample, text, None, 5)


@pytest.mark.parametrize("kind", ["author", "paper", "topic", "institution"])
def test_a_kind_leaves_out_all_others(sample: Graph, kind: Any):
    found = search(
        sample,
        "learning" if kind in ("paper", "topic") else "Li" if kind == "author" else "university",
        kind,
        5,
    )
    assert {row.kind for row in found.results} == {kind}
    assert found.truncated


def test_the_very_name_goes_before_longer_ones_and_the_connected_before_the_rest(sample: Graph):
    assert ids(sample, "Alibaba", "institution")[:2] == ["name:alibaba", "name:alibaba-group"]


def test_results_say_how_many_papers_stand_behind_them(sample: Graph):
    first = search(sample, "Pan Pan", "author", 5).results[0]
    assert (first.id, first.count_of, first.detail[:7]) == ("sample:pan-pan", "papers", "Alibaba")
    assert first.count >= 26


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("yingh", "sample:yinghui-xu"),
        ("yinghui x", "sample:yinghui-xu"),
        ("Xu Ying", "sample:yinghui-xu"),
        ("hongxia yang", "sample:hongxia-yang"),
    ],
)
def test_suggestions_complete_the_last_word(sample: Graph, typed: str, id: str):
    assert id in [row.id for row in suggest(sample, typed, "author", 8).results]


def test_suggestions_fold_what_is_typed(library: Graph):
    assert [row.id for row in suggest(library, "ada ørs", None, 8).results] == [ADA]
    assert [row.id for row in suggest(library, "žiž", None, 8).results] == ["openalex:A1002"]
    assert [row.id for row in suggest(library, "o'ne", None, 8).results] == ["mine:cem-o-neill"]


def test_a_space_ends_the_word_that_is_suggested_for(library: Graph):
    assert suggest(library, "ad", None, 8).results
    assert not suggest(library, "ad ", None, 8).results


@pytest.mark.parametrize(
    ("text", "folded"), [("Øßł", "ossl"), ("ÉCOLE", "ecole"), ("ŽIŽKA", "zizka"), ("機", "機")]
)
def test_folding_takes_accents_and_case_away(text: str, folded: str):
    assert fold(text) == folded


def test_a_text_of_joined_words_asks_an_index_for_no_more_than_as_many_words():
    hyphenated = read_words(" ".join(["abcdefgh-ijklmnop-qrstuvwx-abcdefgh"] * 8))

    assert hyphenated.words == ("abcdefgh-ijklmnop-qrstuvwx-abcdefgh",) * 6
    assert loose_query(hyphenated).count("~") == 18
    assert read_words("a-" * 30).words == ("a" + "-a" * 29,)


def test_words_lose_the_punctuation_at_their_edges_only():
    assert read_words("“O’Neill”, (gpt-3.5)!").words == ("O’Neill", "gpt-3.5")


def test_the_api_keeps_the_agreed_shape_and_is_plain_json(client: Any):
    answer = client.get("/api/v1/search?q=Yinghui Xu")
    body = json.loads(answer.data)
    assert {"kind", "id", "label"} <= body["results"][0].keys()
