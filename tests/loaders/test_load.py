import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peergraph.cypher import Cypher, parse
from peergraph.cypher.graph import Graph
from peergraph.loaders import jsonl
from peergraph.loaders.batch import Written, arrival, write_batch
from peergraph.loaders.export import digest, export, lines
from peergraph.loaders.load import Loading, Summary
from peergraph.loaders.records import (
    AuthorRecord,
    Authorship,
    InstitutionMention,
    InstitutionRecord,
    MergeRecord,
    PaperRecord,
    Record,
    TopicMention,
    TopicRecord,
)


def cypher(params: str, *body: str) -> Cypher:
    """Return a query of a test's own, with the header that every query has."""
    header = [
        "// A question of a test.",
        f"// params: {params}",
        "// returns: rows",
        "// index: none (a test)",
    ]
    return parse("test", "\n".join([*header, *body]))


FACTS = cypher(
    "$id STRING",
    "MATCH (author:Author)-[authored:AUTHORED]->(:Paper {id: $id})",
    "RETURN author.id AS author, authored.position AS position ORDER BY position, author",
)
LEADS = cypher(
    "$id STRING",
    "MATCH (:Identifier {id: $id})-[edge]->(entity)",
    "RETURN type(edge) AS type, entity.id AS id ORDER BY id",
)
COUNTS = cypher(
    "none",
    "RETURN COUNT { (:Author) } AS authors, COUNT { (:Paper) } AS papers,",
    "       COUNT { ()-[:AUTHORED]->() } AS authorships, COUNT { ()-[:CITES]->() } AS citations",
)
EDGES = cypher(
    "none",
    "MATCH (a)-[edge:AFFILIATED_WITH|PART_OF]->(b)",
    "RETURN a.id AS from, type(edge) AS type, b.id AS to, edge.from_year AS first, edge.to_year AS last",
    "ORDER BY from, to",
)
OTHERWISE = cypher(
    "none",
    "MATCH (:Author)-[authored:AUTHORED]->(paper:Paper)",
    "SET authored.position = 9, paper.title = 'Told otherwise', paper.venue = 'Nowhere'",
)
RUN = cypher("$id STRING", "MATCH (run:Run {id: $id}) RETURN run {.*} AS run")


def paper(
    source: str,
    id: str,
    *authors: Authorship,
    identifiers: tuple[str, ...] = (),
    updated: str = "2024-01-01",
    **more: Any,
) -> PaperRecord:
    return PaperRecord(
        source,
        id,
        identifiers or (f"{source}:{id}",),
        more.pop("title", f"Paper {id}"),
        updated,
        authorships=authors,
        **more,
    )


def load(graph: Graph, *records: Record) -> Written:
    return write_batch(graph, [arrival(record, "2024-01-01T00:00:00Z") for record in records], "test")


def authors(graph: Graph, paper_id: str) -> list[tuple[str, int | None]]:
    return [(row["author"], row["position"]) for row in graph.read(FACTS, id=paper_id)]


def counts(graph: Graph) -> dict[str, int]:
    return graph.read(COUNTS)[0]


ADA = Authorship(
    "Ada Love",
    1,
    ("openalex:A1", "orcid:0000-0002-1825-0097"),
    institutions=(InstitutionMention("MIT", ("openalex:I1",)),),
)
BOB = Authorship("Bob Stone", 2)
DOI = "doi:10.1/x"


def test_a_batch_resolved_ahead_of_its_turn_gives_the_very_same_graph(
    empty_graph: Graph, empty_again: Callable[[], None]
):
    first = paper("openalex", "W1", ADA, BOB, identifiers=("openalex:W1", "doi:10.5555/a"), year=2020)
    second = paper(
        "arxiv", "1", BOB, identifiers=("arxiv:1", "doi:10.5555/a"), topics=(TopicMention("Maps"),)
    )
    alone = paper("mine", "x", ADA, topics=(TopicMention("Maps"), TopicMention("Graphs", score=0.5)))
    digests: set[str] = set()
    for ahead in (False, True):
        empty_again()
        for batch in ([first], [second, alone]):
            arriving = [arrival(record, "2024-01-01T00:00:00Z", ahead=ahead) for record in batch]
            write_batch(empty_graph, arriving, "test")
        digests.add(digest(empty_graph))
    assert len(digests) == 1


