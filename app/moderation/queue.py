"""What waits for a moderator: cases of several kinds, each kind added by the package that decides it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from flask import current_app
from flask.blueprints import BlueprintSetupState
from sqlalchemy.orm import Session

MOST_CASES = 200
"""A kind gives no more open cases than this; the queue then says that there are more."""
_KEY = "peergraph-moderation"


@dataclass(frozen=True)
class Case:
    """One thing that a moderator decides, or has decided."""

    kind: str
    """The name of its kind, such as "claims"."""
    id: str
    """Unique within its kind."""
    title: str
    """What the moderator reads in the queue, such as "Claim of Ada Ørsted"; plain text."""
    author: str | None
    """The id of the author record that it is about; None where there is none."""
    created: str
    """UTC, ISO."""
    by: str | None
    """The account that it comes from; None where that is nobody here."""
    url: str
    """The path of its page, such as "/moderation/claims/<id>"."""

    @property
    def subject(self) -> str:
        """Return what the audit log calls it."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Kind:
    """A kind of case. Add it in your blueprint: `blueprint.record_once(lambda state: add_kind(state, KIND))`."""

    name: str
    """In the plural, as in addresses: "claims"."""
    label: str
    """The heading in the queue, such as marked("Claims"); translated where it is shown."""
    open_cases: Callable[[Session], list[Case]]
    """Gives what waits, the oldest first, at most MOST_CASES."""


def add_kind(state: BlueprintSetupState, kind: Kind) -> None:
    """Let the queue show a kind of case, in the app that a blueprint is joined to."""
    _kinds(state.app.extensions)[kind.name] = kind


def kinds() -> tuple[Kind, ...]:
    """Return all kinds of the app that serves this request, by name."""
    found = _kinds(current_app.extensions)
    return tuple(found[name] for name in sorted(found))


def waiting(session: Session) -> int:
    """Return how many cases wait, at most MOST_CASES of each kind."""
    return sum(len(kind.open_cases(session)) for kind in kinds())


def longest_waiting(session: Session, but: Case) -> Case | None:
    """Return the case that has waited longest, of all but one; None where nothing else waits."""
    found = [case for kind in kinds() for case in kind.open_cases(session) if case.subject != but.subject]
    return min(found, key=lambda case: (case.created, case.subject), default=None)


def _kinds(extensions: dict[str, Any]) -> dict[str, Kind]:
    return cast(dict[str, Kind], extensions.setdefault(_KEY, {}))
