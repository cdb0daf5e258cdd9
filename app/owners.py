"""Who is asking: the bearer of a token, a browser that keeps a key, or nobody in particular.

    Authorization: Bearer pg_...   a script; a token that is not accepted is refused with 401, whatever is asked
    cookie `browser`               a person who has kept something here; the key is made with the first thing kept

What somebody keeps belongs to an owner. Writes of a browser are guarded against other sites, those of a script need
no guard: no other site can add a token to a request.
"""

from dataclasses import dataclass
from typing import cast

from flask import Flask, Request, g, request

from ..cypher.errors import PeergraphError
from .browser_keys import browser_key, check_write, key_digest, key_or_new
from .store.bounds import network_of
from .store.current import get_store
from .store.tokens import BadToken, Scope, Token, check_token


class WrongScope(PeergraphError):
    """A token is used for what it was not made for."""

    code = "wrong_scope"
    status = 403


@dataclass(frozen=True)
class Owner:
    """Somebody to whom kept things can belong."""

    id: str
    """`token:<id>` or `browser:<SHA-256 of its key>`; no secret."""


def register(app: Flask) -> None:
    """Look at the token of every request before anything else is done for it."""
    app.before_request(_look)


def current_token() -> Token | None:
    """Return the token that this request carries; None for a request without one. Raises BadToken, StoreUnavailable."""
    if "token" not in g:
        given = _bearer(request)
        g.token = None if given is None else check_token(get_store(), given)
    return cast(Token | None, g.token)


def current_owner() -> Owner | None:
    """Return who is asking; None for a stranger. A request that carries a token is its bearer's, cookies or not."""
    if token := current_token():
        return Owner(f"token:{token.id}")
    key = browser_key()
    return Owner(f"browser:{key_digest(key)}") if key else None


def owner_or_new() -> Owner:
    """Return whose the thing is that this request writes; a browser gets its key with the answer to its first write.

    Call it before anything is written: raises WriteRefused where a browser's write may come from another site.
    """
    if token := current_token():
        return Owner(f"token:{token.id}")
    check_write()
    return Owner(f"browser:{key_digest(key_or_new())}")


def require_scope(scope: Scope) -> None:
    """Raise WrongScope where this request carries a token that was not made for `scope`; without one all pass."""
    token = current_token()
    if token and scope not in token.scopes:
        raise WrongScope(
            f"This token may not be used for {scope}: it was made for {', '.join(token.scopes) or 'nothing'}."
        )


def client_of(asked: Request) -> str:
    """Return whose requests are counted together: `token:<id>`, or the network that an anonymous one comes from."""
    token = current_token() if asked.headers.get("Authorization") else None
    return f"token:{token.id}" if token else network_of(asked.remote_addr or "unknown")


def _look() -> None:
    current_token()


def _bearer(asked: Request) -> str | None:
    """Return what stands behind `Bearer`; None where the header is absent or of another kind, as a proxy's may be."""
    kind, _, value = asked.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer":
        return None
    if not value.strip():
        raise BadToken("The header Authorization says Bearer and holds no token.")
    return value.strip()
