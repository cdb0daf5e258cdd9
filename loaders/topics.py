"""Which topic a mention means."""

from ..cypher.identifiers import slug
from .records import TopicMention


def topic_identifiers(topic: TopicMention) -> tuple[str, ...]:
    """Return a topic's identifiers; one that has none is known by its kind and name, in every source."""
    return topic.identifiers or (f"{topic.kind}:{slug(topic.name)}",)


def with_parents(topic: TopicMention) -> list[TopicMention]:
    """Return a topic and all that it is part of, the narrowest first."""
    chain = [topic]
    while chain[-1].parent is not None:
        chain.append(chain[-1].parent)
    return chain