def test_loading_the_same_again_changes_nothing(empty_graph: Graph):
    record = paper(
        "openalex",
        "W1",
        ADA,
        BOB,
        identifiers=(DOI, "openalex:W1"),
        topics=(TopicMention("Graphs"),),
        references=("doi:10.1/y",),
    )
    first = load(empty_graph, record)
    before = digest(empty_graph)

    again = load(empty_graph, record)

    assert (first, again) == (Written(new=1), Written(unchanged=1))
    assert digest(empty_graph) == before


def test_what_another_program_told_otherwise_is_told_anew_only_when_it_is_asked_for(empty_graph: Graph):
    record = paper("openalex", "W1", ADA, BOB, identifiers=(DOI,), topics=(TopicMention("Graphs"),))
    load(empty_graph, record)
    before = digest(empty_graph)
    empty_graph.write(OTHERWISE)
    otherwise = digest(empty_graph)
    arriving = [arrival(record, "2024-01-01T00:00:00Z")]

    write_batch(empty_graph, arriving, "second")
    unasked = digest(empty_graph)
    again = write_batch(empty_graph, arriving, "third", again=True)

    assert unasked == otherwise != before
    assert again == Written(unchanged=1)
    assert digest(empty_graph) == before


def test_the_same_text_in_a_newer_file_is_there_already(empty_graph: Graph):
    record = PaperRecord("mine", "1", (DOI,), "A title")
    write_batch(empty_graph, [arrival(record, "2024-01-01T00:00:00Z")], "first")

    again = write_batch(empty_graph, [arrival(record, "2025-01-01T00:00:00Z")], "second")

    assert again == Written(unchanged=1)


def test_a_second_source_enriches_the_authorships_and_does_not_double_them(empty_graph: Graph):
    load(empty_graph, paper("mine", "1", Authorship("A. Love", 1), BOB, identifiers=(DOI,)))
    load(empty_graph, paper("openalex", "W1", ADA, identifiers=(DOI, "openalex:W1")))

    assert authors(empty_graph, DOI) == [("orcid:0000-0002-1825-0097", 1), ("mine:bob-stone", 2)]
    assert counts(empty_graph)["authorships"] == 2


def test_the_address_of_an_author_known_by_name_leads_to_who_has_her_papers_now(empty_graph: Graph):
    load(empty_graph, paper("mine", "1", Authorship("Ada Love", 1), identifiers=(DOI,)))
    load(empty_graph, paper("openalex", "W1", ADA, identifiers=(DOI,)))

    assert empty_graph.read(LEADS, id="mine:ada-love") == [
        {"type": "LEADS_TO", "id": "orcid:0000-0002-1825-0097"}
    ]
    assert counts(empty_graph)["authors"] == 1


def test_an_author_known_by_name_keeps_the_papers_that_nobody_else_has(empty_graph: Graph):
    load(
        empty_graph,
        paper("mine", "1", Authorship("Ada Love", 1), identifiers=(DOI,)),
        paper("mine", "2", Authorship("Ada Love", 1)),
    )
    load(empty_graph, paper("openalex", "W1", ADA, identifiers=(DOI,)))

    assert authors(empty_graph, "mine:2") == [("mine:ada-love", 1)]
    assert authors(empty_graph, DOI) == [("orcid:0000-0002-1825-0097", 1)]


def test_a_better_identifier_becomes_the_address_and_the_old_one_leads_there(empty_graph: Graph):
    load(empty_graph, paper("mine", "1", BOB))
    load(empty_graph, paper("mine", "1", BOB, identifiers=("mine:1", DOI), updated="2024-02-01"))

    assert empty_graph.read(LEADS, id="mine:1") == [{"type": "IDENTIFIES", "id": DOI}]
    assert counts(empty_graph)["papers"] == 1


def test_two_papers_become_one_when_a_record_has_both_identifiers(empty_graph: Graph):
    load(
        empty_graph,
        paper("mine", "1", BOB, identifiers=(DOI,)),
        paper("arxiv", "2102.04782", BOB, identifiers=("arxiv:2102.04782",)),
    )
    load(
        empty_graph,
        paper("openalex", "W3", references=(DOI,)),
        paper("openalex", "W4", references=("arxiv:2102.04782",)),
    )
    load(empty_graph, paper("openalex", "W1", ADA, identifiers=(DOI, "arxiv:2102.04782")))

    assert empty_graph.read(LEADS, id="arxiv:2102.04782") == [{"type": "IDENTIFIES", "id": DOI}]
    assert counts(empty_graph)["papers"] == 3
    assert counts(empty_graph)["citations"] == 2


