"""OpenAlex's topics with the subfield, field and domain above them, its older concepts, and its keywords."""

from collections.abc import Iterable, Iterator
from typing import cast

from ..cypher.errors import UsageError
from ..cypher.identifiers import slug
from .openalex_fields import Level, Topic, TopicEntity, Work
from .openalex_ids import openalex_id
from .records import TopicKind, TopicMention, TopicRecord


def topics(work: Work) -> tuple[TopicMention, ...]:
    """Return a work's topics, or its concepts where it was not given topics yet, and its keywords."""
    main = [*_mentions(work.topics or (), "topic")] or [*_mentions(work.concepts or (), "concept")]
    found = {mention.identifiers or slug(mention.name): mention for mention in [*main, *_keywords(work)]}
    return tuple(found.values())


def topic_record(entity: TopicEntity) -> TopicRecord:
    """Return a topic's record; raises UsageError where it has no name."""
    identifier = openalex_id(entity.id)
    if not entity.display_name or not slug(entity.display_name):
        raise UsageError("display_name: there is none")
    kind = topic_kind(identifier)
    return TopicRecord(
        source="openalex",
        source_id=identifier.removeprefix("openalex:"),
        # Keywords are known by their name, so that they are one with the same keyword of other sources.
        identifiers=(f"keyword:{slug(entity.display_name)}",) if kind == "keyword" else (identifier,),
        name=_one_line(entity.display_name),
        kind=kind,
        updated=entity.updated_date,
        description=entity.description,
        parents=_entity_parents(entity),
    )


def topic_kind(identifier: str) -> TopicKind:
    """Return the kind of topic that one of OpenAlex's identifiers names."""
    folder, slash, _ = identifier.removeprefix("openalex:").partition("/")
    if slash:
        return cast(TopicKind, folder.removesuffix("s"))
    return "concept" if folder.startswith("C") else "topic"


def _mentions(topics: Iterable[Topic], kind: TopicKind) -> Iterator[TopicMention]:
    for topic in topics:
        # Concepts with the score 0 are only there as ancestors of the others.
        if topic.id and topic.display_name and topic.score != 0:
            parent = _chain([topic.subfield, topic.field, topic.domain])
            name, score = _one_line(topic.display_name), _score(topic.score)
            yield TopicMention(name, kind, (openalex_id(topic.id),), score, parent)


def _keywords(work: Work) -> Iterator[TopicMention]:
    for keyword in work.keywords or ():
        name = _one_line(keyword.display_name or keyword.keyword or "")
        if slug(name):
            yield TopicMention(name, "keyword", score=_score(keyword.score))


def _entity_parents(entity: TopicEntity) -> tuple[TopicMention, ...]:
    parent = _chain([entity.subfield, entity.field, entity.domain])
    return (parent,) if parent else tuple(_nearest(entity.ancestors or ()))


def _nearest(ancestors: Iterable[Topic]) -> Iterator[TopicMention]:
    """Yield the ancestors of a concept on the level next above it."""
    nearest = max((ancestor.level or 0 for ancestor in ancestors), default=0)
    yield from _mentions((one for one in ancestors if (one.level or 0) == nearest), "concept")


def _chain(levels: list[Level | None]) -> TopicMention | None:
    parent = None
    for level in reversed(levels):
        if level is not None and level.display_name:
            identifier = openalex_id(level.id)
            parent = TopicMention(
                _one_line(level.display_name), topic_kind(identifier), (identifier,), parent=parent
            )
    return parent


def _score(score: float | None) -> float | None:
    return None if score is None else min(max(score, 0.0), 1.0)


def _one_line(text: str) -> str:
    return " ".join(text.split())
