"""Stored queries that others can see have titles and descriptions, so that they can be reported."""

from sqlalchemy.orm import Session

from ..languages import marked
from ..store.queries import remove_query
from ..store.tables import QueryRow
from .reportable import Reportable, Reported


def _look(session: Session, subject: str, _by: str | None) -> Reported | None:
    row = session.get(QueryRow, subject)
    if row is None or row.visibility == "private":
        return None
    kind, _, owner = row.owner.partition(":")
    text = f"{row.title}\n\n{row.description}".strip()
    return Reported(row.title, text, owner if kind == "account" else None, url=f"/q/{row.id}")


def _take_away(session: Session, subject: str, _reason: str) -> None:
    remove_query(session, subject)


QUERIES = Reportable("query", marked("Stored query"), _look, _take_away)
