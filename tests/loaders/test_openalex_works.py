"""The forms are those of real records (CC0), shortened to what each test is about; their ids are kept."""

import json
from pathlib import Path
from typing import Any

import pytest

from peergraph.loaders import openalex
from peergraph.loaders.records import InstitutionMention, PaperRecord, TopicMention
from peergraph.loaders.sources import opened

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


WORK_OF_2024 = {
    "doi": "https://doi.org/10.7717/peerj.4375",
    "ids": {
        "mag": "2741809807",
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/29456894",
        "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/5815332",
    },
    "publication_year": 2018,
    "publication_date": "2018-02-13",
    "language": "en",
    "type": "article",
    "type_crossref": "journal-article",
    "primary_location": {
        "landing_page_url": "https://doi.org/10.7717/peerj.4375",
        "source": {"id": AT + "S1983995261", "display_name": "PeerJ", "type": "journal"},
    },
    "authorships": [
        _author(
            "Heather Piwowar",
            "A5048491430",
            raw_author_name="Heather A. Piwowar",
            affiliations=[{"raw_affiliation_string": "Impactstory, Sanford, NC, USA"}],
            institutions=[
                {
                    "id": AT + "I4200000001",
                    "display_name": "OurResearch",
                    "ror": "https://ror.org/02nr0ka47",
                    "country_code": "CA",
                }
            ],
        )
    ],
    "topics": [
        {
            "id": AT + "T10102",
            "display_name": "scientometrics",
            "score": 0.9969,
            "subfield": {"id": AT + "subfields/1804", "display_name": "Statistics"},
            "field": {"id": AT + "fields/18", "display_name": "Decision Sciences"},
            "domain": {"id": AT + "domains/2", "display_name": "Social Sciences"},
        }
    ],
    "concepts": [{"id": AT + "C2778805511", "display_name": "Citation", "score": 0.69}],
    "keywords": [{"id": AT + "keywords/open-access", "display_name": "Open Access", "score": 0.5}],
    "referenced_works": [AT + "W1560783210"],
    "cited_by_count": 962,
    "updated_date": "2025-06-11T00:03:37.532706",
}


def test_a_work_of_the_api_of_2024_is_read(tmp_path: Path) -> None:
    record = _work(tmp_path, "W2741809807", **WORK_OF_2024)

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
