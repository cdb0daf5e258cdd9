"""What owners say is wrong in their records: said, withdrawn, decided."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from flask_babel import gettext as _
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from ...cypher.errors import NotFoundError, PeergraphError
from ..accounts.audit import record
from ..accounts.holding import hold
from ..accounts.proofs import new_id
from ..languages import marked
from ..moderation.queue import MOST_CASES, Case
from ..store.contents import now
from .owned import Owned, changed
from .tables import About, CorrectionRow, State

MOST_OPEN = 100
"""Corrections of one account that wait at the same time."""
ABOUT_WORDS: dict[About, str] = {
    "not mine": marked("A work is not mine"),
    "missing": marked("A work is missing"),
    "name": marked("The name is wrong"),
    "affiliation": marked("An affiliation is wrong"),
    "mixed": marked("Several people are mixed up in this record"),
    "same person": marked("Another record is me, too"),
    "other": marked("Something else is wrong"),
}


class TooManyCorrections(PeergraphError):
    """Somebody sends more than the moderators can look at."""

    code = "too_many_corrections"
    status = 422


@dataclass(frozen=True)
class Said:
    """A correction as its owner writes it."""

    about: About
    subject: str
    source_says: str
    owner_says: str
    words: str


@dataclass(frozen=True)
class OwnCorrection:
    """A correction as its owner sees it."""

    id: str
    about: str
    """In words."""
    subject: str
    source_says: str
    owner_says: str
    words: str
    state: State
    reason: str
    created: str
    decided: str | None


def say(session: Session, owned: Owned, said: Said) -> str:
    """Keep a correction for the moderators and return its id, the same one where it waits already.

    Raises TooManyCorrections.
    """
    hold(session, owned.account)
    mine = (CorrectionRow.account == owned.account) & (CorrectionRow.state == "open")
    same = mine & (CorrectionRow.author.in_(owned.ids)) & (CorrectionRow.about == said.about)
    for row in session.scalars(select(CorrectionRow).where(same)):
        if (row.subject, row.owner_says) == (said.subject, said.owner_says):
            return row.id
    if (session.scalar(select(func.count()).select_from(CorrectionRow).where(mine)) or 0) >= MOST_OPEN:
        raise TooManyCorrections(
            _(
                "%(most)s corrections of yours wait for a moderator. Go on when some are decided.",
                most=MOST_OPEN,
            )
        )
    row = CorrectionRow(
        new_id(), owned.account, owned.id, said.about, said.subject, said.source_says, said.owner_says, said.words,
        "open", "", now(),
    )  # fmt: skip
    session.add(row)
    record(session, owned.account, f"said: {said.about}", f"corrections:{row.id}")
    changed(session, owned)
    return row.id


def withdraw(session: Session, owned: Owned, id: str) -> None:
    """Take a correction back, decided or not; raises NotFoundError where this owner has none such that stands."""
    done = session.execute(
        update(CorrectionRow)
        .where(
            CorrectionRow.id == id,
            CorrectionRow.account == owned.account,
            CorrectionRow.author.in_(owned.ids),
            CorrectionRow.state.in_(("open", "accepted")),
        )
        .values(state="withdrawn", decided=now())
    )
    if getattr(done, "rowcount", 0) != 1:
        raise NotFoundError(_("There is no such correction of yours, or you have taken it back already."))
    record(session, owned.account, "correction withdrawn", f"corrections:{id}")
    changed(session, owned)


def corrections_of(session: Session, owned: Owned) -> list[OwnCorrection]:
    """Return all that an owner has said is wrong in one record, the newest first."""
    rows = session.scalars(
        select(CorrectionRow)
        .where(CorrectionRow.account == owned.account, CorrectionRow.author.in_(owned.ids))
        .order_by(CorrectionRow.created.desc(), CorrectionRow.id)
        .limit(500)
    )
    return [_own(row) for row in rows]


def open_subjects(session: Session, owned: Owned, about: About) -> list[str]:
    """Return what an owner's corrections of one kind are about, as long as they stand."""
    return list(
        session.scalars(
            select(CorrectionRow.subject).where(
                CorrectionRow.account == owned.account,
                CorrectionRow.author.in_(owned.ids),
                CorrectionRow.about == about,
                CorrectionRow.state.in_(("open", "accepted")),
            )
        )
    )


def open_cases(session: Session) -> list[Case]:
    """Return the corrections that wait for a moderator, the oldest first."""
    rows = session.scalars(
        select(CorrectionRow)
        .where(CorrectionRow.state == "open")
        .order_by(CorrectionRow.created, CorrectionRow.id)
        .limit(MOST_CASES)
    )
    return [case_of(row) for row in rows]


def case_of(row: CorrectionRow) -> Case:
    """Return a correction as a case for the moderators."""
    about = _(ABOUT_WORDS[cast(About, row.about)])
    what = row.source_says or row.owner_says
    title = _("Correction: %(about)s (%(what)s)", about=about, what=_short(what)) if what else about
    return Case(
        "corrections",
        row.id,
        title,
        row.author,
        row.created,
        row.account,
        f"/moderation/corrections/{row.id}",
    )


def decide(session: Session, id: str, state: State, reason: str) -> bool:
    """Accept or refuse a correction that waits; False where it does not wait any more, whoever was quicker."""
    done = session.execute(
        update(CorrectionRow)
        .where(CorrectionRow.id == id, CorrectionRow.state == "open")
        .values(state=state, reason=reason, decided=now())
    )
    return getattr(done, "rowcount", 0) == 1


def waiting_for(corrections: Collection[OwnCorrection]) -> int:
    """Return how many of them wait for a moderator."""
    return sum(each.state == "open" for each in corrections)


def _own(row: CorrectionRow) -> OwnCorrection:
    return OwnCorrection(
        row.id,
        _(ABOUT_WORDS[cast(About, row.about)]),
        row.subject,
        row.source_says,
        row.owner_says,
        row.words,
        cast(State, row.state),
        row.reason,
        row.created,
        row.decided,
    )


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
