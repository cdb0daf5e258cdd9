"""The API's blueprint, apart from its modules so that each can import it."""

from flask import Blueprint

api = Blueprint("api", __name__, url_prefix="/api/v1")
