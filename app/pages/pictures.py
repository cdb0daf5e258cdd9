"""What the template of a slice needs beside the slice: its addresses and the heads of its tables."""

from ..reads.parts import Kind
from ..slices.read import DEFAULT_LIMIT
from ..slices.types import Slice
from .blueprint import pages

FOLDERS: dict[Kind, str] = {
    "author": "authors",
    "paper": "papers",
    "topic": "topics",
    "institution": "institutions",
}
TABLES: dict[Kind, tuple[tuple[str, str], ...]] = {
    "author": (("Joint papers", "papers"), ("First", "first_year"), ("Last", "last_year")),
    "paper": (("Year", "year"), ("Authors", "authors"), ("Venue", "venue")),
    "topic": (("Papers", "papers"), ("First", "first_year"), ("Last", "last_year")),
    "institution": (("People", "people"), ("City", "city"), ("Country", "country_code")),
}
TITLES: dict[Kind, str] = {
    "author": "People",
    "paper": "Papers",
    "topic": "Topics",
    "institution": "Institutions",
}
pages.app_template_global("slice_tables")(lambda: TABLES)
pages.app_template_global("slice_titles")(lambda: TITLES)


@pages.app_template_global()
def slice_url(picture: Slice, ending: str = "") -> str:
    """Return the API's address of a slice, or of one of its files: `.html`, `.json`, `.graphml`."""
    limit = "" if picture.limit == DEFAULT_LIMIT else f"?limit={picture.limit}"
    return f"/api/v1/{FOLDERS[picture.focus.kind]}/{picture.focus.id}/slice{ending}{limit}"
