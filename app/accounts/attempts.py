"""How often somebody may try: counted for each network and each address, whether or not there is such an account."""

from collections.abc import Mapping

from flask import request
from flask_babel import gettext as _
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute

from ...cypher.errors import PeergraphError
from ..counts import get_counts
from ..store.bounds import network_of

# The name of each limit is a part of what is counted, so that two of one rate are two.
LIMITS: Mapping[str, RateLimitItem] = {
    "password of one address from one network": RateLimitItemPerMinute(10, 15),
    "password from one network": RateLimitItemPerMinute(60, 15),
    "password of one address": RateLimitItemPerHour(100),
    "new password from one network": RateLimitItemPerMinute(60, 15),
    "code of one account": RateLimitItemPerMinute(10, 15),
    "mail to one address": RateLimitItemPerHour(5),
    "mail from one network": RateLimitItemPerHour(30),
    "provider from one network": RateLimitItemPerMinute(60, 15),
    "page of one account": RateLimitItemPerHour(10),
    "photo of one account": RateLimitItemPerHour(20),
}


class TooManyAttempts(PeergraphError):
    """Somebody tries too often; she may again later."""

    code = "too_many_attempts"
    status = 429
    retry_seconds = 900


def count_password(address: str) -> None:
    """Count one try of a password; raises TooManyAttempts."""
    network = network_of(request.remote_addr or "unknown")
    _count("password of one address from one network", network, address)
    _count("password from one network", network)
    _count("password of one address", address)


def count_new_password() -> None:
    """Count one password that somebody chooses, which takes work to judge and to hash; raises TooManyAttempts."""
    _count("new password from one network", network_of(request.remote_addr or "unknown"))


def count_code(account: str) -> None:
    """Count one try of a code of the second factor; raises TooManyAttempts."""
    _count("code of one account", account)


def count_mail(address: str) -> None:
    """Count one mail that somebody asks for; raises TooManyAttempts."""
    _count("mail from one network", network_of(request.remote_addr or "unknown"))
    _count("mail to one address", address)


def count_photo(account: str) -> None:
    """Count one photo that is sent, each of which costs memory and time to read; raises TooManyAttempts."""
    _count("photo of one account", account)


def count_provider() -> None:
    """Count one sign-in that is begun with a provider; raises TooManyAttempts."""
    _count("provider from one network", network_of(request.remote_addr or "unknown"))


def count_page(account: str) -> None:
    """Count one page of another server that somebody lets us read; raises TooManyAttempts."""
    _count("page of one account", account)


def _count(limit: str, *who: str) -> None:
    if not get_counts().hit(LIMITS[limit], limit, *who):
        raise TooManyAttempts(_("Too many attempts. Wait a quarter of an hour; for mails, an hour."))
