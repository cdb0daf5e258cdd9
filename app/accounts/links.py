"""What is begun here and ended elsewhere, by a secret: used once, and soon too old."""

from dataclasses import dataclass
from typing import Literal

from flask_babel import gettext as _
from sqlalchemy import delete
from sqlalchemy.orm import Session

from ...cypher.errors import UsageError
from ..store.contents import now
from .proofs import digest
from .tables import LinkRow
from .times import time_from_now

Purpose = Literal["sign-up", "reset", "address", "second", "set-up", "provider", "claim", "digest", "leaving"]
MINUTES: dict[Purpose, int] = {
    "sign-up": 24 * 60,
    "reset": 60,
    "address": 24 * 60,
    "second": 10,
    "set-up": 30,
    "provider": 10,
    "claim": 24 * 60,
    "digest": 180 * 24 * 60,
    "leaving": 15,
}


class LinkUsed(UsageError):
    """A link is used, too old, or was never sent."""

    code = "link_used"
    status = 410

    def __init__(self) -> None:
        super().__init__(_("This link was used already or is too old. Ask for a new one."))


@dataclass(frozen=True)
class Link:
    """What somebody holds the secret of."""

    account: str | None
    content: str


def keep_link(
    session: Session, purpose: Purpose, secret: str, account: str | None, content: str = ""
) -> None:
    """Let a secret end what `purpose` says, once, within its time; what is too old is forgotten meanwhile."""
    session.execute(delete(LinkRow).where(LinkRow.expires <= now()))
    session.add(LinkRow(digest(secret), purpose, account, content, time_from_now(minutes=MINUTES[purpose])))


def look_at_link(session: Session, purpose: Purpose, secret: str) -> Link:
    """Return what a secret stands for, and leave it usable; raises LinkUsed."""
    row = session.get(LinkRow, digest(secret))
    if row is None or row.purpose != purpose or row.expires <= now():
        raise LinkUsed
    return Link(row.account, row.content)


def use_link(session: Session, purpose: Purpose, secret: str) -> Link:
    """Return what a secret stands for and let nobody use it again, not even at the same moment; raises LinkUsed."""
    link = look_at_link(session, purpose, secret)
    gone = session.execute(delete(LinkRow).where(LinkRow.sha256 == digest(secret)))
    if getattr(gone, "rowcount", 0) != 1:
        raise LinkUsed
    return link


def forget_links(session: Session, account: str, *purposes: Purpose) -> None:
    """Let no link of these purposes that was sent for an account be used any more."""
    session.execute(delete(LinkRow).where(LinkRow.account == account, LinkRow.purpose.in_(purposes)))
