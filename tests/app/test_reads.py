from typing import Any

import pytest

from peergraph.app.reads.authors import author_page, works_page
from peergraph.app.reads.institutions import institution_page
from peergraph.app.reads.papers import authors_of_paper, paper_page
from peergraph.app.reads.parts import WorkFilter
from peergraph.app.reads.resolve import resolve
from peergraph.app.reads.topics import papers_of_topic, topic_page
from peergraph.cypher.errors import IdentifierError, NotFoundError
from peergraph.cypher.graph import Graph
from peergraph.loaders.batch import arrival, write_batch
from peergraph.loaders.records import Authorship, PaperRecord

ADA = "orcid:0000-0002-1825-0097"
BEN = "openalex:A1002"
CEM = "mine:cem-o-neill"


@pytest.mark.parametrize(
    ("id", "listed"),
    [("sample:yinghui-xu", 11), ("sample:rong-jin", 29), ("sample:hongxia-yang", 36), ("sample:pan-pan", 26)],
)
def test_a_researcher_shows_the_works_that_the_profile_lists_beside_the_others(
    sample: Graph, id: str, listed: int
):
    page = author_page(sample, id)
    assert page.counts.listed == listed < page.counts.works

    works = works_page(sample, id, WorkFilter(listed=True, limit=100))
    assert works.total == len(works.works) == listed
    assert all(work.listed for work in works.works)


def test_a_profile_says_where_everything_comes_from(library: Graph):
    page = author_page(library, ADA)

    assert page.other_names == ("Ada Orsted",)
    assert [(link.id, link.url) for link in page.identifiers] == [
        (ADA, "https://orcid.org/0000-0002-1825-0097"),
        ("openalex:A1001", "https://openalex.org/A1001"),
    ]
    assert {note.source: note.records for note in page.sources} == {"openalex": 2, "mine": 1}
    assert all(note.loaded for note in page.sources)


def test_close_collaborators_are_those_of_small_papers(library: Graph):
    people = author_page(library, ADA).collaborators

    assert [(person.id, person.works, person.strength) for person in people.people] == [(BEN, 2, 2.0)]
    assert "1/(n-1)" in people.definition


def test_a_crowd_makes_no_close_collaborators(crowd: Graph):
    page = author_page(crowd, CEM)
    assert (page.counts.collaborators, page.counts.close_collaborators) == (2917, 0)


def test_badges_say_when_no_affiliation_was_imported(library: Graph):
    assert [badge.label for badge in author_page(library, ADA).badges] == [
        "Researcher",
        "University of Utopia",
    ]
    assert [badge.label for badge in author_page(library, "mine:eve-alone").badges] == [
        "Researcher",
        "Affiliation not imported",
    ]


def test_works_are_newest_first_and_those_without_a_year_last(library: Graph):
    works = works_page(library, ADA, WorkFilter())

    assert [work.year for work in works.works] == [2022, 2021, None]
    assert [(year.year, year.works) for year in works.years] == [(2022, 1), (2021, 1), (None, 1)]
    assert [(kind.type, kind.works) for kind in works.types] == [("article", 2), ("preprint", 1)]


def test_works_are_filtered_by_year_and_type_and_keep_the_whole_histogram(library: Graph):
    works = works_page(library, ADA, WorkFilter(year=2021, type="article"))

    assert [work.id for work in works.works] == ["doi:10.5555/one//a"]
    assert (works.total, works.next, len(works.years)) == (1, None, 3)


def test_the_pages_of_a_list_hold_every_work_once(sample: Graph):
    seen: list[str] = []
    offset: int | None = 0
    while offset is not None:
        page = works_page(sample, "sample:rong-jin", WorkFilter(offset=offset, limit=30))
        seen += [work.id for work in page.works]
        offset = page.next

    assert len(seen) == len(set(seen)) == page.total


def test_a_row_marks_the_profile_among_its_authors_in_order(library: Graph):
    newest = works_page(library, BEN, WorkFilter()).works[0]
    assert [(person.name, person.position, person.is_focus) for person in newest.authors] == [
        ("Ada Ørsted", 1, False),
        ("Ben Žižka", 2, True),
    ]


def test_a_row_never_carries_thousands_of_authors(crowd: Graph):
    work = works_page(crowd, CEM, WorkFilter()).works[0]

    assert (len(work.authors), work.author_count) == (11, 2918)
    assert work.authors[-1].is_focus
    assert work.authors[-1].position == 2918


def test_a_paper_by_a_crowd_is_turned_page_by_page(crowd: Graph):
    first = paper_page(crowd, "mine:crowd").authors
    assert (len(first.authors), first.total, first.next) == (100, 2918, 100)

    last = authors_of_paper(crowd, "mine:crowd", offset=2900)
    assert ([author.position for author in last.authors], last.next) == (list(range(2901, 2919)), None)


