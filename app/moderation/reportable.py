"""What can be reported: each kind is added by the package that keeps such things and knows who may see them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from flask import current_app
from flask.blueprints import BlueprintSetupState
from sqlalchemy.orm import Session

_KEY = "peergraph-reportable"


@dataclass(frozen=True)
class Reported:
    """Something that is or was reported, as it stands now."""

    title: str
    """What it is, such as "The photo of Ada Ørsted"; plain text."""
    text: str
    """What it says; "" for a photo."""
    account: str | None
    """Whose it is."""
    author: str | None = None
    """The author record that it stands on, by id."""
    url: str | None = None
    """The path where it is to be seen by a moderator too; None where others than its owner see nothing."""
    image: str | None = None
    """The path of a photo, for a moderator to look at."""


@dataclass(frozen=True)
class Reportable:
    """A kind of thing that can be reported; add it as a kind of case is added (`queue.Kind`)."""

    name: str
    """In at most 20 letters: `message`, `text`, `photo`."""
    label: str
    """What it is called, such as marked("Photo"); translated where it is shown."""
    look: Callable[[Session, str, str | None], Reported | None]
    """Gives what is there under a subject, for the account that reports it, or for a moderator (None); None where
    there is nothing, or nothing that this account may see."""
    take_away: Callable[[Session, str, str], None]
    """Takes it away: subject, reason. Then it is gone for everybody; nothing happens where it is gone already."""


def add_reportable(state: BlueprintSetupState, kind: Reportable) -> None:
    """Let readers report a kind of thing, in the app that a blueprint is joined to."""
    _all(state.app.extensions)[kind.name] = kind


def reportable(name: str) -> Reportable | None:
    """Return a kind of thing that can be reported; None for an unknown one."""
    return _all(current_app.extensions).get(name)


def _all(extensions: dict[str, Any]) -> dict[str, Reportable]:
    return cast(dict[str, Reportable], extensions.setdefault(_KEY, {}))
