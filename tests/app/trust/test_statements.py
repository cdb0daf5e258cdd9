"""What counts in a ledger of trust, found in the graph: sources, identifiers, institutions, and what disagrees."""

import pytest

from peergraph.app.reads.authors import author_evidence, author_facts
from peergraph.app.reads.papers import paper_page
from peergraph.app.trust.formula import ledger
from peergraph.app.trust.graph import Record, author_trust
from peergraph.app.trust.owner import OwnerEvidence
from peergraph.app.trust.statements import statements
from peergraph.app.trust.types import TrustLedger
from peergraph.cypher.graph import Graph
from peergraph.loaders.records import Authorship, InstitutionMention, PaperRecord

from ..conftest import load

ORCID, OTHER = "orcid:0000-0002-1825-0097", "orcid:0000-0001-5109-3700"
OPENALEX = "openalex:A2001"
RESEARCHERS = ("yinghui-xu", "hongxia-yang", "rong-jin", "pan-pan")


def trust(graph: Graph, id: str) -> TrustLedger:
    facts = author_facts(graph, id=id)
    identifiers = tuple(dict.fromkeys((facts.id, *facts.identifiers)))
    record = Record(identifiers, tuple(author_evidence(graph, id=id)), author_trust(graph, id=id))
    return ledger(statements(record, OwnerEvidence("unclaimed")))


def points(made: TrustLedger) -> dict[str, int]:
    return {line.rule: line.points for line in (*made.lines, *made.lowered)}


def said(made: TrustLedger) -> list[str]:
    return [item.statement for line in (*made.lines, *made.lowered) for item in line.evidence]


def paper(source: str, name: str, *authors: Authorship, doi: str | None = None, **facts: bool) -> PaperRecord:
    identifiers = (f"{source}:{name}", *([f"doi:{doi}"] if doi else []))
    return PaperRecord(
        source, name, identifiers, f"On {name}", "2024-01-01", 2021, authorships=authors, **facts
    )


def person(
    name: str, position: int, *identifiers: str, **facts: tuple[InstitutionMention, ...]
) -> Authorship:
    return Authorship(name, position, identifiers, **facts)


@pytest.mark.parametrize("id", RESEARCHERS)
def test_the_researchers_of_the_sample_read_twenty_one_whatever_they_wrote(sample: Graph, id: str):
    made = trust(sample, f"sample:{id}")

    assert made.summary == "Trust 21 - Emerging, Verification L1, Unclaimed author"
    assert points(made) == {"record": 21}
    assert all(item.sources == ("sample",) and item.when for item in made.lines[0].evidence)


def test_a_preprint_source_alone_gives_the_same_for_one_work_and_for_thirty_six(empty_graph: Graph):
    many = [paper("arxiv", f"many-{n}", person("Ida Vielschreiber", 1)) for n in range(36)]
    load(empty_graph, *many, paper("arxiv", "one", person("Uwe Einmal", 1)))

    read = [trust(empty_graph, f"arxiv:{name}").summary for name in ("ida-vielschreiber", "uwe-einmal")]
    assert read == ["Trust 21 - Emerging, Verification L1, Unclaimed author"] * 2


def test_what_a_paper_prints_as_an_affiliation_buys_nothing_and_a_register_does(empty_graph: Graph):
    printed, registered = (
        InstitutionMention("Lab of Ada"),
        InstitutionMention("Utopia", ("ror:05dxps055",), "UT"),
    )
    load(
        empty_graph,
        paper("mine", "a", person("Pia Printed", 1, institutions=(printed,))),
        paper("mine", "b", person("Rea Registered", 1, institutions=(registered,))),
    )

    assert points(trust(empty_graph, "mine:pia-printed")) == {"record": 21}
    registered_one = trust(empty_graph, "mine:rea-registered")
    assert points(registered_one) == {"record": 21, "institution": 5}
    assert "The person is affiliated with Utopia." in said(registered_one)


