"""What an owner writes about herself, and the JSON that it is kept as."""

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ..accounts.proofs import new_id
from ..store.contents import now
from ..store.stamps import OWNERS_NAMES, bump
from .owned import Owned
from .tables import PhotoRow, ProfileRow


class Link(msgspec.Struct, frozen=True):
    """A page that the owner links to."""

    label: str
    """"" where she gives none."""
    url: str
    """https or http."""

    @property
    def shown(self) -> str:
        """Return what the link says: its label, or its address without the scheme."""
        return self.label or self.url.partition("://")[2].rstrip("/")


class Subject(msgspec.Struct, frozen=True):
    """Something that she wants to work on."""

    name: str
    id: str | None = None
    """The topic's id when it was chosen; None for words of her own."""


class Words(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that an owner says of herself; everybody sees it."""

    name: str = ""
    """The name that she prefers; "" where the sources' will do."""
    names: tuple[str, ...] = ()
    """Other names that she publishes or published under."""
    about: str = ""
    """Paragraphs of plain text."""
    links: tuple[Link, ...] = ()
    open: bool = False
    """True where she is open to collaborate."""
    purposes: tuple[str, ...] = ()
    """What for, by the names in `invitations/purposes.py`."""
    topics: tuple[Subject, ...] = ()


NOTHING = Words()


def words_of(row: ProfileRow | None) -> Words:
    """Return what a row says; nothing for none."""
    return msgspec.json.decode(row.content, type=Words) if row else NOTHING


def written_out(words: Words) -> str:
    """Return all that somebody says of herself as one text, for a moderator to read."""
    links = [f"{link.label} {link.url}".strip() for link in words.links]
    topics = ", ".join(topic.name for topic in words.topics)
    parts = [words.name, "\n".join(words.names), words.about, "\n".join(links), topics]
    return "\n\n".join(part for part in parts if part)


def content_of(words: Words) -> str:
    """Return words as they are kept."""
    return msgspec.json.encode(words).decode()


def profile_row(session: Session, owned: Owned) -> ProfileRow | None:
    """Return the row of an owner's words about one record, the newest where its ids have had several."""
    return session.scalars(
        select(ProfileRow)
        .where(ProfileRow.account == owned.account, ProfileRow.author.in_(owned.ids))
        .order_by(ProfileRow.changed.desc(), ProfileRow.id)
        .limit(1)
    ).first()


def keep_words(session: Session, owned: Owned, words: Words) -> ProfileRow:
    """Keep what an owner says of herself instead of what she said before."""
    content = content_of(words)
    row = profile_row(session, owned)
    if row is None:
        row = ProfileRow(new_id(), owned.account, owned.id, content, now())
        session.add(row)
        session.flush()
    else:
        row.content, row.changed, row.withheld = content, now(), ""
    bump(session, OWNERS_NAMES)
    return row


def forget_words(session: Session, owned: Owned) -> None:
    """Forget what an owner said of herself, her photo included."""
    mine = select(ProfileRow.id).where(ProfileRow.account == owned.account, ProfileRow.author.in_(owned.ids))
    session.execute(delete(PhotoRow).where(PhotoRow.profile.in_(mine)))
    session.execute(
        delete(ProfileRow).where(ProfileRow.account == owned.account, ProfileRow.author.in_(owned.ids))
    )
    bump(session, OWNERS_NAMES)
