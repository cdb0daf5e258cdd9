"""When an account is deleted, its claims go with it, and the pages of its records change."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..accounts.belongings import before_leaving
from ..store.stamps import author_stamp, bump
from .tables import ClaimRow


def let_go(session: Session, account: str) -> None:
    """Say that the pages of an account's records change."""
    claimed = session.scalars(select(ClaimRow.author).where(ClaimRow.account == account))
    bump(session, *(author_stamp(author) for author in claimed))


before_leaving(let_go)
