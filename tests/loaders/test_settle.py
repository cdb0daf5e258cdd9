from hypothesis import given
from hypothesis import strategies as st

from peergraph.loaders.settle import Known, Settlement


def known(id: str, *others: str) -> Known:
    return Known(id, frozenset((id, *others)))


def test_identifiers_that_are_stated_together_mean_one_entity():
    settlement = Settlement([("openalex:A1", "orcid:0000-0002-1825-0097")], [])

    assert settlement["openalex:A1"] is settlement["orcid:0000-0002-1825-0097"]
    assert settlement["openalex:A1"].id == "orcid:0000-0002-1825-0097"


def test_a_better_identifier_becomes_the_id_and_the_old_one_stays_an_identifier():
    settlement = Settlement([("openalex:W1", "doi:10.1/x")], [known("openalex:W1")])

    assert settlement["openalex:W1"].id == "doi:10.1/x"
    assert settlement["openalex:W1"].identifiers == {"openalex:W1", "doi:10.1/x"}
    assert [entity.id for entity in settlement["doi:10.1/x"].known] == ["openalex:W1"]


def test_two_known_entities_become_one_when_a_source_says_so():
    settlement = Settlement(
        [("doi:10.1/x", "arxiv:2102.04782")], [known("doi:10.1/x"), known("arxiv:2102.04782", "openalex:W1")]
    )

    assert len(settlement["openalex:W1"].known) == 2
    assert settlement["openalex:W1"].id == "doi:10.1/x"


def test_an_entity_that_is_stated_as_it_is_known_is_unchanged():
    settlement = Settlement([("doi:10.1/x",)], [known("doi:10.1/x", "openalex:W1")])

    assert settlement["doi:10.1/x"].unchanged


def test_a_retired_identifier_is_an_id_only_where_there_is_no_other():
    merged = Settlement([("openalex:A1", "openalex:A22")], [], retired=frozenset({"openalex:A1"}))
    alone = Settlement([("openalex:A1",)], [], retired=frozenset({"openalex:A1"}))

    assert merged["openalex:A1"].id == "openalex:A22"
    assert alone["openalex:A1"].id == "openalex:A1"


@given(
    st.lists(
        st.lists(st.sampled_from([f"openalex:W{i}" for i in range(8)]), min_size=1, max_size=3).map(tuple)
    ),
    st.randoms(),
)
def test_the_order_of_what_is_stated_does_not_matter(stated, random):
    shuffled = list(stated)
    random.shuffle(shuffled)

    one, other = Settlement(stated, []), Settlement(shuffled, [])

    assert {(entity.id, entity.identifiers) for entity in one} == {
        (entity.id, entity.identifiers) for entity in other
    }
