"""The arXiv's categories as topics, each part of its archive (cs.CV of cs), named as in its taxonomy."""

from functools import cache
from importlib import resources

from .records import TopicMention

CATEGORIES_FILE = "data/arxiv_categories.tsv"


@cache
def category_names() -> dict[str, str]:
    """Return the name of every category and archive, also of those that take no new papers, by its code."""
    text = resources.files("peergraph.loaders").joinpath(CATEGORIES_FILE).read_text("utf-8")
    return dict(line.split("\t") for line in text.splitlines())


@cache
def category_topic(code: str) -> TopicMention | None:
    """Return the topic of a category or an archive, or None where the arXiv has no such code."""
    name = category_names().get(code)
    if name is None:
        return None
    archive, _, subject = code.partition(".")
    # What has categories below it stays an area where a paper stands in it itself (astro-ph before 2009).
    kind = "area" if code in _divided_archives() else "category"
    return TopicMention(name, kind, (f"arxiv:{code}",), parent=category_topic(archive) if subject else None)


@cache
def _divided_archives() -> frozenset[str]:
    return frozenset(code.partition(".")[0] for code in category_names() if "." in code)
