"""The entities that people mean by what they write into the fields of a query: an id, an address, or a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from ...cypher.errors import GraphUnavailable, IdentifierError, NotFoundError
from ...cypher.graph import Graph
from ...cypher.spellings import fold
from ..console.fields import LONGEST_VALUE, Field, entity_kind, typed_value
from ..parameters import ParameterError
from ..profiles.called import said_to_be
from ..reads.found import Ambiguous, SearchResult
from ..reads.parts import Kind
from ..reads.resolve import resolve
from ..reads.results import results_by_id
from ..reads.search import search
from ..reads.searched import NOBODY_SAID

SHOWN_CANDIDATES = 8


@dataclass(frozen=True)
class Doubt:
    """A field whose text means several entities, or none."""

    field: Field
    text: str
    message: str
    candidates: tuple[SearchResult, ...]


@dataclass
class Given:
    """What the fields of a query hold: typed parameters, and doubts about the texts that mean no one entity."""

    parameters: dict[str, Any] = field(default_factory=dict[str, Any])
    names: dict[str, str] = field(default_factory=dict[str, str])
    """The name of the entity that a field means, for people."""
    doubts: list[Doubt] = field(default_factory=list[Doubt])


def given_values(graph: Graph, fields: Sequence[Field], texts: Mapping[str, str]) -> Given:
    """Return the parameters that texts mean; raises ParameterError for a field that is empty or of another kind."""
    given = Given()
    for each in fields:
        kind, value = entity_kind(each.kind), typed_value(each, texts.get(each.name, ""))
        if kind is None:
            given.parameters[each.name] = value
            continue
        sure, candidates, message = _meant(graph, kind, value)
        if sure is None:
            given.doubts.append(Doubt(each, value, message, candidates))
        else:
            given.parameters[each.name], given.names[each.name] = sure.id, sure.label
    return given


def sure_values(graph: Graph, fields: Sequence[Field], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the parameters that texts mean, for programs; raises ParameterError where one means no one entity."""
    given = given_values(graph, fields, texts)
    for doubt in given.doubts:
        give = _("Give one of")
        choices = ", ".join(row.id for row in doubt.candidates)
        raise ParameterError(
            doubt.field.name, f"{doubt.message} {give} {choices}" if choices else doubt.message
        )
    return given.parameters


def names_of(graph: Graph, fields: Sequence[Field], texts: Mapping[str, str]) -> dict[str, str]:
    """Return the names of the entities whose ids stand in the fields, for a form; what is no id has none.

    There are none while the database does not answer: the form itself needs nothing of it.
    """
    wanted: dict[Kind, dict[str, str]] = {}
    for each in fields:
        kind, text = entity_kind(each.kind), texts.get(each.name, "").strip()
        if kind and text and len(text) <= LONGEST_VALUE:
            wanted.setdefault(kind, {})[each.name] = text
    try:
        return {name: label for kind, ids in wanted.items() for name, label in _labels(graph, kind, ids)}
    except GraphUnavailable:
        return {}


def _labels(graph: Graph, kind: Kind, ids: Mapping[str, str]) -> list[tuple[str, str]]:
    labels = {row.id: row.label for row in results_by_id(graph, kind, sorted(set(ids.values())))}
    return [(name, labels[id]) for name, id in ids.items() if id in labels]


def _meant(graph: Graph, kind: Kind, text: str) -> tuple[SearchResult | None, tuple[SearchResult, ...], str]:
    """Return the one entity that a text means, or those that it may mean and what to say of it."""
    try:
        found = resolve(graph, kind, text)
    except (IdentifierError, NotFoundError) as error:
        return _named(graph, kind, text, str(error))
    if isinstance(found, Ambiguous):
        return None, found.candidates[:SHOWN_CANDIDATES], found.message
    rows = results_by_id(graph, kind, [found.id])
    return (rows[0], (), "") if rows else (None, (), _("Nothing here has this name."))


def _named(
    graph: Graph, kind: Kind, text: str, reason: str
) -> tuple[SearchResult | None, tuple[SearchResult, ...], str]:
    said = said_to_be(text) if kind == "author" else NOBODY_SAID
    found = search(graph, text, kind, SHOWN_CANDIDATES, said=said)
    bearers = tuple(
        row for row in found.results if fold(text) in (fold(row.label), fold(row.owner_says or ""))
    )
    if len(bearers) == 1:
        return bearers[0], (), ""
    if bearers:
        return None, bearers, _("Several fit. Choose which is meant.")
    if found.results:
        return None, found.results, _("Nothing has exactly this name. Choose which is meant.")
    # An identifier that leads nowhere has a reason of its own; a name has none.
    return None, (), reason if ":" in text else _("Nothing here has this name.")
