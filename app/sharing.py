"""Scripts of any site may read the API; none may do so with a reader's cookies, and none may write."""

from flask import Flask, Response, request

METHODS = "GET, HEAD"
HEADERS = "Accept, Accept-Language, Authorization, If-None-Match, X-Request-Id"
EXPOSED = "ETag, Link, Retry-After, X-Request-Id"
AGE = 24 * 3600


def register(app: Flask) -> None:
    """Say with each answer of the API to a read that any origin may have it, and with none that cookies may come."""
    app.after_request(_share)


def _share(response: Response) -> Response:
    if not request.path.startswith("/api/v1/"):
        return response
    if request.method in ("GET", "HEAD"):
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = EXPOSED
    elif request.method == "OPTIONS" and request.headers.get(
        "Access-Control-Request-Method"
    ) in METHODS.split(", "):
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Allow-Methods"] = METHODS
        response.headers["Access-Control-Allow-Headers"] = HEADERS
        response.headers["Access-Control-Max-Age"] = str(AGE)
    return response
