import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import pytest

from peergraph.cypher.errors import UsageError
from peergraph.loaders import jsonl, jsonl_fields
from peergraph.loaders.records import PaperRecord, Reject, TopicMention
from peergraph.loaders.sources import opened

FORMATS = Path(__file__).parents[2] / "docs" / "formats.md"


def _read(tmp_path: Path, content: str | bytes, source: str = "mine") -> list[Any]:
    path = tmp_path / "works.jsonl"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with opened(str(path)) as source_input:
        return list(jsonl.read(source_input, source))


def _one(tmp_path: Path, **fields: Any) -> Any:
    (record,) = _read(tmp_path, json.dumps({"title": "A Title", **fields}))
    return record


def test_the_bundled_sample_is_read_without_a_reject() -> None:
    bundled = resources.files("peergraph.loaders") / "data" / "sample.jsonl"
    with resources.as_file(bundled) as path, opened(str(path)) as source_input:
        records = list(jsonl.read(source_input, "sample"))

    listed = [one.name.title() for record in records for one in record.authorships if one.listed]
    assert len(records) == 752
    assert {name: listed.count(name) for name in set(listed)} == {
        "Yinghui Xu": 11,
        "Rong Jin": 29,
        "Hongxia Yang": 36,
        "Pan Pan": 26,
    }


@pytest.mark.parametrize(
    ("fields", "identifiers"),
    [
        ({"id": "w1"}, ("mine:w1",)),
        ({"id": 17}, ("mine:17",)),
        ({"id": "mine:w1"}, ("mine:w1",)),
        ({"id": "P18-1001"}, ("mine:P18-1001",)),
        ({"id": "my paper 1"}, ("mine:my%20paper%201",)),
        ({"id": "venue:www:2025:DfVIe2WLsT"}, ("mine:venue:www:2025:DfVIe2WLsT",)),
        ({"id": "doi:10.1/X"}, ("doi:10.1/x",)),
        ({"id": "https://example.org/papers/1"}, ("mine:https://example.org/papers/1",)),
        (
            {"id": "w1", "doi": "https://doi.org/10.1/X", "arxiv_id": "2102.04782v2"},
            ("mine:w1", "doi:10.1/x", "arxiv:2102.04782"),
        ),
        (
            {"openalex_id": "W1234", "ids": ["pmid:1", "acl:P18-1001"]},
            ("openalex:W1234", "pmid:1", "acl:P18-1001"),
        ),
        ({"year": 2020}, ("mine:title/a-title-2020",)),
        ({}, ("mine:title/a-title",)),
    ],
    ids=str,
)
def test_a_work_is_known_by_all_its_identifiers(
    tmp_path: Path, fields: dict[str, Any], identifiers: tuple[str, ...]
) -> None:
    assert _one(tmp_path, **fields).identifiers == identifiers


def test_authors_keep_their_order_their_ids_and_what_is_printed(tmp_path: Path) -> None:
    record = _one(
        tmp_path,
        authors=[
            {
                "name": "Example, Ada†",
                "orcid": "https://orcid.org/0000-0002-1825-0097",
                "id": 5,
                "affiliations": ["Ex  Lab", ""],
            },
            {"name": "Bing Liu", "id": "openalex:A123456", "institutions": ["Some University"]},
            {
                "name": "Bing Liu",
                "institutions": [{"name": "Alibaba", "ror": "https://ror.org/00k642b80", "from_year": 2017}],
            },
        ],
    )

    first, second, third = record.authorships
    assert (first.name, first.raw_name, first.position) == ("Ada Example", "Example, Ada†", 1)
    assert first.identifiers == ("orcid:0000-0002-1825-0097", "mine:id/5")
    assert first.affiliations == ("Ex Lab",)
    assert [institution.name for institution in first.institutions] == ["Ex Lab"]
    assert second.identifiers == ("openalex:A123456",)
    assert (third.name, third.position) == ("Bing Liu", 3)
    assert third.institutions[0].identifiers == ("ror:00k642b80",)


