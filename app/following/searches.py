"""A search that is followed: its words and filters, as the address of its page says them."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from flask_babel import gettext as _

from ...cypher.errors import UsageError
from ..parameters import ParameterError
from ..reads.search_terms import read_words
from ..reads.searched import SearchFilter, SearchResults
from ..search_address import years_of, years_text
from .tables import ENTITY_LETTERS, NAME_LETTERS

KEPT = ("q", "years", "topic", "institution", "type")
"""What of a search's address counts: not its order, and not the kind, as only papers can be new here."""


@dataclass(frozen=True)
class Question:
    """What a search asks for."""

    words: str
    filter: SearchFilter


def question_of(text: str) -> Question:
    """Return what the part of an address behind its `?` asks for; a filter that cannot be read lets all through."""
    given = dict(parse_qsl(text))
    try:
        first, last = years_of(given.get("years", ""))
    except ParameterError:
        first, last = None, None
    filter = SearchFilter(first, last, given.get("topic"), given.get("institution"), given.get("type"))
    return Question(given.get("q", ""), filter)


def tidy_question(text: str) -> str:
    """Return a search as it is kept, the same for the same question; raises UsageError where it cannot be followed."""
    given = dict(parse_qsl(text))
    kept = "&".join(
        f"{name}={quote(given[name].strip(), safe=':/')}" for name in KEPT if given.get(name, "").strip()
    )
    if not read_words(given.get("q", "")).words:
        raise UsageError(_("Only a search for words can be followed."))
    if len(kept) > ENTITY_LETTERS:
        raise UsageError(_("This search is too long to be followed. Use fewer words."))
    return kept


def question_asked(found: SearchResults) -> str:
    """Return the search of a page as it can be followed; "" where it cannot: for nothing but papers can be new."""
    wanted = found.filter
    given = {
        "q": found.query,
        "years": years_text(wanted.first_year, wanted.last_year),
        "topic": wanted.topic,
        "institution": wanted.institution,
        "type": wanted.type,
    }
    if found.kind not in (None, "paper"):
        return ""
    try:
        return tidy_question(urlencode({name: value for name, value in given.items() if value}))
    except UsageError:
        return ""


def name_of(text: str) -> str:
    """Return a search in few words, such as "graph networks, 2020-2024"."""
    given = dict(parse_qsl(text))
    return ", ".join(given[name] for name in KEPT if name in given)[:NAME_LETTERS]
