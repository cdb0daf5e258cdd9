"""The blueprint of the pages of invitations."""

from flask.blueprints import BlueprintSetupState

from ...accounts.browsers import current_account
from ...accounts.guarded import guarded
from ...moderation.reportable import add_reportable
from ...store.current import get_store
from ..reading import news_of
from ..reporting import MESSAGE

invitations = guarded("invitations", __name__)


@invitations.record_once
def _add_messages(state: BlueprintSetupState) -> None:
    add_reportable(state, MESSAGE)


@invitations.app_template_global("invitations_news")
def _invitations_news() -> int:
    """Return how many invitations hold something that who is signed in has not seen."""
    account = current_account()
    if account is None:
        return 0
    with get_store().session() as session:
        return news_of(session, account.id)
