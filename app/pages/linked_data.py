"""What a page is about, in the words of schema.org, as a JSON-LD block that is data and no script."""

from typing import Any

import msgspec
from markupsafe import Markup

from ..reads.models import AuthorPage, PaperPage
from ..reads.parts import Kind
from ..site import site_url
from .addresses import entity_url
from .blueprint import pages

MOST_AUTHORS = 100
_TYPES: dict[Kind, str] = {
    "author": "Person",
    "paper": "ScholarlyArticle",
    "topic": "DefinedTerm",
    "institution": "Organization",
}
Node = dict[str, Any]


@pages.app_template_global()
def linked_data(kind: Kind, page: Any) -> Markup:
    """Return the script element with the JSON-LD of one entity; no text in it can end the element."""
    facts = {"@context": "https://schema.org", **_node(kind, page.id), **_FACTS[kind](page)}
    known = {name: value for name, value in facts.items() if value not in (None, "", [], ())}
    text = msgspec.json.encode(known).decode()
    for letter, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(letter, escaped)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))  # noqa: S704


def _node(kind: Kind, id: str, name: str | None = None) -> Node:
    address = site_url(entity_url(kind, id))
    return {"@type": _TYPES[kind], "@id": address, "url": address} | ({"name": name} if name else {})


def _same(page: Any) -> list[str]:
    return [link.url for link in page.identifiers if link.url]


def _author(page: AuthorPage) -> Node:
    places = [_node("institution", place.id, place.name) for place in page.affiliations[:5]]
    return {
        "name": page.name,
        "alternateName": list(page.other_names),
        "sameAs": _same(page),
        "affiliation": places,
        "knowsAbout": [topic.name for topic in page.topics[:10]],
    }


def _paper(page: PaperPage) -> Node:
    return {
        "headline": page.title[:110],
        "name": page.title,
        "author": [_node("author", author.id, author.name) for author in page.authors.authors[:MOST_AUTHORS]],
        "datePublished": page.date or (str(page.year) if page.year else None),
        "isPartOf": {"@type": "Periodical", "name": page.venue} if page.venue else None,
        "abstract": page.abstract,
        "inLanguage": page.language,
        "about": [_node("topic", topic.id, topic.label) for topic in page.topics],
        "identifier": [link.id for link in page.identifiers],
        "sameAs": _same(page),
    }


def _topic(page: Any) -> Node:
    return {"name": page.name, "sameAs": _same(page)}


def _institution(page: Any) -> Node:
    place = {"@type": "PostalAddress", "addressLocality": page.city, "addressCountry": page.country_code}
    return {
        "name": page.name,
        "alternateName": list(page.other_names),
        "address": {name: value for name, value in place.items() if value}
        if page.city or page.country_code
        else None,
        "sameAs": [*_same(page), *([page.homepage] if page.homepage else [])],
    }


_FACTS = {"author": _author, "paper": _paper, "topic": _topic, "institution": _institution}
