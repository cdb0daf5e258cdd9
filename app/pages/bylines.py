"""A paper's authors with numbered affiliations, as journals print them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..reads.models import PaperAuthor


@dataclass(frozen=True)
class Place:
    """One affiliation below the authors."""

    number: int
    label: str
    id: str | None
    """The institution that the source recognised; None for a text as printed."""


@dataclass(frozen=True)
class Line:
    """One author and the numbers of her affiliations."""

    author: PaperAuthor
    places: tuple[int, ...]


@dataclass(frozen=True)
class Byline:
    """The authors in order, and their affiliations in the order in which they come up."""

    lines: tuple[Line, ...]
    places: tuple[Place, ...]


def make_byline(authors: Sequence[PaperAuthor]) -> Byline:
    """Return the authors with each affiliation numbered once."""
    numbers: dict[tuple[str, str | None], int] = {}
    lines = tuple(
        Line(
            author, tuple(sorted({numbers.setdefault(place, len(numbers) + 1) for place in _places(author)}))
        )
        for author in authors
    )
    return Byline(lines, tuple(Place(number, label, id) for (label, id), number in numbers.items()))


def _places(author: PaperAuthor) -> Iterator[tuple[str, str | None]]:
    """Yield recognised institutions; without any the printed texts, which would else name the same places again."""
    if author.institutions:
        yield from ((institution.label, institution.id) for institution in author.institutions)
    else:
        yield from ((text, None) for text in author.affiliations)
