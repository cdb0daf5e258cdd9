import functools
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peergraph.loaders.names import (
    better_name,
    clean_name,
    compatible_names,
    is_person_name,
    name_key,
    same_name,
)


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Yuki Arase†", "Yuki Arase"),
        ("Ada Example 1,2*", "Ada Example"),
        ("Michael Schwarz 0001", "Michael Schwarz"),
        ("\u202aJoseph\u202c  Marvin\n Imperial", "Joseph Marvin Imperial"),
        ("Gon\u04abalves", "Gonçalves"),
        ("Mu\u0308ller", "Müller"),
        ("Peters, Isabella", "Isabella Peters"),
        ("Bădoiu, Vlad-Andrei", "Vlad-Andrei Bădoiu"),
        ("de la Vega, José", "José de la Vega"),
        ("Smith, John, Jr.", "John Smith Jr."),
        ("Loomis, Jr.", "Loomis, Jr."),
        ("University of Bonn, Germany", "University of Bonn, Germany"),
        ("Иван Петров", "Иван Петров"),
        ("王昱", "王昱"),
        ("GUMLEY", "GUMLEY"),
    ],
)
def test_a_name_is_shown_without_what_print_added_to_it(printed: str, shown: str) -> None:
    assert clean_name(printed) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ":",
        "et al.",
        "Collaboration",
        "Planck Collaboration",
        "BICEP2 Collaborations",
        "Deleted Author",
        "†",
        "and others",
    ],
)
def test_debris_in_author_lists_is_nobody(text: str) -> None:
    assert not is_person_name(text)


@pytest.mark.parametrize("text", ["Na Li", "Al Gore", "Sinya", "조혜린", "E", "Author Smith", "O. Thers"])
def test_unusual_names_are_somebody(text: str) -> None:
    assert is_person_name(text)


def test_one_key_stands_for_both_orders_of_a_name() -> None:
    assert name_key("Peters, Isabella") == name_key("Isabella Peters") == "isabella-peters"


SAME = [
    ("José García", "Jose Garcia"),
    ("Bing Liu", "BING LIU"),
    ("Jia-Nan Li", "Jianan Li"),
    ("Jia-Nan Li", "Li Jianan"),
    ("Steven Chu–Hong Hoi", "Steven Chu Hong Hoi"),
    ("Luu Anh Tuan", "Anh Tuan Luu"),
    ("王昱", "王 昱"),
    ("Łukasz Kaiser", "Lukasz Kaiser"),
    ("Tom O'Brien", "Tom OBrien"),
    ("Peters, Isabella", "Isabella Peters"),
]
COMPATIBLE = [
    ("Y. Xu", "Yinghui Xu"),
    ("Xu Y.", "Yinghui Xu"),
    ("J.-N. Li", "Jianan Li"),
    ("J. A. Smith", "John Smith"),
    ("John A. Smith Jr.", "J. Smith"),
    ("L. van Beethoven", "Ludwig Van Beethoven"),
    ("M. Müller", "Martin Mueller"),
    ("Chris Manning", "Christopher Manning"),
]
DIFFERENT = [
    ("Yinghui Xu", "A. Xu"),
    ("Wei Wang", "Wen Wang"),
    ("Bing Liu", "Bing Li"),
    ("Bing Liu", "Bin Gliu"),
    ("Rong Jin", "Jin Wang"),
    ("王昱", "王旭"),
    ("", ":"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_spellings_of_one_name_are_the_same(a: str, b: str) -> None:
    assert same_name(a, b)
    assert same_name(b, a)
    assert compatible_names(a, b)


@pytest.mark.parametrize(("a", "b"), COMPATIBLE)
def test_a_short_form_fits_the_full_name_without_being_the_same(a: str, b: str) -> None:
    assert compatible_names(a, b)
    assert compatible_names(b, a)
    assert not same_name(a, b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_names_neither_match_nor_fit(a: str, b: str) -> None:
    assert not same_name(a, b)
    assert not compatible_names(a, b)


@pytest.mark.parametrize(
    ("better", "other"),
    [
        ("Bing Liu", "BING LIU"),
        ("Bing Liu", "bing liu"),
        ("Bing Liu", "Liu, Bing Jr"),
        ("Bing Liu", "B. Liu"),
        ("José García", "Jose Garcia"),
        ("John A. Smith", "John Smith"),
        ("Ada Lee", "Eve Lee"),
    ],
)
def test_the_fuller_and_better_written_name_is_shown(better: str, other: str) -> None:
    assert better_name(better, other) == better_name(other, better) == better


@settings(deadline=None)
@given(st.lists(st.text(alphabet="aAbBéÉ .,-王", max_size=8), min_size=1, max_size=4))
def test_the_name_to_show_does_not_depend_on_the_order(names: list[str]) -> None:
    assert len({functools.reduce(better_name, order) for order in itertools.permutations(names)}) == 1


@settings(deadline=None)
@given(st.text(max_size=40))
def test_a_clean_name_stays_clean_of_marks_and_line_breaks(text: str) -> None:
    name = clean_name(text)

    assert name == name.strip()
    assert "\n" not in name
    assert "\u202a" not in name


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_names_does_not_depend_on_which_comes_first(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)
    assert compatible_names(a, b) == compatible_names(b, a)
