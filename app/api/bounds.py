"""What holds for every request to the API: what a token may be used for, and how often one client may ask."""

from flask import Flask, current_app, request
from limits import RateLimitItemPerMinute

from ...cypher.errors import PeergraphError
from ..context import get_settings
from ..counts import get_counts
from ..freshness import depend_on_data
from ..owners import client_of, current_token, require_scope
from ..shared_file import CannotCount
from .operations import operation_of


class TooManyRequests(PeergraphError):
    """A client asks more often than it may; it may again later."""

    code = "too_many_requests"
    status = 429


def register(app: Flask) -> None:
    """Hold the bounds, and let the answers that depend on the graph alone have ETags; routes must be known by now."""
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
    if not _counted(most):
        whose = "with this token" if token else "from your network"
        raise TooManyRequests(f"More than {most:,} requests a minute came {whose}. Wait a minute.")
    operation = operation_of(current_app.view_functions.get(request.endpoint or "", _hold))
    if operation:
        require_scope(operation.scope)


def _counted(most: int) -> bool:
    """Count this request; False where that passes what its client may ask a minute, whichever process answers."""
    try:
        return get_counts().hit_often(RateLimitItemPerMinute(most), "api", client_of(request))
    except CannotCount:
        # Who reads is not sent away because nothing can be written here.
        return True
