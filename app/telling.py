"""Answers as lines of text, for `peergraph search`, `show`, `works`, `slice`, `shared`, `path` and `stats`."""

from collections.abc import Iterator

from ..cypher.counted import counted
from .reads.found import Path, PathStep, SharedPapers
from .reads.gathered import InstitutionPage, TopicPage
from .reads.models import AuthorPage, PaperPage, Stats
from .reads.parts import Work, WorkList
from .reads.searched import SearchResults
from .slices.types import Slice

FEW = 10


def printable(text: str) -> str:
    """Take out control characters, with which a title could steer the terminal."""
    return "".join(
        letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


def search_lines(found: SearchResults) -> Iterator[str]:
    """Yield one line a result, and how many there are."""
    for row in found.results:
        yield f"{row.kind:<12} {row.id}  {row.label}" + (f"  ({row.detail})" if row.detail else "")
    if found.note:
        yield found.note
    yield f"{len(found.results):,} of {'at least ' if found.at_least else ''}{found.total:,}"


def author_lines(author: AuthorPage) -> Iterator[str]:
    """Yield who somebody is, what she works on, and with whom."""
    yield f"{author.name}  {author.id}"
    yield from (f"  also {name}" for name in author.other_names)
    for place in author.affiliations[:FEW]:
        years = "-".join(str(year) for year in (place.from_year, place.to_year) if year)
        yield f"  {place.name}" + (f", {years}" if years else "")
    counts = author.counts
    topics, people = counted(counts.topics, "topic"), counted(counts.collaborators, "co-author")
    yield f"  {counted(counts.works, 'paper')}, {people}, {topics}"
    yield from _named("topics", [f"{topic.name} ({topic.works:,})" for topic in author.topics[:FEW]])
    people = author.collaborators.people[:FEW]
    yield from _named("close to", [f"{person.name} ({person.works:,})" for person in people])


def paper_lines(paper: PaperPage) -> Iterator[str]:
    """Yield what a paper is, who wrote it, and how it is connected."""
    yield f"{paper.title}  {paper.id}"
    facts = [paper.year, paper.venue, paper.type, "retracted" if paper.retracted else None]
    yield "  " + ", ".join(str(fact) for fact in facts if fact)
    names = [author.name for author in paper.authors.authors[:FEW]]
    more = paper.authors.total - len(names)
    yield from _named("by", names + ([f"{more:,} more"] if more > 0 else []))
    yield from _named("topics", [topic.label for topic in paper.topics[:FEW]])
    yield f"  cites {paper.references.total:,} and is cited by {counted(paper.cited_by.total, 'paper')} of this graph"


def topic_lines(topic: TopicPage) -> Iterator[str]:
    """Yield a topic's papers and people in numbers and names."""
    yield f"{topic.name}  {topic.id}"
    yield f"  {topic.kind}, {counted(topic.works, 'paper')}"
    yield from _named("people", [f"{row.name} ({row.works:,})" for row in topic.people.rows[:FEW]])
    yield from _named("beside it", [f"{row.name} ({row.works:,})" for row in topic.neighbours.rows[:FEW]])


def institution_lines(place: InstitutionPage) -> Iterator[str]:
    """Yield an institution's people and partners in numbers and names."""
    yield f"{place.name}  {place.id}"
    facts = [place.type, place.city, place.country_code, counted(place.people_total, "person", "people")]
    yield "  " + ", ".join(fact for fact in facts if fact)
    yield from _named("now", [f"{row.name} ({row.works:,})" for row in place.people_now.rows[:FEW]])
    yield from _named("works with", [f"{row.name} ({row.count:,})" for row in place.partners.rows[:FEW]])


def works_lines(found: WorkList) -> Iterator[str]:
    """Yield one line a work, and which of how many these are."""
    yield from (_work(work) for work in found.works)
    first = found.filter.offset + 1
    shown = f"{first:,} to {found.filter.offset + len(found.works):,}" if found.works else "none"
    yield f"{shown} of {found.total:,}" + (f"; more with --offset {found.next}" if found.next else "")


def slice_lines(found: Slice) -> Iterator[str]:
    """Yield the nodes of a slice by kind, and what it leaves out."""
    for node in found.nodes:
        yield f"{node.kind:<12} {node.id}  {node.label}" + (f"  ({node.note})" if node.note else "")
    yield f"{counted(len(found.nodes), 'node')}, {counted(len(found.edges), 'edge')}"
    yield from (cut.words for cut in found.cuts if cut.total)


def shared_lines(found: SharedPapers) -> Iterator[str]:
    """Yield how each two of some people are connected, and the papers of all of them."""
    for pair in found.pairs:
        yield f"{pair.a_name} and {pair.b_name}: {counted(pair.count, 'joint paper')}"
    yield from (_work(work) for work in found.papers)
    yield f"{len(found.papers):,} of {counted(found.total, 'paper')} by all of them"
    if found.path:
        yield from path_lines(found.path)


def path_lines(found: Path) -> Iterator[str]:
    """Yield each way between two people, step by step."""
    yield found.message
    for number, way in enumerate(found.ways, 1):
        yield f"{number}. {counted(way.hops, 'hop')}"
        yield from (_step(step) for step in way.steps)


def stats_lines(found: Stats) -> Iterator[str]:
    """Yield how much there is, and the latest loads."""
    for name in ("papers", "authors", "topics", "institutions", "authorships", "citations"):
        yield f"{getattr(found, name):>12,} {name}"
    if found.first_year:
        yield f"from {found.first_year} to {found.last_year}"
    for run in found.runs:
        yield f"{run.source}: {run.finished or 'not finished'}"


def _named(what: str, names: list[str]) -> Iterator[str]:
    if names:
        yield f"  {what}: {', '.join(names)}"


def _work(work: Work) -> str:
    names = [person.name for person in work.authors[:3]]
    by = ", ".join(names) + (
        f" and {work.author_count - len(names):,} more" if work.author_count > len(names) else ""
    )
    return f"{work.year or '----'}  {work.title}  ({by})  {work.id}"


def _step(step: PathStep) -> str:
    paper = f", such as {step.papers[0].title} ({step.papers[0].year})" if step.papers else ""
    return f"   {step.a.label} and {step.b.label}: {counted(step.total, 'joint paper')}{paper}"
