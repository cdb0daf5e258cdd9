"""The web application: pages for people and the same objects as JSON."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from ..cypher.graph import Graph
from ..cypher.settings import Settings
from . import (
    assets,
    browser_keys,
    compressing,
    context,
    errors,
    freshness,
    headers,
    health,
    languages,
    owners,
    punctuation,
    requests,
    sharing,
)
from .accounts.joining import add_accounts
from .api import api, bounds
from .claims.pages import claims
from .console.current import keep_door
from .counts import keep_counts
from .following.pages import following, opened
from .invitations.pages import invitations
from .measures import measure_pages as measure_pages
from .moderation.pages import moderation
from .pages import by_data, pages
from .profiles import stated as stated
from .profiles.pages import photos, profiles
from .removals.pages import removals
from .store.current import keep_store
from .suggested.pages import suggested
from .trust import ledger_pages as ledger_pages

# The pages of nobody in particular and the API come last.
BLUEPRINTS = (
    moderation,
    invitations,
    claims,
    profiles,
    photos,
    removals,
    suggested,
    following,
    opened,
    pages,
    api,
)


def create_app(settings: Settings, graph: Graph, *, development: bool = False) -> Flask:
    """Return the application that shows `graph`; nothing is read from it before the first request.

    In development, mails that no server is named for are shown at /dev/mail instead; raises SettingsError.
    """
    app = Flask(__name__, instance_path=str(settings.home.absolute()))
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    # Identifiers are parts of paths, and a DOI may hold two slashes in a row, as every pasted URL does.
    app.url_map.merge_slashes = False
    context.keep_context(app, graph, settings)
    keep_store(app, settings, keep_counts(app, settings))
    keep_door(app, settings)
    for part in (
        compressing,
        requests,
        sharing,
        owners,
        browser_keys,
        headers,
        languages,
        punctuation,
        assets,
        errors,
        health,
    ):
        part.register(app)
    add_accounts(app, settings, development=development)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    # Who asks too often is refused before an answer that has not changed is looked for.
    for part in (bounds, freshness, by_data):
        part.register(app)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)
    return app
