"""When an account is deleted or suspended, the followers of the records that it follows become fewer."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..accounts.belongings import when_hidden
from ..store.stamps import EVERY_AUTHOR, bump
from .tables import FollowRow


def let_go(session: Session, account: str) -> None:
    """Say that the pages of the records that an account follows change."""
    followed = select(FollowRow.entity).where(FollowRow.account == account, FollowRow.kind == "author")
    if session.scalar(followed.limit(1)) is not None:
        bump(session, EVERY_AUTHOR)


when_hidden(let_go)
