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
    TopicMention,
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


def _work(tmp_path: Path, id: str = "W1", **fields: Any) -> Any:
    return _one(tmp_path, **{"id": AT + id, "title": "A Title", **fields})


def _author(name: str, id: str | None = None, **fields: Any) -> dict[str, Any]:
    return {
        "author": {"id": id and AT + id, "display_name": name, "orcid": None},
        "institutions": [],
        **fields,
    }


def test_a_work_of_the_api_of_2024_is_read(tmp_path: Path) -> None:
    record = _work(
        tmp_path,
        "W2741809807",
        doi="https://doi.org/10.7717/peerj.4375",
        ids={"mag": "2741809807", "pmid": "https://pubmed.ncbi.nlm.nih.gov/29456894",
             "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/5815332"},
        publication_year=2018,
        publication_date="2018-02-13",
        language="en",
        type="article",
        type_crossref="journal-article",
        primary_location={"landing_page_url": "https://doi.org/10.7717/peerj.4375",
                          "source": {"id": AT + "S1983995261", "display_name": "PeerJ", "type": "journal"}},
        authorships=[_author("Heather Piwowar", "A5048491430", raw_author_name="Heather A. Piwowar",
                             affiliations=[{"raw_affiliation_string": "Impactstory, Sanford, NC, USA"}],
                             institutions=[{"id": AT + "I4200000001", "display_name": "OurResearch",
                                            "ror": "https://ror.org/02nr0ka47", "country_code": "CA"}])],
        topics=[{"id": AT + "T10102", "display_name": "scientometrics", "score": 0.9969,
                 "subfield": {"id": AT + "subfields/1804", "display_name": "Statistics"},
                 "field": {"id": AT + "fields/18", "display_name": "Decision Sciences"},
                 "domain": {"id": AT + "domains/2", "display_name": "Social Sciences"}}],
        concepts=[{"id": AT + "C2778805511", "display_name": "Citation", "score": 0.69}],
        keywords=[{"id": AT + "keywords/open-access", "display_name": "Open Access", "score": 0.5}],
        referenced_works=[AT + "W1560783210"],
        cited_by_count=962,
        updated_date="2025-06-11T00:03:37.532706",
    )  # fmt: skip

    assert isinstance(record, PaperRecord)
    assert record.identifiers == (
        "openalex:W2741809807", "doi:10.7717/peerj.4375", "mag:2741809807", "pmid:29456894", "pmcid:PMC5815332"
    )  # fmt: skip
    assert (record.year, record.type, record.venue, record.language) == (
        2018,
        "journal article",
        "PeerJ",
        "en",
    )
    assert record.references == ("openalex:W1560783210",)
    (person,) = record.authorships
    assert (person.identifiers, person.raw_name) == (("openalex:A5048491430",), "Heather A. Piwowar")
    assert person.affiliations == ("Impactstory, Sanford, NC, USA",)
    assert person.institutions == (
        InstitutionMention("OurResearch", ("openalex:I4200000001", "ror:02nr0ka47"), "CA"),
    )
    domain = TopicMention("Social Sciences", "domain", ("openalex:domains/2",))
    field = TopicMention("Decision Sciences", "field", ("openalex:fields/18",), parent=domain)
    subfield = TopicMention("Statistics", "subfield", ("openalex:subfields/1804",), parent=field)
    assert record.topics == (
        TopicMention("scientometrics", "topic", ("openalex:T10102",), 0.9969, subfield),
        TopicMention("Open Access", "keyword", score=0.5),
    )


def test_a_work_of_the_api_of_2022_has_its_venue_concepts_and_affiliation_under_other_names(
    tmp_path: Path,
) -> None:
    record = _work(
        tmp_path,
        "W4200035428",
        publication_year=2023,
        publication_date="2023-02-01",
        type="book",
        host_venue={"id": AT + "V4210220629", "display_name": "Series in computer vision", "url": "https://doi.org/10.1142/10552"},
        authorships=[_author("Ronny Hänsch", "A4202611140", raw_affiliation_string="TU Berlin")],
        concepts=[{"id": AT + "C169258074", "display_name": "Random forest", "score": "0.47713992", "level": 2},
                  {"id": AT + "C41008148", "display_name": "Computer science", "score": "0", "level": 0}],
    )  # fmt: skip

    assert (record.venue, record.url, record.type) == (
        "Series in computer vision",
        "https://doi.org/10.1142/10552",
        "book",
    )
    assert record.authorships[0].affiliations == ("TU Berlin",)
    assert record.topics == (TopicMention("Random forest", "concept", ("openalex:C169258074",), 0.47713992),)
    assert record.date == "2023-02-01"  # It was in the future when the record was written.


