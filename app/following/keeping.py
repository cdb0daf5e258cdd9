"""News that were worked out lately: turning a page, or looking again, asks the graph nothing."""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import cast

from flask import current_app

from ...cypher import Cypher
from ...cypher.graph import READS, Graph, Row
from ..context import get_graph
from ..freshness import known_version
from .followed import Followed
from .news import News, news_of

MOST_KEPT = 50
"""So many people's news are kept, in this process; 500 followed people have up to a few hundred kilobytes."""
_KEY = "peergraph-news"


@dataclass(frozen=True)
class _Known:
    news: News
    reads: tuple[tuple[Cypher, Row], ...]
    """The queries that they were read with, which the page can show."""


@dataclass
class _Kept:
    news: "OrderedDict[Hashable, _Known]" = field(default_factory=lambda: OrderedDict[Hashable, _Known]())
    lock: Lock = field(default_factory=Lock)


def kept_news(followed: Sequence[Followed], mark: str, since: str | None = None) -> News:
    """Return what `news_of` does for the graph of this request, worked out anew where the data have changed.

    `mark` is how the graph stands: news that are older than what is noted as seen would never be seen.
    """
    kept = cast(_Kept, current_app.extensions.setdefault(_KEY, _Kept()))
    key, graph = (known_version(), mark, since, tuple(followed)), get_graph()
    with kept.lock:
        if found := kept.news.get(key):
            kept.news.move_to_end(key)
    if found is None:
        found = _worked_out(graph, followed, since)
        _keep(kept, key, found)
    else:
        for query, parameters in found.reads:
            graph.note(query, **parameters)
    return found.news


def _worked_out(graph: Graph, followed: Sequence[Followed], since: str | None) -> _Known:
    reads = READS.get()
    before = len(reads) if reads is not None else 0
    news = news_of(graph, followed, since)
    return _Known(news, tuple(reads[before:]) if reads is not None else ())


def _keep(kept: _Kept, key: Hashable, found: _Known) -> None:
    with kept.lock:
        kept.news[key] = found
        while len(kept.news) > MOST_KEPT:
            kept.news.popitem(last=False)
