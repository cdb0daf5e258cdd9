"""Accounts: made, found and changed. Whoever calls has made sure that it may be done."""

from dataclasses import dataclass
from typing import Literal, cast, get_args

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from ...cypher.errors import NotFoundError
from ..plain_text import plain_line
from ..store.contents import now
from . import audit
from .passwords import hashed
from .proofs import new_id
from .tables import AccountRow, IdentityRow

Role = Literal["reader", "owner", "moderator", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
NAME_LETTERS = 100


@dataclass(frozen=True)
class Account:
    """Somebody who signs in."""

    id: str
    name: str
    email: str | None
    role: Role
    created: str
    """UTC, ISO."""
    has_password: bool
    has_factor: bool
    suspended: str | None = None
    """Since when a moderator keeps her out: UTC, ISO; None for everybody else."""
    language: str | None = None
    """Of the mails to her; None before she has opened a page."""

    def may(self, role: Role) -> bool:
        """Tell whether she has a role or a higher one: reader, owner, moderator, admin."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True)
class Identity:
    """How a provider calls somebody."""

    issuer: str
    subject: str
    created: str


def address(text: str) -> str | None:
    """Return an e-mail address as it is kept and compared; None where the text is none."""
    try:
        found = validate_email(text.strip(), check_deliverability=False)
    except EmailNotValidError:
        return None
    return found.normalized.lower()


def tidy_name(text: str) -> str:
    """Return a name without what cannot be seen, which could turn the text around it; "" where none would be seen."""
    return plain_line(text)[:NAME_LETTERS]


def add_account(
    session: Session,
    name: str,
    email: str | None,
    password: str | None,
    role: Role = "reader",
    by: str | None = None,
) -> Account:
    """Make an account whose address, if any, has been confirmed; a taken address raises IntegrityError."""
    row = AccountRow(new_id(), name, email, hashed(password) if password else None, role, now())
    session.add(row)
    session.flush()
    audit.record(session, by or row.id, "account made", row.id, role)
    return account_of_row(row)


def account_of_row(row: AccountRow) -> Account:
    """Return what may be known of an account."""
    return Account(
        row.id,
        row.name,
        row.email,
        cast(Role, row.role),
        row.created,
        has_password=row.password is not None,
        has_factor=row.factor is not None,
        suspended=row.suspended,
        language=row.language,
    )


def row_of(session: Session, id: str) -> AccountRow:
    """Return the row of an account that is there; raises NotFoundError where it was deleted."""
    row = session.get(AccountRow, id)
    if row is None:
        raise NotFoundError(_("This account is not there any more."))
    return row


def row_by_email(session: Session, email: str) -> AccountRow | None:
    """Return the row of the account with an address, as `address` gives it."""
    return session.scalar(select(AccountRow).where(AccountRow.email == email))


def set_password(session: Session, id: str, password: str, by: str | None = None) -> None:
    """Give an account another password; whoever calls ends its sessions."""
    row_of(session, id).password = hashed(password)
    audit.record(session, by or id, "password changed", id)


def hash_anew(session: Session, id: str, password: str) -> None:
    """Keep the same password by today's parameters."""
    row_of(session, id).password = hashed(password)


def set_role(session: Session, id: str, role: Role, by: str, why: str) -> None:
    """Let an account be more or less than it was."""
    row_of(session, id).role = role
    audit.record(session, by, f"role {role}", id, why)


def identities_of(session: Session, id: str) -> list[Identity]:
    """Return by which providers somebody may sign in, the first one first."""
    rows = session.scalars(
        select(IdentityRow)
        .where(IdentityRow.account == id)
        .order_by(IdentityRow.created, IdentityRow.subject)
    )
    return [Identity(row.issuer, row.subject, row.created) for row in rows]
