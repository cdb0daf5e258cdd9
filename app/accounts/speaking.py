"""The language of the mails to somebody: the one in which she came, until she chooses another on any page.

It is kept, as most mails are caused by others, who read the site in their own.
"""

from contextlib import suppress

from flask import Flask, Response, g, request
from sqlalchemy import update

from ...cypher.errors import PeergraphError
from ..languages import LANGUAGES, language
from ..store.current import get_store
from .browsers import SignedIn
from .tables import AccountRow


def register(app: Flask) -> None:
    """Keep the language that somebody chooses while she is signed in."""
    app.after_request(_keep_choice)


def _keep_choice(response: Response) -> Response:
    # Nothing is kept of a form that may be refused.
    found: SignedIn | None = g.get("signed_in") if request.method == "GET" else None
    if found and (chosen := _chosen(found.account.language)) != found.account.language:
        # The page is hers in any language, also where the store does not answer any more.
        with suppress(PeergraphError), get_store().session() as session:
            session.execute(
                update(AccountRow).where(AccountRow.id == found.account.id).values(language=chosen)
            )
    return response


def _chosen(kept: str | None) -> str:
    if kept is None or request.args.get("lang") in LANGUAGES:
        return language()
    return kept
