"""An invitation is made, or an introduction asked for."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from ..accounts.holding import hold
from ..accounts.proofs import new_id
from ..store.contents import now
from ..store.stamps import account_stamp, bump
from .standing import Sending, check, expire
from .tables import InvitationRow, Kind, MessageRow


@dataclass(frozen=True)
class Draft:
    """What somebody wants to send."""

    sender: str
    """An account."""
    sender_author: str
    """The record that she owns and writes as; "" for none."""
    recipient: str
    """The account that owns the profile."""
    author: str
    """The profile's record."""
    purpose: str
    about: str
    """As `about.written_keys` gives it."""
    words: str
    towards: str = ""
    """To whom an introduction is asked for; "" for an invitation."""

    @property
    def kind(self) -> Kind:
        """Return whether it is an invitation or asks for an introduction."""
        return "introduction" if self.towards else "direct"


def send(session: Session, draft: Draft, origin: str | None = None) -> str:
    """Send an invitation and return its id; raises NotPossible. `origin` is the introduction that it comes from."""
    hold(session, draft.sender, draft.recipient)
    expire(session, draft.sender)
    check(
        session,
        Sending(
            draft.sender,
            draft.recipient,
            draft.towards,
            bool(draft.sender_author),
            is_introduced=origin is not None,
        ),
    )
    row = _row(draft, origin)
    session.add(row)
    session.flush()
    session.add(MessageRow(row.id, draft.sender, draft.words, row.created))
    changed(session, row)
    return row.id


def changed(session: Session, row: InvitationRow) -> None:
    """Say that what the two see of each other has changed."""
    bump(session, account_stamp(row.account), account_stamp(row.recipient))


def _row(draft: Draft, origin: str | None) -> InvitationRow:
    return InvitationRow(
        id=new_id(),
        kind=draft.kind,
        account=draft.sender,
        sender_author=draft.sender_author,
        recipient=draft.recipient,
        author=draft.author,
        towards=draft.towards,
        purpose=draft.purpose,
        about=draft.about,
        state="open",
        created=now(),
        origin=origin,
    )
