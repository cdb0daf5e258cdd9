"""The tables of invitations. Change them together with a new file in `store/migrations/versions`.

An invitation is between two accounts. Where either of them goes, it goes with its whole conversation.
"""

from typing import Annotated, Literal, get_args

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ..accounts.tables import ID_LETTERS, TIME, Whose
from ..claims.tables import AUTHOR_LETTERS
from ..store.tables import Base

Kind = Literal["direct", "introduction"]
State = Literal["open", "accepted", "declined", "withdrawn", "expired", "ended"]
STATES: tuple[State, ...] = get_args(State)
Takes = Literal["anyone", "owners", "introduced", "nobody"]
TAKES: tuple[Takes, ...] = get_args(Takes)

_Other = Annotated[str, mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)]


class InvitationRow(Base):
    """Somebody invites the owner of a profile, or asks her for an introduction to somebody else."""

    __tablename__ = "invitations"
    __table_args__ = (
        CheckConstraint("kind IN ('direct', 'introduction')", name="ck_invitations_kind"),
        CheckConstraint(
            "state IN ('open', 'accepted', 'declined', 'withdrawn', 'expired', 'ended')",
            name="ck_invitations_state",
        ),
        # Nobody gets a second one before the first is answered, also where two are sent at once.
        Index(
            "uq_invitations_open",
            "account",
            "recipient",
            "towards",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    """Random."""
    kind: Mapped[str] = mapped_column(String(12))
    account: Mapped[Whose]
    """Who invites, or asks."""
    sender_author: Mapped[str] = mapped_column(String(AUTHOR_LETTERS))
    """The record that she owned and wrote as; "" where she owned none."""
    recipient: Mapped[_Other]
    """The account that owned the profile when this was sent."""
    author: Mapped[str] = mapped_column(String(AUTHOR_LETTERS))
    """The profile that it was sent to, by its id of then."""
    towards: Mapped[str] = mapped_column(String(AUTHOR_LETTERS))
    """To whom an introduction is asked for, by the record's id of then; "" for an invitation."""
    purpose: Mapped[str] = mapped_column(String(20))
    about: Mapped[str] = mapped_column(Text)
    """JSON: at most three keys such as `paper:doi:10.1/x`."""
    state: Mapped[str] = mapped_column(String(10))
    created: Mapped[str] = mapped_column(TIME)
    decided: Mapped[str | None] = mapped_column(TIME, default=None)
    """When the state became what it is."""
    accepted: Mapped[str | None] = mapped_column(TIME, default=None)
    origin: Mapped[str | None] = mapped_column(
        ForeignKey("invitations.id", ondelete="SET NULL"), default=None, index=True
    )
    """The introduction that it was passed on from; None for what came straight, and once who introduced is gone."""
    passed_on: Mapped[bool] = mapped_column(default=False)
    """True for an introduction that was accepted and has become an invitation."""
    news_for_sender: Mapped[bool] = mapped_column(default=False)
    """True from what the other has done until the page is opened."""
    news_for_recipient: Mapped[bool] = mapped_column(default=True)


class MessageRow(Base):
    """Something that one of the two has written; the first is the invitation's own text."""

    __tablename__ = "invitation_messages"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True, init=False)
    invitation: Mapped[str] = mapped_column(ForeignKey("invitations.id", ondelete="CASCADE"), index=True)
    account: Mapped[Whose]
    """Who wrote it: one of the two, or who introduced them."""
    words: Mapped[str] = mapped_column(Text)
    """Plain text; "" for what a moderator has taken away."""
    created: Mapped[str] = mapped_column(TIME)
    withheld: Mapped[str] = mapped_column(Text, default="")
    """Why a moderator has taken it away; "" for what stands."""


class BlockRow(Base):
    """Somebody does not want to hear of somebody else, who is not told."""

    __tablename__ = "invitation_blocks"
    __table_args__ = (UniqueConstraint("account", "blocked", name="uq_invitation_blocks_account"),)

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    """Random."""
    account: Mapped[Whose]
    blocked: Mapped[_Other]
    created: Mapped[str] = mapped_column(TIME)


class InvitationWishRow(Base):
    """From whom somebody takes invitations, and whether mails tell of them; without a row from anyone, with mails."""

    __tablename__ = "invitation_wishes"
    __table_args__ = (
        CheckConstraint(
            "takes IN ('anyone', 'owners', 'introduced', 'nobody')", name="ck_invitation_wishes_takes"
        ),
    )

    account: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    takes: Mapped[str] = mapped_column(String(10))
    mails: Mapped[bool]
