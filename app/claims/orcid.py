"""The ORCID iDs that somebody has shown to be hers by signing in with them."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...cypher.provider import Provider
from ..accounts.tables import IdentityRow

NAME = "ORCID"
"""What the provider is called in the settings if it is ORCID; with another one nobody can show an ORCID iD."""
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")


def gives_orcids(provider: Provider | None) -> bool:
    """Tell whether signing in by the provider shows whose an ORCID iD is."""
    return provider is not None and provider.name == NAME


def orcids_of(session: Session, account: str, provider: Provider | None) -> tuple[str, ...]:
    """Return the ORCID iDs that an account signs in with, as the provider of today has confirmed them."""
    if provider is None or not gives_orcids(provider):
        return ()
    wanted = select(IdentityRow.subject).where(
        IdentityRow.account == account, IdentityRow.issuer == provider.issuer
    )
    return tuple(subject for subject in session.scalars(wanted) if _ORCID.fullmatch(subject))
