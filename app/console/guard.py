"""What stands between an anonymous reader and the graph before a power query runs: first its text, then the
server's own plan of it.

The text decides what the server could not stop later (see size.py). The plan decides what kind of query it
is: comments, quoted
names and letters' cases make no difference there. The server's settings and read mode hold even where both are wrong.
"""

import json
from functools import cache, lru_cache
from typing import Any, Protocol

from ...cypher import load
from ...cypher.errors import QueryFailed, QueryPosition, QueryRefused
from ...cypher.power import Plan
from ..later import later as _l
from .clauses import check_clauses, read_clauses
from .expressions import Reader
from .fulltext import check_given, check_searches
from .functions import check_calls, check_procedure
from .gathering import gathered_rows
from .items import is_word
from .shape import MOST_ROWS, check_shape
from .size import value_size
from .text import Group, Item, QueryText, Token, place, read_text

MOST_PARAMETER_BYTES = 256_000
MOST_PARAMETER_DEPTH = 20
MOST_SUBQUERIES = 4
"""Levels of EXISTS, COUNT, COLLECT and CALL inside each other; the planner needs minutes for 40 (tried)."""
MOST_EXCLUSIVE = 6
"""XORs; each doubles what the planner rewrites, and 40 kept it busy past every limit (tried)."""
MOST_IN_A_ROW = 20
"""NOTs, or CASEs inside each other; the parser overflows its stack without an answer at some hundreds (tried)."""
MOST_GATHERED = 50_000
"""Rows, as `gathered_rows` counts them, of a query that makes new values of a collected list."""
KEPT_TEXTS, KEPT_CHARACTERS = 64, 2_000
"""How many texts, and how long ones, are not read into tokens again; together they take 30 MB at most."""
MOST_OPERATORS = 600
"""Tokens that join expressions at one level; long chains overflow the planner's stack."""
EXPLAIN = "EXPLAIN "
_WRITES = (
    "create",
    "merge",
    "delete",
    "set",
    "remove",
    "foreach",
    "drop",
    "loadcsv",
    "transactionforeach",
    "transactionapply",
    # The type of these is "r" too: what others ask, how to end it, and the server's settings.
    "showtransactions",
    "showsettings",
    "terminate",
)


class Planner(Protocol):
    """What asks the server for plans."""

    def explain(self, text: str, parameters: dict[str, Any]) -> Plan:
        """Return the plan of a query without running it."""
        ...


def check(planner: Planner, text: str, parameters: dict[str, Any], most_rows: float = MOST_ROWS) -> Plan:
    """Return the plan of a query that may run; raise QueryRefused with the reason, or QueryFailed where the server
    cannot read it.
    """
    return check_planned(planner, text, parameters, read_query(text, parameters), most_rows)


def read_query(text: str, parameters: dict[str, Any]) -> Reader | None:
    """Check all that can be checked without the server, and return what was read; None for a query of our pages.

    Raises QueryRefused.
    """
    check_parameters(parameters)
    # The bounds of the pages' own queries were found by reading and measuring them, which is finer than what is
    # computed from any text. Their plans are looked at all the same, and every limit of the run holds.
    if text.strip() not in _own_texts():
        return check_text(text, parameters)
    if "fulltext" in text:
        check_given(parameters)
    return None


def check_planned(
    planner: Planner, text: str, parameters: dict[str, Any], reader: Reader | None, most_rows: float
) -> Plan:
    """Return the server's plan of a query that has been read; raise QueryRefused for what the plan tells."""
    plan = read_plan(planner, text, parameters, reader)
    if reader:
        check_shape(plan, most_rows)
    if reader and reader.gathers:
        check_gathering(plan, reader)
    return plan


def read_plan(planner: Planner, text: str, parameters: dict[str, Any], reader: Reader | None) -> Plan:
    """Return the server's plan of a query that only reads, whatever it would take; raise QueryRefused for others."""
    plan = explain(planner, text, parameters)
    check_plan(plan, searches=reader is None or reader.searches)
    return plan


@cache
def _own_texts() -> frozenset[str]:
    return frozenset(query.body for query in load("read").values())


def check_parameters(parameters: dict[str, Any]) -> None:
    """Raise QueryRefused for parameters that are too many bytes or nested too deep, or that no database value is."""
    _check_value(parameters, 0)
    size = len(json.dumps(parameters))
    if size > MOST_PARAMETER_BYTES:
        raise QueryRefused(
            _l(
                "The parameters have %(size)s bytes; %(most)s are the most.",
                size=size,
                most=MOST_PARAMETER_BYTES,
            )
        )


def _check_value(value: object, depth: int) -> None:
    if depth > MOST_PARAMETER_DEPTH:
        raise QueryRefused(
            _l("The parameters are nested more than %(most)s deep.", most=MOST_PARAMETER_DEPTH)
        )
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise QueryRefused(
            _l("A parameter is a whole number of more than 64 bits. Pass it as text, or with a point.")
        )
    if (
        isinstance(value, str)
        and not value.isascii()
        and any("\ud800" <= letter <= "\udfff" for letter in value)
    ):
        raise QueryRefused(_l("A parameter holds half a character (a lone surrogate). Remove it."))
    items = [*value, *value.values()] if isinstance(value, dict) else value  # type: ignore[reportUnknownVariableType]
    for item in items if isinstance(items, list | tuple) else ():  # type: ignore[reportUnknownVariableType]
        _check_value(item, depth + 1)  # type: ignore[reportUnknownArgumentType]


