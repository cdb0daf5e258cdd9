"""What this site knows of a record's owner: claims, what proved them, and what the owner contests."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..claims.tables import ClaimRow, ProofRow
from ..profiles.statements import WorkStatement, contested_works
from ..reads.parts import EntityRef
from .types import Evidence, Finding, OwnerState

HERE = ("peergraph",)
MOST_PAPERS = 5


@dataclass(frozen=True)
class Proof:
    """Something that the owner has shown."""

    way: str
    """`orcid`, `email`, `page` or `request`, as in the table of claims."""
    detail: str
    """What everybody may know of it: an ORCID iD, a domain, a page's address."""
    found: str | None


@dataclass(frozen=True)
class OwnerEvidence:
    """Whose a record is, and what is known of that."""

    state: OwnerState
    since: str | None = None
    """When the owner's claim was verified."""
    proofs: tuple[Proof, ...] = ()
    doubts: tuple[str, ...] = ()
    """Since when each claim is contested, that no moderator has decided on yet."""
    contested: tuple[WorkStatement, ...] = ()
    """Works that the owner says are not hers, and no moderator disagrees."""


UNKNOWN = OwnerEvidence("unknown")
"""What is known where the store does not answer."""


def trust_side(session: Session, ids: Collection[str]) -> OwnerEvidence:
    """Return whose a record is, named by its id and all its identifiers."""
    rows = session.execute(
        select(ClaimRow.state, ClaimRow.way, ClaimRow.detail, ClaimRow.decided, ClaimRow.created, ClaimRow.id)
        .where(ClaimRow.author.in_(ids), ClaimRow.state.in_(("verified", "contested")))
        .order_by(ClaimRow.decided)
    ).all()
    doubts = tuple(row.decided or row.created for row in rows if row.state == "contested")
    owner = next((row for row in rows if row.state == "verified"), None)
    if owner is None:
        return OwnerEvidence("contested" if doubts else "unclaimed", doubts=doubts)
    proofs = {owner.way: Proof(owner.way, owner.detail, owner.decided)} | _proofs(session, owner.id)
    contested = tuple(contested_works(session, ids))
    return OwnerEvidence("claimed", owner.decided, tuple(proofs.values()), doubts, contested)


def owner_findings(owner: OwnerEvidence, works: int) -> Iterator[Finding]:
    """Yield what each rule finds that asks for the owner; `works` is how many works the record has."""
    if owner.state == "claimed":
        yield Finding("owner", 1, (_verified(owner),))
    for proof in owner.proofs:
        if proof.way == "orcid":
            said = _("The owner signed in at ORCID as %(orcid)s.", orcid=proof.detail.removeprefix("orcid:"))
            yield Finding("owner_orcid", 1, (Evidence(said, HERE, proof.found),))
        if proof.way == "email":
            said = _("The owner confirmed an e-mail address at %(domain)s.", domain=proof.detail)
            yield Finding("owner_mail", 1, (Evidence(said, HERE, proof.found),))
    if owner.contested:
        share = len(owner.contested) / works if works else 1
        yield Finding("contested_works", share, (_contested(owner.contested),))
    if owner.doubts:
        yield Finding("contested_owner", 1, tuple(_doubt(since) for since in owner.doubts[:1]))


def _proofs(session: Session, claim: str) -> dict[str, Proof]:
    rows = session.execute(
        select(ProofRow.way, ProofRow.detail, ProofRow.found)
        .where(ProofRow.claim == claim)
        .order_by(ProofRow.found)
    )
    return {way: Proof(way, detail, found) for way, detail, found in rows}


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
