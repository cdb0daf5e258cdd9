"""What the template of a slice needs beside the slice: its addresses and the heads of its tables."""

from pathlib import Path

from flask_babel import lazy_gettext as _

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
TABLES = {
    "author": ((_("Joint papers"), "papers"), (_("First"), "first_year"), (_("Last"), "last_year")),
    "paper": ((_("Year"), "year"), (_("Authors"), "authors"), (_("Venue"), "venue")),
    "topic": ((_("Papers"), "papers"), (_("First"), "first_year"), (_("Last"), "last_year")),
    "institution": ((_("People"), "people"), (_("City"), "city"), (_("Country"), "country_code")),
}
TITLES = {
    "author": _("People"),
    "paper": _("Papers"),
    "topic": _("Topics"),
    "institution": _("Institutions"),
}
_STATIC = Path(__file__).parents[1] / "static"
_MODULES = tuple(sorted(f"picture/{file.name}" for file in (_STATIC / "picture").glob("*.js")))
pages.app_template_global("slice_tables")(lambda: TABLES)
pages.app_template_global("slice_titles")(lambda: TITLES)
pages.app_template_global("picture_modules")(lambda: _MODULES)


@pages.app_template_global()
def slice_url(picture: Slice, ending: str = "", view: str = "") -> str:
    """Return the API's address of a slice, or of one of its files (`.html`, `.json`, `.graphml`), or of one view."""
    limit = f"limit={picture.limit}" if picture.limit != DEFAULT_LIMIT else ""
    query = "&".join(part for part in (limit, f"view={view}" if view else "") if part)
    address = f"/api/v1/{FOLDERS[picture.focus.kind]}/{picture.focus.id}/slice{ending}"
    return f"{address}?{query}" if query else address
