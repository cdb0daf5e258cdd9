"""Some invented papers, a graph that is years old, and somebody who has followed since then."""

from typing import Any

from flask import Flask

from peergraph.cypher.graph import Graph
from peergraph.loaders.batch import arrival, write_batch
from peergraph.loaders.records import AuthorRecord, Authorship, InstitutionMention, PaperRecord, TopicMention

from ...conftest import query
from ..someone import sql

OLD = "2019-01-01T00:00:00+00:00"
THEN = "2020-01-01T00:00:00+00:00"
"""When everybody in these tests looked last."""
GRAPHS = TopicMention("Graph networks", "topic", ("openalex:T1001",), 0.9)
UNIVERSITY = InstitutionMention("University of Utopia", ("openalex:I1001",), "UT")


def paper(name: str, *people: str, source: str = "mine", **facts: Any) -> PaperRecord:
    """Return a paper by these people, known by their names."""
    authors = tuple(
        Authorship(person, place, institutions=facts.get("institutions", ()))
        for place, person in enumerate(people, 1)
    )
    kept = {key: value for key, value in facts.items() if key != "institutions"}
    identifiers = kept.pop("identifiers", (f"{source}:{name}",))
    title = kept.pop("title", f"On {name}")
    updated = kept.pop("updated", "2024-01-01")
    return PaperRecord(source, name, identifiers, title, updated, 2024, authorships=authors, **kept)


CHAIN = (
    paper("ab", "Ada", "Ben"),
    paper("bc", "Ben", "Cem", topics=(GRAPHS,)),
    paper("cd", "Cem", "Dan", institutions=(UNIVERSITY,)),
    paper("de", "Dan", "Eve"),
    paper("island", "Zoe"),
)
"""Ada wrote with Ben, he with Cem, he with Dan, he with Eve; Zoe with nobody."""


def write(graph: Graph, *records: PaperRecord | AuthorRecord, again: bool = False) -> None:
    """Load records now."""
    write_batch(graph, [arrival(record, "2024-01-01T00:00:00Z") for record in records], "test", again=again)


def age(graph: Graph) -> None:
    """Let all that the graph has have been loaded long before anybody looked."""
    graph.write(query("age_records"), day=OLD)


def run(graph: Graph, id: str, **properties: Any) -> None:
    """Record a run of a loader."""
    graph.write(query("note_run"), id=id, properties={"source": "mine", "new": 1, "changed": 0, **properties})


def id_of(graph: Graph, name: str) -> str:
    """Return the id of the one author of a name."""
    (row,) = graph.read(query("author_named"), name=name)
    return row["id"]


def since_then(app: Flask) -> None:
    """Let everybody have followed, looked, and got her last mail and her last look at the feed long ago."""
    sql(app, "UPDATE follows SET since = :then, created = :then", then=THEN)
    sql(
        app,
        "UPDATE readers SET since = :then, since_visit = :then, mark = :then, looked = :then, "
        "digest_since = :then, digest_sent = :then",
        then=THEN,
    )
