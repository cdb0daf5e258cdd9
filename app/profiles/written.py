"""From the form about oneself to what is kept, with a sentence for whatever cannot be taken."""

from urllib.parse import urlsplit

from flask import request
from flask_babel import gettext as _

from ..accounts.pages.forms import Form, written
from ..accounts.people import NAME_LETTERS, tidy_name
from ..invitations.purposes import PURPOSES
from ..plain_text import plain
from .words import Link, Subject, Words

ABOUT_LETTERS = 1_500
MOST_NAMES = 10
MOST_LINKS = 5
MOST_TOPICS = 10
LABEL_LETTERS = 60
URL_LETTERS = 500


def written_words(form: Form, topics: dict[str, str]) -> Words:
    """Return what the form says; `topics` are the record's own, by id, of which some may be ticked."""
    return Words(
        name=_name(form),
        names=_lines(form, "names", MOST_NAMES, NAME_LETTERS),
        about=_about(form),
        links=_links(form),
        open="open" in request.form,
        purposes=tuple(name for name in PURPOSES if name in request.form.getlist("purpose")),
        topics=_topics(form, topics),
    )


def form_of(words: Words) -> Form:
    """Return the form as it is shown for what is kept; what is ticked stands in the words themselves."""
    form = Form(
        {
            "name": words.name,
            "names": "\n".join(words.names),
            "about": words.about,
            "own_topics": "\n".join(topic.name for topic in words.topics if topic.id is None),
        }
    )
    for number, link in enumerate(words.links):
        form.values |= {f"label_{number}": link.label, f"url_{number}": link.url}
    return form


def tidy_text(text: str, most: int) -> str:
    """Return paragraphs without what cannot be seen, which could turn the text around them."""
    joined = "\n".join(line.strip() for line in plain(text).split("\n")).strip()
    while "\n\n\n" in joined:
        joined = joined.replace("\n\n\n", "\n\n")
    return joined[:most]


def web_address(text: str) -> str | None:
    """Return an address of the web as it is kept; None for anything that a link must not lead to."""
    text = text.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        sound = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and parts.port != 0
    except ValueError:
        return None
    # Whoever writes https://orcid.org@evil.example wants to be taken for somebody else.
    if not sound or "@" in parts.netloc or not text.isprintable() or set(text) & set(' "<>\\'):
        return None
    return parts.geturl()[:URL_LETTERS]


def _name(form: Form) -> str:
    form.values["name"] = tidy_name(written("name"))
    return form.values["name"]


def _about(form: Form) -> str:
    text = form.values["about"] = tidy_text(written("about", 4 * ABOUT_LETTERS), 4 * ABOUT_LETTERS)
    form.refuse("about", _too_long(len(text), ABOUT_LETTERS))
    return text


def _lines(form: Form, name: str, most: int, letters: int) -> tuple[str, ...]:
    text = form.values[name] = written(name, 4 * most * letters)
    lines = dict.fromkeys(tidy_name(line) for line in text.splitlines())
    lines.pop("", None)
    if len(lines) > most:
        form.refuse(name, _("At most %(most)s, one a line.", most=most))
    return tuple(lines)


def _links(form: Form) -> tuple[Link, ...]:
    found = [_link(form, number) for number in range(MOST_LINKS)]
    return tuple(link for link in found if link)


def _link(form: Form, number: int) -> Link | None:
    label, name = f"label_{number}", f"url_{number}"
    form.values[label] = tidy_name(written(label))[:LABEL_LETTERS]
    text = form.values[name] = written(name, 2 * URL_LETTERS).strip()
    if not text:
        form.refuse(name, _("Write where the link leads.") if form.values[label] else None)
        return None
    url = web_address(text)
    form.refuse(
        name, None if url else _("This is no address of a web page. One looks like https://example.org/ada.")
    )
    return Link(form.values[label], url or "")


def _topics(form: Form, topics: dict[str, str]) -> tuple[Subject, ...]:
    ticked = [Subject(topics[id], id) for id in dict.fromkeys(request.form.getlist("topic")) if id in topics]
    own = [Subject(name) for name in _lines(form, "own_topics", MOST_TOPICS, NAME_LETTERS)]
    if len(ticked) + len(own) > MOST_TOPICS:
        form.refuse("own_topics", _("At most %(most)s topics, the ticked ones included.", most=MOST_TOPICS))
    return (*ticked, *own)


def _too_long(letters: int, most: int) -> str | None:
    return (
        _("This has %(letters)s letters; at most %(most)s fit.", letters=letters, most=most)
        if letters > most
        else None
    )
