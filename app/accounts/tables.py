"""The tables of accounts. Change them together with a new file in `store/migrations/versions`."""

from typing import Annotated

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..store.tables import Base

ID_LETTERS = 16
TIME = String(25)
"""UTC, ISO, to the second."""
DIGEST = String(64)
"""A SHA-256 in hexadecimal digits."""


Whose = Annotated[str, mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)]
"""The id of an account, with which the row goes."""


class AccountRow(Base):
    """Somebody who signs in; there is none before her address or her provider has confirmed her."""

    __tablename__ = "accounts"
    __table_args__ = (
        CheckConstraint("role IN ('reader', 'owner', 'moderator', 'admin')", name="ck_accounts_role"),
    )

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    """Random; the only thing of an account that others keep."""
    name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    """In lower case; None where a provider gave none."""
    password: Mapped[str | None] = mapped_column(String(200))
    """argon2id, with its parameters and salt; None where a provider signs her in."""
    role: Mapped[str] = mapped_column(String(10))
    created: Mapped[str] = mapped_column(TIME)
    factor: Mapped[str | None] = mapped_column(String(64), default=None)
    """The secret of the second factor, in base 32; None without one."""
    factor_step: Mapped[int | None] = mapped_column(default=None)
    """The 30 seconds whose code was used last, counted from 1970: no code is taken twice."""
    suspended: Mapped[str | None] = mapped_column(TIME, default=None, index=True)
    """Since when a moderator keeps her out and shows nothing of hers; None for everybody else."""
    suspended_why: Mapped[str] = mapped_column(Text, default="")
    """The moderator's reason, for her; "" without one."""
    language: Mapped[str | None] = mapped_column(String(8), default=None)
    """Of the mails to her; None before she has opened a page."""


class IdentityRow(Base):
    """How a provider calls somebody."""

    __tablename__ = "identities"

    issuer: Mapped[str] = mapped_column(String(200), primary_key=True)
    subject: Mapped[str] = mapped_column(String(255), primary_key=True)
    """At ORCID the ORCID iD."""
    account: Mapped[Whose]
    created: Mapped[str] = mapped_column(TIME)


class SessionRow(Base):
    """A browser in which somebody is signed in."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(String(ID_LETTERS), primary_key=True)
    """What names it in the list of sessions; no secret."""
    sha256: Mapped[str] = mapped_column(DIGEST, unique=True)
    """Of the secret in the browser's cookie."""
    account: Mapped[Whose]
    browser: Mapped[str] = mapped_column(String(60))
    """Such as "Firefox, Linux"."""
    created: Mapped[str] = mapped_column(TIME)
    """When she proved who she is."""
    seen: Mapped[str] = mapped_column(TIME)
    """When it was last used, to ten minutes."""
    lasting: Mapped[bool]
    """True where she asked to stay signed in."""


class LinkRow(Base):
    """Something begun that somebody ends with a secret: a link in a mail, a sign-in half done."""

    __tablename__ = "links"

    sha256: Mapped[str] = mapped_column(DIGEST, primary_key=True)
    """Of the secret."""
    purpose: Mapped[str] = mapped_column(String(10))
    account: Mapped[Whose | None]
    """None for a link to sign up, and for a sign-in by a provider."""
    content: Mapped[str] = mapped_column(String(2_000))
    """The address it was sent to; JSON of what else has to be remembered."""
    expires: Mapped[str] = mapped_column(TIME, index=True)


class RecoveryRow(Base):
    """A recovery code that was not used yet."""

    __tablename__ = "recovery_codes"

    sha256: Mapped[str] = mapped_column(DIGEST, primary_key=True)
    account: Mapped[Whose]


class AuditRow(Base):
    """Something that was done; the database itself refuses to change or delete one."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True, init=False)
    at: Mapped[str] = mapped_column(TIME)
    actor: Mapped[str] = mapped_column(String(60))
    """The id of an account, `operator` for somebody at the server, or `peergraph` for the program itself."""
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(200))
    """What it was done to, such as the id of an account; no name and no address."""
    why: Mapped[str] = mapped_column(String(500))
