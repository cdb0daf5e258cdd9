"""The forms are those of real records (CC0), shortened to what each test is about; their ids are kept."""

import json
from collections import deque
from pathlib import Path
from typing import Any

import pytest

from peergraph.cypher.errors import SourceError
from peergraph.loaders import arxiv
from peergraph.loaders.records import PaperRecord, Reject
from peergraph.loaders.sources import opened

ATOM = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>
<author><name>The feed's own author</name></author>{}</feed>"""
ENTRY = """<entry><id>http://arxiv.org/abs/astro-ph/0601001v1</id>
<title>Frequency of Hot Jupiters
  from the Surveys</title><updated>2006-01-05T14:57:58Z</updated><published>2006-01-02T14:57:58Z</published>
<summary>  Code: https://github.com/someone/surveys.git.
</summary><category term="cs.DL"/><category term="astro-ph"/><arxiv:primary_category term="astro-ph"/>
<arxiv:comment>62 pages</arxiv:comment><arxiv:journal_ref>ActaAstron.56:1-50,2006</arxiv:journal_ref>
<arxiv:doi>10.1000/ABC 10.1000/def</arxiv:doi>
<author><name>Andrew Gould</name><arxiv:affiliation>Ohio State</arxiv:affiliation></author>
<author><name>B. Scott Gaudi</name><arxiv:affiliation>CfA</arxiv:affiliation></author></entry>"""
OAI = """<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>{}</ListRecords></OAI-PMH>"""
RECORD = """<record><header{}><identifier>oai:arXiv.org:{}</identifier><datestamp>2016-06-24</datestamp></header>
{}</record>"""


def _read(tmp_path: Path, text: str, name: str = "papers.xml") -> list[Any]:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with opened(str(path)) as source_input:
        return list(arxiv.read(source_input))


def _oai(tmp_path: Path, id: str, inside: str, format: str = "arXiv") -> Any:
    metadata = f'<metadata><{format} xmlns="http://arxiv.org/OAI/{format}/"><id>{id}</id>{inside}</{format}></metadata>'
    (record,) = _read(tmp_path, OAI.format(RECORD.format("", id, metadata)))
    return record


def _authors(*names: str) -> str:
    return "<authors>" + "".join(f"<author>{name}</author>" for name in names) + "</authors>"


def _line(tmp_path: Path, **fields: Any) -> Any:
    line = {"id": "0704.0199", "title": "A Title", "categories": "math.CO math.GR", **fields}
    (record,) = _read(tmp_path, json.dumps(line), "snapshot.jsonl")
    return record


def test_an_entry_of_a_feed_is_read_with_its_version_split_off(tmp_path: Path) -> None:
    (record,) = _read(tmp_path, ATOM.format(ENTRY))

    assert isinstance(record, PaperRecord)
    assert record.identifiers == ("arxiv:astro-ph/0601001", "doi:10.1000/abc")
    assert (record.source_id, record.title) == (
        "astro-ph/0601001",
        "Frequency of Hot Jupiters from the Surveys",
    )
    assert (record.date, record.year, record.updated) == ("2006-01-02", 2006, "2006-01-05T14:57:58Z")
    assert (record.comments, record.journal_ref) == ("62 pages", "ActaAstron.56:1-50,2006")
    assert (record.has_code, record.code_url) == (True, "https://github.com/someone/surveys")
    assert record.url == "https://arxiv.org/abs/astro-ph/0601001"


def test_the_primary_category_is_the_first_topic_and_each_comes_once(tmp_path: Path) -> None:
    (record,) = _read(tmp_path, ATOM.format(ENTRY))

    first, second = record.topics
    assert (first.identifiers, first.kind, first.name) == (("arxiv:astro-ph",), "area", "Astrophysics")
    assert (second.name, second.parent.name) == ("Digital Libraries", "Computer Science")


def test_affiliations_in_a_feed_belong_to_their_author(tmp_path: Path) -> None:
    (record,) = _read(tmp_path, ATOM.format(ENTRY))

    assert [(one.name, one.position, one.affiliations) for one in record.authorships] == [
        ("Andrew Gould", 1, ("Ohio State",)),
        ("B. Scott Gaudi", 2, ("CfA",)),
    ]


