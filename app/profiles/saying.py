"""From the form of a correction to what is kept of it, with a sentence for whatever cannot be taken."""

from collections.abc import Callable, Mapping, Sequence

from flask_babel import gettext as _

from ...cypher.errors import IdentifierError, NotFoundError
from ...cypher.graph import Graph
from ...cypher.identifiers import find_identifier, kind_of
from ..accounts.pages.forms import Form, written
from ..accounts.people import tidy_name
from ..context import get_graph
from ..reads.authors import author_affiliations, author_facts
from ..reads.owned import OwnedPaper, owned_papers
from .corrections import Said
from .owned import Owned, current_id
from .tables import PAPER_LETTERS, About
from .written import tidy_text, web_address

SAYS_LETTERS = 500
WORDS_LETTERS = 1_000
MOST_AFFILIATIONS = 100
MOST_WORKS = 50
"""Works that are contested at once."""


def written_corrections(form: Form, owned: Owned, about: About, works: Sequence[str]) -> list[Said]:
    """Return what the form says: once for each of the works that are not hers, else once.

    Raises NotFoundError where none of the works is one of this record.
    """
    words = form.values["words"] = tidy_text(written("words", 4 * WORDS_LETTERS), WORDS_LETTERS)
    if about != "not mine":
        return [_READERS.get(about, _in_words)(form, owned, about)]
    says = _says(form, needed=False)
    return [Said(about, paper.id, paper.title, says, words) for paper in works_of(owned, works)]


def works_of(owned: Owned, papers: Sequence[str]) -> tuple[OwnedPaper, ...]:
    """Return the works of the record among some, whatever they are called; raises NotFoundError where none is."""
    found = {paper.id: paper for paper in owned_papers(get_graph(), id=owned.id, papers=papers)}
    if not found:
        raise NotFoundError(_("No source gives this work to this record."))
    return tuple(found.values())


def _missing(form: Form, owned: Owned, about: About) -> Said:
    title = form.values["title"] = " ".join(tidy_text(written("title"), SAYS_LETTERS).split())
    year = form.values["year"] = written("year").strip()
    form.refuse("title", None if title else _("Write the work's title."))
    if year and not (year.isascii() and year.isdigit() and 1000 <= int(year) <= 2100):
        form.refuse("year", _("Write a year such as 2021, or leave it empty."))
    subject = _named(form, owned)
    return Said(about, subject, "", f"{title} ({year})" if year else title, form.values["words"])


def _named(form: Form, owned: Owned) -> str:
    """Return the identifier or address of a missing work; "" where none is written, and where it is a fault."""
    text = form.values["identifier"] = written("identifier", PAPER_LETTERS).strip()
    if not text:
        return ""
    subject = _identifier(text) or web_address(text)
    if owned_papers(get_graph(), id=owned.id, papers=[text, subject or text]):
        form.refuse("identifier", _("This work is in the record already; look whether you have hidden it."))
    elif subject is None:
        form.refuse(
            "identifier", _("Write a DOI, an arXiv number or the address of a page, or leave it empty.")
        )
    return (subject or "")[:PAPER_LETTERS]


def _affiliation(form: Form, owned: Owned, about: About) -> Said:
    places = affiliations(get_graph(), owned.id)
    subject = form.values["subject"] = written("subject", PAPER_LETTERS)
    form.refuse("subject", None if subject in places else _("Choose the affiliation that is wrong."))
    return Said(about, subject, places.get(subject, ""), _says(form), form.values["words"])


def affiliations(graph: Graph, id: str) -> dict[str, str]:
    """Return the affiliations of a record as the sources give them, in words, by the institutions' ids."""
    found = author_affiliations(graph, id=id, limit=MOST_AFFILIATIONS)
    return {
        place.id: " ".join(
            (place.name, *([f"({place.from_year or '?'}-{place.to_year})"] if place.to_year else []))
        )
        for place in found
    }


def _same_person(form: Form, owned: Owned, about: About) -> Said:
    text = form.values["subject"] = written("subject", PAPER_LETTERS).strip()
    try:
        id = current_id(get_graph(), text.partition("/authors/")[2] or text)
    except (NotFoundError, IdentifierError):
        id = ""
    name = author_facts(get_graph(), id=id).name if id else ""
    if not id:
        form.refuse("subject", _("There is no such record here. Paste the address of its page."))
    elif id == owned.id:
        form.refuse("subject", _("That is this record itself."))
    return Said(about, id, name, _says(form, needed=False), form.values["words"])


def _in_words(form: Form, owned: Owned, about: About) -> Said:
    names = ", ".join(author_facts(get_graph(), id=owned.id).names) if about == "name" else ""
    return Said(about, "", names[:SAYS_LETTERS], _says(form), form.values["words"])


def _says(form: Form, needed: bool = True) -> str:
    says = form.values["says"] = tidy_text(written("says", 4 * SAYS_LETTERS), SAYS_LETTERS)
    form.refuse("says", _("Write what is right.") if needed and not tidy_name(says) else None)
    return says


def _identifier(text: str) -> str | None:
    """Return the canonical identifier of a paper in a text; None for anything else, whatever scheme it has."""
    try:
        found = find_identifier(text)
    except IdentifierError:
        return None
    return found if found and kind_of(found) == "paper" else None


_READERS: Mapping[About, Callable[[Form, Owned, About], Said]] = {
    "missing": _missing,
    "affiliation": _affiliation,
    "same person": _same_person,
}
