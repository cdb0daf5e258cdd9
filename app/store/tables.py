"""The tables of the store. Change them together with a new file in `migrations/versions`."""

from sqlalchemy import LargeBinary, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

ID_LETTERS = 12

# Constraints have names, so that a later migration can change them on any database.
_NAMES = {
    "pk": "pk_%(table_name)s",
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}


class Base(MappedAsDataclass, DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=_NAMES)


class ViewRow(Base):
    """A view of the explorer; its id is made of its content, so that one view is one row."""

    __tablename__ = "views"

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    """Canonical JSON in UTF-8."""
    size: Mapped[int]
    """Bytes of the content, to be summed without reading it."""
    created: Mapped[str] = mapped_column(String(25))
    """UTC, ISO, to the second."""


class SnapshotRow(Base):
    """A frozen answer; its id is made of its content, which is never changed."""

    __tablename__ = "snapshots"

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    """`view`, `query` or `comparison`."""
    content: Mapped[bytes] = mapped_column(LargeBinary)
    """The bytes that the hash is of: JSON in UTF-8."""
    size: Mapped[int]
    """Bytes of the content."""
    sha256: Mapped[str] = mapped_column(String(64))
    """Hexadecimal digits."""
    created: Mapped[str] = mapped_column(String(25))
    """UTC, ISO, to the second."""


class TokenRow(Base):
    """A token for scripts; the token itself is not kept."""

    __tablename__ = "tokens"

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    """What its operator calls it."""
    sha256: Mapped[str] = mapped_column(String(64))
    """Of the whole token; hexadecimal digits."""
    scopes: Mapped[str] = mapped_column(String(200))
    """What it may be used for, with spaces between."""
    per_minute: Mapped[int]
    """Requests that it may send a minute."""
    created: Mapped[str] = mapped_column(String(25))
    """UTC, ISO, to the second."""
    expires: Mapped[str | None] = mapped_column(String(25))
    revoked: Mapped[str | None] = mapped_column(String(25))


class QueryRow(Base):
    """A stored query; what its newest version says of it stands here too, to be listed and searched."""

    __tablename__ = "queries"

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    """Random, so that nobody finds an unlisted one by guessing."""
    owner: Mapped[str] = mapped_column(String(80), index=True)
    visibility: Mapped[str] = mapped_column(String(10), index=True)
    """`private`, `unlisted` or `public`."""
    newest: Mapped[int]
    """The number of its newest version, from 1."""
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    """Title and description as they are searched: without capitals."""
    created: Mapped[str] = mapped_column(String(25))
    """UTC, ISO, to the second."""
    changed: Mapped[str] = mapped_column(String(25))
    """When the newest version was saved: UTC, ISO, to the second."""
    origin: Mapped[str | None] = mapped_column(String(ID_LETTERS))
    """The query that this is a fork of; it may be gone."""
    origin_number: Mapped[int | None]


class QueryVersionRow(Base):
    """One version of a stored query, never changed."""

    __tablename__ = "query_versions"

    query_id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    """JSON in UTF-8."""
    size: Mapped[int]
    """Bytes of the content."""
    created: Mapped[str] = mapped_column(String(25))
    """UTC, ISO, to the second."""
