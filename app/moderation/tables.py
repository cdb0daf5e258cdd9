"""The table of reports. Change it together with a new file in `store/migrations/versions`."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..accounts.tables import ID_LETTERS, TIME, Whose
from ..store.tables import Base

SUBJECT_LETTERS = 300


class ReportRow(Base):
    """Somebody says that something which somebody else has written or shown should not be here."""

    __tablename__ = "reports"

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    """Random."""
    account: Mapped[Whose]
    """Whoever reports it."""
    about: Mapped[str | None] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    """Whose it is; with her account goes what she has written, and so the report."""
    kind: Mapped[str] = mapped_column(String(20))
    """What it is: `message`, `text`, `photo`."""
    subject: Mapped[str] = mapped_column(String(SUBJECT_LETTERS), index=True)
    """Which one, as the package that keeps it calls it."""
    words: Mapped[str] = mapped_column(Text)
    """Why, in the words of whoever reports it; may be empty."""
    quoted: Mapped[str] = mapped_column(Text)
    """What it said when it was reported, so that nobody changes it before it is looked at."""
    created: Mapped[str] = mapped_column(TIME)
    decided: Mapped[str | None] = mapped_column(TIME, default=None)
    taken_away: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(Text, default="")
    """Why it was decided so; both read it."""
