"""A power query clause by clause: which variables each one binds, how big they may be, and every expression
checked on the way.
"""

from collections.abc import Iterator, Sequence

from ...cypher.errors import QueryRefused
from ..later import later as _l
from .expressions import Reader, Scope
from .functions import integer
from .items import COMPARISONS, is_word, split, text_of
from .size import ONE, PATH, STORED, Size, either, list_of, one_of
from .text import Group, Item, QueryText, Token, place

CLAUSES = (
    "MATCH",
    "OPTIONAL",
    "MANDATORY",
    "WHERE",
    "WITH",
    "RETURN",
    "UNWIND",
    "CALL",
    "UNION",
    "ORDER",
    "SKIP",
    "OFFSET",
    "LIMIT",
    "YIELD",
    "USING",
    "FINISH",
    "FILTER",
    "LET",
)
FORBIDDEN = {
    "USE": _l("choosing a database (USE)"),
    "CYPHER": _l("an option prefix (CYPHER ...)"),
    "EXPLAIN": "EXPLAIN",
    "PROFILE": "PROFILE",
    "LOAD": "LOAD CSV",
    "SHOW": "SHOW",
    "TERMINATE": "TERMINATE",
    "FOREACH": _l("FOREACH (it only writes)"),
    "CREATE": "CREATE",
    "MERGE": "MERGE",
    "SET": "SET",
    "DELETE": "DELETE",
    "DETACH": "DETACH DELETE",
    "REMOVE": "REMOVE",
    "DROP": "DROP",
    "ALTER": "ALTER",
    "GRANT": "GRANT",
    "DENY": "DENY",
    "REVOKE": "REVOKE",
    "START": "START",
    "STOP": "STOP",
    "RENAME": "RENAME",
    "INSERT": "INSERT",
}
RESERVED = (*CLAUSES, *COMPARISONS, "CASE", "WHEN", "THEN", "ELSE", "DISTINCT", "AS")
LONG = 1_000
"""Rows of one UNWIND up to which the planner's guess of ten does little harm."""
_AFTER_NAMES = (".", ",", "AS", "=", "<", ">", "+", "-", "*", "/", "IN", "IS", "AND", "OR", ":")
_YIELDED = Size(STORED, STORED, STORED)
_ROUTES = list_of(PATH, ONE)


def check_clauses(query: QueryText, reader: Reader) -> None:
    """Raise QueryRefused for a clause that may not run or an expression past its bound, and where a loop
    escaped the reader.
    """
    _check_names(query)
    read_clauses(reader, query.items, {})
    matches = [token.offset for token in query.tokens if token.says("=~")]
    missed = [
        offset
        for offset in [*matches, *(loop.offset for loop in _loops(query.items))]
        if offset not in reader.seen
    ]
    if missed:
        raise QueryRefused(
            _l(
                "This part could not be read%(place)s. Write it more plainly, or use UNWIND.",
                place=place(query.text, missed[0]),
            )
        )


def _check_names(query: QueryText) -> None:
    """Raise QueryRefused for a word of Cypher that is used as a variable's name without backticks: it could
    be read in two ways.
    """
    for before, token, after in zip(query.tokens, query.tokens[1:], [*query.tokens[2:], None], strict=False):
        binds = before.says("AS") or (
            before.says("(", "[", ",") and after is not None and after.says("IN", "=", ":", ")", "]")
        )
        if binds and token.says(*RESERVED) and not (before.says("AS") and after is None):
            raise QueryRefused(
                _l(
                    "%(word)s is a word of Cypher%(place)s. As a name, write it in backticks.",
                    word=token.text,
                    place=place(query.text, token.offset),
                )
            )


def read_clauses(reader: Reader, items: Sequence[Item], scope: Scope) -> Scope:
    """Check the clauses of a query or subquery in order, and return what a row of it holds, in whichever part of a
    UNION that is bigger; `scope` holds the variables and gets what they bind.
    """
    outer, returned = dict(scope), Scope()
    for word, body in _clauses(items):
        _refuse_forbidden(reader, word, body)
        if word in ("MATCH", "OPTIONAL", "MANDATORY", ""):
            _match(reader, body, scope)
        elif word == "UNWIND":
            _unwind(reader, body, scope)
        elif word == "UNION":
            scope.clear()
            scope.update(outer)
        elif word == "RETURN":
            _widen(returned, _project(reader, body, scope))
        elif word in ("WITH", "LET"):
            bound = _project(reader, body, scope)
            if word == "WITH":
                # Who is not handed on may be bound again, by a pattern that repeats.
                _widen(scope, dict.fromkeys(scope.keys() - bound.keys(), _ROUTES))
        elif word == "LIMIT":
            reader.checked(body, scope)
            reader.long_rows = reader.long_rows or _is_long(reader, body)
        elif word == "CALL":
            _call(reader, body, scope)
        elif word == "YIELD":
            scope.update(dict.fromkeys((token.text for token in _names(body)), _YIELDED))
        elif word != "USING":
            for part in split(body, ","):
                reader.checked(part, scope)
    return returned


def _widen(scope: Scope, other: Scope) -> None:
    """Let each variable be as big as it is in either scope."""
    for name, size in other.items():
        known = scope.get(name, size)
        scope[name] = size if known == size else either([known, size], 0)


def _clauses(items: Sequence[Item]) -> Iterator[tuple[str, Sequence[Item]]]:
    starts = [index for index, item in enumerate(items) if _starts_clause(items, index, item)]
    if not starts or starts[0] > 0:
        yield "", items[: starts[0] if starts else len(items)]
    for start, end in zip(starts, [*starts[1:], len(items)], strict=False):
        yield text_of(items[start]).upper(), items[start + 1 : end]


