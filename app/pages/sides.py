"""What the store has for a researcher's page: each package gives its side, all read in one session."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ...cypher.errors import PeergraphError
from ..accounts.browsers import current_account
from ..accounts.people import Account
from ..claims.standing import OPEN, ClaimSide, claim_side
from ..following.followers import NO_FOLLOWER, FollowSide, follow_side
from ..invitations.side import UNKNOWN as NO_INVITATION
from ..invitations.side import InviteSide, invite_side
from ..profiles.side import NOBODY, OwnerSide, owner_side
from ..store.current import get_store
from ..trust.owner import UNKNOWN, OwnerEvidence, trust_side


@dataclass(frozen=True)
class Sides:
    """What is kept here of one record; the defaults are what a page shows while the store does not answer."""

    claim: ClaimSide | None = None
    """Whether somebody claims or owns the record."""
    owner: OwnerSide = NOBODY
    """What the owner of the record says."""
    trust: OwnerEvidence = UNKNOWN
    """Whose the record is, and what proves it."""
    invite: InviteSide = NO_INVITATION
    """Whether its owner can be invited, and what there is between her and the reader already."""
    follow: FollowSide = NO_FOLLOWER
    """How many follow her, and whether the reader does."""


def read_sides(ids: Collection[str]) -> Sides:
    """Return all sides of a record, named by its id and all its identifiers; the page stands without them too."""
    try:
        with get_store().session() as session:
            return _sides(session, ids, current_account())
    except PeergraphError:
        return Sides()


def _sides(session: Session, ids: Collection[str], account: Account | None) -> Sides:
    claim = claim_side(session, ids, account.id if account else None)
    follow = follow_side(session, ids, account)
    if claim == OPEN:
        # Most records are nobody's: there is nothing else to look for.
        return Sides(claim, NOBODY, OwnerEvidence("unclaimed"), InviteSide("unclaimed"), follow)
    owner = owner_side(session, ids, account.id if account else None)
    return Sides(claim, owner, trust_side(session, ids), invite_side(session, owner.owner, account), follow)
