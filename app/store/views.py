"""Stored views: states of the explorer that are too long for an address."""

from dataclasses import dataclass

from flask_babel import gettext as _

from ...cypher.errors import NotFoundError
from ..explore.view import View, canonical, parse_view
from .contents import checked_id, content_id, now
from .current import client, get_bounds, get_store
from .keeping import keep
from .tables import ViewRow


@dataclass(frozen=True)
class StoredView:
    """A view with its permanent address."""

    id: str
    view: View
    created: str
    """When it was first stored: UTC, ISO."""
    is_new: bool = False
    """True where this request has stored it."""


def store_view(view: View) -> StoredView:
    """Store a view for the client of this request, or find it where it is stored already.

    Raises TooManyWrites, StoreFull and StoreUnavailable.
    """
    content = canonical(view)
    id = content_id(content)
    get_bounds().count(client())
    kept = keep(ViewRow(id, content, len(content), now()))
    return StoredView(id, view, kept.created, kept.is_new)


def stored_view(text: str) -> StoredView:
    """Return the view with that id; raises NotFoundError, StoreUnavailable, and ViewError for another version."""
    id = checked_id(text, "stored view")
    with get_store().session() as session:
        row = session.get(ViewRow, id)
        if row is None:
            raise NotFoundError(_("No view is stored under %(id)s. Perhaps the address was cut off.", id=id))
        return StoredView(row.id, parse_view(row.content), row.created)