def test_an_empty_feed_holds_no_papers(tmp_path: Path) -> None:
    assert _read(tmp_path, ATOM.format("")) == []


def test_an_error_that_the_arxiv_answered_is_told(tmp_path: Path) -> None:
    entry = """<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id><title>Error</title>
        <summary>incorrect id format for abc</summary></entry>"""

    with pytest.raises(SourceError, match="answered with an error: incorrect id format for abc"):
        _read(tmp_path, ATOM.format(entry))


def test_a_formula_in_a_title_stays_as_it_is(tmp_path: Path) -> None:
    entry = ENTRY.replace("Frequency of Hot Jupiters", "$ω$Test of $x_{1}$")

    assert _read(tmp_path, ATOM.format(entry))[0].title == "$ω$Test of $x_{1}$ from the Surveys"


def test_an_oai_record_is_read(tmp_path: Path) -> None:
    record = _oai(
        tmp_path,
        "1606.07066",
        "<created>2016-06-22</created><updated>2016-06-23</updated>"
        + _authors(
            "<keyname>Saxton</keyname><forenames>Curtis J.</forenames>"
            "<affiliation>Technion</affiliation><affiliation>DESY</affiliation>",
            "<keyname>Fliescher</keyname><forenames>W. R.</forenames><suffix>IV</suffix>",
        )
        + "<title>Dark matter</title><categories>astro-ph.GA gr-qc</categories>"
        "<comments>24 pages,\n 12 figures</comments>"
        "<journal-ref>MNRAS</journal-ref><doi>10.1093/mnras/stw1626</doi><abstract>None here.</abstract>",
    )

    assert record.identifiers == ("arxiv:1606.07066", "doi:10.1093/mnras/stw1626")
    assert (record.date, record.updated, record.comments) == (
        "2016-06-22",
        "2016-06-24",
        "24 pages, 12 figures",
    )
    assert [(one.name, one.affiliations) for one in record.authorships] == [
        ("Curtis J. Saxton", ("Technion", "DESY")),
        ("W. R. Fliescher IV", ()),
    ]
    assert [topic.identifiers[0] for topic in record.topics] == ["arxiv:astro-ph.GA", "arxiv:gr-qc"]


def test_speaking_on_behalf_of_a_collaboration_is_no_affiliation(tmp_path: Path) -> None:
    name = "<keyname>Natoli</keyname><forenames>Paolo</forenames>"
    record = _oai(
        tmp_path,
        "1604.05585",
        _authors(f"{name}<affiliation>on behalf of Planck Collaboration</affiliation>",
                 f"{name}<affiliation>The NA61/SHINE Collaboration</affiliation>") + "<title>T</title>",
    )  # fmt: skip

    assert [one.affiliations for one in record.authorships] == [(), ("The NA61/SHINE Collaboration",)]
    assert [one.institutions for one in record.authorships] == [(), ()]


def test_the_raw_format_has_its_authors_in_one_line_and_its_dates_as_versions(tmp_path: Path) -> None:
    record = _oai(
        tmp_path,
        "0704.0199",
        '<version version="v1"><date>Mon, 2 Apr 2007 14:10:05 GMT</date></version>'
        '<version version="v2"><date>Fri, 9 Jan 2009 11:03:54 GMT</date></version>'
        '<title>T</title><authors>Christian Krattenthaler (Universit\\"at Wien) and Thomas M\\"uller'
        "\n (Queen Mary, London)</authors><categories>math.CO</categories>",
        "arXivRaw",
    )

    assert (record.date, record.updated) == ("2007-04-02", "2016-06-24")
    assert [(one.name, one.affiliations) for one in record.authorships] == [
        ("Christian Krattenthaler", ("Universität Wien",)),
        ("Thomas Müller", ("Queen Mary, London",)),
    ]


