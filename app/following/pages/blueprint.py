"""The two blueprints: pages of somebody who is signed in, and what a secret in an address opens to a program."""

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from ...accounts.guarded import guarded
from ..followers import follow_side_of
from ..searches import question_asked

following = guarded("following", __name__)
opened = Blueprint("opened", __name__)
"""Its writes carry a secret of their own, and so need no token of a page."""


@following.record_once
def _add_side(state: BlueprintSetupState) -> None:
    state.app.add_template_global(follow_side_of, "follow_side")
    state.app.add_template_global(question_asked)
