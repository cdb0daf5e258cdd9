"""How unusual a paper's combination of topics is, against the papers of its year and of the four years before.

After Uzzi, Mukherjee, Stringer and Jones, "Atypical combinations and scientific impact", Science 342 (2013): a pair of
topics is as usual as it is more frequent than chance would have it (a z-score), and a paper is as novel as the lowest
tenth of its pairs is rare. They shuffle reference lists to know chance; here it is a formula, so that anybody can
compute it again: topics dealt to papers at random, each to as many as have it (hypergeometric).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import sqrt

from msgspec import Struct

from ...cypher.measured import LEAST_PAPERS, LEAST_USES, TAIL, YEARS
from .paper import Paper
from .percentiles import percentile, quantile

Pair = tuple[int, int]


class Unusual(Struct, frozen=True, gc=False):
    """A pair of topics of one paper, and how usual it is among the others."""

    score: float
    """The z-score: below 0 the pair is rarer than chance would have it."""
    topics: Pair
    together: int
    """How many of the other papers have both."""
    expected: float
    """How many of them would have both by chance."""


class Novelty(Struct, frozen=True, gc=False):
    """One paper's novelty, or why there is none."""

    missing: str | None = None
    """"year", "topics", "uses" or "papers": what there is too little of."""
    percentile: float | None = None
    """From 0 to 100, which is the most unusual of its year."""
    score: float | None = None
    pairs: int = 0
    among: int = 0
    """Papers of its year that have a score, this one among them."""
    rarest: Unusual | None = None


def pair_score(together: int, papers: int, first: int, second: int) -> float | None:
    """Return by how many standard deviations a pair of topics is more frequent than chance would have it.

    Of `papers`, `first` have the one topic, `second` the other and `together` both. None where chance has no choice.
    """
    spread = first * second * (papers - first) * (papers - second)
    if spread <= 0:
        return None
    return (together * papers - first * second) / sqrt(spread / (papers - 1))


class Window:
    """The papers of some years: how many have two topics or more of a kind, and how many have each topic and pair."""

    def __init__(self) -> None:
        self._papers: Counter[str] = Counter()
        self._topics: Counter[int] = Counter()
        self._pairs: Counter[Pair] = Counter()

    def add(self, papers: Iterable[Paper], times: int = 1) -> None:
        """Count papers; with -1 for `times`, forget them again."""
        for paper in papers:
            for kind, topics in paper.topics.items():
                self._papers[kind] += times
                for topic in topics:
                    self._topics[topic] += times
                for pair in combinations(topics, 2):
                    self._pairs[pair] += times
        if times < 0:
            # A counter keeps what is down to nothing.
            self._topics, self._pairs = +self._topics, +self._pairs

    def pairs_of(self, paper: Paper) -> list[Unusual]:
        """Return each pair of a counted paper's topics that the other papers say something of, the rarest first."""
        found = (
            self._pair(self._papers[kind] - 1, pair)
            for kind, topics in paper.topics.items()
            for pair in combinations(topics, 2)
        )
        return sorted((pair for pair in found if pair), key=lambda pair: (pair.score, pair.topics))

    def _pair(self, others: int, pair: Pair) -> Unusual | None:
        first, second = (self._topics[topic] - 1 for topic in pair)
        if min(first, second) < LEAST_USES:
            return None
        together = self._pairs[pair] - 1
        score = pair_score(together, others, first, second)
        return None if score is None else Unusual(score, pair, together, first * second / others)


def novelties(papers: Iterable[Paper]) -> Iterator[tuple[str, Novelty]]:
    """Yield each paper's id and its novelty, or why there is none."""
    by_year: dict[int, list[Paper]] = defaultdict(list)
    for paper in papers:
        if paper.year is None or not paper.topics:
            yield paper.id, Novelty("topics" if paper.year is not None else "year")
        else:
            by_year[paper.year].append(paper)
    window = Window()
    for year in sorted(by_year):
        window.add(by_year[year])
        yield from _of_year(window, by_year[year])
        _forget(window, by_year, year)


def _forget(window: Window, by_year: dict[int, list[Paper]], year: int) -> None:
    """Take out of the window what the next year is not compared with."""
    later = min((other for other in by_year if other > year), default=year)
    for old in [old for old in by_year if old <= min(year, later - YEARS)]:
        window.add(by_year.pop(old), -1)


def _of_year(window: Window, papers: Sequence[Paper]) -> Iterator[tuple[str, Novelty]]:
    pairs = {paper.id: window.pairs_of(paper) for paper in papers}
    scores = {id: quantile([pair.score for pair in found], TAIL) for id, found in pairs.items() if found}
    ordered = sorted(scores.values())
    for id, found in pairs.items():
        yield id, _novelty(found, scores[id], ordered) if found else Novelty("uses")


def _novelty(pairs: Sequence[Unusual], score: float, ordered: Sequence[float]) -> Novelty:
    told = len(ordered) >= LEAST_PAPERS
    return Novelty(
        None if told else "papers",
        100.0 - percentile(ordered, score) if told else None,
        score,
        len(pairs),
        len(ordered),
        pairs[0],
    )
