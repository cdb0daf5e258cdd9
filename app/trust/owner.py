"""What this site knows of a record's owner: claims, what proved them, and what the owner contests."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..accounts.suspending import is_shown
from ..claims.standing import Proof, proofs_of
from ..claims.tables import ClaimRow
from ..profiles.statements import WorkStatement, contested_works
from ..reads.parts import EntityRef
from .types import Evidence, Finding, OwnerState

HERE = ("peergraph",)
MOST_PAPERS = 5


@dataclass(frozen=True)
class OwnerEvidence:
    """Whose a record is, and what is known of that."""

    state: OwnerState
    since: str | None = None
    """When the owner's claim was verified; None where nobody's is."""
    proofs: tuple[Proof, ...] = ()
    doubts: tuple[str, ...] = ()
    """Since when each claim is contested, that no moderator has decided on yet."""
    contested: tuple[WorkStatement, ...] = ()
    """Works that the owner says are not hers, and no moderator disagrees."""


UNKNOWN = OwnerEvidence("unknown")
"""What is known where the store does not answer."""


def trust_side(session: Session, ids: Collection[str]) -> OwnerEvidence:
    """Return whose a record is, named by its id and all its identifiers."""
    rows = session.scalars(
        select(ClaimRow)
        .where(
            ClaimRow.author.in_(ids),
            ClaimRow.state.in_(("verified", "contested")),
            is_shown(ClaimRow.account),
        )
        .order_by(ClaimRow.decided, ClaimRow.id)
    ).all()
    owners = [row for row in rows if row.state == "verified"]
    # Two records of two owners become one where a source says that they are one person.
    rivals = [row for row in owners[1:] if row.account != owners[0].account]
    doubts = tuple(
        row.decided or row.created for row in (*(row for row in rows if row.state == "contested"), *rivals)
    )
    state: OwnerState = "contested" if doubts else "claimed" if owners else "unclaimed"
    if not owners:
        return OwnerEvidence(state, doubts=doubts)
    contested = tuple(contested_works(session, ids, owners[0].account))
    since = owners[0].decided or owners[0].created
    return OwnerEvidence(state, since, proofs_of(session, owners[0].id), doubts, contested)


def owner_findings(owner: OwnerEvidence, works: int) -> Iterator[Finding]:
    """Yield what each rule finds that asks for the owner; `works` is how many works the record has."""
    if not owner.doubts:
        yield from _shown(owner)
    if owner.contested:
        share = len(owner.contested) / works if works else 1
        yield Finding("contested_works", share, (_contested(owner.contested),))
    if owner.doubts:
        yield Finding("contested_owner", 1, (_doubt(max(owner.doubts)),))


def _shown(owner: OwnerEvidence) -> Iterator[Finding]:
    """Yield what the owner has shown; it counts as long as nobody else has shown the same of herself."""
    if owner.since:
        yield Finding("owner", 1, (_verified(owner),))
    for proof in owner.proofs:
        if proof.way == "orcid":
            said = _("The owner signed in at ORCID as %(orcid)s.", orcid=proof.detail.removeprefix("orcid:"))
            yield Finding("owner_orcid", 1, (Evidence(said, HERE, proof.found),))
        if proof.way == "email":
            said = _("The owner confirmed an e-mail address at %(domain)s.", domain=proof.detail)
            yield Finding("owner_mail", 1, (Evidence(said, HERE, proof.found),))


def _verified(owner: OwnerEvidence) -> Evidence:
    ways = {proof.way for proof in owner.proofs}
    if ways == {"request"}:
        said = _("A moderator verified the owner's claim on a written request.")
    elif "page" in ways:
        page = next(proof.detail for proof in owner.proofs if proof.way == "page")
        said = _("The owner's claim is verified; a code of it stood on %(page)s.", page=page)
    else:
        said = _("The owner's claim is verified.")
    return Evidence(said, HERE, owner.since)


def _contested(works: Sequence[WorkStatement]) -> Evidence:
    said = ngettext(
        "The owner says “not mine” of %(num)s work.",
        "The owner says “not mine” of %(num)s works.",
        len(works),
    )
    papers = tuple(EntityRef("paper", work.paper, work.title) for work in works[:MOST_PAPERS])
    return Evidence(said, HERE, max(work.said for work in works), papers)


def _doubt(since: str) -> Evidence:
    return Evidence(_("A claim of this record is contested, and waits for a moderator."), HERE, since)