@pytest.mark.parametrize(
    ("index", "abstract"),
    [
        ({"We": [0], "trees": [1, 3], "and": [2]}, "We trees and trees"),
        (json.dumps({"IndexLength": 2, "InvertedIndex": {"Using": [0], "social": [1]}}), "Using social"),
        ({}, None),
        (None, None),
        ("not JSON", None),
        ({"word": "position"}, None),
    ],
    ids=["W4286472674", "W2749887630", "empty", "null", "broken", "other"],
)
def test_an_abstract_is_put_together_from_either_form_of_its_index(
    tmp_path: Path, index: Any, abstract: str | None
) -> None:
    assert _work(tmp_path, abstract_inverted_index=index).abstract == abstract


def test_institutions_without_an_id_or_any_content_do_no_harm(tmp_path: Path) -> None:
    record = _work(
        tmp_path,
        "W4289260064",
        authorships=[
            _author(
                "A One",
                "A1001",
                institutions=[{"id": None, "display_name": "Some Lab", "ror": None, "country_code": None}],
            ),
            _author("Bădoiu, Vlad-Andrei", "A1002", institutions=[{}]),
            _author("C Three", "A1003", raw_affiliation_string=None),
            _author("D Four", "A1004", institutions=None, raw_affiliation_strings=None),
        ],
    )

    assert [one.institutions for one in record.authorships] == [(InstitutionMention("Some Lab"),), (), (), ()]
    assert record.authorships[1].name == "Vlad-Andrei Bădoiu"
    assert record.authorships[2].affiliations == ()


def test_the_deleted_author_is_nobody_and_only_the_printed_name_stays(tmp_path: Path) -> None:
    deleted = _author("Deleted Author", "A5317838346")
    record = _work(
        tmp_path,
        authorships=[deleted, {**deleted, "raw_author_name": "Ada Example"}, _author("B Two", "A1002")],
    )

    assert [(one.name, one.position, one.identifiers) for one in record.authorships] == [
        ("Ada Example", 2, ()),
        ("B Two", 3, ("openalex:A1002",)),
    ]
    assert not record.authors_complete


def test_an_author_with_a_malformed_orcid_keeps_the_other_identifier(tmp_path: Path) -> None:
    person = {"id": AT + "A1001", "display_name": "A One", "orcid": "https://orcid.org/0000-0002-1825-0098"}

    assert _work(tmp_path, authorships=[{"author": person}]).authorships[0].identifiers == ("openalex:A1001",)


def test_thousands_of_authors_keep_their_order_and_a_shortened_list_says_so(tmp_path: Path) -> None:
    many = _work(
        tmp_path, "W2098406858", authorships=[_author(f"Author N{i}", f"A{1000 + i}") for i in range(2918)]
    )
    cut = _work(tmp_path, authorships=[_author("A One", "A1001")], is_authors_truncated=True)

    assert [one.position for one in many.authorships] == list(range(1, 2919))
    assert (many.authors_complete, cut.authors_complete) == (True, False)


def test_works_without_authors_or_a_doi_are_works(tmp_path: Path) -> None:
    record = _work(tmp_path, "W3043659439", authorships=[], doi=None, type="standard")

    assert (record.authorships, record.identifiers) == ((), ("openalex:W3043659439",))


def test_an_arxiv_address_among_the_locations_is_an_identifier(tmp_path: Path) -> None:
    today = _work(
        tmp_path, locations=[{"landing_page_url": "http://arxiv.org/abs/2102.04782v2", "source": None}]
    )
    before = _work(tmp_path, alternate_host_venues=[{"id": None, "url": "http://arxiv.org/abs/2102.04782"}])

    assert today.identifiers == before.identifiers == ("openalex:W1", "arxiv:2102.04782")


def test_a_doi_is_taken_as_it_stands_behind_its_address(tmp_path: Path) -> None:
    record = _work(tmp_path, doi="https://doi.org/10.1002/(sici)1(1998)49:8<693::aid-1>3.0.co;2-#")

    assert record.identifiers[1] == "doi:10.1002/(sici)1(1998)49:8<693::aid-1>3.0.co;2-#"


@pytest.mark.parametrize(
    ("type", "crossref", "place", "words"),
    [
        ("article", "journal-article", "journal", "journal article"),
        ("article", "proceedings-article", "conference", "conference paper"),
        ("article", "posted-content", "repository", "preprint"),
        ("article", None, "conference", "conference paper"),
        ("article", None, None, "journal article"),
        ("journal-article", None, None, "journal article"),
        ("proceedings-article", None, None, "conference paper"),
        ("book-chapter", "book-chapter", None, "book chapter"),
        ("reference-entry", None, None, "reference entry"),
        ("review", "journal-article", "journal", "review"),
        (None, None, None, None),
    ],
)
def test_types_are_put_into_words(
    tmp_path: Path, type: str | None, crossref: str | None, place: str | None, words: str | None
) -> None:
    location = {"source": {"id": AT + "S1", "display_name": "Somewhere", "type": place}}

    assert _work(tmp_path, type=type, type_crossref=crossref, primary_location=location).type == words


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
