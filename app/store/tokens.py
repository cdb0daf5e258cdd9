"""Tokens for scripts: a random text that is shown once, of which only the SHA-256 is kept."""

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass
from hmac import compare_digest
from typing import Literal, get_args

from sqlalchemy import select

from ...cypher.errors import NotFoundError, PeergraphError
from .contents import now
from .engine import Store
from .tables import TokenRow

Scope = Literal["read", "cypher", "export", "queries"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
PER_MINUTE = 6_000
ID_BYTES, SECRET_BYTES = 7, 32
_TOKEN = re.compile(r"pg_([a-z2-7]{12})_[A-Za-z0-9_-]{43}")


class BadToken(PeergraphError):
    """A request carries a token that is not, or no longer, accepted; it is not answered as an anonymous one."""

    code = "bad_token"
    status = 401


@dataclass(frozen=True)
class Token:
    """What is known of a token."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    per_minute: int
    """Requests that it may send a minute."""
    created: str
    expires: str | None
    """From when on it is refused: UTC, ISO; None for never."""
    revoked: str | None

    @property
    def state(self) -> Literal["valid", "expired", "revoked"]:
        """Whether it is accepted now, and why not."""
        if self.revoked:
            return "revoked"
        return "expired" if self.expires and self.expires <= now() else "valid"


@dataclass(frozen=True)
class TokenWish:
    """What a new token shall be."""

    name: str
    scopes: tuple[Scope, ...] = ("read",)
    expires: str | None = None
    per_minute: int = PER_MINUTE


def add_token(store: Store, wish: TokenWish) -> str:
    """Make a token and return its text, which nobody can read again; raises StoreUnavailable."""
    id = base64.b32encode(secrets.token_bytes(ID_BYTES)).decode().lower()[:12]
    text = f"pg_{id}_{secrets.token_urlsafe(SECRET_BYTES)}"
    with store.session() as session:
        session.add(
            TokenRow(
                id,
                wish.name,
                _digest(text),
                " ".join(wish.scopes),
                wish.per_minute,
                now(),
                wish.expires,
                revoked=None,
            )
        )
    return text


def list_tokens(store: Store) -> list[Token]:
    """Return all tokens, the newest first; raises StoreUnavailable."""
    with store.session() as session:
        rows = session.scalars(select(TokenRow).order_by(TokenRow.created.desc(), TokenRow.id))
        return [_token(row) for row in rows]


def revoke_token(store: Store, id: str) -> Token:
    """Let a token be refused from now on; raises NotFoundError and StoreUnavailable."""
    with store.session() as session:
        row = session.get(TokenRow, id)
        if row is None:
            raise NotFoundError(f"There is no token {id[:40]!r}: `peergraph tokens list` shows the ids.")
        row.revoked = row.revoked or now()
        return _token(row)


def check_token(store: Store, text: str) -> Token:
    """Return the token that a request carries.

    Raises BadToken where there is none such, or it is expired or revoked, and StoreUnavailable.
    """
    shaped = _TOKEN.fullmatch(text)
    if not shaped:
        raise BadToken("This is no token of Peergraph: one looks like pg_<12 letters>_<43 letters>.")
    with store.session() as session:
        row = session.get(TokenRow, shaped[1])
        # The id is no secret; the rest is compared in a time that does not tell how much of it was right.
        known = compare_digest(row.sha256 if row else "", _digest(text))
        token = _token(row) if row and known else None
    if token is None:
        raise BadToken("This token is not known here.")
    if token.state != "valid":
        raise BadToken(f"This token is {token.state} since {token.revoked or token.expires}.")
    return token


def _digest(text: str) -> str:
    # 256 random bits cannot be guessed, so that one round of a quick hash is enough.
    return hashlib.sha256(text.encode()).hexdigest()


def _token(row: TokenRow) -> Token:
    scopes: tuple[Scope, ...] = tuple(scope for scope in SCOPES if scope in row.scopes.split())
    return Token(row.id, row.name, scopes, row.per_minute, row.created, row.expires, row.revoked)
