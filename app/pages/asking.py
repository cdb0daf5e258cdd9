"""Which people an address means, and the question about each name that may mean several or means nobody."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from flask import request
from flask_babel import gettext as _
from flask_babel import ngettext

from ...cypher.graph import Graph
from ..later import later as _l
from ..parameters import ParameterError
from ..profiles.called import said_each
from ..reads.found import SearchResult
from ..reads.naming import MOST_LETTERS, SHOWN_CANDIDATES, Meant, meanings
from ..reads.parts import EntityRef
from ..reads.search import search
from .addresses import with_arguments

Argument = tuple[str, str]
"""The name and the value of one argument of an address; several may have one name."""


@dataclass(frozen=True)
class Candidate:
    """One person that a typed name may mean, and the address with her in its place."""

    result: SearchResult
    url: str


@dataclass(frozen=True)
class Question:
    """A typed name that means several people, or nobody."""

    name: str
    """The argument that it was typed for."""
    text: str
    message: str
    candidates: tuple[Candidate, ...]
    without: str
    """The address without it."""


@dataclass(frozen=True)
class Who:
    """What an address says about people: those who are sure, and questions about the others."""

    people: tuple[Argument, ...]
    """The arguments that mean one person each, with her id as the value."""
    questions: tuple[Question, ...]
    stated: Mapping[str, str]
    """By ids of people, the names that they were found by and that only the owners of their records state."""

    def ids(self, name: str) -> list[str]:
        """Return the ids of the people that the arguments of this name mean."""
        return [id for each, id in self.people if each == name]


def given_people(name: str, *, most: int) -> list[Argument]:
    """Return what this request's address gives for people under `name`, without empty boxes.

    Raises ParameterError where there are more than `most`, or one is too long.
    """
    given = given_text(name)
    if len(given) > most:
        raise ParameterError(
            name, _l("%(count)s people were given; %(most)s are the most", count=len(given), most=most)
        )
    return given


def given_text(name: str) -> list[Argument]:
    """Return the texts that this request's address gives under `name`, without empty ones.

    Raises ParameterError where one is too long.
    """
    given = [text.strip() for text in request.args.getlist(name) if text.strip()]
    if any(len(text) > MOST_LETTERS for text in given):
        raise ParameterError(name, _l("a name has more than %(most)s characters", most=MOST_LETTERS))
    return [(name, text) for text in given]


def who_is_meant(
    graph: Graph, path: str, arguments: Sequence[Argument], names: Collection[str] = ("author",)
) -> Who:
    """Return whom the arguments of these names mean; `path` and all arguments are the address to answer at."""
    places = [place for place, (name, _text) in enumerate(arguments) if name in names]
    meant = meanings(graph, [arguments[place][1] for place in places], said_each)
    found: list[Argument] = []
    questions: list[Question] = []
    stated = {each.author: each.owner_says for each in meant.values() if each.author and each.owner_says}
    for place in places:
        name, text = arguments[place]
        if author := meant[text].author:
            found.append((name, author))
        else:
            questions.append(_question(path, arguments, place, meant[text]))
    return Who(tuple(found), tuple(questions), stated)


def institution_meant(
    graph: Graph, path: str, arguments: Sequence[Argument], name: str
) -> tuple[EntityRef | None, tuple[Question, ...]]:
    """Return the institution that the argument of this name means, or the question which one; neither if absent."""
    place = next((place for place, (each, _text) in enumerate(arguments) if each == name), None)
    if place is None:
        return None, ()
    text = arguments[place][1]
    results = search(graph, text, "institution", SHOWN_CANDIDATES).results
    sure = [row for row in results if row.direct or row.label.casefold() == text.casefold()]
    if len(sure) == 1:
        return EntityRef("institution", sure[0].id, sure[0].label), ()
    message = (
        _("Choose which is meant.") if results else _("No institution in this graph has a name like this.")
    )
    return None, (_asked(path, arguments, place, message, results),)


def address(path: str, arguments: Sequence[Argument]) -> str:
    """Return `path` with these arguments, those of one name together."""
    values: dict[str, list[str]] = {}
    for name, value in arguments:
        values.setdefault(name, []).append(value)
    return with_arguments(path, dict(values))


def message_about(meant: Meant) -> str:
    """Return what to say of a text that means no one person."""
    if meant.paper:
        return _("This is a paper, not a person.")
    if not meant.candidates:
        return meant.note or _("No person in this graph has a name like this.")
    if not meant.exact:
        return ngettext(
            "Nobody has exactly this name. This one is similar.",
            "Nobody has exactly this name. These names are similar.",
            len(meant.candidates),
        )
    if meant.more:
        shown = len(meant.candidates)
        return ngettext(
            "%(shown)s of them have most papers and stand here; %(num)s more has this name.",
            "%(shown)s of them have most papers and stand here; %(num)s more have this name.",
            meant.more,
            shown=shown,
        )
    return _("Several people have this name. Choose who is meant.")


def _question(path: str, arguments: Sequence[Argument], place: int, meant: Meant) -> Question:
    return _asked(path, arguments, place, message_about(meant), meant.candidates)


def _asked(
    path: str, arguments: Sequence[Argument], place: int, message: str, results: Sequence[SearchResult]
) -> Question:
    before, after = list(arguments[:place]), list(arguments[place + 1 :])
    name, text = arguments[place]
    candidates = tuple(
        Candidate(result, address(path, [*before, (name, result.id), *after])) for result in results
    )
    return Question(name, text, message, candidates, address(path, [*before, *after]))
