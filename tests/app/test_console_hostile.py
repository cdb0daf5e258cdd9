"""What means harm is refused or stopped, says why, and leaves graph and server as they were."""

from collections.abc import Iterator
from time import perf_counter
from typing import Any

import pytest

from peergraph.app.console.ask import ask
from peergraph.app.console.client import LOCAL
from peergraph.cypher.errors import QueryFailed, QueryRefused, QueryStopped
from peergraph.cypher.graph import Graph
from peergraph.cypher.wire import GRACE
from peergraph.loaders.export import digest

from .hostile import PARAMETERS, REFUSED, STOPPED
from .hostile_modern import MODERN

SECONDS = 0.5
BUSY = 4
"""How many times longer than promised an answer may take where tests share a core; what runs away never ends."""
STOPS = r"longer than|more memory|larger than|did not finish|too many values|server expects|not connected"


@pytest.fixture(scope="module", autouse=True)
def same_graph(sample: Graph) -> Iterator[None]:
    """The whole export is the same before and after all of these queries, and the server answers."""
    before = digest(sample)
    yield
    assert digest(sample) == before
    assert (
        ask(sample, "MATCH (a:Author) RETURN count(a)", {}, client=LOCAL, limit=1, seconds=5).rows[0][0]
        > 2000
    )


def run(graph: Graph, query: str, given: dict[str, Any] | None = None) -> None:
    used = {name: value for name, value in PARAMETERS.items() if f"${name}" in query}
    ask(graph, query, used if given is None else given, client=LOCAL, limit=100, seconds=SECONDS)


@pytest.mark.graph
@pytest.mark.parametrize("query", [pytest.param(query, id=name) for name, query in REFUSED.items()])
def test_a_hostile_query_is_refused_with_a_reason(sample: Graph, query: str) -> None:
    started = perf_counter()

    with pytest.raises((QueryRefused, QueryFailed, QueryStopped)) as caught:
        run(sample, query)

    assert len(str(caught.value)) > 20
    assert perf_counter() - started < BUSY * (SECONDS + GRACE)


@pytest.mark.graph
@pytest.mark.parametrize(("query", "given"), [pytest.param(*bomb, id=name) for name, bomb in MODERN.items()])
def test_a_hostile_query_of_new_cypher_is_refused_with_a_reason(
    sample: Graph, query: str, given: dict[str, Any]
) -> None:
    with pytest.raises((QueryRefused, QueryFailed, QueryStopped)) as caught:
        run(sample, query, given)

    assert len(str(caught.value)) > 20


@pytest.mark.graph
@pytest.mark.parametrize("query", [pytest.param(query, id=name) for name, query in STOPPED.items()])
def test_a_runaway_query_is_refused_by_its_plan_or_stopped_with_a_reason(sample: Graph, query: str) -> None:
    started = perf_counter()

    with pytest.raises((QueryRefused, QueryStopped), match=STOPS):
        run(sample, query)

    # Once for the plan and once for the run, each with the time that the server takes to notice.
    assert perf_counter() - started < BUSY * 2 * (SECONDS + GRACE)


@pytest.mark.graph
@pytest.mark.parametrize(
    "query",
    ["CREATE (:Bad)", "CALL db.createLabel('Bad')", "MATCH (a) DETACH DELETE a", "DROP CONSTRAINT author_id"],
)
def test_the_server_refuses_to_write_even_where_nothing_checks_first(sample: Graph, query: str) -> None:
    with pytest.raises((QueryRefused, QueryFailed)):
        sample.ask(query, {}, limit=1, seconds=SECONDS)


@pytest.mark.graph
@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:1/x.csv"])
def test_the_server_reads_no_files_even_where_nothing_checks_first(sample: Graph, address: str) -> None:
    with pytest.raises((QueryRefused, QueryFailed, QueryStopped)):
        sample.ask(f"LOAD CSV FROM '{address}' AS line RETURN line", {}, limit=1, seconds=SECONDS)


def test_the_lists_are_long_enough() -> None:
    assert len(REFUSED) + len(MODERN) + len(STOPPED) >= 350
