"""The store of the app that serves a request, and its one way to write."""

from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app, request

from ...cypher.settings import Settings
from ..counts import Counts
from .bounds import WriteBounds
from .engine import Store, open_store

_KEY = "peergraph-store"


@dataclass(frozen=True)
class Keeping:
    """The store of one app, and what its clients may write."""

    store: Store
    bounds: WriteBounds


def keep_store(app: Flask, settings: Settings, counts: Counts) -> None:
    """Let the app's requests find the store; nothing is opened before its first use."""
    bounds = WriteBounds(settings.writes_per_minute, settings.store_megabytes, counts)
    app.extensions[_KEY] = Keeping(open_store(settings), bounds)


def get_store() -> Store:
    """Return the store of the app that serves this request."""
    return cast(Keeping, current_app.extensions[_KEY]).store


def get_bounds() -> WriteBounds:
    """Return what clients of the app that serves this request may write."""
    return cast(Keeping, current_app.extensions[_KEY]).bounds


def client() -> str:
    """Return the address that this request came from."""
    return request.remote_addr or "unknown"
