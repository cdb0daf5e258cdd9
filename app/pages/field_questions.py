"""The question which entity a field of a query means, with an address for each answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..queries.meant import Doubt, Given
from ..reads.found import SearchResult
from .addresses import with_arguments


@dataclass(frozen=True)
class Choice:
    """An entity that a field may mean, and the address with it in its place."""

    result: SearchResult
    url: str


@dataclass(frozen=True)
class FieldQuestion:
    """A field whose text means several entities, or none."""

    doubt: Doubt
    choices: tuple[Choice, ...]


def field_questions(path: str, given: Given, texts: Mapping[str, str]) -> tuple[FieldQuestion, ...]:
    """Return a question for each doubtful field; the addresses are those of `path` with everything else filled in."""
    sure = {**texts, **{name: str(given.parameters[name]) for name in given.names}}
    return tuple(
        FieldQuestion(
            doubt,
            tuple(
                Choice(result, with_arguments(path, {**sure, doubt.field.name: result.id}))
                for result in doubt.candidates
            ),
        )
        for doubt in given.doubts
    )
