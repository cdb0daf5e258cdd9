"""The owner's photo: sent, taken away, and shown to everybody."""

from typing import cast

from flask import Response, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import delete, select
from werkzeug.exceptions import RequestEntityTooLarge

from ....cypher.errors import PeergraphError
from ...accounts.attempts import count_photo
from ...accounts.audit import record
from ...accounts.pages.forms import Form
from ...claims.holders import holder_of
from ...context import get_graph
from ...pages.addresses import find_id
from ...pages.blueprint import pages
from ...reads.owned import author_identifiers
from ...store.contents import now
from ...store.current import get_store
from ..owned import changed, require_owner
from ..photos import PhotoRefused, digest_of, drawn_anew, too_large
from ..tables import PhotoRow, ProfileRow
from ..words import NOTHING, keep_words, profile_row
from .blueprint import photos
from .editing import edit_page

KEPT_SECONDS = 3600


@photos.post("/authors/<path:id>/photo")
def send_photo(id: str) -> ResponseReturnValue:
    """Keep a photo instead of the one before; a file that cannot be taken leaves that one as it is."""
    owned = require_owner(id)
    count_photo(owned.account)
    file, form = request.files.get("photo"), Form()
    try:
        content = drawn_anew(file.read() if file else b"")
    except PhotoRefused as refused:
        form.refuse("photo", str(refused) if file and file.filename else _("Choose a file first."))
        return edit_page(owned, form)
    with get_store().session() as session:
        row = profile_row(session, owned) or keep_words(session, owned, NOTHING)
        session.merge(PhotoRow(row.id, owned.account, content, digest_of(content), now()))
        record(session, owned.account, "photo changed", owned.id)
        changed(session, owned)
    return redirect(f"{url_for('profiles.edit', id=owned.id)}#photo", 303)


@photos.errorhandler(RequestEntityTooLarge)
def refuse_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """Say to the owner how large a photo may be: such a file is not even read to its end."""
    form = Form(faults={"photo": str(too_large())})
    try:
        return edit_page(require_owner(str((request.view_args or {})["id"])), form)
    except PeergraphError as refused:
        return cast(ResponseReturnValue, current_app.handle_user_exception(refused))


@photos.post("/authors/<path:id>/photo/delete")
def delete_photo(id: str) -> ResponseReturnValue:
    """Take the photo away."""
    owned = require_owner(id)
    with get_store().session() as session:
        mine = select(ProfileRow.id).where(
            ProfileRow.account == owned.account, ProfileRow.author.in_(owned.ids)
        )
        session.execute(delete(PhotoRow).where(PhotoRow.profile.in_(mine)))
        record(session, owned.account, "photo deleted", owned.id)
        changed(session, owned)
    return redirect(f"{url_for('profiles.edit', id=owned.id)}#photo", 303)


@pages.get("/authors/<path:id>/photo")
def author_photo(id: str) -> ResponseReturnValue:
    """Answer with the photo that the owner of a record shows; 404 where there is none."""
    id = find_id("author", id)
    ids = author_identifiers(get_graph(), id=id)
    with get_store().session() as session:
        photo = session.scalars(
            select(PhotoRow)
            .join(ProfileRow, ProfileRow.id == PhotoRow.profile)
            .where(ProfileRow.account == holder_of(session, ids), ProfileRow.author.in_(ids))
            .order_by(ProfileRow.changed.desc(), ProfileRow.id)
            .limit(1)
        ).first()
        if photo is None:
            abort(404, _("There is no photo of this person here."))
        content, digest = photo.content, photo.sha256
    answer = Response(content, mimetype="image/jpeg")
    answer.set_etag(digest)
    # A photo that its owner takes away is gone for everybody within the hour.
    answer.cache_control.max_age = KEPT_SECONDS
    return answer.make_conditional(request)
