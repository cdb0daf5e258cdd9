"""The topics of a work in our own format: its area, keywords, arXiv categories, and topics of other kinds."""

from collections.abc import Iterator

from ..cypher.identifiers import slug
from .categories import category_topic
from .jsonl_fields import Topic, Work
from .jsonl_ids import topic_identifiers
from .records import TopicKind, TopicMention


def topics(work: Work) -> tuple[TopicMention, ...]:
    """Return a work's topics, each once; raises IdentifierError where the id of one is malformed."""
    found: dict[tuple[str, str], TopicMention] = {}
    for topic in _all(work):
        found.setdefault((topic.kind, "".join(topic.identifiers) or slug(topic.name)), topic)
    return tuple(found.values())


def _all(work: Work) -> Iterator[TopicMention]:
    for category in work.categories or ():
        yield from _category(category.strip())
    for topic in work.topics or ():
        yield from _stated(topic)
    yield from _named(work.area, "area")
    for keyword in work.keywords or ():
        yield from _named(keyword, "keyword")


def _category(code: str) -> Iterator[TopicMention]:
    known = category_topic(code)
    if known is None:
        yield from _named(code, "category")
    else:
        yield known


def _named(name: str | None, kind: TopicKind) -> Iterator[TopicMention]:
    if name and slug(name):
        yield TopicMention(" ".join(name.split()), kind)


def _stated(topic: Topic) -> Iterator[TopicMention]:
    identifiers = topic_identifiers(topic)
    if identifiers or slug(topic.name):
        yield TopicMention(" ".join(topic.name.split()) or topic.name, topic.kind, identifiers, topic.score)
