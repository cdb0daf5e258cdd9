"""All that is kept of somebody. A table tells it by its columns: `account`, or `owner` for what browsers keep too."""

import base64
from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlalchemy import Select, Table, delete, func, or_, select, update
from sqlalchemy.orm import Session

from ..store.stamps import StampRow, account_stamp
from ..store.tables import Base
from . import audit
from .tables import AccountRow, LinkRow

_PARTS = {"query_versions": ("query_id", "queries")}
"""Tables that hold parts of what an owner keeps: the column that names the whole, and the table of that."""
_HIDDEN = {"password", "factor", "factor_step", "sha256"}
"""What proves who somebody is; nobody gets it, not even she, so that a stolen export opens nothing."""
_LEAVING: list[Callable[[Session, str], None]] = []


def before_leaving(tell: Callable[[Session, str], None]) -> None:
    """Let `tell` know of each account that is about to be deleted, in the same transaction."""
    _LEAVING.append(tell)


def owner_of(account: str) -> str:
    """Return how an account is called where it owns things."""
    return f"account:{account}"


def count_of(session: Session, owner: str) -> int:
    """Return how many things an owner keeps here."""
    tables = _tables("owner")
    return sum(
        session.scalar(select(func.count()).select_from(table).where(table.c.owner == owner)) or 0
        for table in tables
    )


def take_over(session: Session, browser: str, account: str) -> int:
    """Give an account all that a browser's owner keeps; returns how many things that were."""
    taken = count_of(session, browser)
    for table in _tables("owner"):
        session.execute(update(table).where(table.c.owner == browser).values(owner=owner_of(account)))
    audit.record(session, account, "things of a browser taken over", account, str(taken))
    return taken


def everything(session: Session, account: str) -> dict[str, Any]:
    """Return all rows that are somebody's, by table, as they are kept; secrets and their hashes left out."""
    whole = {"account": _rows(session, AccountRow.__table__, "id", account)}
    whole |= {table.name: _rows(session, table, "account", account) for table in _tables("account")}
    whole |= {table.name: _rows(session, table, "owner", owner_of(account)) for table in _tables("owner")}
    for part in _PARTS:
        whole[part] = [
            _plain(cast(Mapping[str, Any], row))
            for row in session.execute(_parts(part, owner_of(account))).mappings()
        ]
    whole["audit"] = [vars(entry) for entry in audit.entries(session, account, 100_000)]
    return whole


def delete_everything(session: Session, account: str, by: str, why: str = "") -> None:
    """Delete an account with all that is kept of it; what stays are entries of the audit log, with a random id."""
    for tell in _LEAVING:
        tell(session, account)
    for part, (column, _) in _PARTS.items():
        table = Base.metadata.tables[part]
        named = _parts(part, owner_of(account)).with_only_columns(table.c[column])
        session.execute(delete(table).where(table.c[column].in_(named)))
    for table in _tables("owner"):
        session.execute(delete(table).where(table.c.owner == owner_of(account)))
    if address := session.scalar(select(AccountRow.email).where(AccountRow.id == account)):
        # A link to sign up belongs to no account, but names the address, with where to go on behind it.
        named = or_(LinkRow.content == address, LinkRow.content.startswith(f"{address} ", autoescape=True))
        session.execute(delete(LinkRow).where(named))
    session.execute(delete(StampRow).where(StampRow.key == account_stamp(account)))
    # The rows that name it by `account` go with it.
    session.execute(delete(AccountRow).where(AccountRow.id == account))
    audit.record(session, by, "account deleted", account, why)


def _tables(column: str) -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if column in table.c]


def _parts(name: str, owner: str) -> Select[Any]:
    """Return what selects the parts of all that an owner keeps."""
    column, whole = _PARTS[name]
    part, kept = Base.metadata.tables[name], Base.metadata.tables[whole]
    return select(part).where(part.c[column].in_(select(kept.c.id).where(kept.c.owner == owner)))


def _rows(session: Session, table: Any, column: str, value: str) -> list[dict[str, Any]]:
    rows = session.execute(select(table).where(table.c[column] == value)).mappings()
    return [_plain(cast(Mapping[str, Any], row)) for row in rows]


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _readable(value) if isinstance(value, bytes) else value
        for name, value in row.items()
        if name not in _HIDDEN
    }


def _readable(value: bytes) -> str:
    """Return what is kept as text; a photo in base 64."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return base64.b64encode(value).decode()
