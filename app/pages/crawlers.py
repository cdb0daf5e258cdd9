"""What programs that read the web look for: `robots.txt` and sitemaps."""

from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import quote
from xml.sax.saxutils import escape

from flask import Response, request

from ..context import get_graph
from ..reads.parts import Kind
from ..reads.sitemap import ids_after, page_starts
from ..site import site_url
from .addresses import entity_url
from .blueprint import pages

PAGE = 50_000
"""The most addresses that a sitemap may have, by sitemaps.org."""
KINDS: dict[str, Kind] = {
    "authors": "author",
    "papers": "paper",
    "topics": "topic",
    "institutions": "institution",
}
# Entity pages are for everybody; what is computed on demand, without end, is not for crawlers.
CLOSED = (
    "/api/", "/console", "/explore", "/search", "/compare", "/conflicts", "/path", "/shared", "/snapshots/",
    "/q/", "/q$", "/embed/", "/follow", "/authors/*/claim", "/*?", "/doi/", "/orcid/",
    "/arxiv/", "/openalex/", "/ror/", "/dblp/",
)  # fmt: skip
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

pages.app_template_global("absolute_url")(site_url)


@pages.get("/robots.txt")
def robots() -> Response:
    """Say what crawlers may read: the pages of entities, and no page that is computed from a question."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        "Allow: /sitemap.xml",
        "Allow: /sitemaps/",
    ]
    text = "\n".join([*lines, "", f"Sitemap: {site_url('/sitemap.xml')}", ""])
    return Response(text, mimetype="text/plain")


@pages.get("/sitemap.xml")
def sitemap() -> Response:
    """List the sitemaps of all kinds, each of up to 50,000 pages."""
    places = [
        site_url(f"/sitemaps/{folder}.xml" + (f"?after={quote(after, safe='')}" if after else ""))
        for folder, kind in KINDS.items()
        for after in page_starts(get_graph(), kind, PAGE)
    ]
    return _xml(f"<sitemapindex {_SPACE}>\n", ("sitemap", places), "</sitemapindex>\n")


@pages.get('/sitemaps/<any("authors","papers","topics","institutions"):folder>.xml')
def sitemap_page(folder: str) -> Response:
    """List up to 50,000 pages of one kind, those behind the id `after`."""
    kind, graph, site = KINDS[folder], get_graph(), site_url()
    ids = ids_after(graph, kind, request.args.get("after", "")[:1_000], PAGE)
    # The addresses are made while the answer is sent, when there is no request any more.
    start = entity_url(kind, "-").removesuffix("-")
    places = (f"{site}{start}{quote(id, safe=_IN_PATHS)}" for id in ids)
    return _xml(f"<urlset {_SPACE}>\n", ("url", places), "</urlset>\n")


# What url_for leaves as it is in a path.
_IN_PATHS = "/:;()<>,@!*'-._~"


def _xml(head: str, entries: tuple[str, Iterable[str]], foot: str) -> Response:
    """Return an XML answer that is written while it is sent; the first entry is read before, to see if it can be."""
    name, places = entries
    lines = (f"<{name}><loc>{escape(place)}</loc></{name}>\n" for place in places)
    first = next(lines, "")
    body: Iterator[str] = chain([_HEAD, head, first], lines, [foot])
    return Response(body, mimetype="application/xml")
