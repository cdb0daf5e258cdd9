"""Following, and no longer following. Whoever calls has made sure whose account it is."""

from collections.abc import Collection

from flask_babel import gettext as _
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from ...cypher.errors import UsageError
from ..accounts.holding import hold
from ..claims.holders import held_by
from ..profiles.owned import stamps_of
from ..store.contents import now
from ..store.stamps import account_stamp, author_stamp, bump
from .followed import Entity, FollowKind
from .tables import NAME_LETTERS, FollowRow, ReaderRow

MOST_FOLLOWED = 1_000
MOST_SEARCHES = 20


class TooManyFollowed(UsageError):
    """Somebody follows as much as one may."""

    code = "too_many_followed"
    status = 409


def follow(session: Session, account: str, kind: FollowKind, entity: Entity, mark: str) -> None:
    """Follow something from a mark on; nothing happens where it is followed already, by whatever identifier.

    Raises TooManyFollowed.
    """
    # Requests at once pass no limit together, and who presses twice follows once.
    hold(session, account)
    reader_of(session, account, mark)
    if is_followed(session, account, kind, (entity.id, *entity.keys)):
        return
    _check_room(session, account, kind)
    session.add(FollowRow(account, kind, entity.id, entity.name[:NAME_LETTERS], mark, now()))
    _bump(session, account, kind, (entity.id,))


def unfollow(session: Session, account: str, kind: FollowKind, ids: Collection[str]) -> None:
    """Follow something no more, whatever identifier it was followed by; nothing happens where it is not followed."""
    session.execute(
        delete(FollowRow).where(
            FollowRow.account == account, FollowRow.kind == kind, FollowRow.entity.in_(ids)
        )
    )
    _bump(session, account, kind, ids)


def follows_of(session: Session, account: str) -> list[FollowRow]:
    """Return what somebody follows, the newest first, free of the session."""
    rows = session.scalars(
        select(FollowRow)
        .where(FollowRow.account == account)
        .order_by(FollowRow.created.desc(), FollowRow.name, FollowRow.entity)
    ).all()
    session.expunge_all()
    return list(rows)


def is_followed(session: Session, account: str, kind: FollowKind, ids: Collection[str]) -> bool:
    """Tell whether somebody follows something that any of these ids names."""
    found = select(FollowRow.entity).where(
        FollowRow.account == account, FollowRow.kind == kind, FollowRow.entity.in_(ids)
    )
    return session.scalar(found.limit(1)) is not None


def reader_of(session: Session, account: str, mark: str) -> ReaderRow:
    """Return what is kept of somebody who follows, made with this mark where there is nothing yet."""
    found = session.get(ReaderRow, account)
    if found is None:
        found = ReaderRow(account, mark, now(), mark, now(), "never", mark, now(), False)
        session.add(found)
        session.flush()
    return found


def _check_room(session: Session, account: str, kind: FollowKind) -> None:
    whole = select(func.count()).select_from(FollowRow).where(FollowRow.account == account)
    if (session.scalar(whole) or 0) >= MOST_FOLLOWED:
        raise TooManyFollowed(
            _(
                "You follow %(most)s things, which is as much as one may. Leave some first.",
                most=MOST_FOLLOWED,
            )
        )
    if kind == "search" and (session.scalar(whole.where(FollowRow.kind == "search")) or 0) >= MOST_SEARCHES:
        raise TooManyFollowed(
            _(
                "You follow %(most)s searches, which is as many as one may. Leave some first.",
                most=MOST_SEARCHES,
            )
        )


def _bump(session: Session, account: str, kind: FollowKind, ids: Collection[str]) -> None:
    seen = [author_stamp(id) for id in ids] if kind == "author" else []
    # The records that she owns may show whom she follows.
    bump(session, account_stamp(account), *seen, *stamps_of(held_by(session, account)))