def test_positions_are_only_counted_where_the_list_is_complete(tmp_path: Path) -> None:
    some = _one(tmp_path, authors=[{"name": "A One", "position": 2}, {"name": "B Two"}])
    incomplete = _one(tmp_path, authors=[{"name": "A One"}], authors_complete=False)

    assert [one.position for one in some.authorships] == [2, None]
    assert [one.position for one in incomplete.authorships] == [None]


def test_et_al_names_nobody_and_makes_the_list_incomplete(tmp_path: Path) -> None:
    record = _one(tmp_path, authors=[{"name": "A One"}, {"name": "et al."}])

    assert [one.name for one in record.authorships] == ["A One"]
    assert not record.authors_complete


def test_a_profile_lists_one_of_two_equal_names_and_its_owner_where_nobody_is_named(tmp_path: Path) -> None:
    twins = _one(
        tmp_path, authors=[{"name": "Bing Liu"}, {"name": "Bing Liu"}], listed_on_profile_of=["Bing Liu"]
    )
    absent = _one(tmp_path, authors=[{"name": "A One"}], listed_on_profile_of=["Bing Liu"])

    assert [one.listed for one in twins.authorships] == [True, False]
    assert [(one.name, one.position, one.listed) for one in absent.authorships][1] == ("Bing Liu", None, True)
    assert not absent.authors_complete


def test_areas_keywords_and_categories_become_topics_once_each(tmp_path: Path) -> None:
    record = _one(
        tmp_path,
        area="Machine  Learning",
        keywords=["Graphs", "graphs", "?"],
        categories=["cs.CV", "cs.CV", "hep-th", "Own Class"],
        topics=[{"name": "Robotics", "id": "openalex:T10462", "score": 0.5}],
    )

    computer_science = TopicMention("Computer Science", "area", ("arxiv:cs",))
    assert record.topics == (
        TopicMention(
            "Computer Vision and Pattern Recognition", "category", ("arxiv:cs.CV",), parent=computer_science
        ),
        TopicMention("High Energy Physics - Theory", "category", ("arxiv:hep-th",)),
        TopicMention("Own Class", "category"),
        TopicMention("Robotics", "topic", ("openalex:T10462",), 0.5),
        TopicMention("Machine Learning", "area"),
        TopicMention("Graphs", "keyword"),
    )


def test_references_are_identifiers_or_the_files_own_ids(tmp_path: Path) -> None:
    record = _one(tmp_path, references=["w2", 3, "https://doi.org/10.1/Y", "w2"])

    assert record.references == ("mine:w2", "mine:3", "doi:10.1/y")


def test_facts_are_put_in_one_line_and_the_year_is_taken_from_the_date(tmp_path: Path) -> None:
    record = _one(
        tmp_path, title=" Two\n  lines ", date="2021-05-17", code_url="https://github.com/x/y", venue=" "
    )

    assert isinstance(record, PaperRecord)
    assert (record.title, record.year, record.has_code, record.venue) == ("Two lines", 2021, True, None)


@pytest.mark.parametrize(
    ("line", "id", "reason"),
    [
        ('{"id": "w1", "title": 5}', "w1", "title: expected str | null, got int"),
        (
            '{"id": "w1", "title": "T", "authors": [{"name": 5}]}',
            "w1",
            "authors[0].name: expected str, got int",
        ),
        (
            '{"id": "w1", "title": "T", "authors": [{}]}',
            "w1",
            "authors[0]: object missing required field name",
        ),
        ('{"id": "w1", "title": " "}', "w1", "title: there is none"),
        ('{"id": "w1", "title": "T", "year": 20211}', "w1", "year: expected int <= 2999"),
        (
            '{"id": "w1", "title": "T", "date": "yesterday"}',
            "w1",
            "date: expected a text of another form (see docs/formats.md)",
        ),
        (
            '{"id": "w1", "title": "T", "url": "javascript:alert(1)"}',
            "w1",
            "url: expected a text of another form",
        ),
        ('{"id": "w1", "title": "T", "doi": "none"}', "w1", "doi: “none” is no identifier that we know"),
        (
            '{"id": "w1", "title": "T", "doi": "0000-0002-1825-0097"}',
            "w1",
            "doi: orcid:0000-0002-1825-0097 names no paper",
        ),
        (
            '{"id": "w1", "title": "T", "authors": [{"name": "A", "orcid": "0000-0002-1825-0098"}]}',
            "w1",
            "authors.orcid: 0000",
        ),
        ('{"id": "doi:x", "title": "T"}', "doi:x", "id: x is no DOI"),
        ('{"title": "???"}', None, "id: there is none, and the title has no letter"),
        ('{"id": "w1", "title": "T"', None, "input data was truncated"),
        ('["w1"]', None, "expected object, got array"),
        (b'{"id": "w1", "title": "\xe9"}', "w1", "the text is not UTF-8"),
    ],
)
def test_a_bad_line_is_named_with_its_field_and_the_others_are_read(
    tmp_path: Path, line: str | bytes, id: str | None, reason: str
) -> None:
    text = line if isinstance(line, bytes) else line.encode()

    first, bad, last = _read(tmp_path, b'{"title": "First"}\n\n' + text + b'\n{"title": "Last"}')

    assert (first.title, last.title) == ("First", "Last")
    assert isinstance(bad, Reject)
    assert (bad.line, bad.id) == (3, id)
    assert bad.reason.startswith(reason)


