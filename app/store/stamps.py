"""Numbers that grow with each change of something kept here, so that an unchanged page need not be made again."""

from collections.abc import Collection

from sqlalchemy import String, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from .tables import Base

EVERY_AUTHOR = "author:"
"""The key of all author records: for a change of some, of which nobody knows here what they are called today."""

OWNERS_NAMES = "owners' names"
"""The key of the names that owners of records state, all of them together."""


class StampRow(Base):
    """How often something has changed."""

    __tablename__ = "stamps"

    key: Mapped[str] = mapped_column(String(300), primary_key=True)
    """`author:<id>` for what everybody sees of an author, `account:<id>` for what only it sees; or one above."""
    number: Mapped[int]


def author_stamp(author: str) -> str:
    """Return the key of what everybody sees of an author record."""
    return f"author:{author}"[:300]


def account_stamp(account: str) -> str:
    """Return the key of what only one account sees."""
    return f"account:{account}"


def bump(session: Session, *keys: str) -> None:
    """Say that these have changed, in the transaction that changes them."""
    # One statement each: of two transactions that change the same, the second waits for the first.
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    for key in sorted(set(keys)):
        row = insert(StampRow).values(key=key, number=1)
        session.execute(
            row.on_conflict_do_update(index_elements=["key"], set_={"number": StampRow.number + 1})
        )


def stamps(session: Session, keys: Collection[str]) -> str:
    """Return what changes as soon as one of these does."""
    rows = session.execute(
        select(StampRow.key, StampRow.number).where(StampRow.key.in_(keys)).order_by(StampRow.key)
    )
    return " ".join(f"{key}={number}" for key, number in rows)
