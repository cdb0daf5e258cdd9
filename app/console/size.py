"""Bounds on values and work inside one expression of a power query.

The server looks at a query's time limit between rows, and counts the memory of rows, but not inside one
expression: a loop over a
list, a text that doubles or a list of lists runs on unseen (measured in docs/security.md). So each expression
gets an upper bound
here, from what is known before the run, and may not go past MOST_WORK and MOST_TOTAL.
"""

from dataclasses import dataclass

from ..languages import marked

COLLECTED = 1_000_000.001
"""Elements that `collect()` may gather before the server's memory limit of a transaction stops it. It is no whole
number, so that no list of known length is taken for a collected one.
"""
STORED = 20
"""Elements, or texts of 50 characters, in one stored property."""
PATH = 1_000
"""Nodes on a path."""
TRACKED = 4_000_000
"""Elements, those of elements included, that `collect()` may gather."""
SUBQUERY = 10_000
"""Steps of a subquery inside a loop."""
UNIT = 50
"""Characters of text that count as one element."""
MOST_WORK = 50_000_000
"""Steps inside one expression: one or two seconds (30 ns each, measured)."""
MOST_TOTAL = 50_000_000
"""Elements that one value may hold, shared parts counted each time."""
MOST_MADE = 1_000_000
"""New values that the list comprehensions of one query may make of lists of known length; their memory is not
counted by the server.
"""
MOST_FILTERED = 4 * COLLECTED
"""Elements of collected lists that one list comprehension may choose from."""
MOST_DEPTH = 60
"""Levels of lists and maps in one value; more overflow the stacks of server, driver and JSON."""
UNBOUNDED = float("inf")


@dataclass(frozen=True)
class Size:
    """An upper bound of a value: `count` elements at its top, each at most `element` in all, `total`
    together; `work` to make it.
    """

    count: float = 1
    element: float = 1
    total: float = 1
    work: float = 0
    depth: int = 0
    is_list: bool = False

    def doing(self, work: float) -> "Size":
        """Return the same value, made with so much more work."""
        return Size(self.count, self.element, self.total, self.work + work, self.depth, self.is_list)

    def objection(self, made: float) -> str | None:
        """Return why no expression may have this value, after `made` new ones in lists; None where it may.

        The sentence wants a place, an advice and the `most` levels.
        """
        if self.work > MOST_WORK:
            return marked("This expression may loop too long%(place)s: %(advice)s")
        if self.total > MOST_TOTAL:
            return marked("This value may grow too big%(place)s: %(advice)s")
        if made > MOST_MADE:
            return marked("The lists of this query hold too many new values%(place)s: %(advice)s")
        if self.depth > MOST_DEPTH:
            return marked("This value may be nested more than %(most)s deep%(place)s.")
        return None


ONE = Size()
PROPERTY = Size(STORED, 1, STORED)
CONTENT = Size(6_000, 1, 6_000)
"""What a source said of a work, kept as one text: 300,000 characters for a paper of 3,000 authors."""
ABSTRACT = Size(200, 1, 200)
"""10,000 characters: few are longer."""
_LONG = {"content": CONTENT, "abstract": ABSTRACT, None: CONTENT}
UNKNOWN = Size(COLLECTED, COLLECTED, COLLECTED)


def list_of(count: float, element: Size, work: float = 0) -> Size:
    """Return a list of that many elements, none bigger than the one given."""
    return Size(
        count, element.total, count * element.total if element.total else 0, work, element.depth + 1, True
    )


def added(sizes: list[Size]) -> Size:
    """Return what `+` or `||` makes of values: a longer text or list."""
    if len(sizes) == 1:
        return sizes[0]
    total, lists = sum(size.total for size in sizes), all(size.is_list for size in sizes)
    element = max(size.element for size in sizes) if lists else total
    work = sum(size.work for size in sizes) + total / UNIT
    return Size(
        sum(size.count for size in sizes), element, total, work, max(size.depth for size in sizes), lists
    )


def held(sizes: list[Size]) -> Size:
    """Return a list or map literal that holds values side by side."""
    if not sizes:
        return Size(0, 0, 0, is_list=True)
    total = sum(size.total for size in sizes)
    return Size(
        len(sizes),
        max(size.total for size in sizes),
        total,
        sum(size.work for size in sizes),
        max(size.depth for size in sizes) + 1,
        True,
    )


def either(sizes: list[Size], work: float) -> Size:
    """Return one of several values, whichever it turns out to be."""
    if not sizes:
        return ONE.doing(work)
    return Size(
        max(size.count for size in sizes),
        max(size.element for size in sizes),
        max(size.total for size in sizes),
        work,
        max(size.depth for size in sizes),
        all(size.is_list for size in sizes),
    )


def one_of(size: Size) -> Size:
    """Return any one element of a list."""
    return Size(size.element, size.element, size.element, 0, max(size.depth - 1, 0))


def part_of(size: Size) -> Size:
    """Return a property: of a node what is stored, of a map perhaps all of it."""
    if size.total <= 1:
        return PROPERTY.doing(size.work)
    return Size(size.total, size.total, size.total, size.work, size.depth)


def named_part_of(size: Size, name: str | None) -> Size:
    """Return the property of a name, long where it holds long texts; None for a name that only the run knows."""
    return either([part_of(size), _LONG[name]], size.work) if name in _LONG else part_of(size)


def compared(sizes: list[Size]) -> Size:
    """Return the truth value that comes of comparing values, element by element."""
    return ONE.doing(sum(size.work + (size.total if size.total > 1 else 0) for size in sizes))


def value_size(value: object) -> Size:
    """Return the exact size of a parameter's value."""
    if isinstance(value, str):
        return Size(1, 1, 1 + len(value) / UNIT)
    if isinstance(value, list | tuple):
        return held([value_size(item) for item in value])  # type: ignore[reportUnknownVariableType]
    if isinstance(value, dict):
        return held([value_size(item) for item in value.values()])  # type: ignore[reportUnknownVariableType]
    return ONE
