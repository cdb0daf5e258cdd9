"""Something of everything that somebody can have here, made by its own pages, for the walk over all routes."""

import re
from io import BytesIO

from flask import Flask
from PIL import Image

from peergraph.app.accounts.links import keep_link

from .routes_own import FOURTH, PROFILES, THIRD
from .routes_public import AUTHOR, OTHER
from .someone import Someone, sql, store_of

Names = dict[str, str]
People = dict[str, Someone]
HERS = {
    "A query of the owner": ("owner",),
    "Shall we write together?": ("owner",),
    "It is me, look at my page": ("owner", "moderator", "admin"),
    "They spell me so": ("owner", "moderator", "admin"),
    "It insults people": ("other", "moderator", "admin"),
    "owner@example.org": ("owner", "admin"),
    "guest0@example.org": (),
}
"""What is not for everybody, and who may read it, besides those who are not on the walk."""


def queries(people: People, names: Names) -> Names:
    """A private query of the owner, and a public one that somebody has reported."""
    owner, made = people["owner"], {}
    for name in ("query", "public"):
        saved = owner.send("/q", "/q/new", title=f"A {name} of the owner{names['script']}", query="RETURN 1")
        made[name] = last(saved.headers["Location"])
    owner.send(f"/q/{made['public']}/visibility", "/account", visibility="public")
    people["other"].send(f"/report/query/{made['public']}", words=f"It insults people{names['script']}")
    return {**made, "report": newest(owner.app, "reports")}


def session(people: People, _names: Names) -> Names:
    """Another browser in which the owner is signed in."""
    Someone(people["owner"].app, "192.0.2.9").sign_in("owner@example.org")
    return {"session": people["owner"].session_ids[0]}


def claims(people: People, names: Names) -> Names:
    """A claim of the owner that waits, and one that a moderator has refused."""
    owner, made = people["owner"], {}
    for name, author in (("claim", THIRD), ("refused", FOURTH)):
        begun = owner.send(f"/authors/{author}/claim")
        made[name] = last(begun.headers["Location"])
        owner.send(
            f"/claims/{made[name]}/request",
            f"/claims/{made[name]}",
            words=f"It is me, look at my page{names['script']}",
        )
    case = f"/moderation/claims/{made['refused']}"
    people["moderator"].send(case, decision="refuse", reason=f"Nothing shows it.{names['script']}")
    return made


def profile(people: People, names: Names) -> Names:
    """What the owner says of herself, her photo, and a correction that waits."""
    owner, photo = people["owner"], BytesIO()
    Image.new("RGB", (64, 64), "teal").save(photo, "PNG")
    page = f"/authors/{AUTHOR}/edit"
    form = PROFILES["POST /authors/<path:id>/edit"].form
    owner.send(page, **{name: text + names["script"] * (name != "url_0") for name, text in form.items()})
    file = (BytesIO(photo.getvalue()), "me.png")
    sent = owner.client.post(
        f"/authors/{AUTHOR}/photo", data={"csrf_token": owner.token(page), "photo": file}
    )
    assert sent.status_code == 303, sent.text
    owner.send(
        f"{page}/corrections/new",
        f"{page}/corrections/new?about=name",
        about="name",
        says=f"Xu{names['script']}",
        words=f"They spell me so{names['script']}",
    )
    work = re.search(r'name="paper" value="([^"]+)"', owner.get(f"{page}/works").text)
    return {"correction": newest(owner.app, "corrections"), "work": work[1] if work else ""}


def removals(people: People, names: Names) -> Names:
    """A request of the owner that waits, and one that is done as far as the store knows."""
    owner, made = people["owner"], {}
    for name, author in (("removal", THIRD), ("removed", FOURTH)):
        asked = owner.send(f"/authors/{author}/removal", words=f"It is me, look at my page{names['script']}")
        made[name] = last(asked.headers["Location"])
    done = "UPDATE removals SET state = 'done', author = '', words = '' WHERE id = :id"
    sql(owner.app, done, id=made["removed"])
    return made


def invitations(people: People, names: Names) -> Names:
    """One that the owner has received, one that she has sent, a conversation, and somebody whom she has blocked."""
    owner, app = people["owner"], people["owner"].app
    guests = [
        Someone(app, f"192.0.2.{20 + n}").sign_up(f"guest{n}@example.org", f"Guest {n}{names['script']}")
        for n in range(3)
    ]
    guests[2].owns(OTHER)
    received, talk = (invite(guest, AUTHOR, names) for guest in guests[:2])
    sent = invite(owner, OTHER, names)
    owner.send(f"/invitations/{talk}/answer", f"/invitations/{talk}", answer="accept")
    message = sql(app, "SELECT min(id) FROM invitation_messages WHERE invitation = :talk", talk=talk)[0][0]
    block = "INSERT INTO invitation_blocks (id, account, blocked, created) VALUES ('block', :owner, :guest, '2026')"
    sql(app, block, owner=names["owner"], guest=guests[2].account)
    return {"received": received, "talk": talk, "sent": sent, "message": str(message), "block": "block"}


def following(people: People, names: Names) -> Names:
    """Somebody whom the owner follows, her feed, and the link that ends her mails."""
    owner, secret = people["owner"], "unsubscribe" * 4
    owner.send("/following/add", f"/authors/{OTHER}", kind="author", id=OTHER)
    owner.send("/following/shows", "/following", shows="1")
    shown = owner.send("/following/feed", "/following").text
    with store_of(owner.app).session() as session:
        keep_link(session, "digest", secret, names["owner"])
    feed = re.search(r"feed\.atom\?token=([\w-]+)", shown)
    return {"feed": feed[1] if feed else "", "unsubscribe": secret}


def invite(someone: Someone, author: str, names: Names) -> str:
    """Invite the owner of a record and return the invitation's id."""
    words = f"Shall we write together?{names['script']}"
    sent = someone.send(f"/authors/{author}/invite", purpose="paper", words=words)
    return last(sent.headers["Location"])


def last(address: str) -> str:
    """Return what an address ends with."""
    return address.rpartition("/")[2]


def newest(app: Flask, table: str) -> str:
    """Return the id of the newest row of a table."""
    return str(sql(app, f"SELECT id FROM {table} ORDER BY created DESC")[0][0])
