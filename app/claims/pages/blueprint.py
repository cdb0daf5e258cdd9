"""The blueprint of the pages of claims, with what waits for a moderator."""

from flask.blueprints import BlueprintSetupState

from ...accounts.guarded import guarded
from ...languages import marked
from ...moderation.queue import Kind, add_kind
from ..cases import open_claims
from ..telling_met import look_at_times

claims = guarded("claims", __name__)


@claims.record_once
def _add_kind(state: BlueprintSetupState) -> None:
    add_kind(state, Kind("claims", marked("Claims"), open_claims))
    look_at_times(state)
