"""What the mails say, in the language of whom they are for; nothing that somebody else has written is in them, but why
an account is suspended.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from flask import request, url_for
from flask_babel import gettext as _

from ..context import get_settings
from ..languages import spoken
from ..site import site_url
from .post import Letter
from .tables import AccountRow


def letter_to(row: AccountRow | None, write: Callable[[str], Letter]) -> Letter | None:
    """Return what `write` writes to somebody's address, in her language; None where she has no address."""
    if row is None or row.email is None:
        return None
    with spoken(row.language):
        return write(row.email)


def link_to(endpoint: str, secret: str) -> str:
    """Return the absolute address of a page of ours that a secret opens."""
    return site_url(f"{url_for(endpoint)}?{urlencode({'token': secret})}")


def sign_up_letter(to: str, secret: str) -> Letter:
    """Return the mail with the link that makes an account."""
    text = _(
        "Somebody, hopefully you, wants an account with this address. To choose a name and a password, open this "
        "link within a day:"
    )
    return _letter(to, _("Your account at Peergraph"), text, link_to("accounts.confirm", secret), _not_you())


def known_letter(to: str) -> Letter:
    """Return the mail to somebody who wants an account and has one."""
    text = _(
        "Somebody, hopefully you, wants an account with this address. There is one already: sign in here, or have "
        "your password reset there."
    )
    return _letter(
        to, _("Your account at Peergraph"), text, site_url(url_for("accounts.sign_in")), _not_you()
    )


def reset_letter(to: str, secret: str) -> Letter:
    """Return the mail with the link to a new password."""
    text = _(
        "Somebody, hopefully you, has forgotten the password of this address. To choose a new one, open this link "
        "within an hour:"
    )
    return _letter(to, _("A new password for Peergraph"), text, link_to("accounts.reset", secret), _not_you())


def address_letter(to: str, secret: str) -> Letter:
    """Return the mail that asks whether an account may have this address."""
    text = _(
        "An account at Peergraph shall have this address from now on. If it is yours, open this link within a day:"
    )
    return _letter(
        to, _("Confirm your address"), text, link_to("accounts.confirm_address", secret), _not_you()
    )


def changed_letter(to: str, what: str) -> Letter:
    """Return the mail that says what was changed about an account, so that its owner notices a stranger."""
    text = _("This was changed about your account at Peergraph:")
    hint = _("If that was not you, have your password reset at once, and end all sessions:")
    return _letter(
        to, _("Your account was changed"), f"{text} {what}", hint, site_url(url_for("accounts.forgotten"))
    )


def decided_letter(to: str, path: str) -> Letter:
    """Return the mail that says that something of hers was decided, and where she reads what and why."""
    text = _("A moderator of Peergraph has decided something that concerns you. What and why, you read here:")
    return _letter(to, _("Decided"), text, site_url(path))


def suspended_letter(to: str, path: str, why: str) -> Letter:
    """Return the mail that an account is suspended, and why; `path` leads to the sign-in, behind which the rest is."""
    text = _(
        "Your account at Peergraph is suspended. You cannot sign in, and what you have written for others is not shown "
        "meanwhile. The reason that was given:"
    )
    hint = _(
        "You can still take your data along and have your account deleted: try to sign in as usual, and you are shown "
        "a page with both."
    )
    return _letter(to, _("Your account is suspended"), text, why, hint, site_url(path))


def claim_letter(to: str, secret: str) -> Letter:
    """Return the mail with the link that shows that somebody reads the mail of an address at an institution."""
    text = _(
        "Somebody, hopefully you, claims an author record at Peergraph and names this address to show that it is hers. "
        "If that is you, open this link within a day, signed in to the same account:"
    )
    return _letter(
        to, _("Confirm that this address is yours"), text, link_to("claims.confirm", secret), _not_you()
    )


def contested_letter(to: str, path: str) -> Letter:
    """Return the mail to the owner of a record for which somebody else has shown evidence."""
    text = _(
        "Somebody else has shown evidence that an author record which you own is hers. A moderator looks at both and "
        "decides; until then it stays yours. You can add evidence and write to the moderators here:"
    )
    return _letter(to, _("Somebody else claims your record"), text, site_url(path))


def met_letter(to: str, path: str) -> Letter:
    """Return the mail to each owner of two records that sources have made one."""
    text = _(
        "Sources say that an author record which you own and one that somebody else owns are the same, so that they "
        "are one record now. A moderator looks at both claims and decides; until then both stay. What that means for "
        "your page, and what you can do, you read here:"
    )
    return _letter(to, _("Your record has another owner, too"), text, site_url(path))


def alone_letter(to: str, path: str) -> Letter:
    """Return the mail to an owner after the other owner of the same record has let it go."""
    text = _(
        "Sources had made an author record of yours and another owner's one. The other has let it go, so that nothing "
        "waits for a moderator any more. It is yours:"
    )
    return _letter(to, _("Your record is yours alone"), text, site_url(path))


def owner_letter(to: str, path: str) -> Letter:
    """Return the mail to somebody whose claim is verified because the owner has let the record go."""
    text = _(
        "The owner of an author record that you claim has let it go, and your evidence counts now. It is yours:"
    )
    return _letter(to, _("Your claim is verified"), text, site_url(path))


def _not_you() -> str:
    return _("If that was not you, there is nothing to do: without the link nothing happens.")


def _letter(to: str, subject: str, *paragraphs: str) -> Letter:
    return Letter(to, subject, "\n\n".join([*paragraphs, get_settings().site or request.host_url]))
