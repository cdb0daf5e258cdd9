"""How important each entity is within a picture, and how large it is drawn."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from .kept import Kept, Keys
from .view import KINDS, View, parse_key

Score = tuple[float, float]


def ranked(view: View, kept: Kept, keys: Keys) -> list[str]:
    """Return the keys shown: the focuses as they were given, then kind by kind, the most important first."""
    score = scores(view, kept, keys)
    focuses = [key for key in view.focus if key in kept.keys]
    others = sorted(
        kept.keys - set(focuses), key=lambda key: (KINDS.index(parse_key(key)[0]), *_down(score[key]), key)
    )
    return [*focuses, *others]


def scores(view: View, kept: Kept, keys: Keys) -> dict[str, Score]:
    """Return for each key how close it is to the focuses, and how much it has to do with everything shown.

    Joint papers count 1/(n-1), so that a paper of hundreds does not make everyone on it important; other lines count 1.
    """
    near: dict[str, float] = defaultdict(float)
    all_: dict[str, float] = defaultdict(float)
    focuses = set(view.focus)
    for (a, b), tie in kept.ties.items():
        _add(near, all_, focuses, keys.people[a], keys.people[b], tie.closeness)
    for line in kept.lines:
        _add(near, all_, focuses, line.source, line.target, 1.0)
    return {key: (round(near[key], 6), round(all_[key], 6)) for key in kept.keys}


def _add(
    near: dict[str, float], all_: dict[str, float], focuses: set[str], a: str, b: str, weight: float
) -> None:
    for one, other in ((a, b), (b, a)):
        all_[one] += weight
        if other in focuses:
            near[one] += weight


def _down(score: Score) -> Score:
    return (-score[0], -score[1])


def sizes(order: Sequence[str], value: Mapping[str, float] | None = None) -> dict[str, int]:
    """Return three steps of size: of each kind 3 for the first eighth, 2 for the next quarter, by rank or by value."""
    by_value = order if value is None else sorted(order, key=lambda key: -value.get(key, 0.0))
    counts = Counter(parse_key(key)[0] for key in order)
    seen: Counter[str] = Counter()
    steps: dict[str, int] = {}
    for key in by_value:
        kind = parse_key(key)[0]
        steps[key] = 3 if seen[kind] * 8 < counts[kind] else 2 if seen[kind] * 8 < counts[kind] * 3 else 1
        seen[kind] += 1
    return steps
