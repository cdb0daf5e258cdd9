"""What the tests of invitations share: three people of the sample, of whom one wrote with both others."""

from flask import Flask
from werkzeug.test import TestResponse

from ..someone import Someone, sql

LIU = "sample:ai-qun-liu"
WANG = "sample:gang-wang"
KOT = "sample:alex-c-kot"
JIN = "sample:rong-jin"
WORDS = "Shall we measure this together?"


def owner(app: Flask, author: str, name: str) -> Someone:
    """Return somebody new who owns a record."""
    return Someone(app).sign_up(f"{name.lower()}@example.org", name).owns(author)


def invite(sender: Someone, author: str = KOT, words: str = WORDS, **more: str) -> TestResponse:
    return sender.send(f"/authors/{author}/invite", purpose=more.pop("purpose", "paper"), words=words, **more)


def invited(sender: Someone, author: str = KOT, **more: str) -> str:
    """Invite somebody and return the invitation's path."""
    done = invite(sender, author, **more)
    assert done.status_code == 303, done.text
    return done.headers["Location"]


def ask(sender: Someone, through: str = WANG, to: str = KOT, words: str = WORDS) -> TestResponse:
    return sender.send(f"/authors/{to}/introduction", through=through, purpose="paper", words=words)


def act(who: Someone, path: str, what: str, **data: str) -> TestResponse:
    """Send a form that stands on the page of an invitation."""
    return who.send(f"{path}/{what}", path, **data)


def state_of(app: Flask, path: str) -> str:
    (row,) = sql(app, "SELECT state FROM invitations WHERE id = :id", id=path.rpartition("/")[2])
    return row[0]


def earlier(app: Flask, days: int) -> None:
    """Let all invitations be so many days older."""
    sql(
        app,
        "UPDATE invitations SET created = datetime(created, :span) || '+00:00', "
        "decided = datetime(decided, :span) || '+00:00'",
        span=f"-{days} days",
    )
    sql(
        app,
        "UPDATE invitations SET created = replace(created, ' ', 'T'), decided = replace(decided, ' ', 'T')",
    )
