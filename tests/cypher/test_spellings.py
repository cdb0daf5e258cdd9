import pytest

from peergraph.cypher.spellings import fold, spellings


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Jürgen Müller", ["juergen mueller", "jurgen muller"]),
        ("Łukasz", ["lukasz"]),
        ("Ada Ørsted", ["ada oersted", "ada orsted"]),
        ("Юрий Щербаков", ["yuriy shcherbakov"]),
        ("王小明", ["wang xiao ming", "wang xiaoming", "wangxiaoming"]),
        ("欧阳修", ["ou yang xiu", "ouyang xiu", "ouyangxiu"]),
        ("김민수", ["gim min su", "gim minsu", "gimminsu"]),
        ("Cem O’Neill", ["cem o'neill", "cem oneill"]),
        ("J.P. Doe", ["j p. doe"]),
    ],
)
def test_a_name_is_spelled_in_the_other_ways_that_people_type(name: str, others: list[str]):
    assert spellings([name]) == others


@pytest.mark.parametrize("name", ["Jean-Pierre Doe", "J. Doe", "Wei An 0001", "", "  "])
def test_a_name_of_plain_letters_has_no_other_spelling(name: str):
    assert spellings([name]) == []


def test_a_spelling_that_is_a_name_already_is_not_kept_twice():
    assert spellings(["Müller", "Mueller", "muller"]) == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Øßł", "ossl"), ("ÉCOLE", "ecole"), ("機", "機"), ("が", "が"), ("Юрий", "юрий"), ("ＡＢ", "ab")],
)
def test_folding_takes_accents_from_latin_letters_only(text: str, folded: str):
    assert fold(text) == folded