def test_two_sources_an_identifier_and_an_orcid_add_up(library: Graph):
    made = trust(library, ORCID)

    assert points(made) == {
        "record": 21,
        "second_source": 10,
        "identifier": 6,
        "orcid": 8,
        "institution": 5,
    }
    assert (made.score, made.band, made.level) == (50, "Developing", "L2")
    stated = {item.statement: item.sources for line in made.lines for item in line.evidence}
    assert stated["A source says that the person is openalex:A1001."] == ("openalex",)
    assert set(stated[f"A source says that the person is {ORCID}."]) == {"openalex", "mine"}


@pytest.mark.parametrize(("alone", "counts"), [(1, True), (2, False)])
def test_works_count_as_confirmed_when_two_sources_give_half_of_them(
    empty_graph: Graph, alone: int, counts: bool
):
    one = person("Ada Byron", 1, OPENALEX)
    load(
        empty_graph,
        paper("openalex", "both", one, doi="10.5555/both"),
        paper("mine", "both", person("Ada Byron", 1), doi="10.5555/both"),
        *(paper("openalex", f"alone-{n}", one) for n in range(alone)),
    )

    made = trust(empty_graph, OPENALEX)
    assert ("works" in points(made)) is counts
    assert made.level == "L2"


def test_retracted_works_take_their_share_and_are_named(empty_graph: Graph):
    load(
        empty_graph,
        paper("mine", "good", person("Ada Byron", 1)),
        paper("mine", "bad", person("Ada Byron", 1), retracted=True),
    )

    made = trust(empty_graph, "mine:ada-byron")
    assert points(made) == {"record": 21, "retractions": -5}
    (line,) = made.lowered
    assert [(ref.id, ref.label) for ref in line.evidence[0].papers] == [("mine:bad", "On bad")]


def test_only_the_sources_that_say_something_stand_beside_it(empty_graph: Graph):
    load(
        empty_graph,
        paper("mine", "bad", person("Ada Byron", 1, ORCID), doi="10.5555/bad", retracted=True),
        paper("other", "bad", person("Ada Byron", 1), doi="10.5555/bad"),
    )

    made = trust(empty_graph, ORCID)
    lines = {line.rule: line.evidence[0] for line in (*made.lines, *made.lowered)}
    assert lines["orcid"].sources == lines["retractions"].sources == ("mine",)
    assert all(line.when for line in lines.values())


def test_another_person_at_the_same_place_is_a_disagreement(empty_graph: Graph):
    load(
        empty_graph,
        paper("openalex", "one", person("Ada Byron", 1, OPENALEX), person("Bo Li", 2), doi="10.5555/one"),
        paper("mine", "one", person("Charles Babbage", 1), person("Bo Li", 2), doi="10.5555/one"),
    )

    assert points(trust(empty_graph, OPENALEX))["disagreement"] == -10
    assert points(trust(empty_graph, "mine:charles-babbage"))["disagreement"] == -10
    assert "disagreement" not in points(trust(empty_graph, "mine:bo-li"))


def test_another_orcid_at_the_same_place_is_a_disagreement(empty_graph: Graph):
    load(
        empty_graph,
        paper("openalex", "one", person("Ada Byron", 1, ORCID), doi="10.5555/one"),
        paper("mine", "one", person("Ada Byron", 1, OTHER), doi="10.5555/one"),
        paper("openalex", "two", person("Ada Byron", 1, ORCID)),
    )

    (author,) = paper_page(empty_graph, "doi:10.5555/one").authors.authors
    assert points(trust(empty_graph, author.id))["disagreement"] < 0


def test_two_orcids_on_one_record_count_in_full(empty_graph: Graph):
    both = person("Ada Byron", 1, ORCID, OTHER)
    load(empty_graph, paper("mine", "one", both), *(paper("mine", f"more-{n}", both) for n in range(9)))

    assert points(trust(empty_graph, min(ORCID, OTHER)))["disagreement"] == -10


def test_a_source_that_names_only_some_authors_disagrees_with_nobody(empty_graph: Graph):
    load(
        empty_graph,
        paper("openalex", "one", person("Ada Byron", 1, OPENALEX), person("Bo Li", 2), doi="10.5555/one"),
        paper("mine", "one", person("Bo Li", 2), doi="10.5555/one", authors_complete=False),
    )

    assert "disagreement" not in points(trust(empty_graph, OPENALEX))
