"""The table of removals. Change it together with a new file in `store/migrations/versions`."""

from typing import Literal, get_args

from sqlalchemy import CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..accounts.tables import ID_LETTERS, TIME, Whose
from ..claims.tables import AUTHOR_LETTERS
from ..store.tables import Base

State = Literal["asked", "refused", "done", "back", "lifted"]
STATES: tuple[State, ...] = get_args(State)


class RemovalRow(Base):
    """Somebody asks that an author record, which she says is hers, is taken out of the graph."""

    __tablename__ = "removals"
    __table_args__ = (
        CheckConstraint("state IN ('asked', 'refused', 'done', 'back', 'lifted')", name="ck_removals_state"),
    )

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    """Random; the graph calls the removal by it, too."""
    author: Mapped[str] = mapped_column(String(AUTHOR_LETTERS), index=True)
    """The record's id as it was when this was asked; "" once it is done: nothing here tells then whose it was."""
    account: Mapped[Whose]
    state: Mapped[str] = mapped_column(String(10), index=True)
    """`back`: she asks that it is lifted."""
    words: Mapped[str] = mapped_column(Text)
    """What she wrote to the moderators; "" for the verified owner of the record, and once it is done."""
    reason: Mapped[str] = mapped_column(Text)
    """Why it was decided so, for her."""
    created: Mapped[str] = mapped_column(TIME)
    decided: Mapped[str | None] = mapped_column(TIME, default=None)
    """When the state became what it is."""
    begun: Mapped[str | None] = mapped_column(TIME, default=None)
    """When its record began to be taken out, which goes on until it is done; None before, and once it is."""
    worked: Mapped[str | None] = mapped_column(TIME, default=None)
    """When somebody last worked on that; None where nobody does."""
