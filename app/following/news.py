"""What is new of all that somebody follows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask_babel import ngettext

from ...cypher.graph import Graph
from ..together import both
from .followed import Followed
from .papers import NewPaper, NewPapers, find_new_papers
from .people import NO_COAUTHORS, NewCoauthors, find_new_coauthors
from .retracted import NewRetraction, find_new_retractions


@dataclass(frozen=True)
class News:
    """What is new of all that somebody follows."""

    papers: tuple[NewPaper, ...] = ()
    """The latest loaded first."""
    coauthors: NewCoauthors = NO_COAUTHORS
    retractions: tuple[NewRetraction, ...] = ()
    """Within two steps of people who are followed, the newest first."""
    is_cut: bool = False
    """True where more papers are new to the graph than were looked at."""

    @property
    def total(self) -> int:
        """Return how many pieces of news there are."""
        return len(self.papers) + self.coauthors.total + len(self.retractions)

    @property
    def counts(self) -> tuple[str, ...]:
        """Return what there is in a few words each: "3 new papers", "1 new co-author"; () for nothing."""
        said = [
            ngettext("%(num)s new paper", "%(num)s new papers", len(self.papers)) if self.papers else "",
            ngettext("%(num)s new co-author", "%(num)s new co-authors", self.coauthors.total)
            if self.coauthors.total
            else "",
            *_retractions(self.retractions),
        ]
        return tuple(text for text in said if text)


NOTHING = News()


def news_of(graph: Graph, followed: Sequence[Followed], since: str | None = None) -> News:
    """Return what is new of what is followed; where `since` is given, since that mark and not since each one's own."""
    wanted = followed if since is None else [replace(one, since=since) for one in followed]
    if not wanted:
        return NOTHING
    (papers, coauthors), retractions = both(
        lambda: _papers_and_coauthors(graph, wanted), lambda: find_new_retractions(graph, wanted)
    )
    return News(papers.papers, coauthors, retractions, papers.is_cut)


def _papers_and_coauthors(graph: Graph, wanted: Sequence[Followed]) -> tuple[NewPapers, NewCoauthors]:
    papers = find_new_papers(graph, wanted)
    return papers, find_new_coauthors(graph, papers.papers)


def _retractions(found: Sequence[NewRetraction]) -> list[str]:
    steps = Counter(each.steps for each in found)
    return [_told(number, steps[number]) for number in range(3) if steps[number]]


def _told(steps: int, n: int) -> str:
    if steps == 0:
        return ngettext(
            "%(num)s retraction of a paper by somebody you follow",
            "%(num)s retractions of papers by people you follow",
            n,
        )
    if steps == 1:
        return ngettext("%(num)s retraction one hop away", "%(num)s retractions one hop away", n)
    return ngettext("%(num)s retraction two hops away", "%(num)s retractions two hops away", n)
