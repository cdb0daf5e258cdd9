"""The pages' blueprint, apart from its modules so that each can import it."""

from flask import Blueprint

pages = Blueprint("pages", __name__)
