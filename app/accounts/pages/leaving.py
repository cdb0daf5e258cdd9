"""Take everything along, or have everything deleted."""

import json

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ...store.contents import now
from ...store.current import get_store
from ..belongings import delete_everything, everything
from ..browsers import require_recent, sign_out
from .blueprint import accounts
from .forms import Form, show


def hand_out(account: str) -> Response:
    """Return all that is kept of an account as a file, for whoever has just proved that it is hers."""
    with get_store().session() as session:
        whole = {"exported": now(), **everything(session, account)}
    answer = Response(json.dumps(whole, ensure_ascii=False, indent=1), mimetype="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="peergraph-account.json"'
    return answer


@accounts.get("/account/export")
def export() -> ResponseReturnValue:
    """Hand out all that is kept of one's account, as JSON."""
    return hand_out(require_recent().account.id)


@accounts.get("/account/delete")
def ask_delete() -> ResponseReturnValue:
    """Say what is deleted with an account, and ask."""
    require_recent()
    return show("delete", Form())


@accounts.post("/account/delete")
def delete() -> ResponseReturnValue:
    """Delete one's account with everything that is kept of it."""
    found = require_recent()
    if "sure" not in request.form:
        return show("delete", Form(faults={"sure": _("Tick this, because it cannot be undone.")}))
    with get_store().session() as session:
        delete_everything(session, found.account.id, found.account.id)
    sign_out()
    return redirect(url_for("accounts.gone"), 303)


@accounts.get("/account/gone")
def gone() -> ResponseReturnValue:
    """Say that an account is deleted."""
    return render_template("accounts/gone.html")
