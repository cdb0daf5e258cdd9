"""The blueprint of the pages of moderation, with the kind of case that is decided here itself."""

from flask.blueprints import BlueprintSetupState

from ...accounts.guarded import guarded
from ...languages import marked
from ...store.current import get_store
from ..queries import QUERIES
from ..queue import Kind, add_kind, waiting
from ..reportable import add_reportable
from ..reports import open_reports

moderation = guarded("moderation", __name__)


@moderation.record_once
def _add_reports(state: BlueprintSetupState) -> None:
    add_kind(state, Kind("reports", marked("Reports"), open_reports))
    add_reportable(state, QUERIES)


@moderation.app_template_global("cases_waiting")
def _cases_waiting() -> int:
    """Return how many cases wait for a moderator."""
    with get_store().session() as session:
        return waiting(session)
