"""Somebody who asked to be removed is in the graph no more, and no load brings her back."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from peergraph.cypher.errors import SettingsError
from peergraph.cypher.graph import Graph
from peergraph.loaders.ahead import Written
from peergraph.loaders.batch import arrival, prepare_batch, write_batch
from peergraph.loaders.export import digest
from peergraph.loaders.load import Loading
from peergraph.loaders.openalex import read as read_openalex
from peergraph.loaders.progress import told
from peergraph.loaders.records import (
    AuthorRecord,
    Authorship,
    InstitutionMention,
    MergeRecord,
    PaperRecord,
    Record,
)
from peergraph.loaders.removal import remover
from peergraph.loaders.seen import Seen

from ..conftest import query

KEY = b"a key of removals that only tests have"
ORCID = "orcid:0000-0002-1825-0097"
DOI = "doi:10.5555/secret"
HOME = InstitutionMention("Hut of Jane, Nowhere Street 1")
JANE = Authorship("Jane Quirk", 2, ("openalex:A1", ORCID), institutions=(HOME,), affiliations=(HOME.name,))
ANN = Authorship("Ann Plain", 1, ("openalex:A2",), institutions=(InstitutionMention("Town College"),))
BOB = Authorship("Bob Stone", 3)
TRACES = ("jane", "quirk", "0000-0002-1825-0097", 'a1"', "openalex:a1", "nowhere street")


def paper(
    source: str, id: str, *authors: Authorship, updated: str = "2024-01-01", doi: str = ""
) -> PaperRecord:
    identifiers = (f"{source}:{id}", doi) if doi else (f"{source}:{id}",)
    return PaperRecord(source, id, identifiers, f"On {id}", updated, 2020, authorships=authors)


LIBRARY: list[Record] = [
    paper("openalex", "W1", ANN, JANE, BOB, doi=DOI),
    paper("openalex", "W2", Authorship("J. Quirk", 1, ("openalex:A1",))),
    paper("openalex", "W3", ANN),
    paper(
        "arxiv",
        "p1",
        Authorship("Ann Plain", 1),
        Authorship("J Quirk", 2),
        Authorship("Bob Stone", 3),
        doi=DOI,
    ),
    AuthorRecord("openalex", "A1", ("openalex:A1",), "Jane Quirk", "2024-01-01", names=("J. Quirk",)),
]


def load(graph: Graph, *records: Record) -> Written:
    arrivals = [arrival(record, "2024-01-01T00:00:00Z") for record in records]
    return write_batch(graph, arrivals, "run", Seen(KEY))


def remove(graph: Graph, *identifiers: str, id: str = "r1") -> tuple[int, int]:
    done = remover.remove(graph, id, identifiers, KEY)
    return done.records, done.papers


def traces(graph: Graph, words: Iterable[str] = TRACES) -> set[str]:
    """Return which of the words stand anywhere in the graph."""
    whole = json.dumps(graph.read(query("all_facts")), default=str).replace("\\", "").lower()
    return {word for word in words if word in whole}


def removed_counts(graph: Graph) -> dict[str, int | None]:
    facts = [row["facts"] for row in graph.read(query("all_facts"))]
    return {fact["title"]: fact.get("removed_authors") for fact in facts if "title" in fact}


def test_nothing_of_a_removed_person_is_left_and_her_papers_stay(empty_graph: Graph):
    load(empty_graph, *LIBRARY)
    assert traces(empty_graph) == set(TRACES)

    assert remove(empty_graph, "openalex:A1") == (1, 2)

    assert traces(empty_graph) == set()
    assert removed_counts(empty_graph) == {"On W1": 1, "On W2": 1, "On W3": None}
    assert traces(empty_graph, ("ann plain", "bob stone", "town college")) == {
        "ann plain",
        "bob stone",
        "town college",
    }


@pytest.mark.parametrize("again", [False, True], ids=["the same files", "--again"])
def test_a_load_of_the_same_changes_nothing_and_says_what_it_left_out(empty_graph: Graph, again: bool):
    load(empty_graph, *LIBRARY)
    remove(empty_graph, ORCID)
    before = digest(empty_graph)

    arrivals = [arrival(record, "2024-01-01T00:00:00Z") for record in LIBRARY]
    written = write_batch(empty_graph, arrivals, "again", Seen(KEY), again=again)

    assert (written.new, written.changed, written.unchanged) == (0, 0, 4)
    assert written.left_out == 4
    assert digest(empty_graph) == before


def test_a_graph_that_is_loaded_after_a_removal_is_the_one_that_it_was_made_in(
    empty_graph: Graph, empty_again: Callable[[], None]
):
    load(empty_graph, *LIBRARY)
    remove(empty_graph, "openalex:A1")
    expected = digest(empty_graph)

    for order in (LIBRARY, LIBRARY[::-1], [LIBRARY[3], *LIBRARY[:3]]):
        empty_again()
        remove(empty_graph, "openalex:A1", ORCID)
        for record in order:
            load(empty_graph, record)
        if order is not LIBRARY:
            load(empty_graph, LIBRARY[3])
        assert traces(empty_graph) == set()
        assert digest(empty_graph) == expected


def test_a_batch_that_is_worked_out_ahead_leaves_her_out_as_well(empty_graph: Graph):
    remove(empty_graph, "openalex:A1", ORCID)
    seen = Seen(KEY)
    write_batch(empty_graph, [arrival(LIBRARY[2], "2024-01-01T00:00:00Z")], "run", seen)
    batch = [arrival(record, "2024-01-01T00:00:00Z", ahead=True) for record in LIBRARY[:2]]

    prepared = prepare_batch(empty_graph, batch, "run", seen, in_flight=False)
    written = write_batch(empty_graph, batch, "run", seen, prepared=prepared)

    assert prepared is not None
    assert written.left_out == 2
    assert traces(empty_graph) == set()


def test_a_removal_between_two_batches_of_a_run_counts_for_the_second(empty_graph: Graph):
    seen = Seen(KEY)
    write_batch(empty_graph, [arrival(LIBRARY[0], "2024-01-01T00:00:00Z")], "run", seen)
    batch = [arrival(LIBRARY[1], "2024-01-01T00:00:00Z", ahead=True)]
    prepared = prepare_batch(empty_graph, batch, "run", seen, in_flight=False)
    assert prepared is not None

    remove(empty_graph, "openalex:A1")
    write_batch(empty_graph, batch, "run", seen, prepared=prepared)

    assert traces(empty_graph) == set()


def test_another_identifier_of_hers_does_not_bring_her_back(empty_graph: Graph):
    load(empty_graph, LIBRARY[0])
    remove(empty_graph, ORCID)

    load(empty_graph, paper("openalex", "W8", Authorship("Jane Quirk", 1, ("openalex:A1",))))
    load(empty_graph, paper("mine", "9", Authorship("Jane Quirk", 1, (ORCID, "mine:jq"))))
    load(empty_graph, paper("mine", "10", Authorship("Quirk, Jane", 1, ("mine:jq",))))
    load(empty_graph, AuthorRecord("dblp", "q", ("dblp:pid/q/1", "mine:jq"), "Jane Quirk"))
    load(empty_graph, paper("dblp", "x", Authorship("Jane Quirk", 1, ("dblp:pid/q/1",))))

    assert traces(empty_graph) == set()
    assert removed_counts(empty_graph) == {"On W1": 1, "On W8": 1, "On 9": 1, "On 10": 1, "On x": 1}


def test_what_is_there_of_her_under_another_identifier_goes_when_a_source_says_so(empty_graph: Graph):
    load(empty_graph, LIBRARY[0], paper("openalex", "W5", Authorship("Jane Quirk", 1, ("openalex:A7",)), ANN))
    remove(empty_graph, ORCID)
    assert "jane" in traces(empty_graph)

    load(empty_graph, MergeRecord("openalex", "A7", "author", "openalex:A7", "openalex:A1"))

    assert traces(empty_graph) == set()
    load(empty_graph, paper("openalex", "W6", Authorship("Jane Quirk", 1, ("openalex:A7",))))
    assert traces(empty_graph) == set()
    assert removed_counts(empty_graph) == {"On W1": 1, "On W5": 1, "On W6": 1}


def test_a_newer_version_of_a_record_may_spell_her_in_another_way(empty_graph: Graph):
    load(empty_graph, paper("arxiv", "p1", Authorship("Jane Quirk", 1), Authorship("Bob Stone", 2)))
    remove(empty_graph, "arxiv:jane-quirk")

    newer = paper(
        "arxiv", "p1", Authorship("J. M. Quirk", 1), Authorship("Bob Stone", 2), updated="2025-01-01"
    )
    load(empty_graph, newer)

    assert traces(empty_graph) == set()
    assert removed_counts(empty_graph) == {"On p1": 1}


def test_a_place_that_a_source_gives_to_somebody_with_an_orcid_is_theirs(empty_graph: Graph):
    load(empty_graph, paper("openalex", "W1", Authorship("Wei Wang", 1, ("openalex:A1",))))
    remove(empty_graph, "openalex:A1")

    corrected = Authorship("Wei Wang", 1, ("openalex:A5", "orcid:0000-0001-5109-3700"))
    load(empty_graph, paper("openalex", "W1", corrected, updated="2025-01-01"))

    assert removed_counts(empty_graph) == {"On W1": None}
    assert traces(empty_graph, ("0000-0001-5109-3700",))


def test_a_namesake_on_the_same_paper_stays_who_he_is(empty_graph: Graph):
    twins = paper("mine", "1", Authorship("Wei Wang", 1), Authorship("Wei Wang", 2))
    load(empty_graph, twins)

    remove(empty_graph, "mine:wei-wang")
    load(empty_graph, twins)

    assert traces(empty_graph, ("mine:wei-wang~2",))
    assert removed_counts(empty_graph) == {"On 1": 1}


def test_older_versions_that_named_her_do_not_tell_of_her_either(empty_graph: Graph):
    load(empty_graph, paper("openalex", "W1", ANN, Authorship("Jane Quirk", 2, ("openalex:A1", ORCID))))
    load(
        empty_graph,
        paper("openalex", "W1", ANN, Authorship("Jane Quirk", 2, ("openalex:A99",)), updated="2025-01-01"),
    )
    assert traces(empty_graph, ("openalex:a1",))

    remove(empty_graph, "openalex:A1", "openalex:A99")

    assert traces(empty_graph) == set()


def test_nobody_can_tell_from_the_graph_which_papers_were_one_persons(empty_graph: Graph):
    load(empty_graph, *LIBRARY)
    remove(empty_graph, "openalex:A1")

    facts = [row["facts"] for row in empty_graph.read(query("all_facts"))]
    texts = [fact["content"] for fact in facts if "removed" in fact.get("content", "")]
    places = [place for text in texts for place in json.loads(text)["removed"]]
    digests = [one for place in places for one in (place["removal"], *place["keys"], *place["names"])]
    assert len(texts) == 3
    assert len(digests) == len(set(digests))
    assert {fact["run"] for fact in facts if "run" in fact} == {"run"}


def test_after_a_removal_is_lifted_the_next_load_brings_her_back(empty_graph: Graph):
    load(empty_graph, *LIBRARY)
    before = digest(empty_graph)
    remove(empty_graph, "openalex:A1")

    assert remover.lift(empty_graph, "r1", KEY)
    assert set(removed_counts(empty_graph).values()) == {None}
    assert traces(empty_graph) == set()
    load(empty_graph, *LIBRARY)

    assert digest(empty_graph) == before
    assert not remover.lift(empty_graph, "r1", KEY)


def test_lifting_one_removal_leaves_the_others(empty_graph: Graph):
    load(empty_graph, *LIBRARY)
    remove(empty_graph, "openalex:A1")
    remove(empty_graph, "openalex:A2", id="r2")
    assert removed_counts(empty_graph) == {"On W1": 2, "On W2": 1, "On W3": 1}

    remover.lift(empty_graph, "r2", KEY)
    load(empty_graph, *LIBRARY)

    assert removed_counts(empty_graph) == {"On W1": 1, "On W2": 1, "On W3": None}
    assert traces(empty_graph) == set()
    assert traces(empty_graph, ("ann plain",))


def test_a_load_without_the_key_is_refused_before_it_brings_anybody_back(
    empty_graph: Graph, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    remove(empty_graph, "openalex:A1")
    monkeypatch.setenv("PEERGRAPH_HOME", str(tmp_path))
    for key in (None, b"another key of the same length as that"):
        with pytest.raises(SettingsError, match="would bring them back"):
            write_batch(empty_graph, [arrival(LIBRARY[1], "2024-01-01T00:00:00Z")], "run", Seen(key))
    assert traces(empty_graph) == set()

    monkeypatch.setenv("PEERGRAPH_REMOVAL_KEY", KEY.decode())
    write_batch(empty_graph, [arrival(LIBRARY[1], "2024-01-01T00:00:00Z")], "run")
    assert removed_counts(empty_graph) == {"On W2": 1}


def test_a_removal_can_be_asked_for_again_and_of_nobody(empty_graph: Graph):
    assert remove(empty_graph, "openalex:A1") == (0, 0)
    load(empty_graph, *LIBRARY)
    before = digest(empty_graph)

    assert remove(empty_graph, "openalex:A1", ORCID) == (0, 0)

    assert traces(empty_graph) == set()
    assert digest(empty_graph) == before


def test_the_command_says_how_much_was_left_out(empty_graph: Graph, tmp_path: Path):
    work = {
        "id": "https://openalex.org/W1",
        "title": "On nothing",
        "authorships": [
            {
                "author": {"id": "https://openalex.org/A1", "display_name": "Jane Quirk"},
                "author_position": "first",
            }
        ],
    }
    (tmp_path / "works.jsonl").write_text(json.dumps(work) + "\n")
    remove(empty_graph, "openalex:A1")

    summary = Loading(empty_graph, "openalex", read_openalex, removal_key=KEY).load(
        [str(tmp_path / "works.jsonl")]
    )

    assert told(summary) == (
        "1 record read: 1 new, 0 changed, 0 already there; 1 mention of people who asked to be removed left out."
    )
