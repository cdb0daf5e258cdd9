"""What somebody whose account is suspended can still do: read why, take her data along, have the account deleted.

She is not signed in for it. The page that a right password (and code) leads to holds a secret that opens these two
things for some minutes, and nothing else.
"""

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from ...store.current import get_store
from ..audit import record
from ..belongings import delete_everything
from ..browsers import SignInFirst
from ..links import LinkUsed, keep_link, look_at_link, use_link
from ..people import row_of
from ..proofs import new_secret
from ..suspending import Suspended
from .blueprint import accounts
from .forms import CANNOT_BE_TAKEN, Form, written
from .leaving import hand_out


def turned_away(account: str, why: Suspended) -> ResponseReturnValue:
    """Tell somebody who has just proved who she is why she is not let in, and let her take along what is hers."""
    token = new_secret()
    with get_store().session() as session:
        keep_link(session, "leaving", token, account)
    return _page(why, token, Form(), why.status)


@accounts.post("/account/suspended/export")
def export_suspended() -> ResponseReturnValue:
    """Hand out all that is kept of a suspended account, to whoever was shown its page some minutes ago."""
    with get_store().session() as session:
        account, _why = _hers(session)
        record(session, account, "data taken along", account)
    return hand_out(account)


@accounts.post("/account/suspended/delete")
def delete_suspended() -> ResponseReturnValue:
    """Delete a suspended account with everything that is kept of it."""
    token = written("token")
    with get_store().session() as session:
        account, why = _hers(session)
        if "sure" in request.form:
            use_link(session, "leaving", token)
            delete_everything(session, account, account)
            return redirect(url_for("accounts.gone"), 303)
    form = Form(faults={"sure": _("Tick this, because it cannot be undone.")})
    return _page(why, token, form, CANNOT_BE_TAKEN)


def _hers(session: Session) -> tuple[str, Suspended]:
    """Return whose secret the form holds, and why she is suspended; raises SignInFirst for all but who still is."""
    try:
        account = look_at_link(session, "leaving", written("token")).account
    except LinkUsed as error:
        raise SignInFirst("Sign in first.") from error
    row = row_of(session, account or "")
    if row.suspended is None:
        raise SignInFirst("Sign in first.")
    return row.id, Suspended(row.suspended, row.suspended_why)


def _page(why: Suspended, token: str, form: Form, status: int) -> Response:
    return make_response(
        render_template("accounts/suspended.html", suspended=why, token=token, form=form), status
    )
