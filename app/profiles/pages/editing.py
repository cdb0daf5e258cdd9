"""The owner writes about herself."""

from dataclasses import dataclass

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...accounts.audit import record
from ...accounts.pages.forms import CANNOT_BE_TAKEN, Form
from ...context import get_graph
from ...invitations.purposes import purpose_choices
from ...reads.authors import AuthorFacts, author_facts, author_topics
from ...reads.parts import TopicCount
from ...store.current import get_store
from ..owned import Owned, changed, require_owner
from ..photos import MOST_BYTES, MOST_PIXELS
from ..tables import PhotoRow
from ..words import Words, forget_words, keep_words, profile_row, words_of
from ..written import ABOUT_LETTERS, MOST_LINKS, MOST_NAMES, MOST_TOPICS, form_of, written_words
from .blueprint import profiles

OFFERED_TOPICS = 20


@dataclass(frozen=True)
class EditPage:
    """What `profiles/edit.html` shows."""

    facts: AuthorFacts
    """What the sources say."""
    topics: tuple[TopicCount, ...]
    words: Words
    photo: str | None
    """What stands for the photo in its address; None without one."""
    withheld: str
    """Why a moderator has taken away what stood here; "" where none has."""
    purposes: tuple[tuple[str, str], ...]
    most_links: int = MOST_LINKS
    most_names: int = MOST_NAMES
    most_topics: int = MOST_TOPICS
    about_letters: int = ABOUT_LETTERS
    photo_megabytes: int = MOST_BYTES // 1_000_000
    photo_megapixels: int = MOST_PIXELS // 1_000_000


@profiles.get("/authors/<path:id>/edit")
def edit(id: str) -> ResponseReturnValue:
    """Show the owner what she says of herself, to be changed."""
    return edit_page(require_owner(id), Form())


@profiles.post("/authors/<path:id>/edit")
def save(id: str) -> ResponseReturnValue:
    """Keep what the owner says of herself instead of what she said before."""
    owned, form = require_owner(id), Form()
    words = written_words(form, {topic.id: topic.name for topic in _topics(owned)})
    if form.faults:
        return edit_page(owned, form, words)
    with get_store().session() as session:
        keep_words(session, owned, words)
        record(session, owned.account, "profile changed", owned.id)
        changed(session, owned)
    return redirect(f"{url_for('pages.author', id=owned.id)}#owner", 303)


@profiles.post("/authors/<path:id>/edit/clear")
def clear(id: str) -> ResponseReturnValue:
    """Forget all that the owner says of herself, and her photo."""
    owned = require_owner(id)
    with get_store().session() as session:
        forget_words(session, owned)
        record(session, owned.account, "profile cleared", owned.id)
        changed(session, owned)
    return redirect(url_for("profiles.edit", id=owned.id), 303)


def edit_page(owned: Owned, form: Form, words: Words | None = None) -> ResponseReturnValue:
    """Return the page to edit, with what was written where it cannot be taken."""
    with get_store().session() as session:
        row = profile_row(session, owned)
        photo = session.get(PhotoRow, row.id) if row else None
        kept, withheld = words_of(row), row.withheld if row else ""
        digest = photo.sha256[:16] if photo else None
    form.values = form_of(words or kept).values | form.values
    page = EditPage(
        author_facts(get_graph(), id=owned.id),
        _topics(owned),
        words or kept,
        digest,
        withheld,
        tuple(choice for choice in purpose_choices() if choice[0] != "other"),
    )
    shown = render_template("profiles/edit.html", page=page, form=form)
    return make_response(shown, CANNOT_BE_TAKEN if form.faults else 200)


def _topics(owned: Owned) -> tuple[TopicCount, ...]:
    return author_topics(get_graph(), id=owned.id, limit=OFFERED_TOPICS).topics