def check_text(text: str, parameters: dict[str, Any]) -> Reader:
    """Return what was read of a text; raise QueryRefused for a text that could not be stopped once it runs,
    or that is not one reading statement.
    """
    query = _checked_text(text) if len(text) <= KEPT_CHARACTERS else _checked_text.__wrapped__(text)
    reader = Reader(
        text, {name: value_size(value) for name, value in parameters.items()}, parameters, read_clauses
    )
    check_clauses(query, reader)
    check_calls(text, query.items)
    reader.searches = check_searches(query, parameters)
    return reader


@lru_cache(maxsize=KEPT_TEXTS)
def _checked_text(text: str) -> QueryText:
    """Return a text read into tokens; raise QueryRefused for what no parameter could make better."""
    query = read_text(text)
    _check_shape(text, query.items, 0)
    exclusive = [token for token in query.tokens if token.says("XOR")]
    if len(exclusive) > MOST_EXCLUSIVE:
        raise QueryRefused(
            _l(
                "The query has %(count)s XORs; %(most)s are the most.",
                count=len(exclusive),
                most=MOST_EXCLUSIVE,
            )
        )
    return query


def explain(planner: Planner, text: str, parameters: dict[str, Any]) -> Plan:
    """Return the server's plan; the place in its errors is moved to where it is in the user's text."""
    try:
        return planner.explain(text, parameters)
    except QueryFailed as error:
        raise moved(error, shift=len(EXPLAIN)) from error


def moved(error: QueryFailed, *, shift: int) -> QueryFailed:
    """Return the error without the server's quotation of the query, its place moved back by what we put in
    front of line 1.
    """
    message = str(error).split("\n", 1)[0].split(" (line ", 1)[0].strip()
    at = error.position
    if at is None:
        return QueryFailed(message)
    return QueryFailed(message, QueryPosition(at.line, max(at.column - (shift if at.line == 1 else 0), 1)))


def check_plan(plan: Plan, *, searches: bool = False) -> None:
    """Raise QueryRefused unless the server itself says that the query only reads, with listed procedures, no files,
    and no full-text search but those whose texts were seen.
    """
    if plan.query_type != "r":
        raise QueryRefused(
            _l(
                "The console only reads, and the server says that this query %(does)s.",
                does=_meaning(plan.query_type),
            )
        )
    for operator in plan.operators():
        name = operator.get("operatorType", "").split("@")[0]
        if name.lower().startswith(_WRITES) or name in ("", "EmptyPlan"):
            raise QueryRefused(
                _l("The console only reads, and the server's plan holds the operator %(name)s.", name=name)
            )
        if name == "ProcedureCall":
            _check_procedure(str(operator.get("args", {}).get("Details", "")), searches=searches)


def check_gathering(plan: Plan, reader: Reader) -> None:
    """Raise QueryRefused where a collected list becomes a list of new values and the plan does not promise that
    it stays short.

    The server counts what collect() holds, but not what a list comprehension makes of it: 1,500,000 texts ended
    a heap of 600 MB.
    """
    names = [operator.get("operatorType", "").split("@")[0] for operator in plan.operators()]
    unseen = reader.long_rows or names.count("ProcedureCall") + names.count("Unwind") > 2
    if (
        unseen
        or gathered_rows(plan) > MOST_GATHERED
        or any(name.startswith(("VarLength", "Repeat", "StatefulShortestPath")) for name in names)
    ):
        raise QueryRefused(
            _l(
                "A list comprehension makes new values of a collected list that may have millions of elements. "
                "Collect the values themselves, as in collect(p.title), or shorten the list first: list[..1000]."
            )
        )


def _check_procedure(details: str, *, searches: bool) -> None:
    name = details.split("(", 1)[0].strip().replace("`", "")
    check_procedure(name)
    if "fulltext.query" in name.lower() and not searches:
        raise QueryRefused(
            _l("This full-text search could not be read. Write it as CALL db.index.fulltext.queryNodes(...).")
        )


def _meaning(query_type: str) -> str:
    does = {"rw": _l("writes"), "w": _l("writes"), "s": _l("changes the schema or administers the server")}
    return does.get(query_type, _l("is of an unknown kind"))


def _check_shape(text: str, items: tuple[Item, ...], subqueries: int) -> None:
    """Bound what the server's parser and planner walk recursively."""
    _check_chains(text, items)
    for index, item in enumerate(items):
        if isinstance(item, Group):
            inside = subqueries + (item.open == "{" and _is_subquery(items, index))
            if inside > MOST_SUBQUERIES:
                raise QueryRefused(
                    _l(
                        "Subqueries are nested more than %(most)s deep%(place)s.",
                        most=MOST_SUBQUERIES,
                        place=place(text, item.offset),
                    )
                )
            _check_shape(text, item.items, inside)


def _check_chains(text: str, items: tuple[Item, ...]) -> None:
    denials = cases = joins = 0
    for item in items:
        cases += is_word(item, "CASE") - is_word(item, "END")
        denials = denials + 1 if is_word(item, "NOT") else 0
        joins += isinstance(item, Token) and not item.says(",") and item.kind in ("symbol", "name")
        joins = (
            0
            if is_word(item, ",", "MATCH", "WITH", "WHERE", "RETURN", "UNION", "UNWIND", "CALL", "WHEN")
            else joins
        )
        if max(denials, cases) > MOST_IN_A_ROW or joins > MOST_OPERATORS:
            raise QueryRefused(
                _l(
                    "This expression is too long or too deep%(place)s. Use a list parameter: x IN $list.",
                    place=place(text, item.offset),
                )
            )


def _is_subquery(items: tuple[Item, ...], index: int) -> bool:
    before = items[index - 1] if index else None
    return isinstance(before, Group) or (
        before is not None and is_word(before, "EXISTS", "COUNT", "COLLECT", "CALL")
    )
