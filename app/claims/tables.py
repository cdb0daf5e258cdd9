"""The tables of claims. Change them together with a new file in `store/migrations/versions`."""

from typing import Annotated, Literal, get_args

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from ..accounts.tables import ID_LETTERS, TIME, Whose
from ..store.tables import Base

State = Literal["pending", "verified", "contested", "refused", "released"]
STATES: tuple[State, ...] = get_args(State)
Way = Literal["orcid", "email", "page", "request"]
WAYS: tuple[Way, ...] = get_args(Way)
AUTHOR_LETTERS = 300
_VERIFIED = text("state = 'verified'")
_ALIVE = text("state IN ('pending', 'verified', 'contested')")
_Decider = Annotated[str | None, mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)]


class ClaimRow(Base):
    """Somebody says that an author record is hers."""

    __tablename__ = "claims"
    __table_args__ = (
        CheckConstraint(
            "state IN ('pending', 'verified', 'contested', 'refused', 'released')", name="ck_claims_state"
        ),
        CheckConstraint("way IN ('orcid', 'email', 'page', 'request')", name="ck_claims_way"),
        # The database itself sees to it that a record has one owner at most, and that nobody claims it twice at once.
        Index(
            "uq_claims_verified", "author", unique=True, sqlite_where=_VERIFIED, postgresql_where=_VERIFIED
        ),
        Index(
            "uq_claims_alive",
            "account",
            "author",
            unique=True,
            sqlite_where=_ALIVE,
            postgresql_where=_ALIVE,
        ),
    )

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    """Random."""
    author: Mapped[str] = mapped_column(String(AUTHOR_LETTERS), index=True)
    """The record's id as it was when it was claimed; a record keeps its old ids as identifiers."""
    account: Mapped[Whose]
    state: Mapped[str] = mapped_column(String(10))
    way: Mapped[str] = mapped_column(String(10))
    """What verified it, `request` for a moderator; before that, what was shown last, `request` where nothing was."""
    detail: Mapped[str] = mapped_column(Text)
    """What everybody may know of that evidence: an ORCID iD, a domain, a page's address; never an e-mail address."""
    words: Mapped[str] = mapped_column(Text)
    """What the claimant wrote to the moderators."""
    reason: Mapped[str] = mapped_column(Text)
    """Why it was decided so, for the claimant."""
    created: Mapped[str] = mapped_column(TIME)
    decided: Mapped[str | None] = mapped_column(TIME, default=None)
    """When the state became what it is."""
    code: Mapped[str] = mapped_column(String(40), default="")
    """What proves the claim when it stands on a page of hers; of no use for another claim."""
    asked: Mapped[str | None] = mapped_column(TIME, default=None)
    """Since when it waits for a moderator; None where it does not."""
    appeal: Mapped[str] = mapped_column(Text, default="")
    """What the claimant wrote against a decision; "" where she did not appeal, which she may once."""
    decider: Mapped[_Decider] = mapped_column(default=None)
    """The moderator who decided last, who does not decide on the appeal if another one can."""


class ProofRow(Base):
    """One piece of evidence of a claim that was checked: by the program, or for `request` by a moderator."""

    __tablename__ = "claim_proofs"
    __table_args__ = (
        CheckConstraint("way IN ('orcid', 'email', 'page', 'request')", name="ck_claim_proofs_way"),
    )

    claim: Mapped[str] = mapped_column(ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True)
    way: Mapped[str] = mapped_column(String(10), primary_key=True)
    account: Mapped[Whose]
    detail: Mapped[str] = mapped_column(Text)
    """As `ClaimRow.detail`."""
    found: Mapped[str] = mapped_column(TIME)
    """When it was checked."""
