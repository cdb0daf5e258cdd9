import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from peergraph.cypher.graph import Graph
from peergraph.loaders import jsonl
from peergraph.loaders.arxiv import read as read_arxiv
from peergraph.loaders.lengths import MOST_BYTES
from peergraph.loaders.load import Loading
from peergraph.loaders.openalex import read as read_openalex
from peergraph.loaders.records import Reject
from peergraph.loaders.sources import Input

LONG = "a" * (MOST_BYTES + 1)
LIGATURES = "ﷺ" * 500  # 1,500 bytes, and 18 letters each as soon as they are made a key


def read(reader: Any, line: Mapping[str, Any]) -> Any:
    data = json.dumps(line).encode()
    return next(iter(reader(Input("works.jsonl", io.BytesIO(data), datetime.now(UTC), len(data)))))


@pytest.mark.parametrize(
    ("field", "work"),
    [
        ("id", {"id": LONG}),
        ("id", {"title": LONG}),
        ("venue", {"venue": LONG}),
        ("venue", {"venue": "論" * 1001}),
        ("references", {"references": [LONG]}),
        ("authors.name", {"authors": [{"name": LONG}]}),
        ("authors.ids", {"authors": [{"name": "Ada Example", "id": LONG}]}),
        ("authors.institutions.name", {"authors": [{"name": "Ada Example", "affiliations": [LONG]}]}),
        ("authors.institutions.name", {"authors": [{"name": "Ada Example", "affiliations": [LIGATURES]}]}),
        ("topics.name", {"keywords": [LONG]}),
    ],
)
def test_what_is_too_long_to_be_looked_up_rejects_its_record(field: str, work: dict[str, Any]):
    found = read(jsonl.read, {"title": "A Small Graph", **work})

    assert isinstance(found, Reject)
    assert found.reason.startswith(f"{field}: longer than 3,000 bytes")
    assert found.line == 1


def test_so_do_works_of_openalex_and_papers_of_the_arxiv():
    source = {"display_name": LONG}
    work = {"id": "https://openalex.org/W1", "title": "A", "primary_location": {"source": source}}
    paper = {"id": "2101.00001", "title": "A", "authors_parsed": [[LONG, "", ""]], "categories": "cs.CL"}

    for reader, record in ((read_openalex, work), (read_arxiv, paper)):
        assert "longer than 3,000 bytes" in read(reader, record).reason


@pytest.mark.graph
def test_what_is_as_long_as_it_may_be_is_loaded(empty_graph: Graph, tmp_path: Path):
    longest = "b" * (MOST_BYTES - 100)
    authors = [{"name": longest, "affiliations": [longest]}]
    work = {"id": longest, "title": LONG, "venue": longest, "authors": authors, "keywords": [longest]}
    (tmp_path / "works.jsonl").write_text(json.dumps({**work, "references": [longest + "c"]}))

    summary = Loading(empty_graph, "jsonl", lambda given: jsonl.read(given, "jsonl"), rejects=tmp_path).load(
        [str(tmp_path / "works.jsonl")]
    )

    assert (summary.new, summary.rejected, summary.failures) == (1, 0, [])
