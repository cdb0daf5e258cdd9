"""Each part of the guard refuses harm by itself, so that none can fail unseen behind another that refuses the same."""

import pytest

from peergraph.app.console.functions import check_calls
from peergraph.app.console.guard import check, check_plan, read_plan, read_query
from peergraph.app.console.text import read_text
from peergraph.cypher.errors import QueryRefused
from peergraph.cypher.graph import Graph

from .hostile import PARAMETERS, REFUSED
from .hostile_modern import MODERN

LEFT_TO_THE_PLAN = {"gathered-texts", "gathered-product", "gathered-guessed"}
LEFT_TO_THE_SERVER = {
    "comment-inside",
    "letters-dotted",
    "size-deep-index",
    "administer-ENABLE SERVER 'x'",
    "administer-DEALLOCATE DATABASES FROM SERVER 'x'",
    "administer-REALLOCATE DATABASES",
    "administer-DRYRUN REALLOCATE DATABASES",
    "bomb-negative-limit",
    "bomb-text-limit",
    "bomb-missing",
    "bomb-product-of-lists",
}
"""No Cypher, or no Cypher of this edition, or with parameters that do not fit; and what only runs for long."""
NO_READING = (
    "CREATE (:Bad)",
    "MATCH (a) DETACH DELETE a",
    "MATCH (a:Author) SET a.bad = 1",
    "CALL { CREATE (:Bad) } RETURN 1",
    "DROP CONSTRAINT author_id",
    "SHOW USERS",
    "SHOW TRANSACTIONS",
    "SHOW SETTINGS",
    "TERMINATE TRANSACTION 'neo4j-transaction-1'",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "CALL db.createLabel('Bad')",
    "CALL dbms.components()",
)
SEARCH = "CALL db.index.fulltext.queryNodes('author_names', 'x') YIELD node RETURN node"
CALLS = (
    "CALL dbms.components()",
    "MATCH (a) CALL dbms.components() YIELD name RETURN a",
    "RETURN file()",
    "RETURN [x IN [1] | {y: apoc.text.repeat('x', 9)}]",
    "MATCH (a) WHERE EXISTS { MATCH (b) WHERE linenumber() > 1 } RETURN a",
    "RETURN `file`()",
)


def refused_by_text(query: str, given: dict[str, object]) -> bool:
    try:
        read_query(query, given)
    except QueryRefused:
        return True
    return False


def test_the_text_of_a_hostile_query_is_enough_to_refuse_it() -> None:
    hostile = {name: (query, used(query)) for name, query in REFUSED.items()} | MODERN

    passed = {name for name, (query, given) in hostile.items() if not refused_by_text(query, given)}

    assert passed <= LEFT_TO_THE_PLAN | LEFT_TO_THE_SERVER


@pytest.mark.graph
def test_the_plan_of_what_does_more_than_read_is_enough_to_refuse_it(sample: Graph) -> None:
    for query in NO_READING:
        with pytest.raises(QueryRefused):
            read_plan(sample, query, {}, None)
    with pytest.raises(QueryRefused, match="could not be read"):
        check_plan(sample.explain(SEARCH, {}))


@pytest.mark.graph
def test_new_values_of_a_collected_list_are_refused_before_they_fill_the_server_s_memory(
    sample: Graph,
) -> None:
    for name in LEFT_TO_THE_PLAN:
        with pytest.raises(QueryRefused, match="collected list"):
            check(sample, REFUSED[name], {})


def test_a_call_that_is_not_listed_is_found_without_reading_the_grammar() -> None:
    for query in CALLS:
        with pytest.raises(QueryRefused, match="may not be called here"):
            check_calls(query, read_text(query).items)


def used(query: str) -> dict[str, object]:
    return {name: value for name, value in PARAMETERS.items() if f"${name}" in query}
