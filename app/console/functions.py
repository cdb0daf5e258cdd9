"""The functions and procedures that a power query may call, and bounds of what functions return."""

from collections.abc import Sequence

from ...cypher.errors import QueryRefused
from ..later import later as _l
from .items import is_word
from .matches import known_pattern
from .size import COLLECTED, ONE, PATH, STORED, TRACKED, UNBOUNDED, UNIT, Size, list_of
from .text import Group, Item, Token, place

# Cypher 5's functions (SHOW FUNCTIONS on 5.26.30) without file(), linenumber(), graph.byName() and graph.byElementId().
LISTED = frozenset(
    """
    abs acos all any asin atan atan2 avg btrim ceil char_length character_length coalesce collect cos cot
    count date date.realtime date.statement date.transaction date.truncate datetime datetime.fromepoch
    datetime.fromepochmillis datetime.realtime datetime.statement datetime.transaction datetime.truncate
    degrees duration duration.between duration.indays duration.inmonths duration.inseconds e elementid
    endnode exists exp floor haversin head id isempty isnan keys labels last left length localdatetime
    localdatetime.realtime localdatetime.statement localdatetime.transaction localdatetime.truncate
    localtime localtime.realtime localtime.statement localtime.transaction localtime.truncate log log10
    lower ltrim max min nodes none normalize nullif percentilecont percentiledisc pi point point.distance
    point.withinbbox properties radians rand randomuuid range reduce relationships replace reverse right
    round rtrim sign sin single size split sqrt startnode stdev stdevp substring sum tail tan time
    time.realtime time.statement time.transaction time.truncate timestamp toboolean tobooleanlist
    tobooleanornull tofloat tofloatlist tofloatornull tointeger tointegerlist tointegerornull tolower
    tostring tostringlist tostringornull toupper trim type upper valuetype vector.similarity.cosine
    vector.similarity.euclidean shortestpath allshortestpaths nfc
    """.split()  # noqa: SIM905 - a list of words is easier to read and to compare
)
# Without db.schema.nodeTypeProperties() and its like: they go through the whole graph and see the time limit late.
PROCEDURES = frozenset(
    """
    db.index.fulltext.querynodes db.index.fulltext.queryrelationships
    db.index.fulltext.listavailableanalyzers db.labels db.propertykeys db.relationshiptypes
    db.schema.visualization db.ping
    """.split()  # noqa: SIM905 - a list of words is easier to read and to compare
)
SCALARS = frozenset(
    """
    ABS AVG COUNT SIZE LENGTH ID ELEMENTID TYPE SUM STDEV STDEVP EXISTS ISEMPTY TOINTEGER TOFLOAT
    TOBOOLEAN CHAR_LENGTH CHARACTER_LENGTH DATE DATETIME DURATION SHORTESTPATH ALLSHORTESTPATHS STARTNODE
    ENDNODE ROUND FLOOR CEIL RAND TIMESTAMP
    """.split()  # noqa: SIM905 - a list of words is easier to read and to compare
)
SPLIT = 10_000
"""Parts of a stored text, of which few are as long as that."""
_PATHS = ("NODES", "RELATIONSHIPS")
_NAMES = ("LABELS", "KEYS")
_ELEMENTS = ("HEAD", "LAST")
# Words before a bracket that are no functions.
_NO_FUNCTIONS = frozenset(
    """
    AND OR XOR NOT IN WHERE RETURN WITH UNWIND MATCH OPTIONAL CASE WHEN THEN ELSE END AS BY SKIP LIMIT
    OFFSET CONTAINS STARTS ENDS IS DISTINCT CALL YIELD ORDER UNION USING ASC DESC ON EXISTS SHORTEST PATH
    PATHS GROUP GROUPS FROM BOTH LEADING TRAILING FILTER LET
    """.split()  # noqa: SIM905 - a list of words is easier to read and to compare
)


def name_at(items: Sequence[Item], index: int) -> tuple[str, int]:
    """Return the name of the function that is called at `index` and where its bracket is, or an empty name."""
    parts: list[str] = []
    while index < len(items):
        item = items[index]
        if not isinstance(item, Token) or item.kind not in ("name", "quoted"):
            break
        parts.append(item.text)
        following = items[index + 1] if index + 1 < len(items) else None
        if isinstance(following, Group) and following.open == "(":
            name = ".".join(parts)
            return (
                ("", index)
                if item.kind == "name" and name.upper() in _NO_FUNCTIONS and name.upper() != "EXISTS"
                else (name, index + 1)
            )
        if not (isinstance(following, Token) and following.says(".")):
            break
        index += 2
    return "", index


def check_listed(name: str, at: Token, text: str) -> None:
    """Raise QueryRefused for a function that is not on the list."""
    if name.lower() not in LISTED:
        raise QueryRefused(
            _l(
                "The function %(name)s() may not be called here%(place)s.",
                name=name,
                place=place(text, at.offset),
            )
        )


def check_procedure(name: str, where: str = "") -> None:
    """Raise QueryRefused for a procedure that is not on the list."""
    if name.lower() not in PROCEDURES:
        raise QueryRefused(
            _l(
                "The procedure %(name)s may not be called here%(place)s. These may: %(names)s.",
                name=name,
                place=where,
                names=", ".join(sorted(PROCEDURES)),
            )
        )


