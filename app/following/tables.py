"""The tables of following. Change them together with a new file in `store/migrations/versions`."""

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from ..accounts.tables import DIGEST, TIME, Whose
from ..store.tables import Base

ENTITY_LETTERS = 600
NAME_LETTERS = 300


class FollowRow(Base):
    """Somebody follows something."""

    __tablename__ = "follows"
    __table_args__ = (
        CheckConstraint("kind IN ('author', 'topic', 'institution', 'search')", name="ck_follows_kind"),
        Index("ix_follows_entity", "kind", "entity"),
    )

    account: Mapped[Whose] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    entity: Mapped[str] = mapped_column(String(ENTITY_LETTERS), primary_key=True)
    """The id that it had when it was followed; of a search what stands behind the `?` of its address."""
    name: Mapped[str] = mapped_column(String(NAME_LETTERS))
    """As it was called then."""
    since: Mapped[str] = mapped_column(TIME)
    """The state of the graph then: only what was loaded after it is news. A mark as in `standing.py`."""
    created: Mapped[str] = mapped_column(TIME)


class ReaderRow(Base):
    """What somebody who follows has seen, and how she wants to be told."""

    __tablename__ = "readers"
    __table_args__ = (CheckConstraint("digest IN ('never', 'daily', 'weekly')", name="ck_readers_digest"),)

    account: Mapped[Whose] = mapped_column(primary_key=True)
    since: Mapped[str] = mapped_column(TIME)
    """The state of the graph at the end of the visit before this one."""
    since_visit: Mapped[str] = mapped_column(TIME)
    """When that was."""
    mark: Mapped[str] = mapped_column(TIME)
    """The state of the graph when she last looked."""
    looked: Mapped[str] = mapped_column(TIME)
    digest: Mapped[str] = mapped_column(String(6))
    """How often a mail tells the news: `never`, `daily` or `weekly`."""
    digest_since: Mapped[str] = mapped_column(TIME)
    """The state of the graph that the last mail told of."""
    digest_sent: Mapped[str] = mapped_column(TIME)
    """When it was last looked whether there is something to tell."""
    shows: Mapped[bool]
    """True where the profile that she owns shows whom and what she follows; searches it never shows."""
    sha256: Mapped[str | None] = mapped_column(DIGEST, unique=True, default=None)
    """Of the secret in the address of her feed."""
