"""The forms are those of real records (CC0), shortened to what each test is about; their ids are kept."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from peergraph.cypher.errors import SourceError
from peergraph.loaders import openalex
from peergraph.loaders.records import (
    AuthorRecord,
    InstitutionMention,
    InstitutionRecord,
    MergeRecord,
    PaperRecord,
    Reject,
    TopicRecord,
)
from peergraph.loaders.sources import opened, read_all

AT = "https://openalex.org/"


def _read(tmp_path: Path, text: str) -> list[Any]:
    path = tmp_path / "part_000"
    path.write_text(text, "utf-8")
    with opened(str(path)) as source_input:
        return list(openalex.read(source_input))


def _one(tmp_path: Path, **fields: Any) -> Any:
    (record,) = _read(tmp_path, json.dumps(fields))
    return record


def test_an_author_has_years_at_institutions_or_else_the_last_known(tmp_path: Path) -> None:
    lab = {"id": AT + "I1001", "display_name": "Lab", "ror": None, "country_code": "US"}
    fields = {"id": AT + "A5023888391", "orcid": "https://orcid.org/0000-0001-6187-6610", "display_name": "Jason Priem",
              "display_name_alternatives": ["Jason Priem", "Priem, Jason", "J. Priem"]}  # fmt: skip

    today = _one(
        tmp_path,
        **fields,
        affiliations=[{"institution": lab, "years": [2021, 2019]}],
        last_known_institutions=[lab],
    )
    before = _one(tmp_path, **fields, last_known_institution=lab)

    assert isinstance(today, AuthorRecord)
    assert today.identifiers == ("openalex:A5023888391", "orcid:0000-0001-6187-6610")
    assert today.names == ("J. Priem",)
    assert today.institutions == (InstitutionMention("Lab", ("openalex:I1001",), "US", 2019, 2021),)
    assert before.institutions == (InstitutionMention("Lab", ("openalex:I1001",), "US"),)


def test_an_institution_has_its_place_its_names_and_its_parents(tmp_path: Path) -> None:
    record = _one(
        tmp_path,
        id=AT + "I27837315",
        ror="https://ror.org/00jmfr291",
        display_name="University of Michigan",
        display_name_alternatives=["UMich"],
        display_name_acronyms=["UM"],
        country_code="US",
        type="education",
        homepage_url="https://www.umich.edu",
        geo={"city": "Ann Arbor", "latitude": 42.27756, "longitude": -83.74088},
        associated_institutions=[
            {
                "id": AT + "I1001",
                "display_name": "The System",
                "ror": None,
                "country_code": "US",
                "relationship": "parent",
            },
            {
                "id": AT + "I1002",
                "display_name": "A Museum",
                "ror": None,
                "country_code": "US",
                "relationship": "child",
            },
        ],
    )

    assert isinstance(record, InstitutionRecord)
    assert record.identifiers == ("openalex:I27837315", "ror:00jmfr291")
    assert (record.city, record.latitude, record.names) == ("Ann Arbor", 42.27756, ("UMich", "UM"))
    assert record.parents == (InstitutionMention("The System", ("openalex:I1001",), "US"),)


@pytest.mark.parametrize(
    ("fields", "kind", "parents"),
    [
        ({"id": "T11636", "subfield": {"id": AT + "subfields/2718", "display_name": "Health Informatics"}}, "topic",
         ["openalex:subfields/2718"]),
        ({"id": "subfields/2718", "field": {"id": AT + "fields/27", "display_name": "Medicine"}}, "subfield",
         ["openalex:fields/27"]),
        ({"id": "domains/4"}, "domain", []),
        ({"id": "C3008058167", "level": 4, "ancestors": [
            {"id": AT + "C71924100", "display_name": "Medicine", "level": 0},
            {"id": AT + "C524204448", "display_name": "Infectious disease", "level": 3}]}, "concept",
         ["openalex:C524204448"]),
        ({"id": "keywords/cardiac-imaging"}, "keyword", []),
    ],
    ids=["topic", "subfield", "domain", "concept", "keyword"],
)  # fmt: skip
def test_topics_of_all_kinds_know_what_they_are_part_of(
    tmp_path: Path, fields: dict[str, Any], kind: str, parents: list[str]
) -> None:
    record = _one(tmp_path, **{**fields, "id": AT + fields["id"], "display_name": "Cardiac Imaging"})

    assert isinstance(record, TopicRecord)
    assert record.kind == kind
    assert [parent.identifiers[0] for parent in record.parents] == parents


@pytest.mark.parametrize(
    ("fields", "id", "reason"),
    [
        (
            {"id": AT + "W4312233861", "title": None, "type": "grant"},
            AT + "W4312233861",
            "title: there is none (grant)",
        ),
        (
            {"id": AT + "A5317838346", "display_name": "Deleted Author"},
            AT + "A5317838346",
            "it names nobody (deleted author)",
        ),
        ({"id": AT + "I1001", "display_name": None}, AT + "I1001", "display_name: there is none"),
        ({"id": AT + "S137773608", "display_name": "Nature"}, AT + "S137773608", "nothing else is read"),
        (
            {"id": AT + "W1", "title": "T", "publication_year": "soon"},
            AT + "W1",
            "publication_year: expected int",
        ),
        ({"id": "x1", "title": "T"}, "x1", "no OpenAlex id"),
        ({"error": "Not found"}, None, "missing required field id"),
    ],
    ids=["grant", "deleted", "no-name", "journal", "type", "id", "no-id"],
)
def test_what_cannot_be_read_is_named_with_the_reason(
    tmp_path: Path, fields: dict[str, Any], id: str | None, reason: str
) -> None:
    record = _one(tmp_path, **fields)

    assert isinstance(record, Reject)
    assert record.id == id
    assert reason in record.reason


def test_a_page_of_the_api_and_a_single_record_over_lines_are_read(tmp_path: Path) -> None:
    works = [{"id": AT + f"W{number}", "title": "T"} for number in (1, 2)]

    page = _read(tmp_path, json.dumps({"meta": {"count": 2}, "results": works}))
    single = _read(tmp_path, json.dumps(works[0], indent=2))

    assert [record.source_id for record in page] == ["W1", "W2"]
    assert [record.source_id for record in single] == ["W1"]


def test_merged_ids_are_read_but_not_what_went_to_the_deleted_author(tmp_path: Path) -> None:
    rows = "merge_date,id,merge_into_id\n2022-08-03,A3007116629,A2090344885\n2023-04-13,A3125154712,A4317838346\n"

    merge, bad = _read(tmp_path, rows + "2023-04-13,S1,S2\nnonsense\n")

    assert merge == MergeRecord(
        "openalex", "A3007116629", "author", "openalex:A3007116629", "openalex:A2090344885", "2022-08-03"
    )
    assert isinstance(bad, Reject)
    assert bad.line == 5


def test_a_whole_snapshot_folder_is_read(tmp_path: Path) -> None:
    files = {
        "works/updated_date=2023-05-16/part_000.gz": {"id": AT + "W1", "title": "T"},
        "authors/updated_date=2023-04-21/part_000.gz": {"id": AT + "A1001", "display_name": "A One"},
        "sources/updated_date=2023-04-21/part_000.gz": {"id": AT + "S1", "display_name": "Nature"},
    }
    for name, record in files.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(gzip.compress(json.dumps(record).encode() + b"\n"))
    (tmp_path / "works" / "manifest").write_text('{"entries": []}')

    records = [record for one in read_all([str(tmp_path)], openalex.belongs) for record in openalex.read(one)]

    assert [type(record) for record in records] == [AuthorRecord, PaperRecord]


def test_our_own_format_is_pointed_to_its_command(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="try: peergraph load jsonl"):
        _read(tmp_path, '{"title": "T", "authors_complete": true}')
