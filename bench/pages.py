"""How long pages, suggestions and paths take on the ACL Anthology, and how heavy pages are."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from peergraph.cypher.graph import Row

from .load import query
from .slices import SEED, ordinary_authors
from .timing import Site, path_of, percentile, table

AUTHORS, OTHERS = 100, 50
WORDS = 3
WARM_UP = 25
WANTED_MILLISECONDS, WANTED_KILOBYTES, WANTED_RATIO = 80, 150, 2


@dataclass(frozen=True)
class Asked:
    """Some requests of one kind."""

    name: str
    paths: Sequence[str]
    ordinary: str | None = None
    """The name of the requests that these large ones are held against; None for those that are ordinary."""
    is_page: bool = True
    """True for the page of an entity, which has a target."""


@dataclass(frozen=True)
class Taken:
    """How long some requests took, in seconds, and the heaviest answer, in kilobytes."""

    asked: Asked
    seconds: Sequence[float]
    kilobytes: float

    def p95(self) -> float:
        """Return the 95th percentile, in milliseconds."""
        return percentile(self.seconds, 95)


def section(anthology: Site) -> str:
    """Return the section on pages: a table of percentiles, and whether the targets are met."""
    taken = [_taken(anthology, asked) for asked in (*_entities(anthology), *_finding(anthology))]
    ordinary = {each.asked.name: each for each in taken}
    columns = ("request", "p50", "p95", "longest", "p95 by ordinary p95", "KB gzipped")
    pages = [each for each in taken if each.asked.is_page]
    ratios = [_ratio(each, ordinary) for each in pages if each.asked.ordinary]
    return (
        "## Pages on the ACL Anthology\n\n"
        f"{table(columns, [_row(each, ordinary) for each in taken])}\n\n"
        f"Milliseconds of a request to a warm graph of 97,494 papers, for {AUTHORS} ordinary authors, {OTHERS}\n"
        "papers, topics, institutions and venues spread evenly over the graph, the largest of each kind, the authors'\n"
        "names, the first words of their titles, and each with a co-author or with another of them. The weight is\n"
        "that of the heaviest page with its stylesheets, without scripts. Ordinary topics, institutions and venues\n"
        "have a handful of papers, so that the ratio holds a page with nothing in it against the fullest one.\n\n"
        f"{_verdict('p95 of a page, ms', max(each.p95() for each in pages), WANTED_MILLISECONDS)}\n"
        f"{_verdict('weight of a page, KB', max(each.kilobytes for each in pages), WANTED_KILOBYTES)}\n"
        f"{_verdict('p95 of the largest by that of ordinary ones', max(ratios), WANTED_RATIO)}"
    )


def _verdict(what: str, found: float, wanted: float) -> str:
    met = "Met" if found < wanted else "Not met"
    return f"**{met}**: {what}: wanted is less than {wanted}, and the most is {found:,.1f}.\n"


def _row(taken: Taken, ordinary: dict[str, Taken]) -> list[str | float]:
    times = [percentile(taken.seconds, 50), taken.p95(), 1000 * max(taken.seconds)]
    ratio = f"{_ratio(taken, ordinary):.1f}" if taken.asked.ordinary else ""
    return [taken.asked.name, *times, ratio, taken.kilobytes]


def _ratio(taken: Taken, ordinary: dict[str, Taken]) -> float:
    return taken.p95() / ordinary[taken.asked.ordinary or ""].p95()


def _taken(site: Site, asked: Asked) -> Taken:
    for path in asked.paths[:WARM_UP]:
        site.seconds(path)
    seconds = [site.seconds(path) for path in asked.paths]
    return Taken(asked, seconds, max(site.kilobytes(path) for path in set(asked.paths)))


def _entities(site: Site) -> Iterator[Asked]:
    """Yield the pages of entities: ordinary ones of each kind, and the largest."""
    others = site.graph.read(query("ordinary_pages"), count=OTHERS)[0]
    large = site.graph.read(query("largest"))[0]
    authors = ordinary_authors(site, AUTHORS)
    yield Asked("a researcher's page", _paths("authors", authors))
    yield Asked(
        "the pages of the twenty most collaborative",
        _paths("authors", large["authors"]) * 2,
        "a researcher's page",
    )
    for kind, one in (
        ("paper", "a paper"),
        ("topic", "a topic"),
        ("institution", "an institution"),
        ("venue", "a venue"),
    ):
        yield Asked(f"the page of {one}", _paths(f"{kind}s", others[f"{kind}s"]))
        paths = _paths(f"{kind}s", [large[kind]] * WARM_UP)
        yield Asked(f"the page of the largest {kind}", paths, f"the page of {one}")
    yield Asked("all people of the largest topic", [path_of("/topics", large["topic"], "/people")] * WARM_UP)
    yield Asked(
        "papers like the one of most authors", [path_of("/papers", large["paper"], "/similar")] * WARM_UP
    )


def _finding(site: Site) -> Iterator[Asked]:
    """Yield what is typed, and what leads from one person to another."""
    authors = site.graph.read(query("met_on_the_way"), ids=ordinary_authors(site, AUTHORS))
    names, titles = [row["name"] for row in authors], [_first_words(row["title"]) for row in authors]
    yield _other(
        "suggestions, three letters of a name", [_asked("/api/v1/suggest", q=name[:3]) for name in names]
    )
    yield _other(
        "suggestions, a name but for its end", [_asked("/api/v1/suggest", q=name[:-2]) for name in names]
    )
    yield _other("suggestions, words of a title", [_asked("/api/v1/suggest", q=title) for title in titles])
    yield _other("the search page, a name", [_asked("/search", q=name) for name in names])
    yield _other("the search page, words of a title", [_asked("/search", q=title) for title in titles])
    yield from _pairs(authors)


def _pairs(authors: Sequence[Row]) -> Iterator[Asked]:
    pairs = [(row["id"], row["coauthor"]) for row in authors if row["coauthor"]]
    strangers = [row["id"] for row in authors]
    random.Random(SEED).shuffle(strangers)
    yield _other("shared papers of two co-authors", [_asked("/shared", author=pair) for pair in pairs])
    ends = zip(authors, strangers, strict=True)
    paths = [_asked("/api/v1/path", **{"from": row["id"], "to": stranger}) for row, stranger in ends]
    yield _other("the path between two of them", paths)


def _other(name: str, paths: Sequence[str]) -> Asked:
    return Asked(name, paths, is_page=False)


def _paths(folder: str, ids: Sequence[str]) -> list[str]:
    return [path_of(f"/{folder}", id) for id in ids]


def _first_words(title: str) -> str:
    return " ".join(title.split()[:WORDS])


def _asked(path: str, **arguments: str | Sequence[str]) -> str:
    return f"{path}?{urlencode(arguments, doseq=True)}"
