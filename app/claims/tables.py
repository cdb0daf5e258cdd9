"""The table of claims. Change it together with a new file in `store/migrations/versions`."""

from typing import Literal, get_args

from sqlalchemy import CheckConstraint, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from ..accounts.tables import ID_LETTERS, TIME, Whose
from ..store.tables import Base

State = Literal["pending", "verified", "contested", "refused", "released"]
STATES: tuple[State, ...] = get_args(State)
Way = Literal["orcid", "email", "page", "request"]
WAYS: tuple[Way, ...] = get_args(Way)
AUTHOR_LETTERS = 300


class ClaimRow(Base):
    """Somebody says that an author record is hers."""

    __tablename__ = "claims"
    __table_args__ = (
        CheckConstraint(
            "state IN ('pending', 'verified', 'contested', 'refused', 'released')", name="ck_claims_state"
        ),
        CheckConstraint("way IN ('orcid', 'email', 'page', 'request')", name="ck_claims_way"),
        # The database itself sees to it that a record has one owner at most.
        Index(
            "uq_claims_verified",
            "author",
            unique=True,
            sqlite_where=text("state = 'verified'"),
            postgresql_where=text("state = 'verified'"),
        ),
    )

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    """Random."""
    author: Mapped[str] = mapped_column(String(AUTHOR_LETTERS), index=True)
    """The record's id as it was when it was claimed; a record keeps its old ids as identifiers."""
    account: Mapped[Whose]
    state: Mapped[str] = mapped_column(String(10))
    way: Mapped[str] = mapped_column(String(10))
    """How it is or was to be shown: `orcid`, `email`, `page`, or `request` to a moderator."""
    detail: Mapped[str] = mapped_column(Text)
    """What everybody may know of the evidence: an ORCID iD, a domain, a page's address; never an e-mail address."""
    words: Mapped[str] = mapped_column(Text)
    """What the claimant wrote to the moderators."""
    reason: Mapped[str] = mapped_column(Text)
    """Why it was decided so, for the claimant."""
    created: Mapped[str] = mapped_column(TIME)
    decided: Mapped[str | None] = mapped_column(TIME, default=None)
    """When the state became what it is."""
