"""The table of hidden suggestions. Change it together with a new file in `store/migrations/versions`."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from ..accounts.tables import TIME, Whose
from ..claims.tables import AUTHOR_LETTERS
from ..store.tables import Base


class HiddenSuggestionRow(Base):
    """Somebody does not want a person suggested any more, on whosever page."""

    __tablename__ = "hidden_suggestions"

    account: Mapped[Whose] = mapped_column(primary_key=True)
    author: Mapped[str] = mapped_column(String(AUTHOR_LETTERS), primary_key=True)
    """The hidden person's id as it was then."""
    created: Mapped[str] = mapped_column(TIME)
