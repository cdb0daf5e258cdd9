"""Which lines a picture draws: of the ties that its papers do not explain, the strongest of each person."""

from collections import defaultdict

from .counting import Pair, Tie
from .kept import Kept, Keys

LINES_A_NODE = 3
FEWEST_LINES = 300
MOST_LINES = 15_000


def drawn_ties(kept: Kept, keys: Keys) -> tuple[list[Pair], int]:
    """Return the ties to draw, and how many there would be; those that papers shown say in full are not among them."""
    telling = [pair for pair, tie in kept.ties.items() if not _is_explained(tie, kept, keys)]
    room = max(FEWEST_LINES, LINES_A_NODE * len(kept.keys)) - len(kept.lines)
    room = max(room, len(kept.keys) // 2)
    if len(telling) <= room:
        return sorted(telling), len(telling)
    return sorted(_strongest(telling, kept.ties)[:room]), len(telling)


def _is_explained(tie: Tie, kept: Kept, keys: Keys) -> bool:
    return len(tie.places) == tie.papers and all(keys.papers[place] in kept.keys for place in tie.places)


def _strongest(pairs: list[Pair], ties: dict[Pair, Tie]) -> list[Pair]:
    """Return pairs so that the strongest tie of each person comes first, then the second of each, and so on."""
    ranked = sorted(pairs, key=lambda pair: (-ties[pair].papers, -ties[pair].closeness, pair))
    seen: dict[int, int] = defaultdict(int)
    turns: list[tuple[int, int, Pair]] = []
    for at, pair in enumerate(ranked):
        turns.append((min(seen[pair[0]], seen[pair[1]]), at, pair))
        seen[pair[0]] += 1
        seen[pair[1]] += 1
    return [pair for _, _, pair in sorted(turns)]
