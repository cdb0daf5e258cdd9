"""Mails about claims to those whom they concern."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from ...accounts.letters import letter_to
from ...accounts.post import Letter, get_post
from ...accounts.tables import AccountRow
from ...store.current import get_store
from ..claimable import Claimable
from ..states import claims_of


def tell(account: str, path: str, letter: Callable[[str, str], Letter]) -> None:
    """Send somebody a mail with a link; nothing where she has no address, or where the site sends no mail."""
    with get_store().session() as session:
        written = letter_to(session.get(AccountRow, account), lambda email: letter(email, path))
    if written and get_post().carrier:
        get_post().later(lambda: written)


def owners_of(session: Session, record: Claimable) -> list[tuple[str, str]]:
    """Return who owns a record, as account and claim."""
    return [(row.account, row.id) for row in claims_of(session, record.ids, ("verified",))]
