"""Passwords: kept as argon2id, refused where they are easily guessed, and compared in the same time for everybody."""

import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from flask_babel import gettext as _
from zxcvbn import zxcvbn

LEAST, MOST = 10, 200
_GUESSED_LETTERS = 32
"""Guessing at more takes seconds where signs stand for letters, and says nothing new of a long password."""
_LEAST_SCORE = 2
"""Of zxcvbn's 0 to 4: it takes more than a million guesses."""
_HASHER = PasswordHasher()
# Each takes 64 MB: a crowd that signs in waits instead of filling the memory.
_AT_ONCE = threading.BoundedSemaphore(4)


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    with _AT_ONCE:
        return _HASHER.hash(password[:MOST])


def matches(kept: str | None, password: str) -> bool:
    """Tell whether a password is the kept one; where none is kept it takes as long and is wrong."""
    try:
        with _AT_ONCE:
            right = _HASHER.verify(kept or _nobodys(), password[:MOST])
    except (Argon2Error, InvalidHashError):
        return False
    return right and kept is not None


def is_outdated(kept: str) -> bool:
    """Tell whether a password was hashed with weaker parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


def fault_of(password: str, *others: str) -> str | None:
    """Return why a password cannot be taken, in a sentence; None for a good one.

    `others` is what an attacker knows too: the address and the name.
    """
    if len(password) < LEAST:
        return _(
            "A password has at least %(least)s characters. Four words that do not belong together are good.",
            least=LEAST,
        )
    if len(password) > MOST:
        return _("A password has at most %(most)s characters.", most=MOST)
    if zxcvbn(password[:_GUESSED_LETTERS], user_inputs=list(others))["score"] < _LEAST_SCORE:
        return _(
            "This password is among the first that somebody would try. Four words that do not belong together are "
            "better."
        )
    return None


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody has this password")