def test_a_reference_waits_for_the_paper_that_it_means(empty_graph: Graph):
    load(empty_graph, paper("mine", "1", references=(DOI, "openalex:W7")))
    assert counts(empty_graph)["citations"] == 0

    load(empty_graph, paper("openalex", "W7", identifiers=(DOI, "openalex:W7")))

    assert counts(empty_graph)["citations"] == 1


def test_an_affiliation_lasts_from_the_first_to_the_last_paper(empty_graph: Graph):
    load(empty_graph, paper("openalex", "W1", ADA, year=2019), paper("openalex", "W2", ADA, year=2023))

    assert empty_graph.read(EDGES) == [
        {
            "from": "orcid:0000-0002-1825-0097",
            "type": "AFFILIATED_WITH",
            "to": "openalex:I1",
            "first": 2019,
            "last": 2023,
        }
    ]


def test_a_newer_version_of_a_record_takes_back_what_it_says_no_more(empty_graph: Graph):
    load(empty_graph, paper("openalex", "W1", ADA, BOB, year=2019))
    load(empty_graph, paper("openalex", "W1", BOB, year=2020, updated="2025-01-01"))

    assert authors(empty_graph, "openalex:W1") == [("openalex:bob-stone", 2)]
    assert empty_graph.read(EDGES) == []


def test_an_older_version_of_a_record_changes_nothing_that_is_newer(empty_graph: Graph):
    load(empty_graph, paper("openalex", "W1", BOB, title="New", updated="2025-01-01"))
    load(empty_graph, paper("openalex", "W1", BOB, title="Old", updated="2020-01-01"))

    assert b'"title":"New"' in b"".join(line for line in lines(empty_graph))


REISSUED = [
    paper(
        "openalex", "W1", Authorship("Heather A. Piwowar", 1, ("openalex:A1969205032",)), updated="2022-01-01"
    ),
    paper(
        "openalex", "W1", Authorship("Heather Piwowar", 1, ("openalex:A5048491430",)), updated="2024-01-01"
    ),
    paper(
        "openalex",
        "W1",
        Authorship("Heather Piwowar", 1, ("openalex:A5048491430",)),
        Authorship("Jason Priem", 2),
        updated="2025-01-01",
    ),
]
OVERLAPPING = [
    paper(
        "mine",
        "1",
        Authorship("Ada Love", 1),
        Authorship("Bob Stone", 2),
        identifiers=("mine:1", DOI),
        year=2020,
        references=("openalex:W9",),
    ),
    paper("mine", "2", Authorship("Ada Love", 1), topics=(TopicMention("graphs"),)),
    paper(
        "openalex",
        "W1",
        ADA,
        Authorship("R. Stone", 2, ("openalex:A2",)),
        identifiers=(DOI, "openalex:W1"),
        year=2021,
    ),
    paper(
        "openalex",
        "W2",
        Authorship("Ada Love", 1, ("openalex:A1",)),
        topics=(TopicMention("Graphs"),),
        references=("mine:1",),
    ),
    paper(
        "arxiv",
        "2102.04782",
        Authorship("Ada Love", 1),
        identifiers=("arxiv:2102.04782", DOI),
        topics=(TopicMention("cs.CV", "category", ("arxiv:cs.CV",)),),
    ),
    AuthorRecord(
        "openalex",
        "A1",
        ("openalex:A1",),
        "Ada M. Love",
        "2024-01-01",
        institutions=(InstitutionMention("ETH", ("ror:05a28rw58",), from_year=2015),),
    ),
    MergeRecord("openalex", "A7", "author", "openalex:A7", "openalex:A1"),
    paper("openalex", "W9", Authorship("Ada Love", 1, ("openalex:A7",)), year=2011),
]
DESCRIBED = [
    InstitutionRecord(
        "openalex",
        "I1",
        ("openalex:I1", "ror:042nb2s44"),
        "Massachusetts Institute of Technology",
        "2024-01-01",
        country_code="US",
        parents=(InstitutionMention("MIT System", ("openalex:I2",)),),
    ),
    paper("openalex", "W1", ADA),
    TopicRecord(
        "openalex",
        "T1",
        ("openalex:T1",),
        "Graph Theory",
        "topic",
        "2024-01-01",
        parents=(TopicMention("Mathematics", "field", ("openalex:fields/26",)),),
    ),
    paper("openalex", "W2", ADA, topics=(TopicMention("Graph theory (short)", "topic", ("openalex:T1",)),)),
]


