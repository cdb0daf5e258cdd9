"""Random texts that prove something, and what is kept of them."""

import base64
import hashlib
import secrets

from .tables import ID_LETTERS


def new_secret() -> str:
    """Return 256 random bits as 43 letters for a cookie or an address."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Return what is kept of a secret. It cannot be guessed, so that one round of a quick hash is enough."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def new_id() -> str:
    """Return 80 random bits as 16 letters and digits, for what has to be named and is no secret."""
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()[:ID_LETTERS]
