"""The site's own address, for what leaves it: feeds, sitemaps, citations, files."""

from urllib.parse import quote

from flask import request

from .context import get_settings


def site_url(path: str = "") -> str:
    """Return the absolute address of a path: on PEERGRAPH_SITE, or on the host that this request names."""
    return (get_settings().site or request.host_url.rstrip("/")) + quote(path, safe="/:;()<>,@!*'-._~?=&%#")
