import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peergraph.loaders.arxiv_authors import authorships, split_authors
from peergraph.loaders.tex import plain_text

# What real records (CC0) hold in their lists of authors, and the people among them.
COLLABORATIONS = {
    "1512.07978": (["Teresa Maria Montaruli for the IceCube Collaboration"], ["Teresa Maria Montaruli"]),
    "1603.00997": (["Sinya for JLQCD Collaboration"], ["Sinya"]),
    "1607.00786": (
        ["Ruchi Chudasama", "Dipanwita Dutta for the CMS Collaboration"],
        ["Ruchi Chudasama", "Dipanwita Dutta"],
    ),
    "1603.01251": (["Mark Scott for the NuPRISM", "Hyper-K collaborations"], ["Mark Scott"]),
    "1603.05976": (
        ["Keck Array", "BICEP2 Collaborations", ":", "P. Ade", "Z. Ahmed"],
        ["P. Ade", "Z. Ahmed"],
    ),
    "1606.07538": (["Super-Kamiokande Collaboration", ":", "K. Abe"], ["K. Abe"]),
    "1808.04927": (["N. Abgrall", "The T2K Beam Group", ":", "L. Berns"], ["N. Abgrall", "L. Berns"]),
    "1601.03238": (["Planck Collaboration", "Jieci Wang"], ["Jieci Wang"]),
}


@pytest.mark.parametrize(("printed", "people"), COLLABORATIONS.values(), ids=COLLABORATIONS)
def test_only_people_are_authors(printed: list[str], people: list[str]) -> None:
    found = authorships((name, []) for name in printed)

    assert [(one.position, one.name) for one in found] == list(enumerate(people, 1))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("A. One, B. Two and C. Three", ["A. One", "B. Two", "C. Three"]),
        ("J. Smith, Jr., and X. Y. Zhang", ["J. Smith Jr.", "X. Y. Zhang"]),
        ("ATLAS Collaboration: A. One", ["ATLAS Collaboration", ":", "A. One"]),
        ("Anders Anderson", ["Anders Anderson"]),
        ("", []),
    ],
)
def test_authors_in_one_line_are_told_apart(line: str, names: list[str]) -> None:
    assert [name for name, _ in split_authors(line)] == names


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"M\"uller", "Müller"),
        (r"{\'E}lie Cartan", "Élie Cartan"),
        (r"Ja\v{s}ek \O stergaard", "Jašek Østergaard"),
        (r"Erd\H{o}s", "Erdős"),
        (r"Fran\c{c}ois \& Co", "François & Co"),
        (r"Garc\'{\i}a", "García"),
        (r"Na\"\i ve", "Naïve"),
        (r"Stra{\ss}e", "Straße"),
        (r"{The} {LHC}", "The LHC"),
        (r"A $\alpha_{1}$ b", r"A $\alpha_{1}$ b"),
        (r"An \unknown{macro}", r"An \unknownmacro"),
        ("two\n lines", "two lines"),
    ],
)
def test_tex_accents_become_letters_and_formulas_stay(tex: str, plain: str) -> None:
    assert plain_text(tex) == plain


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_survives_the_readers_of_tex_and_of_author_lines(text: str) -> None:
    plain_text(text)
    authorships(split_authors(text))