def check_calls(text: str, items: Sequence[Item]) -> None:
    """Raise QueryRefused for a call that is not listed, wherever it stands: found without reading the grammar.

    The reader of expressions checks the functions that it comes by; this one knows nothing that it could misread.
    """
    for index, item in enumerate(items):
        if isinstance(item, Group):
            check_calls(text, item.items)
        elif (
            index
            and is_word(items[index - 1], "CALL")
            and not (index > 1 and is_word(items[index - 2], ".", ":"))
        ):
            name = _dotted(items, index)
            if name:
                check_procedure(name, place(text, item.offset))
        elif not (index and is_word(items[index - 1], ".")):
            name, _ = name_at(items, index)
            if name:
                check_listed(name, item, text)


def _dotted(items: Sequence[Item], index: int) -> str:
    """Return the name with dots that begins at `index`; empty where none does."""
    parts: list[str] = []
    for item in items[index:]:
        if not isinstance(item, Token) or not (item.says(".") or (not parts or parts[-1] == ".")):
            break
        parts.append(item.text)
    return "".join(parts)


def result(name: str, arguments: Sequence[Sequence[Item]], sizes: list[Size]) -> Size:
    """Return the bound of a function's value; a function that is not known here may return all that it was given."""
    work, total = sum(size.work + size.total for size in sizes), sum(size.total for size in sizes)
    first = sizes[0] if sizes else ONE
    if name in SCALARS:
        return ONE.doing(
            work
            if name not in ("SIZE", "COUNT", "LENGTH")
            else work - total + (total if total == UNBOUNDED else 0)
        )
    if name == "COLLECT":
        return collected(Size(1, total, total, 0, first.depth), work)
    if name in _PATHS:
        return list_of(PATH, ONE, work)
    if name in _NAMES:
        return list_of(STORED, ONE, work)
    if name in _ELEMENTS:
        return Size(first.element, first.element, first.element, work, max(first.depth - 1, 0))
    if name == "SPLIT":
        return list_of(max(first.total * UNIT, SPLIT if first.total >= STORED else 0), ONE, work)
    if name == "REPLACE":
        grown = first.total * _growth(arguments, sizes)
        return Size(1, 1, grown, work + grown)
    return Size(
        max([size.count for size in sizes], default=1),
        max([size.element for size in sizes], default=1),
        max(total, 1),
        work,
        max([size.depth for size in sizes], default=0),
        len(sizes) == 1 and first.is_list,
    )


def collected(element: Size, work: float) -> Size:
    """Return the list of as many such elements as the server's memory limit lets a query gather."""
    total = element.total
    most = max(min(COLLECTED * total, TRACKED), total)
    return Size(COLLECTED, total, most, work, element.depth + 1, True)


def range_size(arguments: Sequence[Sequence[Item]], values: dict[str, object]) -> Size:
    """Return the list of range(first, last[, step]); without an end where a bound is not known before the run."""
    numbers = [integer(argument, values) for argument in arguments]
    if len(numbers) < 2 or None in numbers:
        return Size(UNBOUNDED, 1, UNBOUNDED, 0, 1, True)
    first, last, step = [*numbers, 1][:3]  # type: ignore[misc]
    return list_of(max(0, (last - first) // step + 1) if step else 0, ONE)  # type: ignore[operator]


def slice_count(items: Sequence[Item], values: dict[str, object], most: float) -> float:
    """Return how many elements list[a..b] has at most."""
    index = next(index for index, item in enumerate(items) if isinstance(item, Token) and item.says(".."))
    first = integer(items[:index], values) if index else 0
    last = integer(items[index + 1 :], values)
    if first is None or last is None or (first < 0) != (last < 0):
        return most
    return min(most, max(0, last - first))


def integer(items: Sequence[Item], values: dict[str, object]) -> int | None:
    """Return the whole number that a literal or a parameter gives, or None where it is not known before the run."""
    sign = -1 if items and isinstance(items[0], Token) and items[0].says("-") else 1
    rest = items[1:] if sign < 0 else items
    if len(rest) != 1 or not isinstance(rest[0], Token):
        return None
    if rest[0].kind == "parameter":
        value = values.get(rest[0].text)
        return sign * value if isinstance(value, int) else None
    return sign * int(rest[0].text) if rest[0].kind == "number" and rest[0].text.isdigit() else None


def key(items: Sequence[Item], values: dict[str, object]) -> str | None:
    """Return the property that stands between brackets, empty for a place in a list; None where the run decides."""
    return "" if integer(items, values) is not None else known_pattern(items, values)


def _growth(arguments: Sequence[Sequence[Item]], sizes: list[Size]) -> float:
    """Return how many times longer replace(text, search, by) may make a text."""
    if len(sizes) != 3:
        return 1
    search, by = (known_pattern(argument, {}) for argument in arguments[1:])
    if by is not None and len(by) <= 1 and search:
        return 1
    if by is not None and search:
        return max(1.0, len(by) / len(search))
    return UNIT * sizes[2].total
