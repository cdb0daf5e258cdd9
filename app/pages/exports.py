"""The links under which lists and pictures can be taken away, for the templates."""

from dataclasses import dataclass

from flask import request

from .addresses import Arguments, with_arguments
from .blueprint import pages

NAMES = {
    "bib": "BibTeX",
    "ris": "RIS",
    "csl.json": "CSL-JSON",
    "csv": "CSV",
    "json": "JSON",
    "svg": "SVG",
    "gexf": "GEXF",
    "graphml": "GraphML",
    "html": "HTML",
}


@dataclass(frozen=True)
class ExportLink:
    """One file to take away."""

    label: str
    url: str


@pages.app_template_global()
def paper_exports(path: str, arguments: Arguments | None = None) -> tuple[ExportLink, ...]:
    """Return the files of a list of papers, given the list's path under /api/v1 and its filter."""
    return _links(path, ("bib", "ris", "csl.json", "csv", "json"), arguments or {})


@pages.app_template_global()
def table_exports(path: str, arguments: Arguments | None = None) -> tuple[ExportLink, ...]:
    """Return the files of any other list, given its path under /api/v1 and its filter."""
    return _links(path, ("csv", "json"), arguments or {})


@pages.app_template_global()
def search_exports() -> Arguments:
    """Return what this page's search asks for, but for the page of the results."""
    return {name: values for name, values in request.args.lists() if name not in ("offset", "page", "lang")}


def _links(path: str, endings: tuple[str, ...], arguments: Arguments) -> tuple[ExportLink, ...]:
    return tuple(
        ExportLink(NAMES[ending], with_arguments(f"/api/v1{path}.{ending}", arguments)) for ending in endings
    )
