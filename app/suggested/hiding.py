"""Whom somebody does not want suggested."""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from ...cypher.errors import PeergraphError
from ..accounts.browsers import current_account
from ..accounts.holding import hold
from ..store.contents import now
from ..store.current import get_store
from ..store.stamps import account_stamp, bump
from .tables import HiddenSuggestionRow

MOST_HIDDEN = 500


def hide(session: Session, account: str, author: str) -> None:
    """Suggest a person no more; of very many hidden ones the oldest may be suggested again."""
    # Whoever presses twice has hidden somebody once.
    hold(session, account)
    if session.get(HiddenSuggestionRow, (account, author)) is None:
        session.add(HiddenSuggestionRow(account, author, now()))
        _drop_oldest(session, account)
    bump(session, account_stamp(account))


def show_again(session: Session, account: str, author: str | None = None) -> None:
    """Let a person be suggested again; everybody where none is named."""
    wanted = delete(HiddenSuggestionRow).where(HiddenSuggestionRow.account == account)
    session.execute(wanted if author is None else wanted.where(HiddenSuggestionRow.author == author))
    bump(session, account_stamp(account))


def hidden_by(session: Session, account: str) -> list[str]:
    """Return whom an account does not want suggested."""
    return list(
        session.scalars(
            select(HiddenSuggestionRow.author)
            .where(HiddenSuggestionRow.account == account)
            .order_by(HiddenSuggestionRow.author)
        )
    )


def hidden_here() -> list[str]:
    """Return whom the reader of this request does not want suggested; nobody while the store does not answer."""
    account = current_account()
    if account is None:
        return []
    try:
        with get_store().session() as session:
            return hidden_by(session, account.id)
    except PeergraphError:
        return []


def _drop_oldest(session: Session, account: str) -> None:
    session.flush()
    mine = select(HiddenSuggestionRow).where(HiddenSuggestionRow.account == account)
    if (session.scalar(select(func.count()).select_from(mine.subquery())) or 0) > MOST_HIDDEN:
        session.delete(session.scalars(mine.order_by(HiddenSuggestionRow.created).limit(1)).one())
