"""Somebody is told by mail what was changed about her account, in case it was a stranger."""

from collections.abc import Mapping
from typing import Literal

from flask_babel import gettext as _

from ...languages import marked
from ..letters import changed_letter
from ..people import Account
from ..post import get_post

What = Literal["password", "address", "factor on", "factor off", "codes", "provider", "provider off"]
_WORDS: Mapping[What, str] = {
    "password": marked("The password is another one."),
    "address": marked("The account has another address now."),
    "factor on": marked("Signing in asks for a second factor now."),
    "factor off": marked("Signing in asks for no second factor any more."),
    "codes": marked("The recovery codes are others."),
    "provider": marked(
        "Somebody can sign in by a further way. A new password does not end that; the page of your account does."
    ),
    "provider off": marked("A way to sign in was taken away."),
}


def tell(account: Account, what: What) -> None:
    """Send a mail about a change to the address that the account had before it; nothing where there is none."""
    if account.email and get_post().carrier:
        letter = changed_letter(account.email, _(_WORDS[what]))
        get_post().later(lambda: letter)
