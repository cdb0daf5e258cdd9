"""Accounts held while something is decided that depends on what else they do."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from .tables import AccountRow


def hold(session: Session, *accounts: str) -> None:
    """Let no other transaction that holds one of these accounts go on until this one ends.

    So no two pass a limit together. Name all that are needed at once: of two who hold one each and then ask for the
    other's, both would wait for ever.
    """
    for account in sorted(set(accounts)):
        session.execute(update(AccountRow).where(AccountRow.id == account).values(created=AccountRow.created))
