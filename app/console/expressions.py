"""The bound of every expression in a power query: a tolerant reader that errs towards "bigger", never "smaller".

It knows as much of Cypher's grammar as is needed to see loops, growth and regular expressions. What it does not know
is taken to be as big as all its parts; a loop that it should have seen and did not makes the guard refuse the query.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ...cypher.errors import QueryRefused
from ..languages import marked
from ..later import later as _l
from . import functions
from .items import (
    after_labels,
    before,
    case_parts,
    end_of_case,
    is_word,
    pattern_names,
    split,
    split_operators,
    text_of,
)
from .loops import loop, reduced
from .matches import check_match
from .size import (
    COLLECTED,
    MOST_DEPTH,
    MOST_FILTERED,
    ONE,
    SUBQUERY,
    UNIT,
    UNKNOWN,
    Size,
    added,
    compared,
    either,
    held,
    list_of,
    named_part_of,
    one_of,
    part_of,
)
from .text import Group, Item, Token, place

Scope = dict[str, Size]
ADVICE = _l(
    "the server cannot stop a loop inside an expression. Use UNWIND, or shorten the list first: list[..1000]"
)
_DOUBLING = marked("This reduce() may double its value in each step%(place)s: %(advice)s")
_UNREAD = marked("This reduce() could not be read%(place)s.")
PREDICATES = ("ANY", "ALL", "NONE", "SINGLE")
WORDS = frozenset(
    """
    TRUE FALSE NULL DISTINCT NAN INF INFINITY WITH NOT NORMALIZED TYPED ASC DESC ASCENDING DESCENDING ALL
    SHORTEST PATH PATHS GROUP GROUPS ANY LEADING TRAILING BOTH FROM OF BY NFC NFD NFKC NFKD STRING
    INTEGER FLOAT BOOLEAN LIST MAP NODE RELATIONSHIP
    """.split()  # noqa: SIM905
)


@dataclass
class Reader:
    """Reads the expressions of one query: its text and its parameters' sizes, and the loops that were seen so far."""

    text: str
    parameters: Scope
    values: dict[str, object]
    subquery: Callable[["Reader", Sequence[Item], Scope], Scope]
    """Reads a subquery, and returns what a row of it holds."""
    seen: set[int] = field(default_factory=set[int])
    """Where the loops and matches stand that were read."""
    made: dict[int, float] = field(default_factory=dict[int, float])
    """How many new values each list comprehension makes from lists of known length."""
    gathers: bool = False
    """True when new values are made from a list that was collected, so that only the plan can tell how many."""
    long_rows: bool = False
    """True when rows come from something that the plan's estimates do not see."""
    unwound: float = 1
    """Rows that all its UNWINDs make together at most."""
    searches: bool = False
    """True when it searches by full text, with texts that were looked at."""

    def unwind(self, count: float, most: float) -> None:
        """Note that a row becomes `count` rows; `most` together are what the planner may expect."""
        self.unwound *= max(count, 1)
        self.long_rows |= self.unwound > most

    def checked(self, items: Sequence[Item], scope: Scope) -> Size:
        """Return an expression's bound; raise QueryRefused when it is past what one expression may take."""
        size = self.size(items, scope)
        where = place(self.text, items[0].offset) if items else ""
        objection = size.objection(sum(self.made.values()))
        if objection:
            raise QueryRefused(_l(objection, place=where, advice=ADVICE, most=MOST_DEPTH))
        return size

    def size(self, items: Sequence[Item], scope: Scope) -> Size:
        """Return an upper bound of an expression's value and work."""
        parts, operators = split_operators(items)
        if operators:
            sizes = [self._sum(part, scope) for part in parts]
            matching = 0.0
            for index, operator in enumerate(operators):
                if operator.says("=~"):
                    self.seen.add(operator.offset)
                    matching += check_match(self.text, operator, sizes[index], parts[index + 1], self.values)
            return compared(sizes).doing(matching)
        return self._sum(items, scope)

    def listed(self, items: Sequence[Item], scope: Scope) -> list[Size]:
        """Return the bounds of expressions between commas."""
        return [self.size(part, scope) for part in split(items, ",") if part]

    def _sum(self, items: Sequence[Item], scope: Scope) -> Size:
        return added([self._product(part, scope) for part in split(items, "+", "||")])

    def _product(self, items: Sequence[Item], scope: Scope) -> Size:
        factors = split(items, "-", "*", "/", "%", "^")
        sizes = [self._primary(part, scope) for part in factors]
        return sizes[0] if len(sizes) == 1 else ONE.doing(sum(size.work + size.total for size in sizes))

    def _primary(self, items: Sequence[Item], scope: Scope) -> Size:
        found: list[Size] = []
        index = 0
        while index < len(items):
            size, index = self._step(items, index, found, scope)
            found.append(size)
        return added(found) if found else ONE

    def _step(self, items: Sequence[Item], index: int, found: list[Size], scope: Scope) -> tuple[Size, int]:
        """Read one thing at `index`; what belongs to the value before it takes that from `found`."""
        item = items[index]
        following = items[index + 1] if index + 1 < len(items) else None
        if isinstance(item, Group):
            indexed = found if index and not self._is_keyword(items[index - 1], scope) else []
            return self._group(item, indexed, scope), index + 1
        if item.says(".") and found:
            return named_part_of(found.pop(), text_of(following) if following else ""), index + 2
        if item.says(":", "::") and found:
            return found.pop(), after_labels(items, index)
        if item.says("CASE"):
            end = end_of_case(items, index)
            return self._case(items[index + 1 : end], scope), end + 1
        name, end = functions.name_at(items, index)
        if name:
            return self._call(name, item, items[end], scope), end + 1
        if isinstance(following, Group) and following.open == "{":
            return self._braces(item, following, scope), index + 2
        return self._word(item, scope), index + 1

    def _is_keyword(self, item: Item, scope: Scope) -> bool:
        """Tell whether brackets behind an item hold a list, as in collect(DISTINCT [a, b]), and take no part of it."""
        return is_word(item, *WORDS) and text_of(item) not in scope

    def _word(self, item: Token, scope: Scope) -> Size:
        if item.kind == "parameter":
            return self.parameters.get(item.text, ONE)
        if item.kind == "string":
            return Size(1, 1, 1 + len(item.text) / UNIT)
        if item.kind not in ("name", "quoted") or item.text in scope:
            return scope.get(item.text, ONE)
        return ONE if item.kind == "name" and item.text.upper() in WORDS else UNKNOWN

    def _group(self, group: Group, found: list[Size], scope: Scope) -> Size:
        if group.open == "(":
            return added(self.listed(group.items, scope) or [ONE])
        if group.open == "{":
            return self._map(group, scope)
        if found:
            return self._indexed(found.pop(), group, scope)
        return self._brackets(group, scope)

    def _brackets(self, group: Group, scope: Scope) -> Size:
        items = group.items
        if len(items) > 1 and isinstance(items[0], Token) and is_word(items[1], "IN"):
            return self._comprehension(group, scope)
        if len(split(items, "|")) > 1 and any(isinstance(item, Group) and item.open == "(" for item in items):
            *patterns, body = split(items, "|")
            pattern = [item for part in patterns for item in part]
            inner = {**scope, **dict.fromkeys(pattern_names(pattern), ONE)}
            work = self.size(pattern, inner).work + self.size(body, inner).work
            return list_of(COLLECTED, self.size(body, inner)).doing(work + SUBQUERY)
        if items and is_word(items[0], ":"):
            return ONE
        return held(self.listed(items, scope))

    def _comprehension(self, group: Group, scope: Scope) -> Size:
        self.seen.add(group.offset)
        head, *body = split(group.items, "|")
        source, condition = before(head[2:], "WHERE")
        over = self.size(source, scope)
        size = loop(over, lambda element: self._turn(text_of(head[0]), element, condition, body, scope))
        if body and not (len(body[0]) == 1 and text_of(body[0][0]) == text_of(head[0])):
            self._make(group.offset, over, size.total)
        elif (
            over.count % 1 == 0 or over.count > MOST_FILTERED
        ):  # What is chosen from a range is made by that.
            self._make(group.offset, ONE, over.count)
        return size

    def _make(self, offset: int, over: Size, values: float) -> None:
        """Note that new values are made of a list's elements: how many, or that only the plan can tell."""
        self.gathers = self.gathers or over.count == COLLECTED
        self.made[offset] = max(self.made.get(offset, 0), 0 if over.count == COLLECTED else values)

    def _predicate(self, group: Group, scope: Scope) -> Size:
        source, condition = before(group.items[2:], "WHERE")
        made = loop(
            self.size(source, scope),
            lambda element: self._turn(text_of(group.items[0]), element, condition, [], scope),
        )
        return ONE.doing(made.work)

    def _turn(
        self, name: str, element: Size, condition: Sequence[Item], body: list[Sequence[Item]], scope: Scope
    ) -> Size:
        """Bound one turn of a loop: the test and what is made."""
        inner = {**scope, name: element}
        tested = self.size(condition, inner).work
        return either(
            [self.size(part, inner) for part in body] or [element],
            tested + sum(self.size(part, inner).work for part in body),
        )

    def _reduce(self, group: Group, scope: Scope) -> Size:
        """Bound `reduce(acc = start, x IN list | body)`; a body that holds acc twice at a time may double it
        in each step.
        """
        parts = split(group.items, ",", "|")
        if len(parts) != 3 or len(parts[0]) < 3 or len(parts[1]) < 3:
            raise QueryRefused(_l(_UNREAD, place=place(self.text, group.offset)))
        start, over = self.size(parts[0][2:], scope), self.size(parts[1][2:], scope)
        inner = {**scope, text_of(parts[1][0]): one_of(over)}
        made = reduced(
            start, over, lambda carried: self.size(parts[2], {**inner, text_of(parts[0][0]): carried})
        )
        if made is None:
            raise QueryRefused(_l(_DOUBLING, place=place(self.text, group.offset), advice=ADVICE))
        return made

    def _call(self, name: str, at: Token, group: Item, scope: Scope) -> Size:
        items, word = group.items if isinstance(group, Group) else (), name.upper()
        if isinstance(group, Group) and word in PREDICATES and len(items) > 1 and is_word(items[1], "IN"):
            self.seen.add(group.offset)
            return self._predicate(group, scope)
        if isinstance(group, Group) and word == "REDUCE":
            self.seen.add(group.offset)
            return self._reduce(group, scope)
        functions.check_listed(name, at, self.text)
        if word == "RANGE":
            return functions.range_size(split(items, ","), self.values)
        sizes = self.listed(items, scope)
        if word.startswith("TO") and word.endswith("LIST") and sizes:
            self._make(at.offset, sizes[0], sizes[0].total)
        return functions.result(word, split(items, ","), sizes)

    def _braces(self, item: Token, group: Group, scope: Scope) -> Size:
        """A map projection `node {.id, papers: [...]}`, or a subquery EXISTS, COUNT or COLLECT."""
        if item.says("EXISTS", "COUNT", "COLLECT") and item.text not in scope:
            row = either(list(self.subquery(self, group.items, dict(scope)).values()), 0)
            return functions.collected(row, SUBQUERY) if item.says("COLLECT") else ONE.doing(SUBQUERY)
        base = self._word(item, scope)
        return held([base, self._map(group, scope)]) if base.total > 1 else self._map(group, scope)

    def _map(self, group: Group, scope: Scope) -> Size:
        sizes: list[Size] = []
        for entry in split(group.items, ","):
            key = entry[1:2]
            value = entry[2:] if key and is_word(key[0], ":") else entry
            sizes.append(part_of(ONE) if value and is_word(value[0], ".") else self.size(value, scope))
        return held(sizes)

    def _indexed(self, base: Size, group: Group, scope: Scope) -> Size:
        work = base.work + self.size([item for item in group.items if not is_word(item, "..")], scope).work
        if any(is_word(item, "..") for item in group.items):
            count = functions.slice_count(group.items, self.values, base.count)
            return Size(
                count, base.element, min(base.total, count * base.element), work, base.depth, base.is_list
            )
        if base.is_list:
            return one_of(base).doing(work)
        return named_part_of(base, functions.key(group.items, self.values)).doing(work)

    def _case(self, items: Sequence[Item], scope: Scope) -> Size:
        values: list[Size] = []
        work = 0.0
        for part, word in case_parts(items):
            size = self.size(part, scope)
            work += size.work
            if word in ("THEN", "ELSE"):
                values.append(size)
        return either(values, work)