def _starts_clause(items: Sequence[Item], index: int, item: Item) -> bool:
    before = items[index - 1] if index else None
    return is_word(item, *CLAUSES) and not (
        before is not None and is_word(before, ".", ":", "&", "!", "STARTS", "ENDS", "AS")
    )


def _refuse_forbidden(reader: Reader, word: str, body: Sequence[Item]) -> None:
    for index, item in enumerate(body):
        before = body[index - 1] if index else None
        if (
            is_word(item, *FORBIDDEN)
            and not (before is not None and is_word(before, ".", ":", "|", "&", "!", "AS"))
            and isinstance(item, Token)
        ):
            following = body[index + 1] if index + 1 < len(body) else None
            # A clause's word starts the text or is followed by something; `RETURN start` and `stop.name` name
            # variables.
            if (not word and not index) or (following is not None and not is_word(following, *_AFTER_NAMES)):
                raise QueryRefused(
                    _l(
                        "The console only reads: %(clause)s may not be used%(place)s.",
                        clause=FORBIDDEN[item.text.upper()],
                        place=place(reader.text, item.offset),
                    )
                )


def _match(reader: Reader, body: Sequence[Item], scope: Scope) -> None:
    """Bind a pattern's variables: nodes and relationships, or lists of them where the pattern repeats."""
    repeats = _repeats(body)
    for name in _pattern_variables(body):
        scope.setdefault(name, _ROUTES if repeats else ONE)
    for index, item in enumerate(body[:-1]):
        if isinstance(item, Token) and item.kind in ("name", "quoted") and is_word(body[index + 1], "="):
            scope.setdefault(item.text, Size(1, PATH, PATH))
    for part in split(body, ","):
        reader.checked(part, scope)


def _repeats(items: Sequence[Item]) -> bool:
    """Tell whether a pattern holds `*`, or a group with `+` or `{1,3}` behind it."""
    for index, item in enumerate(items):
        if is_word(item, "*", "+") or (isinstance(item, Group) and item.open != "{" and _repeats(item.items)):
            return True
        if (
            isinstance(item, Group)
            and item.open == "{"
            and index
            and not (item.items and isinstance(item.items[0], Token) and item.items[0].kind == "name")
        ):
            return True
    return False


def _pattern_variables(items: Sequence[Item]) -> Iterator[str]:
    for group in items:
        if isinstance(group, Group) and group.open != "{":
            first = group.items[0] if group.items else None
            if isinstance(first, Token) and first.kind in ("name", "quoted"):
                yield first.text
            yield from _pattern_variables(group.items)


def _unwind(reader: Reader, body: Sequence[Item], scope: Scope) -> None:
    """Bind one element at a time; a range may be long here, because the server sees the time limit between rows."""
    source, name = _named(body)
    if not (len(source) == 2 and is_word(source[0], "RANGE") and isinstance(source[1], Group)):
        size = reader.checked(source, scope)
        reader.unwind(size.count, LONG)
        scope[name] = one_of(size)
        return
    reader.unwind(reader.size(source, scope).count, LONG)
    for argument in split(source[1].items, ","):
        reader.checked(argument, scope)
    scope[name] = ONE


def _is_long(reader: Reader, body: Sequence[Item]) -> bool:
    """Tell whether a LIMIT is one that the planner does not know, and takes to be small."""
    value, is_told = integer(body, reader.values), integer(body, {}) is not None
    return not is_told and (value is None or value > LONG)


def _project(reader: Reader, body: Sequence[Item], scope: Scope) -> Scope:
    """Bind what a clause hands on, and return it; all that there is for `*`."""
    bound: Scope = {}
    for part in split(body, ","):
        rest = part[1:] if part and is_word(part[0], "DISTINCT") else part
        source, name = _named(rest)
        size = reader.checked(source, scope)
        bound[name] = Size(size.count, size.element, size.total, 0, size.depth, size.is_list)
    scope.update(bound)
    return dict(scope) if "*" in bound else bound


def _named(part: Sequence[Item]) -> tuple[Sequence[Item], str]:
    """Return an expression and the name that AS gives it, or its own where it is just a variable."""
    if len(part) > 2 and is_word(part[-2], "AS"):
        return part[:-2], text_of(part[-1])
    return part, text_of(part[0]) if len(part) == 1 else ""


def _call(reader: Reader, body: Sequence[Item], scope: Scope) -> None:
    braces = next((item for item in body if isinstance(item, Group) and item.open == "{"), None)
    if braces is None:
        for item in body:
            if isinstance(item, Group):
                reader.checked(item.items, scope)
        return
    if any(is_word(item, "TRANSACTIONS") for item in body):
        raise QueryRefused(
            _l(
                "CALL {...} IN TRANSACTIONS may not be used%(place)s: it is for writing.",
                place=place(reader.text, braces.offset),
            )
        )
    _widen(scope, read_clauses(reader, braces.items, dict(scope)))


def _names(body: Sequence[Item]) -> list[Token]:
    return [item for item in body if isinstance(item, Token) and item.kind in ("name", "quoted")]


def _loops(items: Sequence[Item]) -> Iterator[Group]:
    """Yield every list comprehension, list predicate and reduce, found without reading the grammar around them."""
    for index, item in enumerate(items):
        if not isinstance(item, Group):
            continue
        before = items[index - 1] if index else None
        second = item.items[1] if len(item.items) > 1 else None
        called = before is not None and text_of(before).upper() in (
            "ANY",
            "ALL",
            "NONE",
            "SINGLE",
            "REDUCE",
            "ALLREDUCE",
        )
        if second is not None and (
            (item.open == "[" and is_word(second, "IN"))
            or (item.open == "(" and called and is_word(second, "IN", "="))
        ):
            yield item
        yield from _loops(item.items)