def test_a_deleted_record_is_rejected_with_the_reason(tmp_path: Path) -> None:
    text = OAI.format(RECORD.format(' status="deleted"', "0901.4014", ""))

    assert _read(tmp_path, text) == [Reject(1, "0901.4014", "withdrawn at the source (deleted)")]


def test_an_oai_error_is_told_but_finding_nothing_is_none(tmp_path: Path) -> None:
    answer = '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><error code="{}">No such thing</error></OAI-PMH>'

    assert _read(tmp_path, answer.format("noRecordsMatch")) == []
    with pytest.raises(SourceError, match="No such thing"):
        _read(tmp_path, answer.format("idDoesNotExist"))


def test_a_line_of_the_snapshot_is_read(tmp_path: Path) -> None:
    record = _line(
        tmp_path,
        title="Decomposition numbers for finite Coxeter groups and generalised\n  non-crossing partitions",
        authors='Thomas M\\"uller (Queen Mary)',
        authors_parsed=[
            ["Krattenthaler", "Christian", "", "Universität Wien", "Lyon"],
            ["Müller", "Thomas", "Jr"],
        ],
        comments=None,
        doi=None,
        versions=[
            {"version": "v1", "created": "Mon, 2 Apr 2007 14:10:05 GMT"},
            {"version": "v2", "created": "x"},
        ],
        update_date="2010-01-18",
        **{"journal-ref": "Trans. Amer. Math. Soc. 362 (2010), 2723-2787"},
    )

    assert record.title.endswith("generalised non-crossing partitions")
    assert [(one.name, one.affiliations) for one in record.authorships] == [
        ("Christian Krattenthaler", ("Universität Wien", "Lyon")),
        ("Thomas Müller Jr", ()),
    ]
    assert [topic.name for topic in record.topics] == ["Combinatorics", "Group Theory"]
    assert (record.date, record.updated, record.comments) == ("2007-04-02", "2010-01-18", None)
    assert record.journal_ref == "Trans. Amer. Math. Soc. 362 (2010), 2723-2787"


def test_a_line_of_the_snapshot_without_parsed_authors_is_read_from_their_line(tmp_path: Path) -> None:
    record = _line(tmp_path, authors="Ann One (1 and 2), Bo Two (2) ((1) DESY, Hamburg, (2) CERN)")

    assert [(one.name, one.affiliations) for one in record.authorships] == [
        ("Ann One", ("DESY, Hamburg", "CERN")),
        ("Bo Two", ("CERN",)),
    ]


@pytest.mark.parametrize(
    ("fields", "id", "reason"),
    [
        ({"id": "not-an-id-7"}, "not-an-id-7", "no arXiv id"),
        ({"title": " "}, "0704.0199", "title: there is none"),
        ({"title": None}, "0704.0199", "title: expected str, got null"),
    ],
)
def test_a_bad_line_of_the_snapshot_is_named(
    tmp_path: Path, fields: dict[str, Any], id: str, reason: str
) -> None:
    record = _line(tmp_path, **fields)

    assert isinstance(record, Reject)
    assert (record.line, record.id) == (1, id)
    assert reason in record.reason


def test_xml_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(ATOM.format(ENTRY * 200)[:-900], "utf-8")
    found: list[Any] = []

    with opened(str(path)) as source_input, pytest.raises(SourceError, match="breaks off"):
        deque(map(found.append, arxiv.read(source_input)), maxlen=0)

    assert len(found) > 150


def test_other_xml_is_an_error_that_names_its_root(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="its root is <dblp>"):
        _read(tmp_path, '<?xml version="1.0"?><!DOCTYPE dblp SYSTEM "dblp.dtd"><!-- <feed> --><dblp></dblp>')


def test_a_file_cannot_make_the_reader_open_others(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    doctype = f'<!DOCTYPE feed [<!ENTITY steal SYSTEM "file://{secret}"><!ENTITY b "boom">]>'
    text = ATOM.format(ENTRY.replace("Frequency", "&steal;&b; of")).replace("?>\n", f"?>\n{doctype}\n", 1)

    records = _read(tmp_path, text)

    assert "secret" not in records[0].title
    assert "boom" not in records[0].title
