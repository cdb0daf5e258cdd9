"""Who sends the power query of this request, and what counts the queries of all clients of its app."""

from typing import cast

from flask import Flask, current_app, request

from ...cypher.settings import Settings
from ..owners import client_of
from .client import Client
from .door import Door
from .ledger import Ledger
from .limits import Bounds

_KEY = "peergraph-door"
WAIT_LONGER = 1.0
"""Seconds that a query waits for a place beyond what the one before it may take."""


def keep_door(app: Flask, settings: Settings) -> None:
    """Let the app's requests find what counts their queries; nothing is opened before the first."""
    app.extensions[_KEY] = Door(
        Ledger(settings.home),
        Bounds(
            at_once=settings.console_at_once,
            per_client=settings.console_per_client,
            queue=settings.console_queue,
            patience=settings.console_timeout + WAIT_LONGER,
            per_minute=settings.console_per_minute,
            seconds_per_minute=settings.console_seconds_per_minute,
            most_rows=settings.console_most_rows,
        ),
    )


def current_client() -> Client:
    """Return who sends this request: the bearer of its token, or the network that it comes from."""
    return Client(client_of(request), cast(Door, current_app.extensions[_KEY]))
