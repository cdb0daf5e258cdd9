"""How to cite a snapshot."""

from datetime import date

from ..exports.bibtex import escape
from ..site import site_url
from .taking import Snapshot


def snapshot_path(id: str) -> str:
    """Return the permanent path of a snapshot's page."""
    return f"/snapshots/{id}"


def citation(snapshot: Snapshot) -> str:
    """Return a citation in one line: title, what it is, date, data version, hash and address."""
    document, stored = snapshot.document, snapshot.stored
    taken = date.fromisoformat(document.taken)
    return (
        f"“{document.title}”. Peergraph snapshot {stored.id}, {taken.day} {taken:%B %Y}, data version "
        f"{document.data_version}, SHA-256 {stored.sha256}. {site_url(snapshot_path(stored.id))}"
    )


def bibtex_entry(snapshot: Snapshot) -> str:
    """Return the same as an entry for BibTeX."""
    document, stored = snapshot.document, snapshot.stored
    note = f"Snapshot {stored.id}, data version {document.data_version}, SHA-256 {stored.sha256}"
    fields = {
        "title": f"{{{escape(document.title)}}}",
        "howpublished": "Peergraph",
        "year": document.taken[:4],
        "month": document.taken[5:7],
        "url": site_url(snapshot_path(stored.id)),
        "note": note,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{peergraph-{stored.id},\n{lines}}}\n"
