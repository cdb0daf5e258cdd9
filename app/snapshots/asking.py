"""The answer to a snapshot's question, in a form that does not depend on which server gives it."""

from typing import Any, cast

import msgspec

from ...cypher.graph import Graph
from ...cypher.settings import Settings
from ..console.ask import ask
from ..console.current import current_client
from ..console.values import entities
from ..explore.answer import answer
from ..parameters import ParameterError
from ..reads.compare import compare
from ..reads.found import Ambiguous
from ..reads.paper_rows import papers_by_id
from ..reads.resolve import resolve
from ..reads.shared import shared_papers
from .question import CypherQuestion, Question, ViewQuestion

COMPARED_PAPERS = 1_000
Json = dict[str, Any]


def ask_question(graph: Graph, settings: Settings, question: Question) -> Json:
    """Return the graph's answer to a question; raises what the explorer, the console and the comparison raise."""
    if isinstance(question, ViewQuestion):
        return _plain(answer(graph, question.view))
    if isinstance(question, CypherQuestion):
        return _query(graph, settings, question)
    ids = [_current(graph, id) for id in question.authors]
    papers = shared_papers(graph, ids=ids, limit=COMPARED_PAPERS)
    return {**_plain(compare(graph, ids)), "papers": _plain(papers_by_id(graph, ids=papers))}


def _plain(answer: object) -> Any:
    """Return an answer as it will be read again: what JSON makes of it, tuples as lists."""
    return msgspec.json.decode(msgspec.json.encode(answer))


def _current(graph: Graph, id: str) -> str:
    """Return the id that a person has now; raises ParameterError where the old one means several people."""
    found = resolve(graph, "author", id)
    if isinstance(found, Ambiguous):
        raise ParameterError(
            "authors", f"{found.message} Give one of {', '.join(row.id for row in found.candidates)}"
        )
    return found.id


def _query(graph: Graph, settings: Settings, question: CypherQuestion) -> Json:
    """Return a query's rows as the console gets them: through the same guard, within the same limits."""
    found = ask(
        graph,
        question.query,
        question.parameters,
        client=current_client(),
        limit=settings.console_rows,
        seconds=settings.console_timeout,
        picture=False,
    )
    ids = {entity["key"]: entity["properties"].get("id") for entity in entities(found.rows)}
    return {"columns": found.columns, "rows": _lasting(found.rows, ids), "truncated": found.truncated}


def _lasting(value: Any, ids: Json) -> Any:
    """Return a value without the database's own numbers, which are others after the next load.

    The ends of a relationship become their entities' ids, where the answer holds them.
    """
    if isinstance(value, list):
        return [_lasting(item, ids) for item in cast(list[Any], value)]
    if not isinstance(value, dict):
        return value
    plain = {name: _lasting(item, ids) for name, item in cast(Json, value).items()}
    if plain.get("$type") in ("node", "relationship"):
        plain.pop("key", None)
    if plain.get("$type") == "relationship":
        plain |= {end: ids.get(plain[end]) for end in ("source", "target")}
    return plain
