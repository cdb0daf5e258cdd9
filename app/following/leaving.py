"""When an account is deleted, what it follows goes with it, and the followers of those records become fewer."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..accounts.belongings import before_leaving
from ..store.stamps import EVERY_AUTHOR, bump
from .tables import FollowRow


def let_go(session: Session, account: str) -> None:
    """Say that the pages of the records that an account follows change."""
    followed = select(FollowRow.entity).where(FollowRow.account == account, FollowRow.kind == "author")
    if session.scalar(followed.limit(1)) is not None:
        bump(session, EVERY_AUTHOR)


before_leaving(let_go)
