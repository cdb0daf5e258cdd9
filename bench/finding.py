"""How long suggestions and search pages take on the ACL Anthology, over what people really type."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from peergraph.cypher.graph import Row

from .load import query
from .slices import SEED, ordinary_authors
from .timing import Site, percentile, table

AUTHORS = 100
LETTERS = range(1, 21)
GROUPS = ((1, 1), (2, 2), (3, 3), (4, 6), (7, 12), (13, 20))
COMMON_WORDS = 25
PAGES = 60
WARM_UP = 25
WANTED_SUGGESTIONS = 30
WANTED_PAGES = 80


def section(anthology: Site) -> str:
    """Return the section on finding: suggestions by letters typed, then search pages."""
    authors = anthology.graph.read(query("met_on_the_way"), ids=ordinary_authors(anthology, AUTHORS))
    suggested, bare = _suggestions(anthology, _typed(authors))
    pages = [(name, _times(anthology, paths)) for name, paths in _pages(authors)]
    return (
        "## Finding on the ACL Anthology\n\n"
        f"{_suggestion_table(suggested, bare)}\n\n"
        "Milliseconds of a request to a warm graph of 97,494 papers, for the beginnings of the names and titles of\n"
        f"{AUTHORS} ordinary authors, and how often the p95 of the smallest read of the graph (`/healthz`), which was\n"
        f"asked between them, goes into it. **{_met(_all(suggested), WANTED_SUGGESTIONS)}**: wanted is a p95 under\n"
        f"{WANTED_SUGGESTIONS} ms over 1 to 20 letters.\n\n"
        f"{table(('search page', 'p50', 'p95', 'longest'), [_row(name, times) for name, times in pages])}\n\n"
        "Each page with its results, the numbers of every kind and all facets.\n"
        f"**{_met([each for _, times in pages for each in times], WANTED_PAGES)}**: wanted is a p95 under "
        f"{WANTED_PAGES} ms over all of them.\n"
    )


def _suggestion_table(suggested: dict[int, list[float]], bare: Sequence[float]) -> str:
    floor = percentile(bare, 95)
    groups = [
        (
            f"{first}" if first == last else f"{first} to {last}",
            [each for n in range(first, last + 1) for each in suggested[n]],
        )
        for first, last in GROUPS
    ]
    rows = [*groups, ("1 to 20", _all(suggested))]
    cells = [[*_row(name, times), percentile(times, 95) / floor] for name, times in rows]
    return table(("letters typed", "p50", "p95", "longest", "p95 in smallest reads"), cells)


def _suggestions(site: Site, typed: Sequence[str]) -> tuple[dict[int, list[float]], list[float]]:
    """Return the seconds of each request by the letters typed, and those of the smallest read in between."""
    for text in typed[:WARM_UP]:
        site.seconds(_asked("/api/v1/suggest", q=text))
    times: dict[int, list[float]] = {letters: [] for letters in LETTERS}
    bare: list[float] = []
    for place, text in enumerate(typed):
        times[len(text)].append(site.seconds(_asked("/api/v1/suggest", q=text)))
        if place % 10 == 0:
            bare.append(site.seconds("/healthz"))
    return times, bare


def _typed(authors: Sequence[Row]) -> list[str]:
    """Return beginnings of names and titles, each length of each text once, in an order that is not theirs."""
    texts = [row[name] for row in authors for name in ("name", "title")]
    typed = [text[:letters] for text in texts for letters in LETTERS if letters <= len(text)]
    random.Random(SEED).shuffle(typed)
    return typed


def _pages(authors: Sequence[Row]) -> Iterator[tuple[str, list[str]]]:
    """Yield what is searched for and the addresses of it."""
    names, titles = ([row[name] for row in authors[:PAGES]] for name in ("name", "title"))
    common = [word for word, _ in _words(authors).most_common(COMMON_WORDS)]
    yield "a name", [_asked("/search", q=name) for name in names]
    yield "a family name", [_asked("/search", q=name.split()[-1], kind="author") for name in names]
    yield "three words of a title", [_asked("/search", q=" ".join(title.split()[:3])) for title in titles]
    yield "a common word of titles", [_asked("/search", q=word) for word in common]
    yield (
        "the same, since 2020, newest first",
        [_asked("/search", q=word, years="2020-", sort="newest") for word in common],
    )
    yield (
        "the same, the tenth page of papers",
        [_asked("/search", q=word, kind="paper", offset=180) for word in common],
    )
    yield "a misspelled name", [_asked("/search", q=_misspelled(name)) for name in names]


def _words(authors: Sequence[Row]) -> Counter[str]:
    return Counter(word.lower() for row in authors for word in set(row["title"].split()) if len(word) > 4)


def _misspelled(name: str) -> str:
    """Return a name with two neighbouring letters in the middle of its last word exchanged."""
    *first, last = name.split()
    middle = len(last) // 2
    return " ".join([*first, last[: middle - 1] + last[middle] + last[middle - 1] + last[middle + 1 :]])


def _times(site: Site, paths: Sequence[str]) -> list[float]:
    for path in paths[: WARM_UP // 5]:
        site.seconds(path)
    return [site.seconds(path) for path in paths]


def _row(name: str, times: Sequence[float]) -> list[str | float]:
    return [name, percentile(times, 50), percentile(times, 95), 1000 * max(times)]


def _all(times: dict[int, list[float]]) -> list[float]:
    return [each for group in times.values() for each in group]


def _met(times: Sequence[float], wanted: float) -> str:
    return "Met" if percentile(times, 95) < wanted else "Not met"


def _asked(path: str, **arguments: str | int) -> str:
    return f"{path}?{urlencode(arguments)}"
