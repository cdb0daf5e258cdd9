"""Write topics with all that they are part of, and what the papers of a batch are about."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from . import writes
from .entities import Mention, settle, write_mentions
from .records import TopicMention
from .rows import PaperRow
from .settle import Settlement
from .topics import topic_identifiers, with_parents
from .writes import Writing


class PaperTopics:
    """The topics of the papers of one batch."""

    def __init__(self, tx: Writing, papers: dict[str, PaperRow]) -> None:
        """Settle and write the topics that these papers name."""
        self._tx = tx
        self._papers = papers
        said = {(row.topic, row.sources) for paper in papers.values() for row in paper.topics}
        self._topics = write_topics(tx, said)
        self._places: dict[str, int] = {}
        self._by_key: dict[str, int] = {}
        self._rows = {id: self._about(paper) for id, paper in papers.items()}

    @property
    def ids(self) -> list[str]:
        """The ids of all topics, each at its place."""
        return list(self._places)

    def of(self, paper: str) -> list[list[Any]]:
        """Return what a paper is about: topic by its place, score, sources."""
        return self._rows[paper]

    def write(self, papers: Iterable[str]) -> None:
        """Write what papers that are there are about."""
        rows = [{"paper": id, "topics": self._rows[id]} for id in papers if self._rows[id]]
        writes.create_paper_topics(self._tx, self.ids, rows)

    def _about(self, paper: PaperRow) -> list[list[Any]]:
        found: dict[int, list[Any]] = {}
        for row in paper.topics:
            place = self._place(row.key)
            found.setdefault(place, [place, row.topic.score, list(row.sources)])
        return list(found.values())

    def _place(self, key: str) -> int:
        """Return the place of the topic that a key means; several keys may mean one."""
        place = self._by_key.get(key)
        if place is None:
            place = self._places.setdefault(self._topics[key].id, len(self._places))
            self._by_key[key] = place
        return place


def write_topics(tx: Writing, said: Iterable[tuple[TopicMention, tuple[str, ...]]]) -> Settlement:
    """Write topics with all that they are part of; return which entities they are."""
    chains = {(topic, sources): with_parents(topic) for topic, sources in said}
    mentions = [
        Mention(topic_identifiers(topic), topic.name, sources, {"kind": topic.kind})
        for (_, sources), chain in chains.items()
        for topic in chain
    ]
    settlement = settle(tx, "topic", (mention.identifiers for mention in mentions))
    write_mentions(tx, "topic", settlement, mentions)
    pairs = {
        (settlement[topic_identifiers(child)[0]].id, settlement[topic_identifiers(parent)[0]].id)
        for chain in chains.values()
        for child, parent in pairwise(chain)
    }
    writes.merge_topic_parents(
        tx, [{"child": child, "parent": parent} for child, parent in sorted(pairs) if child != parent]
    )
    return settlement
