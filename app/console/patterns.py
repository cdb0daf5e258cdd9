"""Which regular expressions a power query may match with.

Java's matcher backtracks and does not notice a query's time limit while it does (`'aaa...' =~ '(.*a){25}b'`
kept a core busy
until the server was killed), so only patterns whose work is bounded pass. The rule, after Davis et al., "The
impact of regular
expression denial of service (ReDoS) in practice" (ESEC/FSE 2018), which names the two sources, nested
repetition (exponential)
and repetitions in a row (polynomial), made stricter:

- no repetition of a group other than `?`, no backreference, no lookaround, no `\\Q...\\E`, at most 200 characters;
- at most two open repetitions (`*`, `+`, `{2,}`, `{1,9}`), or three where a literal character stands between each two;
- at most four `?`, and at most two groups with alternatives.
"""

import re
from itertools import pairwise

from ..later import later as _l

MOST_CHARACTERS = 200
_PIECE = re.compile(
    r"""(?P<flags>\(\?[imsu]+\))
      |(?P<open>\((?:\?:)?(?!\?))
      |(?P<close>\))
      |(?P<bar>\|)
      |(?P<set>\[\^?\]?(?:\\.|[^\]\[\\&])*\])
      |(?P<class>\.|\\[dDsSwWbBhHvVR]|\\[pP]\{\w+\})
      |(?P<anchor>[\^$])
      |(?P<literal>\\[^A-Za-z0-9]|\\[tnr]|[^\\()\[\]|*+?{}.^$])
      |(?P<repeat>(?:[*+]|\{\d+(?:,\d*)?\})[?+]?)
      |(?P<maybe>\?[?+]?)""",
    re.VERBOSE | re.DOTALL,
)
_EXACT = re.compile(r"\{(\d+)\}[?+]?")
_WHY_NOT = {"(?": _l("a lookaround or named group"), "\\": _l("a backreference or a rare escape")}


def objection(pattern: str) -> str | None:
    """Return why a pattern may take too long, in words that go on "the pattern ...", or None where it cannot."""
    if len(pattern) > MOST_CHARACTERS:
        return _l("has %(count)s characters; %(most)s are the most", count=len(pattern), most=MOST_CHARACTERS)
    pieces = _pieces(pattern)
    if isinstance(pieces, str):
        return pieces
    return _repeated_group(pieces) or _too_many_choices(pieces) or _too_many_repeats(pieces)


def open_repeats(pattern: str) -> int:
    """Return how many repetitions of a pattern have no fixed length."""
    pieces = _pieces(pattern)
    return 0 if isinstance(pieces, str) else sum(_is_open(*piece) for piece in pieces)


def _pieces(pattern: str) -> list[tuple[str, str]] | str:
    found: list[tuple[str, str]] = []
    offset = 0
    while offset < len(pattern):
        match = _PIECE.match(pattern, offset)
        if not match:
            start = next((known for known in _WHY_NOT if pattern.startswith(known, offset)), "")
            what = _WHY_NOT.get(start, _l("something that is not taken here"))
            return _l("holds %(what)s at its character %(number)s", what=what, number=offset + 1)
        found.append((match.lastgroup or "", match[0]))
        offset = match.end()
    return found


def _is_open(kind: str, text: str) -> bool:
    exact = _EXACT.fullmatch(text)
    return kind == "repeat" and (exact is None or int(exact[1]) > 100)


def _repeated_group(pieces: list[tuple[str, str]]) -> str | None:
    for (before, _), (kind, _) in pairwise(pieces):
        if before == "close" and kind == "repeat":
            return _l("repeats a group, which can take exponential time")
    return None


def _too_many_choices(pieces: list[tuple[str, str]]) -> str | None:
    kinds = [kind for kind, _ in pieces]
    if kinds.count("maybe") > 4:
        return _l("holds more than four `?`")
    stack, choosing = [False], 0
    for kind in kinds:
        if kind == "open":
            stack.append(False)
        elif kind == "bar":
            stack[-1] = True
        elif kind == "close" and len(stack) > 1:
            choosing += stack.pop()
    return _l("holds more than two groups with alternatives") if choosing > 2 else None


def _too_many_repeats(pieces: list[tuple[str, str]]) -> str | None:
    """Between two open repetitions a literal is sought in front of the second one's own atom."""
    places = [index for index, piece in enumerate(pieces) if _is_open(*piece)]
    if len(places) <= 2:
        return None
    apart = all(any(kind == "literal" for kind, _ in pieces[a + 1 : b - 1]) for a, b in pairwise(places))
    if len(places) == 3 and apart:
        return None
    return _l("repeats in more than two places; use CONTAINS for each part instead")
