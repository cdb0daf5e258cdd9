"""News that were worked out lately: turning a page, or looking again, asks the graph nothing."""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import cast

from flask import current_app

from ..context import get_graph
from ..freshness import known_version
from .followed import Followed
from .news import News, news_of

MOST_KEPT = 50
"""So many people's news are kept, in this process; 500 followed people have up to a few hundred kilobytes."""
_KEY = "peergraph-news"


@dataclass
class _Kept:
    news: "OrderedDict[Hashable, News]" = field(default_factory=lambda: OrderedDict[Hashable, News]())
    lock: Lock = field(default_factory=Lock)


def kept_news(followed: Sequence[Followed], since: str | None = None) -> News:
    """Return what `news_of` does for the graph of this request, worked out anew where the data have changed."""
    kept = cast(_Kept, current_app.extensions.setdefault(_KEY, _Kept()))
    key = (known_version(), since, tuple(followed))
    with kept.lock:
        if found := kept.news.get(key):
            kept.news.move_to_end(key)
            return found
    news = news_of(get_graph(), followed, since)
    with kept.lock:
        kept.news[key] = news
        while len(kept.news) > MOST_KEPT:
            kept.news.popitem(last=False)
    return news
