"""Claims that wait for a moderator, as cases of the queue."""

from flask_babel import gettext as _
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from ...cypher.errors import GraphUnavailable
from ..accounts.people import ROLES
from ..accounts.tables import AccountRow
from ..context import get_graph
from ..moderation.queue import MOST_CASES, Case
from ..reads.authors_today import authors_today
from ..reads.results import results_by_id
from .met import met_claims
from .states import claims_of
from .tables import ClaimRow


def open_claims(session: Session) -> list[Case]:
    """Return the claims that wait for a decision, the oldest first; those of two owners whom sources made one, too."""
    asked, met = (ClaimRow.state == "pending") & ClaimRow.asked.is_not(None), met_claims(session)[:MOST_CASES]
    rows = session.scalars(
        select(ClaimRow)
        .where(or_(ClaimRow.state == "contested", asked, ClaimRow.id.in_(met)))
        .order_by(func.coalesce(ClaimRow.asked, ClaimRow.decided), ClaimRow.id)
        .limit(MOST_CASES)
    ).all()
    names = _names([row.author for row in rows])
    return [case_of(row, names.get(row.author, row.author), is_met=row.id in met) for row in rows]


def case_of(row: ClaimRow, name: str, *, is_met: bool = False) -> Case:
    """Return a claim as a case; `name` is the record's, `is_met` where sources have made records of two owners one."""
    return Case(
        "claims",
        row.id,
        _("Two owners of one record: %(name)s", name=name) if is_met else _title(row, name),
        row.author,
        row.asked or row.created,
        row.account,
        f"/moderation/claims/{row.id}",
    )


def _title(row: ClaimRow, name: str) -> str:
    return _("Appeal: claim of %(name)s", name=name) if row.appeal else _("Claim of %(name)s", name=name)


def why_not(session: Session, row: ClaimRow, ids: tuple[str, ...], moderator: str) -> str | None:
    """Return why this moderator may not decide a claim; None where he may."""
    concerned = {other.account for other in claims_of(session, ids, ("pending", "verified", "contested"))}
    if moderator in concerned | {row.account}:
        return _("You claim or own this record yourself, so somebody else decides.")
    if row.appeal and row.state == "pending" and row.decider == moderator and _others(session, moderator):
        return _("You have refused this claim, so another moderator decides on the appeal.")
    return None


def _others(session: Session, moderator: str) -> bool:
    roles = ROLES[ROLES.index("moderator") :]
    wanted = select(AccountRow.id).where(AccountRow.role.in_(roles), AccountRow.id != moderator).limit(1)
    return session.scalar(wanted) is not None


def _names(ids: list[str]) -> dict[str, str]:
    try:
        today = authors_today(get_graph(), ids=set(ids))
        found = results_by_id(get_graph(), "author", sorted(set(today.values())))
    except GraphUnavailable:
        # The queue names them by their ids then.
        return {}
    labels = {each.id: each.label for each in found}
    return {id: labels[now] for id, now in today.items() if now in labels}
