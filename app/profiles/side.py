"""What the store has for a record's public page: what its owner says, for nobody else's eyes than everybody's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import cast

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from ...cypher.identifiers import url_of
from ..claims.holders import holder_of, holders_among
from .tables import About, CorrectionRow, PhotoRow, ProfileRow, State, WorkChoiceRow
from .words import NOTHING, Words, words_of

MOST_FEATURED = 6
MOST_HIDDEN = 500
MOST_CORRECTIONS = 200


@dataclass(frozen=True)
class Correction:
    """Something that the owner says is wrong, as everybody may read it."""

    about: About
    subject: str
    """The paper's id when it was said; a missing work's identifier, address, or ""; another id, or ""."""
    source_says: str
    owner_says: str
    state: State
    said: str
    """UTC, ISO."""
    decided: str | None

    @property
    def url(self) -> str | None:
        """Return where a missing work is to be found outside; None where nothing leads there."""
        return self.subject if self.subject.startswith(("https://", "http://")) else url_of(self.subject)


@dataclass(frozen=True)
class OwnerSide:
    """What the owner of a record says beside its sources; without an owner nothing."""

    owner: str | None = None
    """The account's id; never shown."""
    mine: bool = False
    """True for the owner herself."""
    profile: str | None = None
    """What her words and photo are called when they are reported."""
    words: Words = NOTHING
    changed: str | None = None
    """When the words were written: UTC, ISO."""
    photo: str | None = None
    """What stands for her photo in its address."""
    featured: tuple[str, ...] = ()
    """Papers by the ids that they had when they were chosen, in her order."""
    hidden: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


NOBODY = OwnerSide()


def owner_side(session: Session, ids: Collection[str], account: str | None) -> OwnerSide:
    """Return what the owner of a record says, the record named by its id and all its identifiers."""
    owner = holder_of(session, ids)
    if owner is None:
        return NOBODY
    row, photo = _profile(session, ids, owner)
    choices = _choices(session, ids, owner)
    return OwnerSide(
        owner,
        owner == account,
        row.id if row else None,
        words_of(row),
        row.changed if row else None,
        photo[:16] if photo else None,
        tuple(paper for paper, choice in choices if choice == "featured")[:MOST_FEATURED],
        tuple(paper for paper, choice in choices if choice == "hidden"),
        tuple(_corrections(session, ids, owner)),
    )


def shown_words(session: Session, records: Mapping[str, Collection[str]]) -> dict[str, Words]:
    """Return what owners say of themselves, by the ids of their records, which are named as in `owner_side`."""
    ids = {id for called in records.values() for id in called}
    owners = holders_among(session, ids)
    rows = session.scalars(
        select(ProfileRow)
        .where(ProfileRow.account.in_(set(owners.values())), ProfileRow.author.in_(ids))
        .order_by(ProfileRow.changed.desc(), ProfileRow.id)
    ).all()
    shown: dict[str, Words] = {}
    for record, called in records.items():
        owner = next((account for author, account in owners.items() if author in called), None)
        shown[record] = words_of(
            next((row for row in rows if row.account == owner and row.author in called), None)
        )
    return shown


def _profile(session: Session, ids: Collection[str], owner: str) -> tuple[ProfileRow | None, str | None]:
    found = session.execute(
        select(ProfileRow, PhotoRow.sha256)
        .outerjoin(PhotoRow, PhotoRow.profile == ProfileRow.id)
        .where(ProfileRow.account == owner, ProfileRow.author.in_(ids))
        .order_by(ProfileRow.changed.desc(), ProfileRow.id)
        .limit(1)
    ).first()
    return (found[0], found[1]) if found else (None, None)


def _choices(session: Session, ids: Collection[str], owner: str) -> list[tuple[str, str]]:
    rows = session.execute(
        select(WorkChoiceRow.paper, WorkChoiceRow.choice)
        .where(WorkChoiceRow.account == owner, WorkChoiceRow.author.in_(ids))
        .order_by(WorkChoiceRow.created, WorkChoiceRow.id)
        .limit(MOST_HIDDEN + MOST_FEATURED)
    )
    return [(paper, choice) for paper, choice in rows]


def _corrections(session: Session, ids: Collection[str], owner: str) -> list[Correction]:
    """Return what everybody may read: of works what no moderator has refused, of the rest what one has accepted."""
    of_works = and_(
        CorrectionRow.about.in_(("not mine", "missing")), CorrectionRow.state.in_(("open", "accepted"))
    )
    rows = session.scalars(
        select(CorrectionRow)
        .where(
            CorrectionRow.account == owner,
            CorrectionRow.author.in_(ids),
            or_(of_works, CorrectionRow.state == "accepted"),
        )
        .order_by(CorrectionRow.created, CorrectionRow.id)
        .limit(MOST_CORRECTIONS)
    )
    return [correction_of(row) for row in rows]


def correction_of(row: CorrectionRow) -> Correction:
    """Return what everybody may read of a correction."""
    return Correction(
        cast(About, row.about),
        row.subject,
        row.source_says,
        row.owner_says,
        cast(State, row.state),
        row.created,
        row.decided,
    )