def test_a_byte_order_mark_blank_lines_and_unknown_fields_do_no_harm(tmp_path: Path) -> None:
    records = _read(tmp_path, b'\xef\xbb\xbf{"title": "A", "colour": 3}\r\n\r\n  \n{"title": "B"}\n')

    assert [record.title for record in records] == ["A", "B"]


@pytest.mark.parametrize(
    "text",
    [
        '[{"title": "A"}, {"title": 1}]',
        '{"results": [{"title": "A"}, {"title": 1}]}',
        '[\n{"title": "A"},\n{"title": 1}\n]',
    ],
)
def test_lists_and_pages_of_results_are_read_too(tmp_path: Path, text: str) -> None:
    good, bad = _read(tmp_path, text)

    assert good.title == "A"
    assert bad == Reject(2, None, "title: expected str | null, got int")


def test_an_empty_file_holds_no_records(tmp_path: Path) -> None:
    assert _read(tmp_path, "") == []


@pytest.mark.parametrize("source", ["doi", "keyword", "My List", "", "a:b"])
def test_a_source_cannot_be_named_like_a_scheme_or_in_another_way(tmp_path: Path, source: str) -> None:
    with pytest.raises(UsageError, match="cannot name a source"):
        _read(tmp_path, "{}", source)


@pytest.mark.parametrize("name", ["Work", "Author", "Institution", "Topic"])
def test_the_formats_page_documents_exactly_the_fields_that_are_read(name: str) -> None:
    section = FORMATS.read_text("utf-8").partition(f"### {name}\n")[2].partition("\n#")[0]
    documented = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)

    assert documented == sorted(documented, key=documented.index)
    assert set(documented) == {field.name for field in msgspec.structs.fields(getattr(jsonl_fields, name))}


def test_a_homepage_makes_a_record_of_the_author_and_of_the_institution(tmp_path: Path) -> None:
    authors = [
        {"name": "Ada Example", "id": 5, "homepage": "https://github.com/ada", "institutions": [
            {"name": "Lab†", "homepage": "https://www.lab.example"}, {"name": "Other"}, "Third"]},
        {"name": "Ben Sample", "homepage": "https://ben.example"},
    ]  # fmt: skip

    work, ada, lab = _read(
        tmp_path, json.dumps({"title": "A Title", "authors": authors, "updated": "2024-01-01"})
    )

    assert [authorship.name for authorship in work.authorships] == ["Ada Example", "Ben Sample"]
    assert (ada.identifiers, ada.homepage, ada.updated) == (
        ("mine:id/5",),
        "https://github.com/ada",
        "2024-01-01",
    )
    assert (lab.identifiers, lab.homepage) == (("name:lab",), "https://www.lab.example")
    (reject,) = _read(
        tmp_path, json.dumps({"title": "A", "authors": [{"name": "Ada", "homepage": "javascript:x"}]})
    )
    assert isinstance(reject, Reject)
