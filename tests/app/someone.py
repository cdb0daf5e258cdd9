"""What tests with accounts share: somebody at a browser, and the mail that she gets."""

import html
import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from peergraph.app.accounts.post import Letter, Outbox, Post
from peergraph.app.store.engine import Store

PASSWORD = "purple walrus sings nicely"
ADA = "ada@example.org"
PHONE = {"width": 390, "height": 844}


@dataclass
class Someone:
    """Somebody at a browser of her own, who sends forms as the pages give them to her."""

    app: Flask
    network: str = "192.0.2.1"
    agent: str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()
        self.client.environ_base |= {"REMOTE_ADDR": self.network, "HTTP_USER_AGENT": self.agent}

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.client.get(path, **options)

    def token(self, page: str) -> str:
        """Return what a form on that page sends to show that it is ours."""
        return re.search(r'name="csrf_token" value="([^"]*)"', self.get(page).text)[1]  # type: ignore[index]

    def send(self, path: str, page: str | None = None, **data: str) -> TestResponse:
        """Send a form that stands on a page, or at the address that it is sent to."""
        return self.client.post(path, data={"csrf_token": self.token(page or path), **data})

    def sign_up(self, email: str = ADA, name: str = "Ada") -> "Someone":
        self.send("/account/sign-up", email=email)
        link = link_in(mail(self.app)[-1])
        made = self.send(
            link.partition("?")[0], link, token=link.partition("token=")[2], name=name, password=PASSWORD
        )
        assert made.status_code == 303, made.text
        return self

    def sign_in(self, email: str = ADA, password: str = PASSWORD, **more: str) -> TestResponse:
        return self.send("/account/sign-in", email=email, password=password, **more)

    @property
    def account(self) -> str:
        """Return the id of her account, which nobody is shown."""
        name = json.loads(self.get("/account/export").text)["account"][0]["id"]
        return str(name)

    def owns(self, author: str) -> "Someone":
        """Let her claim of a record be verified, as a moderator would."""
        values = {"id": f"test{author}"[-16:], "author": author, "account": self.account}
        sql(
            self.app,
            "INSERT INTO claims (id, author, account, state, way, detail, words, reason, created, decided) VALUES "
            "(:id, :author, :account, 'verified', 'request', '', '', '', '2026-01-02T03:04:05+00:00', "
            "'2026-01-02T03:04:05+00:00')",
            **values,
        )
        return self

    def has_role(self, role: str) -> "Someone":
        """Let her be a moderator or an administrator."""
        sql(self.app, "UPDATE accounts SET role = :role WHERE id = :id", role=role, id=self.account)
        return self

    @property
    def is_signed_in(self) -> bool:
        return self.get("/account").status_code == 200

    @property
    def session_ids(self) -> list[str]:
        """Return the ids of the sessions that her page offers to end."""
        return re.findall(r"/account/sessions/([a-z2-7]{16})/end", self.get("/account").text)


def page_of(browser: Any, address: str, who: Someone, faults: list[str], **options: Any) -> Any:
    """Open a page in a browser in which somebody is signed in; what its console complains of is a fault."""
    context = browser.new_context(base_url=address, viewport=PHONE, **options)
    for name in ("signed_in", "browser"):
        cookie = who.client.get_cookie(name)
        assert cookie is not None
        context.add_cookies([{"name": name, "value": cookie.value, "url": address}])
    page = context.new_page()
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    return page


def post_of(app: Flask) -> Post:
    return app.extensions["peergraph-post"]


def mail(app: Flask) -> list[Letter]:
    """Return all letters that the app has written."""
    post = post_of(app)
    post.wait()
    assert isinstance(post.carrier, Outbox)
    return list(post.carrier.letters)


def link_in(letter: Letter) -> str:
    """Return the path of the first link with a token in a letter."""
    parts = urlsplit(html.unescape(re.search(r"\S+\?token=\S+", letter.text)[0]))  # type: ignore[index]
    return f"{parts.path}?{parts.query}"


def store_of(app: Flask) -> Store:
    return app.extensions["peergraph-store"].store


def sql(app: Flask, statement: str, **values: Any) -> list[Any]:
    """Run a statement on the store, as its operator could, and return its rows."""
    with store_of(app).session() as session:
        done = session.execute(text(statement), values)
        return list(done) if done.returns_rows else []


def whole_store(app: Flask) -> str:
    """Return all that the store holds, as text."""
    from peergraph.app.store.tables import Base

    with store_of(app).session() as session:
        return "\n".join(
            str(tuple(row))
            for table in Base.metadata.sorted_tables
            for row in session.execute(table.select())
        )
