"""How somebody wants to be told: by mail, by a feed of her own, and whether her profile shows whom she follows."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from ...accounts.browsers import require_account
from ...accounts.pages.forms import written
from ...accounts.proofs import digest, new_secret
from ...claims.holders import held_by
from ...context import get_graph
from ...parameters import ParameterError
from ...profiles.owned import stamps_of
from ...site import site_url
from ...store.contents import now
from ...store.current import get_store
from ...store.stamps import bump
from ..digest import OFTEN, NoAddress
from ..follows import reader_of
from ..standing import runs_standing
from .blueprint import following


@following.post("/following/digest")
def choose_digest() -> ResponseReturnValue:
    """Choose how often a mail tells the news; what is new is counted from now."""
    account, often = require_account().account, written("digest")
    if often not in OFTEN:
        raise ParameterError("digest", f"must be one of {', '.join(OFTEN)}")
    if often != "never" and not account.email:
        raise NoAddress(_("Give your account an e-mail address first."))
    mark = runs_standing(get_graph(), since="").mark
    with get_store().session() as session:
        reader = reader_of(session, account.id, mark)
        if reader.digest == "never":
            reader.digest_since, reader.digest_sent = mark, now()
        reader.digest = often
    return _back()


@following.post("/following/feed")
def make_feed() -> ResponseReturnValue:
    """Make a new address for the feed, and show it this once; an older one leads nowhere any more."""
    account, secret = require_account().account, new_secret()
    mark = runs_standing(get_graph(), since="").mark
    with get_store().session() as session:
        reader_of(session, account.id, mark).sha256 = digest(secret)
    address = site_url(url_for("opened.feed", token=secret))
    return render_template("following/feed.html", address=address)


@following.post("/following/feed/end")
def end_feed() -> ResponseReturnValue:
    """Let the address of the feed lead nowhere."""
    account = require_account().account
    mark = runs_standing(get_graph(), since="").mark
    with get_store().session() as session:
        reader_of(session, account.id, mark).sha256 = None
    return _back()


@following.post("/following/shows")
def choose_shows() -> ResponseReturnValue:
    """Choose whether the profiles that one owns show whom and what one follows."""
    account = require_account().account
    mark = runs_standing(get_graph(), since="").mark
    with get_store().session() as session:
        reader_of(session, account.id, mark).shows = written("shows") == "1"
        bump(session, *stamps_of(held_by(session, account.id)))
    return _back()


def _back() -> ResponseReturnValue:
    return redirect(f"{url_for('following.news')}#telling", 303)