@pytest.mark.parametrize(
    "records", [REISSUED, OVERLAPPING, DESCRIBED], ids=["reissued", "overlapping", "described"]
)
def test_records_in_any_order_make_the_same_graph(
    empty_graph: Graph, empty_again: Callable[[], None], records: list[Record]
):
    digests = set()
    orders = list(itertools.permutations(records))

    for order in orders[:: max(1, len(orders) // 6)]:
        empty_again()
        for record in order:
            load(empty_graph, record)
        digests.add(digest(empty_graph))

    assert len(digests) == 1


def test_a_reissued_author_id_leads_to_who_has_the_new_one(empty_graph: Graph):
    for record in REISSUED:
        load(empty_graph, record)

    assert empty_graph.read(LEADS, id="openalex:A1969205032") == [
        {"type": "LEADS_TO", "id": "openalex:A5048491430"}
    ]


def test_merged_identifiers_are_one_entity_over_any_number_of_merges(empty_graph: Graph):
    load(empty_graph, MergeRecord("openalex", "A1", "author", "openalex:A1", "openalex:A22"))
    load(empty_graph, paper("openalex", "W1", Authorship("Ada Love", 1, ("openalex:A1",))))
    load(empty_graph, MergeRecord("openalex", "A22", "author", "openalex:A22", "openalex:A333"))

    assert authors(empty_graph, "openalex:W1") == [("openalex:A333", 1)]
    assert [
        row["id"] for row in empty_graph.read(LEADS, id="openalex:A1") if row["type"] == "IDENTIFIES"
    ] == ["openalex:A333"]


def write_works(path: Path, works: list[Any]) -> str:
    path.write_text("".join((work if isinstance(work, str) else json.dumps(work)) + "\n" for work in works))
    return str(path)


def run(graph: Graph, path: str, rejects: Path) -> Summary:
    return Loading(graph, "mine", lambda opened: jsonl.read(opened, source="mine"), rejects=rejects).load(
        [path]
    )


def test_a_bad_record_is_named_in_the_rejects_file_and_the_good_ones_load(empty_graph: Graph, tmp_path: Path):
    works = [{"id": "1", "title": "Good", "authors": []}, "{broken", {"id": "3", "title": 7, "authors": []}]

    summary = run(empty_graph, write_works(tmp_path / "works.jsonl", works), tmp_path)

    assert (summary.new, summary.rejected) == (1, 2)
    assert summary.rejects is not None
    rejected = [json.loads(line) for line in summary.rejects.read_text().splitlines()]
    assert [(reject["line"], reject["id"]) for reject in rejected] == [(2, None), (3, "3")]
    assert "title" in rejected[1]["reason"]


def test_a_run_is_recorded_with_its_counts(empty_graph: Graph, tmp_path: Path):
    summary = run(
        empty_graph,
        write_works(tmp_path / "works.jsonl", [{"id": "1", "title": "Good", "authors": []}]),
        tmp_path,
    )

    (row,) = empty_graph.read(RUN, id=summary.run)
    assert row["run"]["status"] == "finished"
    assert row["run"]["files"] == ["works.jsonl"]
    assert (row["run"]["new"], row["run"]["rejected"]) == (1, 0)


def test_an_export_appears_only_when_it_is_whole(empty_graph: Graph, tmp_path: Path):
    load(empty_graph, paper("mine", "1", ADA))

    sha = export(empty_graph, tmp_path / "graph.jsonl")

    assert sha == digest(empty_graph)
    assert [path.name for path in tmp_path.iterdir()] == ["graph.jsonl"]
    assert all(json.loads(line)["label"] for line in (tmp_path / "graph.jsonl").read_text().splitlines())


def test_the_marks_of_a_front_page_are_no_part_of_an_institutions_name(empty_graph: Graph):
    there = (InstitutionMention("Alibaba Group†∗"), InstitutionMention("A*STAR"), InstitutionMention("1"))
    load(empty_graph, paper("mine", "1", Authorship("Ada Love", 1, institutions=there)))

    nodes = [json.loads(line) for line in lines(empty_graph)]
    names = [node["properties"]["name"] for node in nodes if node["label"] == "Institution"]
    assert sorted(names) == ["A*STAR", "Alibaba Group"]
