"""To report something, and to read what came of it."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...accounts.browsers import require_account
from ...accounts.pages.forms import Form, written
from ...store.current import get_store
from ..reports import WORDS_LETTERS, look_at, made_by, report, taken_from
from .blueprint import moderation


@moderation.get("/report/<kind>/<path:subject>")
def report_page(kind: str, subject: str) -> ResponseReturnValue:
    """Ask why something should not be here."""
    found = require_account()
    with get_store().session() as session:
        thing = look_at(session, kind, subject, found.account.id)
    return render_template("moderation/reporting.html", thing=thing, form=Form(), most=WORDS_LETTERS)


@moderation.post("/report/<kind>/<path:subject>")
def send_report(kind: str, subject: str) -> ResponseReturnValue:
    """Report something to the moderators."""
    found, words = require_account(), written("words", WORDS_LETTERS).strip()
    with get_store().session() as session:
        report(session, kind, subject, found.account.id, words)
    return redirect(url_for("moderation.own_reports", sent=1), 303)


@moderation.get("/account/reports")
def own_reports() -> ResponseReturnValue:
    """Show what one has reported and what came of it, and what was taken away of one's own."""
    found = require_account()
    with get_store().session() as session:
        made, taken = made_by(session, found.account.id), taken_from(session, found.account.id)
    return render_template("moderation/own.html", made=made, taken=taken, sent="sent" in request.args)
