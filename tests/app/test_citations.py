"""Papers as BibTeX, RIS, CSL-JSON and CSV, read back by the parsers that people use."""

import csv
import io
import re
import warnings
from dataclasses import replace

import msgspec
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from peergraph.app.exports.bibtex import bibtex, citation_key, escape
from peergraph.app.exports.cited import CitedAuthor, CitedPaper
from peergraph.app.exports.csl import csl_items
from peergraph.app.exports.csv import csv_lines
from peergraph.app.exports.names import Name, split_name
from peergraph.app.exports.ris import ris
from peergraph.app.exports.tables import Table, table_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import bibtexparser

PAPER = CitedPaper(
    id="doi:10.5555/one_a",
    title="Graphs & their 100 % _hidden_ {costs}: a $5 study",
    year=2021,
    date="2021-03-04",
    type="journal article",
    venue="Journal of Utopia",
    journal_ref=None,
    abstract="What graphs\ncost.",
    doi="10.5555/one_a",
    arxiv_id="2101.00001",
    url=None,
    language="en",
    cited_by_count=3,
    retracted=False,
    authors_complete=True,
    author_count=2,
    authors=(CitedAuthor("mine:ada", "Ada Ørsted"), CitedAuthor("mine:ben", "Ben van der Žižka Jr.")),
    topics=("Networks", "Costs"),
    loaded="2024-01-01T00:00:00Z",
)
ATTACK = r"\input{/etc/passwd} } @string{x = {y}} \end{document} $\write18{id}$ %"
texts = st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"), max_size=60)


def parsed(text: str) -> list[bibtexparser.model.Entry]:
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return library.entries


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Ørsted", Name("Ørsted", "Ada")),
        ("Ørsted, Ada", Name("Ørsted", "Ada")),
        ("Ludwig van der Berg", Name("van der Berg", "Ludwig")),
        ("Maria da Silva Souza", Name("Souza", "Maria da Silva")),
        ("Arnaldo Candido Jr.", Name("Candido", "Arnaldo", "Jr.")),
        ("Plato", Name("Plato", "")),
        ("小林 健", Name("小林 健", "")),
        ("de Souza", Name("Souza", "de")),
        ("", Name("", "")),
        (",", Name("", "")),
    ],
)
def test_a_name_is_split_only_where_its_parts_can_be_told(text: str, name: Name) -> None:
    assert split_name(text) == name


def test_bibtex_is_read_back_with_authors_in_order_and_every_special_letter_escaped() -> None:
    (entry,) = parsed("".join(bibtex([PAPER])))

    assert entry.entry_type == "article"
    assert entry.key == "rsted2021graphs"
    assert entry["author"] == "Ørsted, Ada and van der Žižka, Jr., Ben"
    assert entry["title"] == r"{Graphs \& their 100 \% \_hidden\_ \{costs\}: a \$5 study}"
    assert entry["journal"] == "Journal of Utopia"
    assert entry["doi"] == "10.5555/one_a"
    assert entry["eprint"] == "2101.00001"


def test_nothing_in_a_title_can_end_its_field_or_be_run_by_tex() -> None:
    entries = parsed("".join(bibtex([replace(PAPER, title=ATTACK, venue=ATTACK, topics=(ATTACK,))])))

    assert len(entries) == 1
    assert not re.search(r"(?<!\\)\\(input|end|write)", entries[0]["title"])
    assert entries[0]["title"].startswith(r"{\textbackslash{}input\{")


@given(title=texts, venue=texts, author=texts)
def test_any_text_makes_one_entry_that_can_be_read(title: str, venue: str, author: str) -> None:
    paper = replace(PAPER, title=title, venue=venue, authors=(CitedAuthor("mine:x", author),), author_count=1)

    (entry,) = parsed("".join(bibtex([paper])))

    assert re.fullmatch(r"[A-Za-z0-9-]+", entry.key)


def test_keys_are_ascii_and_unique_in_a_file() -> None:
    keys = [
        entry.key
        for entry in parsed("".join(bibtex([PAPER, PAPER, replace(PAPER, title="日本語", authors=())])))
    ]

    assert keys == ["rsted2021graphs", "rsted2021graphs-2", "2021"]
    assert citation_key(replace(PAPER, title="日本語", authors=(), year=None)) == "paperdoi105555onea"


def test_a_citation_says_how_many_authors_it_leaves_out_and_that_a_paper_is_retracted() -> None:
    crowd = replace(PAPER, author_count=2918, retracted=True)

    (entry,) = parsed("".join(bibtex([crowd])))

    assert entry["author"].endswith(" and others")
    assert entry["note"] == "Retracted; 2,918 authors, of whom the first 2 are named"


def test_ris_is_read_back() -> None:
    first, second = rispy.loads(
        "".join(ris([PAPER, replace(PAPER, type="conference paper", title="a\nER  - \nTY  - b")]))
    )

    assert first["type_of_reference"] == "JOUR"
    assert first["authors"] == ["Ørsted, Ada", "van der Žižka, Ben, Jr."]
    assert first["doi"] == "10.5555/one_a"
    assert first["abstract"] == "What graphs cost."
    assert second["type_of_reference"] == "CPAPER"
    assert second["title"] == "a ER - TY - b"


def test_csl_items_have_what_the_schema_asks_for() -> None:
    item, bare = csl_items(
        [PAPER, replace(PAPER, type=None, venue=None, date=None, year=None, authors=(), doi=None)]
    )

    assert item["id"] == "doi:10.5555/one_a"
    assert item["type"] == "article-journal"
    assert item["issued"] == {"date-parts": [[2021, 3, 4]]}
    assert item["author"][1] == {"family": "van der Žižka", "given": "Ben", "suffix": "Jr."}
    assert bare["type"] == "article"
    assert not {"author", "issued", "DOI"} & set(bare)


def test_csv_runs_no_formula_and_keeps_what_it_says() -> None:
    rows = [
        ["=HYPERLINK(1)", -3, None, True, ["a", "b"]],
        ["+x", 0.5, "＝1", False, ["@x"]],
        ['a\n"b",c', 1, "-", "", ()],
    ]
    text = "".join(csv_lines(["name", "n", "x", "y", "z"], rows))

    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1:] == [
        ["'=HYPERLINK(1)", "-3", "", "yes", "a; b"],
        ["'+x", "0.5", "'＝1", "no", "'@x"],
        ['a\n"b",c', "1", "'-", "", ""],
    ]


def test_a_table_of_dataclasses_has_their_fields_as_columns() -> None:
    table = table_of("people", CitedAuthor, PAPER.authors)

    assert table == Table(
        "people", ["id", "name"], [["mine:ada", "Ada Ørsted"], ["mine:ben", "Ben van der Žižka Jr."]]
    )


def test_a_text_with_control_characters_becomes_one_line_that_every_format_can_hold() -> None:
    assert escape("a\x00b\r\n c\ud800") == "a\ufffdb c\ufffd"
    assert msgspec.json.encode(list(csl_items([replace(PAPER, title="a\x00b")])))
