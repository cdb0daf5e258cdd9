"""All that waits for a moderator, by kind."""

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from ...accounts.browsers import require_role
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
    lists = tuple(
        Waiting(kind.name, kind.label, tuple(cases[:MOST_CASES]), len(cases) >= MOST_CASES)
        for kind, cases in found
    )
    return render_template("moderation/queue.html", lists=lists, most=MOST_CASES)
