"""What holds for every request to the API: what a token may be used for, and how often one client may ask."""

from typing import cast

from flask import Flask, current_app, request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from ...cypher.errors import PeergraphError
from ..context import get_settings
from ..freshness import depend_on_data
from ..owners import client_of, current_token, require_scope
from .operations import operation_of

_KEY = "peergraph-api-rates"


class TooManyRequests(PeergraphError):
    """A client asks more often than it may; it may again later."""

    code = "too_many_requests"
    status = 429


def register(app: Flask) -> None:
    """Hold the bounds, and let the answers that depend on the graph alone have ETags; routes must be known by now."""
    app.extensions[_KEY] = SlidingWindowCounterRateLimiter(MemoryStorage())
    app.before_request(_hold)
    depend_on_data(app, _by_data(app))


def _by_data(app: Flask) -> list[str]:
    found = {endpoint: operation_of(view) for endpoint, view in app.view_functions.items()}
    return [endpoint for endpoint, operation in found.items() if operation and operation.by_data]


def _hold() -> None:
    if not request.path.startswith("/api/v1/"):
        return
    token = current_token()
    most = token.per_minute if token else get_settings().api_per_minute
    rates = cast(SlidingWindowCounterRateLimiter, current_app.extensions[_KEY])
    if not rates.hit(RateLimitItemPerMinute(most), client_of(request)):
        whose = "with this token" if token else "from your network"
        raise TooManyRequests(f"More than {most:,} requests a minute came {whose}. Wait a minute.")
    operation = operation_of(current_app.view_functions.get(request.endpoint or "", _hold))
    if operation:
        require_scope(operation.scope)
