"""How many follow something, and whether this reader does: what pages show of it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from ...cypher.errors import PeergraphError
from ..accounts.browsers import current_account
from ..accounts.people import Account
from ..accounts.suspending import is_shown
from ..claims.tables import ClaimRow
from ..reads.models import AuthorPage
from ..store.current import get_store
from .followed import FollowKind
from .tables import FollowRow, ReaderRow


@dataclass(frozen=True)
class FollowSide:
    """What a page shows of following."""

    followers: int
    """Of all accounts."""
    followed: bool
    """True where whoever is signed in is one of them."""
    shown: int = 0
    """How many the owner of the record follows and shows that she does; 0 where she shows nothing."""


NO_FOLLOWER = FollowSide(0, followed=False)


def follow_side(
    session: Session, ids: Collection[str], account: Account | None, kind: FollowKind = "author"
) -> FollowSide:
    """Return how many follow what any of these ids names, and whether the account does."""
    own = case((FollowRow.account == (account.id if account else ""), 1), else_=0)
    shown = select(func.count()).select_from(_shown(ids).subquery()).scalar_subquery()
    count, mine, listed = session.execute(
        select(func.count(FollowRow.account.distinct()), func.max(own), shown).where(
            FollowRow.kind == kind, FollowRow.entity.in_(ids)
        )
    ).one()
    return FollowSide(count, bool(mine), listed if kind == "author" else 0)


def shown_follows(session: Session, ids: Collection[str]) -> list[FollowRow]:
    """Return whom and what the owner of a record follows, free of the session; [] where she does not show it."""
    found = _shown(ids).order_by(FollowRow.kind, FollowRow.name, FollowRow.entity)
    rows = list(session.scalars(found))
    session.expunge_all()
    return rows


def _shown(ids: Collection[str]) -> Select[FollowRow]:
    return (
        select(FollowRow)
        .join(ReaderRow, ReaderRow.account == FollowRow.account)
        .join(ClaimRow, ClaimRow.account == FollowRow.account)
        .where(
            ClaimRow.author.in_(ids),
            ClaimRow.state == "verified",
            ReaderRow.shows,
            FollowRow.kind != "search",
            is_shown(FollowRow.account),
        )
        .distinct()
    )


def follow_side_of(kind: FollowKind, *ids: str) -> FollowSide | None:
    """Return the same for the reader of this page; None where the store does not answer: the page is shown anyway."""
    try:
        account = current_account()
        with get_store().session() as session:
            return follow_side(session, ids, account, kind)
    except PeergraphError:
        return None


def with_followers(page: AuthorPage) -> AuthorPage:
    """Return a profile with the number of its followers; with 0 where the store does not answer."""
    side = follow_side_of("author", page.id, *(link.id for link in page.identifiers))
    return replace(page, counts=replace(page.counts, followers=side.followers)) if side else page
