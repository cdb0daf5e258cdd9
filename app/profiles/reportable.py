"""What an owner writes and her photo can be reported, and taken away by a moderator."""

from flask_babel import gettext as _
from sqlalchemy import delete
from sqlalchemy.orm import Session

from ..claims.holders import holder_of
from ..languages import marked
from ..moderation.reportable import Reportable, Reported
from ..store.stamps import OWNERS_NAMES, author_stamp, bump
from .owned import record_ids
from .tables import PhotoRow, ProfileRow
from .words import NOTHING, content_of, words_of, written_out


def _text(session: Session, subject: str, _by: str | None) -> Reported | None:
    row = _shown(session, subject)
    text = written_out(words_of(row))
    return _reported(row, _("What the owner says of herself"), text) if row and text else None


def _photo(session: Session, subject: str, _by: str | None) -> Reported | None:
    row, photo = _shown(session, subject), session.get(PhotoRow, subject)
    if row is None or photo is None:
        return None
    return _reported(row, _("The owner's photo"), "", f"/authors/{row.author}/photo?v={photo.sha256[:16]}")


def _reported(row: ProfileRow, title: str, text: str, image: str | None = None) -> Reported:
    return Reported(title, text, row.account, row.author, f"/authors/{row.author}#owner", image)


def _shown(session: Session, subject: str) -> ProfileRow | None:
    """Return a row that stands on a page: that of the one who owns the record now."""
    row = session.get(ProfileRow, subject)
    ids = record_ids(row.author) if row else ()
    return row if row and ids and holder_of(session, ids) == row.account else None


def _take_text(session: Session, subject: str, reason: str) -> None:
    if row := session.get(ProfileRow, subject):
        row.content = content_of(NOTHING)
        _taken(session, row, reason)


def _take_photo(session: Session, subject: str, reason: str) -> None:
    if row := session.get(ProfileRow, subject):
        session.execute(delete(PhotoRow).where(PhotoRow.profile == subject))
        _taken(session, row, reason)


def _taken(session: Session, row: ProfileRow, reason: str) -> None:
    row.withheld = reason
    bump(session, OWNERS_NAMES, author_stamp(next(iter(record_ids(row.author)), row.author)))


TEXT = Reportable("text", marked("Text of an owner"), _text, _take_text)
PHOTO = Reportable("photo", marked("Photo of an owner"), _photo, _take_photo)
