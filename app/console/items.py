"""A query's items between their brackets: cutting them at words, marks and operators that stand at one level."""

from collections.abc import Sequence

from .text import Group, Item, Token

COMPARISONS = (
    "AND",
    "OR",
    "XOR",
    "NOT",
    "=",
    "<>",
    "<",
    ">",
    "<=",
    ">=",
    "=~",
    "IN",
    "CONTAINS",
    "STARTS",
    "ENDS",
    "IS",
)


def is_word(item: Item, *words: str) -> bool:
    """Tell whether an item is one of the given keywords (in capitals) or symbols."""
    return isinstance(item, Token) and item.says(*words)


def split(items: Sequence[Item], *marks: str) -> list[Sequence[Item]]:
    """Return what stands between the marks, at this level of brackets and outside CASE ... END."""
    parts: list[Sequence[Item]] = []
    start = depth = 0
    for index, item in enumerate(items):
        depth += _opens_case(items, index)
        if depth <= 0 and is_word(item, *marks):
            parts.append(items[start:index])
            start = index + 1
    return [*parts, items[start:]]


def split_operators(items: Sequence[Item]) -> tuple[list[Sequence[Item]], list[Token]]:
    """Return what stands between comparisons and boolean operators, and these operators."""
    parts: list[Sequence[Item]] = []
    operators: list[Token] = []
    start = depth = 0
    for index, item in enumerate(items):
        depth += _opens_case(items, index)
        if (
            depth <= 0
            and isinstance(item, Token)
            and item.says(*COMPARISONS)
            and not (index and is_word(items[index - 1], ".", ":"))
        ):
            parts.append(items[start:index])
            operators.append(item)
            start = index + 1
    return [*parts, items[start:]], operators


def before(items: Sequence[Item], word: str) -> tuple[Sequence[Item], Sequence[Item]]:
    """Return what stands before and behind the first such word."""
    index = next((index for index, item in enumerate(items) if is_word(item, word)), len(items))
    return items[:index], items[index + 1 :]


def text_of(item: Item) -> str:
    """Return the text of a token, or nothing for a group."""
    return item.text if isinstance(item, Token) else ""


def pattern_names(items: Sequence[Item]) -> list[str]:
    """Return the variables of the nodes and relationships of a pattern."""
    return [
        group.items[0].text
        for group in items
        if isinstance(group, Group) and group.items and isinstance(group.items[0], Token)
    ]


def after_labels(items: Sequence[Item], index: int) -> int:
    """Return where a label expression such as `:Author|!Paper` ends."""
    index += 1
    while (
        index < len(items)
        and isinstance(items[index], Token)
        and not is_word(items[index], ",", "+", "-", ".")
    ):
        index += 1
    return index


def end_of_case(items: Sequence[Item], start: int) -> int:
    """Return where the END of the CASE at `start` stands."""
    depth = 0
    for index in range(start, len(items)):
        depth += _opens_case(items, index)
        if depth == 0:
            return index
    return len(items)


def case_parts(items: Sequence[Item]) -> list[tuple[Sequence[Item], str]]:
    """Return the parts of a CASE, each with the word before it."""
    parts: list[tuple[Sequence[Item], str]] = []
    word, start, depth = "", 0, 0
    for index, item in enumerate(items):
        depth += _opens_case(items, index)
        if depth == 0 and is_word(item, "WHEN", "THEN", "ELSE"):
            parts.append((items[start:index], word))
            word, start = item.text.upper() if isinstance(item, Token) else "", index + 1
    return [*parts, (items[start:], word)]


def _opens_case(items: Sequence[Item], index: int) -> int:
    """Return 1 for CASE, -1 for its END, 0 for all else, properties of those names included."""
    if index and is_word(items[index - 1], ".", ":"):
        return 0
    return is_word(items[index], "CASE") - is_word(items[index], "END")
