"""The blueprints of what owners write: one for forms, one for photos, which are larger."""

from flask.blueprints import BlueprintSetupState
from flask_babel import gettext as _

from ...accounts.browsers import current_account
from ...accounts.guarded import guarded
from ...claims.holders import held_by
from ...invitations.purposes import purpose_words
from ...languages import marked
from ...moderation.queue import Kind, add_kind
from ...moderation.reportable import add_reportable
from ...store.current import get_store
from ..corrections import ABOUT_WORDS, open_cases
from ..photos import MOST_BYTES
from ..reportable import PHOTO, TEXT
from ..tables import About
from ..words import written_out

FORM_BYTES = 80_000
"""1,500 letters of any script, in the longest way to write them, and the rest of the form."""

profiles = guarded("profiles", __name__, FORM_BYTES)
photos = guarded("profile_photos", __name__, MOST_BYTES + FORM_BYTES)


@profiles.record_once
def _add_kinds(state: BlueprintSetupState) -> None:
    add_kind(state, Kind("corrections", marked("Corrections"), open_cases))
    add_reportable(state, TEXT)
    add_reportable(state, PHOTO)
    state.app.add_template_global(written_out, "written_out")
    state.app.add_template_filter(purpose_words, "purpose_words")


@profiles.app_template_filter("correction_words")
def correction_words(about: About) -> str:
    """Return what a correction is about, in words."""
    return _(ABOUT_WORDS[about])


@profiles.app_template_global("owned_records")
def owned_records() -> list[str]:
    """Return the records that who is signed in owns."""
    account = current_account()
    if account is None:
        return []
    with get_store().session() as session:
        return held_by(session, account.id)
