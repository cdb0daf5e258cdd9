"""All that waits for a moderator, by kind."""

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from ...accounts.browsers import require_role
from ...accounts.tables import AccountRow
from ...store.current import get_store
from ..queue import MOST_CASES, Case, kinds
from .blueprint import moderation


@dataclass(frozen=True)
class Waiting:
    """What waits of one kind."""

    name: str
    label: str
    cases: tuple[Case, ...]
    is_cut: bool
    """True where there may be more than are shown."""


@moderation.get("/moderation")
def queue() -> ResponseReturnValue:
    """Show all that waits for a decision."""
    require_role("moderator")
    with get_store().session() as session:
        found = [(kind, kind.open_cases(session)) for kind in kinds()]
        names = _names(session, {case.by for _, cases in found for case in cases if case.by})
    lists = tuple(
        Waiting(kind.name, kind.label, tuple(cases[:MOST_CASES]), len(cases) >= MOST_CASES)
        for kind, cases in found
    )
    return render_template("moderation/queue.html", lists=lists, names=names, most=MOST_CASES)


def _names(session: Session, accounts: set[str]) -> dict[str, str]:
    """Return what accounts are called, so that two claims of one record can be told apart."""
    rows = session.execute(select(AccountRow.id, AccountRow.name).where(AccountRow.id.in_(accounts)))
    return {row.id: row.name for row in rows}
