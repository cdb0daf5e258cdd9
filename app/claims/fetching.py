"""Reads a page of a stranger's server without being led anywhere that only this server may go.

Only https on its own port; the name is looked up once, every address it has must be public, and the connection goes to
one of these and to nothing else, so that a second answer of the name server changes nothing. Each redirect is checked
anew. Size and time have bounds, also for a server that sends one byte a second.
"""

import http.client
import re
import socket
import ssl
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from time import monotonic
from typing import Literal
from urllib.parse import SplitResult, urljoin, urlsplit

from urllib3 import HTTPResponse
from urllib3.connection import HTTPSConnection
from urllib3.exceptions import HTTPError

SECONDS = 10.0
"""For a page with all its redirects."""
MOST_REDIRECTS = 3
MOST_BYTES = 1_000_000
AT_ONCE = 2
"""Pages that a process reads at one time; others wait for their turn within their time."""
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": "Peergraph (checks a code that somebody has put on this page)",
    "Accept": "text/html, application/json;q=0.9, */*;q=0.1",
    "Accept-Encoding": "identity",
}
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")
"""A name with a dot, or an IPv4 address."""
_TUNNELS = tuple(
    ip_network(net) for net in ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16")
)
"""IPv6 addresses that lead to an IPv4 address, whichever that is."""

Why = Literal["address", "not public", "unreachable", "too long", "too large", "redirects", "status"]


class PageUnread(Exception):
    """A page could not be read, or may not be."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


@dataclass(frozen=True)
class Answer:
    """What a server has sent."""

    text: str
    location: str | None
    """Where it redirects to; None for a page."""


def look_up(host: str) -> list[str]:
    """Return all IP addresses of a host; raises OSError."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet: no private net, no machine's own, no tunnel."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            return _is_global(ip.ipv4_mapped)
        if ip.is_site_local or any(ip in net for net in _TUNNELS):
            return False
    return _is_global(ip)


def _is_global(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


@dataclass(frozen=True)
class Web:
    """The way to other people's servers."""

    look_up: Callable[[str], Sequence[str]] = look_up
    may_ask: Callable[[str], bool] = is_public
    """Tells whether an IP address may be asked."""
    port: int = 443
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    seconds: float = SECONDS
    _threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(AT_ONCE, thread_name_prefix="pages"), repr=False
    )

    def read(self, url: str) -> str:
        """Return the text of a page; raises PageUnread, in any case soon."""
        # Looking a name up knows no time limit, so somebody else waits for it.
        until = monotonic() + self.seconds
        reading: Future[str] = self._threads.submit(self._read, url, until)
        try:
            return reading.result(timeout=self.seconds + 1)
        except TimeoutError:
            reading.cancel()
            raise PageUnread("too long") from None

    def _read(self, url: str, until: float) -> str:
        for _redirect in range(MOST_REDIRECTS + 1):
            answer = self._ask(url, until)
            if answer.location is None:
                return answer.text
            url = _next_address(url, answer.location)
        raise PageUnread("redirects")

    def _ask(self, url: str, until: float) -> Answer:
        parts = self._checked(url)
        host = parts.hostname or ""
        address = self._address(host)
        try:
            with self._connected(address, host, until) as connection:
                path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                connection.request("GET", path, headers={"Host": host, **_HEADERS}, preload_content=False)
                with closing(connection.getresponse()) as response:
                    answer = _answer(response)
        except (OSError, HTTPError, http.client.HTTPException, ValueError) as error:
            raise PageUnread("too long" if monotonic() >= until else "unreachable") from error
        if monotonic() >= until:
            # A head that was cut off by closing the connection looks like one that is short.
            raise PageUnread("too long")
        return answer

    def _checked(self, url: str) -> SplitResult:
        """Return the parts of an address that may be asked at all; raises PageUnread."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise PageUnread("address") from None
        host = parts.hostname or ""
        is_plain = url.isascii() and url.isprintable() and " " not in url and "@" not in parts.netloc
        is_known = parts.scheme == "https" and port in (None, 443) and _HOST.fullmatch(host) is not None
        if not is_plain or not is_known:
            raise PageUnread("address")
        return parts

    def _address(self, host: str) -> str:
        """Return one address of a host whose addresses are all public; raises PageUnread."""
        try:
            found = self.look_up(host)
        except (OSError, UnicodeError):
            raise PageUnread("unreachable") from None
        if not found:
            raise PageUnread("unreachable")
        if not all(self.may_ask(address) for address in found):
            raise PageUnread("not public")
        return found[0]

    @contextmanager
    def _connected(self, address: str, host: str, until: float) -> Generator[HTTPSConnection]:
        left = until - monotonic()
        if left <= 0:
            raise PageUnread("too long")
        connection = HTTPSConnection(
            address, self.port, timeout=left, server_hostname=host, ssl_context=self.trust
        )
        with closing(connection):
            connection.connect()
            # A server that sends a little again and again never runs into the time limit of a single read.
            end = Timer(max(until - monotonic(), 0), _shut, (connection.sock,))
            end.start()
            try:
                yield connection
            finally:
                end.cancel()


def _shut(sock: socket.socket) -> None:
    with suppress(OSError):
        # Not the method of the TLS socket, which another thread may be reading from.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _next_address(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise PageUnread("address") from None


def _answer(response: HTTPResponse) -> Answer:
    location = response.headers.get("Location")
    if response.status in _REDIRECTS and location:
        return Answer("", location)
    if response.status != 200 or response.headers.get("Content-Encoding", "identity") != "identity":
        raise PageUnread("status")
    content = b""
    for part in response.stream(16_384, decode_content=False):
        content += part
        if len(content) > MOST_BYTES:
            raise PageUnread("too large")
    return Answer(content.decode("utf-8", "replace"), None)
