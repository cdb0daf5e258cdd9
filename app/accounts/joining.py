"""Accounts as a part of the app."""

from flask import Flask

from ...cypher.settings import Settings
from . import actions, browsers, post, speaking
from .pages import accounts, provider


def add_accounts(app: Flask, settings: Settings, *, development: bool) -> None:
    """Give the app its pages of accounts and let all others know who is signed in; raises SettingsError."""
    browsers.register(app)
    speaking.register(app)
    actions.register(app)
    post.register(app, settings, development)
    provider.register(app, settings)
    app.register_blueprint(accounts)
