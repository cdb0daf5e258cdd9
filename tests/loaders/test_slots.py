import random

from peergraph.loaders.records import Authorship, PaperRecord
from peergraph.loaders.resolve import resolve_paper
from peergraph.loaders.rows import FormerAuthorship, Statement


def statement(
    source: str, *authors: Authorship, complete: bool = True, updated: str = "2024-01-01", former=()
) -> Statement:
    record = PaperRecord(
        source, "1", ("doi:10.1/x",), "A title", authorships=authors, authors_complete=complete
    )
    return Statement(record, updated, tuple(former))


def people(*statements: Statement) -> list[tuple[int | None, tuple[str, ...]]]:
    return [(row.position, row.author) for row in resolve_paper(statements).authorships]


def test_an_author_without_an_id_is_the_author_of_that_name_within_the_source():
    assert people(statement("mine", Authorship("Ada Löve", 1))) == [(1, ("mine:ada-löve",))]


def test_two_equal_names_on_one_paper_stay_two_people():
    found = people(
        statement("mine", Authorship("Bing Liu", 1), Authorship("Wei Xu", 2), Authorship("Bing Liu", 3))
    )

    assert found == [(1, ("mine:bing-liu",)), (2, ("mine:wei-xu",)), (3, ("mine:bing-liu~2",))]


def test_a_second_source_enriches_the_author_at_the_same_place():
    mine = statement("mine", Authorship("Yinghui Xu", 1, affiliations=("Alibaba",)))
    openalex = statement("openalex", Authorship("Y. Xu", 1, ("openalex:A1",), corresponding=True))

    (row,) = resolve_paper([mine, openalex]).authorships

    assert row.author == ("openalex:A1",)
    assert row.keys == ("mine:yinghui-xu", "openalex:A1")
    assert row.affiliations == ("Alibaba",)
    assert row.corresponding
    assert row.sources == ("mine", "openalex")


def test_two_equal_names_of_one_source_are_matched_by_their_places():
    mine = statement("mine", Authorship("Bing Liu", 1), Authorship("Bing Liu", 2))
    openalex = statement(
        "openalex", Authorship("Bing Liu", 2, ("openalex:A2",)), Authorship("Bing Liu", 1, ("openalex:A1",))
    )

    assert people(mine, openalex) == [(1, ("openalex:A1",)), (2, ("openalex:A2",))]


def test_an_author_of_unknown_place_is_matched_by_name():
    partial = statement("mine", Authorship("Hongxia Yang", listed=True), complete=False)
    whole = statement(
        "openalex", Authorship("Jia Li", 1, ("openalex:A1",)), Authorship("Hongxia Yang", 2, ("openalex:A2",))
    )

    rows = resolve_paper([partial, whole]).authorships

    assert [(row.position, row.author, row.listed) for row in rows] == [
        (1, ("openalex:A1",), False),
        (2, ("openalex:A2",), True),
    ]


def test_a_different_name_at_the_same_place_is_somebody_else():
    found = people(
        statement("mine", Authorship("Jia Li", 1)),
        statement("openalex", Authorship("Tom Mitchell", 1, ("openalex:A1",))),
    )

    assert found == [(1, ("mine:jia-li",)), (1, ("openalex:A1",))]


def test_an_orcid_names_a_person_before_another_identifier():
    mine = statement("mine", Authorship("Ada Love", 1, ("orcid:0000-0002-1825-0097",)))
    openalex = statement("openalex", Authorship("Ada Love", 1, ("openalex:A1",)))

    assert people(mine, openalex) == [(1, ("orcid:0000-0002-1825-0097",))]


def test_who_an_older_version_named_leads_to_who_has_the_place_now():
    former = FormerAuthorship(("openalex:A1969205032",), "Heather A. Piwowar", 1)
    now = statement("openalex", Authorship("Heather Piwowar", 1, ("openalex:A5048491430",)), former=[former])

    (row,) = resolve_paper([now]).authorships

    assert row.author == ("openalex:A5048491430",)
    assert row.keys == ("openalex:A1969205032", "openalex:A5048491430")


def test_who_is_named_no_longer_is_dropped_and_remembered():
    former = FormerAuthorship(("openalex:A9",), "Nobody Else", 7)
    paper = resolve_paper(
        [statement("openalex", Authorship("Ada Love", 1, ("openalex:A1",)), former=[former])]
    )

    assert paper.dropped == (former,)


def test_the_order_of_the_sources_does_not_matter():
    sources = [
        statement("mine", Authorship("Yinghui Xu"), Authorship("Rong Jin"), complete=False),
        statement(
            "openalex",
            Authorship("Rong Jin", 1, ("openalex:A1",)),
            Authorship("Y. Xu", 2, ("openalex:A2",)),
            Authorship("Y. Xu", 3, ("openalex:A3",)),
        ),
        statement("arxiv", Authorship("Rong Jin", 1), Authorship("Yinghui Xu", 2), Authorship("Yi Xu", 3)),
    ]
    expected = resolve_paper(sources)

    for seed in range(6):
        random.Random(seed).shuffle(sources)
        assert resolve_paper(sources) == expected


def test_a_paper_of_2918_authors_in_two_sources_has_2918_authors():
    names = [f"Given{i} Family{i}" for i in range(2918)]
    mine = statement("mine", *(Authorship(name, i) for i, name in enumerate(names, 1)))
    openalex = statement(
        "openalex", *(Authorship(name, i, (f"openalex:A{i}",)) for i, name in enumerate(names, 1))
    )

    assert len(resolve_paper([mine, openalex]).authorships) == 2918
