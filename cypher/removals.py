"""What a graph may keep of somebody who asked to be taken out of it: digests that only our key can make again.

The key is no part of the graph, which everybody may query: without it nobody can find out, from a list of public
identifiers, who has asked to be removed. Loaders and the site need the same one.
"""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol, cast

from .errors import SettingsError
from .graph import Graph
from .settings import Settings

FILE = "removals.key"


@dataclass(frozen=True)
class Removed:
    """What came of a removal."""

    records: int
    """Author records that were taken out: 0 where nothing had the identifiers, or it was done already."""
    papers: int
    """Papers on which they had a place."""


class Remover(Protocol):
    """Takes an author record out of a graph, so that no load brings it back, and lets it come back."""

    def remove(
        self,
        graph: Graph,
        removal: str,
        identifiers: Iterable[str],
        key: bytes,
        after_each: Callable[[], object] = ...,
    ) -> Removed:
        """Take out whoever has one of these identifiers; raises SettingsError where the graph knows another key.

        `after_each` is called after each transaction, of which many papers take many.
        """
        ...

    def lift(self, graph: Graph, removal: str, key: bytes) -> bool:
        """End a removal, so that the next load brings the record back; False where there is none of that id."""
        ...


def remover() -> Remover:
    """Return what the loaders offer for this, found as the command line finds its commands."""
    (point,) = entry_points(group="peergraph.removals", name="remover")
    return cast(Remover, point.load())


def removal_key(settings: Settings) -> bytes | None:
    """Return the key of removals; None where none was ever made."""
    if settings.removal_key:
        return settings.removal_key.get_secret_value().encode()
    try:
        return (settings.home / FILE).read_bytes().strip()
    except FileNotFoundError:
        return None


def removal_key_or_new(settings: Settings) -> bytes:
    """Return the key of removals, made with the first of them in PEERGRAPH_HOME."""
    key = removal_key(settings)
    if key is None:
        _write_once(settings.home / FILE, secrets.token_hex(32))
        key = removal_key(settings)
    if not key:
        raise SettingsError(f"{settings.home / FILE} holds no key of removals: put it back from a copy.")
    return key


def mark(key: bytes, *texts: str) -> str:
    """Return 128 bits of keyed BLAKE2b over some texts, in hexadecimal."""
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=16, key=key[:64]).hexdigest()


def key_mark(key: bytes) -> str:
    """Return what tells one key from another, and nothing more."""
    return mark(key, "key")


def _write_once(path: Path, text: str) -> None:
    """Write a file that only its owner reads, whole or not at all; one that is there stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text + "\n")
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    finally:
        unfinished.unlink()
