"""The pages that depend on their address, the language and the graph, and on nothing else: who has one may keep it."""

from flask import Flask

from ..freshness import depend_on_data

PAGES = (
    "about",
    "api_reference",
    "author",
    "author_feed",
    "author_measures_page",
    "author_ranking",
    "author_suggested",
    "author_suggested_because",
    "author_trust",
    "compare",
    "compare_papers",
    "home",
    "institution",
    "institution_feed",
    "institution_ranking",
    "paper",
    "search",
    "similar",
    "topic",
    "topic_feed",
    "topic_ranking",
    "venue",
    "venue_ranking",
)


def register(app: Flask) -> None:
    """Let these pages carry ETags; a name that no page has raises KeyError."""
    depend_on_data(app, [_known(app, f"pages.{name}") for name in PAGES])


def _known(app: Flask, endpoint: str) -> str:
    app.view_functions[endpoint]
    return endpoint
