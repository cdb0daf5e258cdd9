"""Five readers of one site, with something of the owner's of every kind, for tests that walk over all routes."""

import re
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from peergraph.app.api.describing import api_document
from peergraph.app.counts import get_counts

from .route_rows import Row
from .routes_public import AUTHOR
from .someone import Someone, post_of, store_of
from .walking_own import claims, following, invitations, profile, queries, removals, session

ACTORS = ("stranger", "other", "owner", "moderator", "admin")
COOKIES = ("signed_in", "browser")


@dataclass
class World:
    """The site, its readers, and what they have made; `again` brings back how it was."""

    app: Flask
    file: Path
    people: dict[str, Someone] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    kept: sqlite3.Connection = field(
        default_factory=lambda: sqlite3.connect(":memory:", check_same_thread=False)
    )

    def ask(self, actor: str, method: str, path: str, **options: Any) -> TestResponse:
        """Send a request as one of the readers, who is signed in as at first whatever she has sent before."""
        client = self.app.test_client()
        client.environ_base |= self.people[actor].client.environ_base
        for name, value in self.cookies[actor].items():
            client.set_cookie(name, value)
        return client.open(path.format(**self.names), method=method, **options)

    def write(self, actor: str, row: Row, **changes: str) -> TestResponse:
        """Send what a route's own page would send, as one of the readers."""
        if row.guard == "json":
            return self.ask(actor, "POST", row.path, json=self.example(row.path.partition("?")[0]))
        data = {"csrf_token": self.tokens[actor], **self.form(row), **changes}
        return self.ask(actor, "POST", row.path, data=data)

    def form(self, row: Row) -> dict[str, str]:
        """Return what a form holds, besides its token."""
        return {name: value.format(**self.names) for name, value in row.form.items()}

    def example(self, path: str) -> Any:
        """Return the body that the API's own description gives as an example."""
        with self.app.app_context():
            body = api_document(self.app)["paths"][path]["post"]["requestBody"]
        return body["content"]["application/json"]["example"]

    def again(self) -> None:
        """Let the store be as it was, and nobody have tried too often."""
        post_of(self.app).wait()
        with sqlite3.connect(self.file) as live:
            self.kept.backup(live)
        live.close()
        with self.app.app_context(), get_counts().writing() as counts:
            counts.execute("DELETE FROM counts")

    def keep(self) -> None:
        """Remember how it is now."""
        for actor, someone in self.people.items():
            found = {name: someone.client.get_cookie(name) for name in COOKIES}
            self.cookies[actor] = {name: cookie.value for name, cookie in found.items() if cookie}
        with sqlite3.connect(self.file) as live:
            live.backup(self.kept)
        live.close()


def new_world(app: Flask, file: Path, script: str = "") -> World:
    """Return a site with five readers, on which the owner has something of everything that somebody can have.

    `script` stands in each text that somebody has written.
    """
    world = World(app, file, names={"script": script})
    for number, actor in enumerate(ACTORS):
        world.people[actor] = Someone(app, f"192.0.2.{number + 1}")
        if actor != "stranger":
            world.people[actor].sign_up(f"{actor}@example.org", actor.title() + script)
        world.tokens[actor] = world.people[actor].token("/account/sign-in")
    for actor in ("moderator", "admin"):
        world.people[actor].has_role(actor)
    world.people["owner"].owns(AUTHOR)
    world.names |= {"token": "x" * 43, "owner": world.people["owner"].account}
    world.names |= _public_things(world)
    for make in (queries, session, claims, profile, removals, invitations, following):
        world.names |= make(world.people, world.names)
    world.keep()
    store_of(app).close()
    return world


def _public_things(world: World) -> dict[str, str]:
    stranger = world.people["stranger"]
    view = stranger.client.post("/api/v1/views", json=world.example("/api/v1/views")).json
    taken = stranger.client.post("/api/v1/snapshots", json=world.example("/api/v1/snapshots")).json
    version = re.search(r"/scripts/([^/]+)/", stranger.get(f"/authors/{AUTHOR}").text)
    assert view
    assert taken
    return {"view": view["id"], "snapshot": taken["id"], "version": version[1] if version else ""}
