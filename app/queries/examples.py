"""What forms of canned queries are filled in with: their own example, or what this graph has instead of it.

The examples are of the small sample; another graph knows none of its people, and a form with one of them finds nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from flask import current_app
from msgspec import convert

from ...cypher import load
from ...cypher.errors import GraphUnavailable, QueryStopped
from ...cypher.graph import Graph
from ..console.fields import Field, entity_kind
from ..console.schema_notes import SNIPPETS
from ..context import get_graph
from ..freshness import known_version
from ..reads.results import results_by_id
from ..reads.starting_points import starting_points
from .meant import names_of

SAMPLE_PERSON = "sample:yinghui-xu"
SAMPLE_NAME = "yinghui xu"
_IN_SEARCHES = re.compile(r"[^\w'.]+")
"""What a search would read as more than the letters of a name."""
_KEY = "peergraph-examples"
_VENUE = "venue"
"""The one parameter of canned queries that means an entity by its name."""


@dataclass(frozen=True)
class Surroundings:
    """Ids of a researcher and of those around her, each kind's most frequent first, and names of venues."""

    name: str
    """The researcher's, who is the first of the authors."""
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    institutions: tuple[str, ...]
    papers: tuple[str, ...]
    venues: tuple[str, ...]


def example_texts(fields: Sequence[Field]) -> dict[str, str]:
    """Return what the fields of a canned query are filled in with: nothing that this graph does not have, if it has
    anything of that kind.
    """
    texts = {field.name: field.example for field in fields}
    known = names_of(get_graph(), fields, texts)
    missing = [field for field in fields if _is_missing(field, known)]
    around = surroundings() if missing else None
    return texts | _instead(missing, around) if around else texts


def surroundings() -> Surroundings | None:
    """Return a researcher of this graph and what is around her, the sample's where it is here; None where there is
    nobody, or the database does not answer in time. They are looked for once for each version of the data.
    """
    try:
        version = known_version()
        kept = cast(tuple[str, Surroundings | None] | None, current_app.extensions.get(_KEY))
        if kept is None or kept[0] != version:
            kept = current_app.extensions[_KEY] = version, _surroundings(get_graph())
    except (GraphUnavailable, QueryStopped):
        return None
    return kept[1]


def example_queries() -> tuple[tuple[str, str], ...]:
    """Return titles and texts of queries to start from, about somebody of this graph."""
    around = surroundings()
    id, name = (around.authors[0], around.name.lower()) if around else (SAMPLE_PERSON, SAMPLE_NAME)
    # Both go into texts in quotes.
    quoted = {SAMPLE_PERSON: _in_quotes(id), SAMPLE_NAME: _in_quotes(_IN_SEARCHES.sub(" ", name))}
    return tuple((title, _replaced(text, quoted)) for title, text in SNIPPETS)


def researcher_surroundings(graph: Graph, *, id: str) -> Surroundings | None:
    """Return whom and what one finds around a researcher most often; None for an unknown id."""
    rows = graph.read(load("read")["researcher_surroundings"], id=id)
    return convert(rows[0], Surroundings) if rows else None


def _surroundings(graph: Graph) -> Surroundings | None:
    if results_by_id(graph, "author", [SAMPLE_PERSON]):
        return researcher_surroundings(graph, id=SAMPLE_PERSON)
    people = starting_points(graph).people[:1]
    return researcher_surroundings(graph, id=people[0].id) if people else None


def _is_missing(field: Field, known: Mapping[str, str]) -> bool:
    return field.name == _VENUE or (entity_kind(field.kind) is not None and field.name not in known)


def _instead(missing: Sequence[Field], around: Surroundings) -> dict[str, str]:
    """Return a text for each field whose example is not here; the second field of a kind gets the second id."""
    left = {
        "author": iter(around.authors),
        "topic": iter(around.topics),
        "institution": iter(around.institutions),
        "paper": iter(around.papers),
        # The sample's own venue has an example of its own.
        "text": iter(around.venues if around.authors[0] != SAMPLE_PERSON else ()),
    }
    found = {field.name: next(left[field.kind], "") for field in missing}
    return {name: text for name, text in found.items() if text}


def _replaced(text: str, by: Mapping[str, str]) -> str:
    for known, other in by.items():
        text = text.replace(known, other)
    return text


def _in_quotes(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
