"""How long pages, suggestions and paths take on the ACL Anthology."""

import random
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from peergraph.cypher.graph import Row

from .load import query
from .slices import SEED, ordinary_authors
from .timing import Site, path_of, percentile, table

AUTHORS = 100
WORDS = 3
WARM_UP = 25


def section(anthology: Site) -> str:
    """Return the section on pages: a table of percentiles."""
    authors = anthology.graph.read(query("met_on_the_way"), ids=ordinary_authors(anthology, AUTHORS))
    hub = anthology.graph.read(query("hubs"))[0]
    rows = [(name, _times(anthology, paths)) for name, paths in _requests(authors, hub)]
    cells = [[name, percentile(times, 50), percentile(times, 95), 1000 * max(times)] for name, times in rows]
    return (
        "## Pages on the ACL Anthology\n\n"
        f"{table(('request', 'p50', 'p95', 'longest'), cells)}\n\n"
        f"Milliseconds of a request to a warm graph of 97,494 papers, for {AUTHORS} ordinary authors, their names,\n"
        "the first words of their titles, and each with a co-author or with another of them; no target is set.\n"
    )


def _times(site: Site, paths: Sequence[str]) -> list[float]:
    for path in paths[:WARM_UP]:
        site.seconds(path)
    return [site.seconds(path) for path in paths]


def _requests(authors: Sequence[Row], hub: Row) -> Iterator[tuple[str, list[str]]]:
    """Yield what is asked for and the addresses of it."""
    names, titles = [row["name"] for row in authors], [_first_words(row["title"]) for row in authors]
    pairs = [(row["id"], row["coauthor"]) for row in authors if row["coauthor"]]
    strangers = [row["id"] for row in authors]
    random.Random(SEED).shuffle(strangers)
    yield "a researcher's page", [path_of("/authors", row["id"]) for row in authors]
    yield "the page of the most collaborative one", [path_of("/authors", hub["author"])] * WARM_UP
    yield "the page of a paper of many authors", [path_of("/papers", hub["paper"])] * WARM_UP
    yield "the page of the largest topic", [path_of("/topics", hub["topic"])] * WARM_UP
    yield "the page of the largest institution", [path_of("/institutions", hub["institution"])] * WARM_UP
    yield "suggestions, three letters of a name", [_asked("/api/v1/suggest", q=name[:3]) for name in names]
    yield "suggestions, a name but for its end", [_asked("/api/v1/suggest", q=name[:-2]) for name in names]
    yield "suggestions, words of a title", [_asked("/api/v1/suggest", q=title) for title in titles]
    yield "the search page, a name", [_asked("/search", q=name) for name in names]
    yield "the search page, words of a title", [_asked("/search", q=title) for title in titles]
    yield "shared papers of two co-authors", [_asked("/shared", author=pair) for pair in pairs]
    ends = zip(authors, strangers, strict=True)
    paths = [_asked("/api/v1/path", **{"from": row["id"], "to": stranger}) for row, stranger in ends]
    yield "the path between two of them", paths


def _first_words(title: str) -> str:
    return " ".join(title.split()[:WORDS])


def _asked(path: str, **arguments: str | Sequence[str]) -> str:
    return f"{path}?{urlencode(arguments, doseq=True)}"
