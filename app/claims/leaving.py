"""When an account is deleted its claims go with it, when it is suspended they wait: the pages of its records change."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..accounts.belongings import when_hidden
from ..store.stamps import EVERY_AUTHOR, bump
from .tables import ClaimRow


def let_go(session: Session, account: str) -> None:
    """Say that the pages of an account's records change."""
    if session.scalar(select(ClaimRow.id).where(ClaimRow.account == account).limit(1)) is not None:
        bump(session, EVERY_AUTHOR)


when_hidden(let_go)