def test_a_paper_shows_its_authors_with_the_institutions_recognised(library: Graph):
    page = paper_page(library, "doi:10.5555/one//a")

    ada = page.authors.authors[0]
    assert (ada.id, ada.corresponding, ada.affiliations) == (ADA, True, ("Univ. of Utopia",))
    assert [ref.id for ref in ada.institutions] == ["ror:05dxps055"]
    assert [paper.id for paper in page.references.papers] == ["openalex:W1002"]
    assert page.missing_references == 1
    assert [paper.id for paper in paper_page(library, "openalex:W1002").cited_by.papers] == [
        "doi:10.5555/one//a"
    ]


def test_a_topic_shows_its_people_papers_neighbours_and_place(library: Graph):
    page = topic_page(library, "openalex:T1001")

    assert (page.works, page.counted.works) == (2, 2)
    assert [paper.year for paper in page.papers.papers] == [2022, 2021]
    assert {person.id: person.works for person in page.people.rows} == {ADA: 2, BEN: 2}
    assert [topic.id for topic in page.neighbours.rows] == ["keyword:hubs"]
    assert [parent.id for parent in page.parents] == ["openalex:subfields/1001"]
    assert [child.id for child in topic_page(library, "openalex:subfields/1001").children] == [
        "openalex:T1001"
    ]


def test_a_topic_has_later_pages_of_papers(sample: Graph):
    first = topic_page(sample, "area:computer-vision").papers
    assert first.next == len(first.papers)

    second = papers_of_topic(sample, "area:computer-vision", offset=first.next)
    assert not {paper.id for paper in first.papers} & {paper.id for paper in second.papers}


def test_an_institution_shows_people_papers_topics_and_partners(library: Graph):
    page = institution_page(library, "ror:05dxps055")

    assert (page.country_code, page.city, page.people_total) == ("UT", "Amaurot", 2)
    assert {person.id: person.works for person in page.people_now.rows} == {ADA: 1, BEN: 2}
    assert page.papers.total == 2
    assert [partner.name for partner in page.partners.rows] == ["Werkstatt für Wörter"]


@pytest.mark.parametrize(
    ("kind", "text", "id"),
    [
        ("author", "https://orcid.org/0000-0002-1825-0097", ADA),
        ("author", "https://openalex.org/A1001", ADA),
        ("author", "a1001", ADA),
        ("paper", "https://doi.org/10.5555/ONE//A", "doi:10.5555/one//a"),
        ("paper", "openalex:W1001", "doi:10.5555/one//a"),
        ("topic", "https://openalex.org/T1001", "openalex:T1001"),
        ("institution", "https://openalex.org/I1001", "ror:05dxps055"),
    ],
)
def test_any_identifier_leads_to_the_entity(library: Graph, kind: Any, text: str, id: str):
    found: Any = resolve(library, kind, text)
    assert (found.id, found.moved) == (id, True)


def test_the_own_id_of_an_entity_has_not_moved(library: Graph):
    found: Any = resolve(library, "author", CEM)
    assert (found.id, found.moved) == (CEM, False)


def test_a_name_that_became_two_people_leads_to_both(empty_graph: Graph):
    def paper(source: str, id: str, doi: str, *identifiers: str) -> PaperRecord:
        return PaperRecord(
            source,
            id,
            (doi,),
            f"On {id}",
            "2024-01-01",
            2020,
            authorships=(Authorship("Fay Twice", 1, identifiers),),
        )

    by_name = [paper("mine", "a", "doi:10.5555/a"), paper("mine", "b", "doi:10.5555/b")]
    told_apart = [
        paper("openalex", "W1", "doi:10.5555/a", "openalex:A1"),
        paper("openalex", "W2", "doi:10.5555/b", "openalex:A2"),
    ]
    write_batch(
        empty_graph, [arrival(record, "2024-01-01T00:00:00Z") for record in [*by_name, *told_apart]], "test"
    )

    found: Any = resolve(empty_graph, "author", "mine:fay-twice")
    assert [row.id for row in found.candidates] == ["openalex:A1", "openalex:A2"]
    assert "2 authors" in found.message


@pytest.mark.parametrize("text", ["orcid:0000-0002-1825-0098", "https://example.org/me", "nonsense"])
def test_a_malformed_identifier_is_named_so(library: Graph, text: str):
    with pytest.raises(IdentifierError):
        resolve(library, "author", text)


def test_an_unknown_identifier_is_not_found(library: Graph):
    with pytest.raises(NotFoundError, match="orcid:0000-0001-5109-3700"):
        resolve(library, "author", "https://orcid.org/0000-0001-5109-3700")


def test_an_identifier_of_another_kind_says_where_to_look(library: Graph):
    with pytest.raises(NotFoundError, match=r"/papers/doi:10\.5555/one//a"):
        resolve(library, "author", "doi:10.5555/one//a")
