"""The tables of what owners say. Change them together with a new file in `store/migrations/versions`.

Each row names an author record, and a paper, by the id that it had when the row was written: a record keeps its old ids
as identifiers. Whoever reads them takes only those of the account that owns the record (`claims/holders.py`).
"""

from typing import Literal, get_args

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..accounts.tables import DIGEST, ID_LETTERS, TIME, Whose
from ..claims.tables import AUTHOR_LETTERS
from ..store.tables import Base

PAPER_LETTERS = 300
Choice = Literal["featured", "hidden"]
About = Literal["not mine", "missing", "name", "affiliation", "mixed", "same person", "other"]
ABOUTS: tuple[About, ...] = get_args(About)
State = Literal["open", "accepted", "refused", "withdrawn"]


class ProfileRow(Base):
    """What the owner of a record says of herself, for everybody."""

    __tablename__ = "profiles"
    __table_args__ = (UniqueConstraint("account", "author", name="uq_profiles_account"),)

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    """Random."""
    account: Mapped[Whose]
    author: Mapped[str] = mapped_column(String(AUTHOR_LETTERS), index=True)
    content: Mapped[str] = mapped_column(Text)
    """JSON: the preferred name, other names, text, links, and what she is open to; see `words.py`."""
    changed: Mapped[str] = mapped_column(TIME)
    withheld: Mapped[str] = mapped_column(Text, default="")
    """Why a moderator shows none of it, nor the photo; "" where all is shown."""


class PhotoRow(Base):
    """The owner's photo, as we have encoded it."""

    __tablename__ = "profile_photos"

    profile: Mapped[str] = mapped_column(ForeignKey("profiles.id", ondelete="CASCADE"), primary_key=True)
    account: Mapped[Whose]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    """A JPEG of our own making, without anything that the camera wrote into it."""
    sha256: Mapped[str] = mapped_column(DIGEST)
    """Of the content."""
    created: Mapped[str] = mapped_column(TIME)


class WorkChoiceRow(Base):
    """A work that the owner features or hides on her page; no word about whose it is."""

    __tablename__ = "work_choices"
    __table_args__ = (
        CheckConstraint("choice IN ('featured', 'hidden')", name="ck_work_choices_choice"),
        UniqueConstraint("account", "author", "paper", name="uq_work_choices_account"),
    )

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    """Random."""
    account: Mapped[Whose]
    author: Mapped[str] = mapped_column(String(AUTHOR_LETTERS), index=True)
    paper: Mapped[str] = mapped_column(String(PAPER_LETTERS))
    choice: Mapped[str] = mapped_column(String(10))
    created: Mapped[str] = mapped_column(TIME)


class CorrectionRow(Base):
    """Something that the owner says is wrong in the record; a moderator looks at it."""

    __tablename__ = "corrections"
    __table_args__ = (
        CheckConstraint(
            "about IN ('not mine', 'missing', 'name', 'affiliation', 'mixed', 'same person', 'other')",
            name="ck_corrections_about",
        ),
        CheckConstraint("state IN ('open', 'accepted', 'refused', 'withdrawn')", name="ck_corrections_state"),
    )

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    """Random."""
    account: Mapped[Whose]
    author: Mapped[str] = mapped_column(String(AUTHOR_LETTERS), index=True)
    about: Mapped[str] = mapped_column(String(20))
    """`not mine`: a contested work; `missing`: a work that no source has here."""
    subject: Mapped[str] = mapped_column(String(PAPER_LETTERS))
    """The paper's id, the missing work's identifier or address, the institution's or other record's id; "" for none."""
    source_says: Mapped[str] = mapped_column(Text)
    """What stood on the page when it was written, such as the paper's title."""
    owner_says: Mapped[str] = mapped_column(Text)
    """What everybody sees beside it: of a work at once, of anything else when a moderator has agreed."""
    words: Mapped[str] = mapped_column(Text)
    """What she wrote to the moderators alone."""
    state: Mapped[str] = mapped_column(String(10), index=True)
    reason: Mapped[str] = mapped_column(Text)
    """Why it was decided so, for the owner."""
    created: Mapped[str] = mapped_column(TIME)
    decided: Mapped[str | None] = mapped_column(TIME, default=None)
    """When the state became what it is."""
