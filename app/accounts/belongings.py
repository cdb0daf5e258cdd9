"""All that is kept of somebody. A table tells it by its columns: `account`, or `owner` for what browsers keep too."""

import base64
from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlalchemy import Column, Select, Table, delete, func, or_, select, update
from sqlalchemy.orm import Session

from ..store.stamps import StampRow, account_stamp
from ..store.tables import Base
from . import audit
from .holding import hold
from .people import row_of
from .tables import AccountRow, LinkRow

_PARTS = {"query_versions": ("query_id", "queries")}
"""Tables that hold parts of what an owner keeps: the column that names the whole, and the table of that."""
_HIDDEN = {"password", "factor", "factor_step", "sha256", "news_for_recipient"}
"""What proves who somebody is; nobody gets it, not even she, so that a stolen export opens nothing. And whether the
other has read what she has sent, which no page says."""
_LEAVING: list[Callable[[Session, str], None]] = []
_HIDING: list[Callable[[Session, str], None]] = []
_ALSO: dict[str, Callable[[Session, str], list[dict[str, Any]]]] = {}


def before_leaving(tell: Callable[[Session, str], None]) -> None:
    """Let `tell` know of each account that is about to be deleted, in the same transaction."""
    _LEAVING.append(tell)


def when_hidden(tell: Callable[[Session, str], None]) -> None:
    """Let `tell` know of each account that others are about to see no more, or again, in the same transaction."""
    _HIDING.append(tell)


def hiding(session: Session, account: str) -> None:
    """Say that an account is about to be deleted or suspended, or its suspension to be lifted."""
    for tell in _HIDING:
        tell(session, account)


def also_hand_out(name: str, rows: Callable[[Session, str], list[dict[str, Any]]]) -> None:
    """Hand out under a name what is not an account's own, but what its pages show."""
    _ALSO[name] = rows


def owner_of(account: str) -> str:
    """Return how an account is called where it owns things."""
    return f"account:{account}"


def hold_owner(session: Session, owner: str) -> None:
    """Keep an account from being deleted until what it is given now is there to be deleted with it.

    Raises NotFoundError where it was deleted already; nothing for a browser's owner.
    """
    kind, _colon, account = owner.partition(":")
    if kind == "account":
        hold(session, account)
        row_of(session, account)


def count_of(session: Session, owner: str) -> int:
    """Return how many things an owner keeps here."""
    tables = _tables("owner")
    return sum(
        session.scalar(select(func.count()).select_from(table).where(table.c.owner == owner)) or 0
        for table in tables
    )


def take_over(session: Session, browser: str, account: str) -> int:
    """Give an account all that a browser's owner keeps; returns how many things that were. Raises NotFoundError."""
    hold_owner(session, owner_of(account))
    taken = count_of(session, browser)
    for table in _tables("owner"):
        session.execute(update(table).where(table.c.owner == browser).values(owner=owner_of(account)))
    audit.record(session, account, "things of a browser taken over", account, str(taken))
    return taken


def everything(session: Session, account: str) -> dict[str, Any]:
    """Return all rows that are somebody's, by table, as they are kept, and what else her pages show.

    Left out are secrets, their hashes, and the ids of other accounts, which would tell whose two things are one's.
    """
    whole = {"account": _rows(session, AccountRow.__table__, "id", account)}
    whole |= {table.name: _rows(session, table, "account", account) for table in _tables("account")}
    whole |= {table.name: _rows(session, table, "owner", owner_of(account)) for table in _tables("owner")}
    for part in _PARTS:
        whole[part] = [
            _plain(cast(Mapping[str, Any], row))
            for row in session.execute(_parts(part, owner_of(account))).mappings()
        ]
    # The secret of a second factor that is not on yet.
    whole["links"] = [row for row in whole["links"] if row["purpose"] != "set-up"]
    whole |= {name: rows(session, account) for name, rows in _ALSO.items()}
    whole["audit"] = [vars(entry) for entry in audit.entries(session, account, 100_000)]
    return whole


def delete_everything(session: Session, account: str, by: str, why: str = "") -> None:
    """Delete an account with all that is kept of it; what stays are entries of the audit log, with a random id."""
    hold(session, account)
    for tell in _LEAVING:
        tell(session, account)
    hiding(session, account)
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
    # So does one to a provider, with the account that gets a further way to sign in.
    session.execute(delete(LinkRow).where(LinkRow.content.contains(account)))
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
    wanted = [each for each in table.c if each.name == "account" or not _names_account(each)]
    rows = session.execute(select(*wanted).where(table.c[column] == value)).mappings()
    return [_plain(cast(Mapping[str, Any], row)) for row in rows]


def _names_account(column: Column[Any]) -> bool:
    return any(key.target_fullname == "accounts.id" for key in column.foreign_keys)


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
