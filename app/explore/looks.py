"""How a picture looks: which colour and size each node has, and the legend that says why."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _

from ...cypher.graph import Graph
from .colours import Colours, by_centrality, by_community, by_group, by_kind, by_year
from .counting import Counts
from .groups import Groups, institutions_of, topics_of, years_of
from .kept import Kept, Keys
from .network import Network
from .picture import Legend
from .ranks import sizes
from .rows import FoundPicture
from .view import View


@dataclass(frozen=True)
class Looks:
    """What colours, sizes and layouts are made of, each read or reckoned when it is first asked for."""

    graph: Graph
    view: View
    found: FoundPicture
    counts: Counts
    kept: Kept
    keys: Keys
    order: tuple[str, ...]
    """The keys shown, the most important first."""

    @cached_property
    def network(self) -> Network:
        """The network of all that is shown."""
        return Network(self.order, self.kept, self.keys)

    @cached_property
    def centrality(self) -> dict[str, float]:
        """The PageRank of each key."""
        return self.network.pagerank()

    @cached_property
    def institutions(self) -> Groups:
        """The institution of each person."""
        return institutions_of(self.graph, self.order, self.found)

    @cached_property
    def years(self) -> dict[str, int]:
        """The year of each paper and person."""
        return years_of(self.found, self.counts, self.keys)

    def sizes(self) -> dict[str, int]:
        """Return the step of size of each key."""
        values = {"works": self._works, "centrality": lambda: self.centrality}.get(self.view.size)
        return sizes(self.order, values() if values else None)

    def _works(self) -> dict[str, float]:
        people = {self.keys.people[at]: float(works.count) for at, works in self.counts.works.items()}
        papers = zip(self.keys.papers, self.found["papers"], strict=True)
        topics = zip(self.keys.topics, self.found["topics"], strict=True)
        institutions = zip(self.keys.institutions, self.found["institutions"], strict=True)
        return {
            **people,
            **{key: float(each.get("cited_by_count") or each.get("cited") or 0) for key, each in papers},
            **{key: float(each.get("works") or 0) for key, each in topics},
            **{key: float(each.get("people") or 0) for key, each in institutions},
        }

    def colours(self, labels: Mapping[str, str]) -> Colours:
        """Return the colours that the view asks for; `labels` name the communities."""
        if not self.order:
            return by_kind(self.order)
        return {
            "kind": lambda: by_kind(self.order),
            "year": lambda: by_year(self.order, self.years),
            "institution": lambda: by_group(
                self.order, self.institutions, _("Colours show each person's newest institution.")
            ),
            "topic": lambda: by_group(
                self.order,
                topics_of(self.graph, self.order, self.found),
                _("Colours show the topic of most of a person's papers, and each paper's surest topic."),
            ),
            "community": lambda: by_community(self.order, self.network.communities(), labels),
            "centrality": lambda: by_centrality(self.order, self.centrality),
        }[self.view.colour]()

    def legend(self, colours: Colours) -> Legend:
        """Return what the colours and sizes say."""
        return Legend(
            self.view.colour,
            colours.palette,
            colours.entries,
            colours.scale,
            colours.words,
            _size_words(self.view),
        )


def _size_words(view: View) -> str:
    return {
        "rank": _(
            "Sizes, in three steps for each kind, show how close something is to the focus, then to everything shown."
        ),
        "works": _(
            "Sizes, in three steps for each kind, show papers that count, citations of papers, papers of topics, "
            "and people of institutions."
        ),
        "centrality": _("Sizes, in three steps for each kind, show PageRank within this picture."),
    }[view.size]
