"""Mail: by SMTP where the settings name a server, else into an outbox for development, else not at all.

What a mail needs is looked up and sent in a thread of its own, so that an answer takes as long for an address that has
an account as for one that has none.
"""

import smtplib
import ssl
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from typing import Protocol, cast
from urllib.parse import SplitResult, unquote, urlsplit

import click
from email_validator import validate_email
from flask import Flask, current_app
from flask_babel import gettext as _

from ...cypher.errors import PeergraphError, SettingsError
from ...cypher.logs import get_log
from ...cypher.settings import Settings
from ..store.contents import now

SECONDS = 20
MOST_KEPT = 50
_KEY = "peergraph-post"
_POLICY = SMTP.clone(max_line_length=998)
"""As long lines as mail may have: shorter ones would break links, in headers so that no program reads them."""
_log = get_log("post")


class MailClosed(PeergraphError):
    """This site can send no mail."""

    code = "no_mail"
    status = 503


@dataclass(frozen=True)
class Letter:
    """One mail of plain text."""

    to: str
    subject: str
    text: str
    written: str = field(default_factory=now)
    """UTC, ISO."""
    headers: tuple[tuple[str, str], ...] = ()
    """More headers of the mail, such as how to end it."""


class Carrier(Protocol):
    """What brings letters to people."""

    def carry(self, letter: Letter) -> None:
        """Bring one letter on its way; raises OSError or SMTPException."""
        ...


@dataclass
class Outbox:
    """Letters that nobody gets: for development, on the machine of whoever tries the program."""

    letters: deque[Letter] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))

    def carry(self, letter: Letter) -> None:
        """Show a letter in the terminal and keep it for /dev/mail."""
        self.letters.append(letter)
        click.echo(f"\n--- Mail to {letter.to}: {letter.subject}\n{letter.text}\n---\n", err=True)


@dataclass(frozen=True)
class Smtp:
    """A mail server: `smtp://` with STARTTLS where it offers that, `smtps://` with TLS from the start."""

    url: SplitResult
    sender: str

    def carry(self, letter: Letter) -> None:
        """Hand a letter to the server; raises OSError or SMTPException. A password is never sent without TLS."""
        with self._connected() as server:
            if self.url.username:
                server.login(unquote(self.url.username), unquote(self.url.password or ""))
            server.send_message(self._message(letter))

    def _connected(self) -> smtplib.SMTP:
        host, context = self.url.hostname or "localhost", ssl.create_default_context()
        if self.url.scheme == "smtps":
            return smtplib.SMTP_SSL(host, self.url.port or 465, timeout=SECONDS, context=context)
        server = smtplib.SMTP(host, self.url.port or 587, timeout=SECONDS)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
        elif self.url.username:
            server.close()
            raise smtplib.SMTPNotSupportedError("The mail server offers no TLS to send the password in.")
        return server

    def _message(self, letter: Letter) -> EmailMessage:
        message = EmailMessage(policy=_POLICY)
        message["From"], message["To"], message["Subject"] = self.sender, _routable(letter.to), letter.subject
        message["Date"], message["Message-ID"] = (
            formatdate(),
            make_msgid(domain=self.sender.rpartition("@")[2]),
        )
        message["Auto-Submitted"] = "auto-generated"
        for name, value in letter.headers:
            message[name] = value
        message.set_content(letter.text)
        return message


class Post:
    """Sends letters one after the other, while the requests that wrote them are answered."""

    def __init__(self, carrier: Carrier | None) -> None:
        self.carrier = carrier
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="post")
        self._last: Future[bool] | None = None

    def later(self, job: Callable[[], Letter | None]) -> None:
        """Send what `job` gives, when it has been asked for it; raises MailClosed where there is no mail."""
        if self.carrier is None:
            raise MailClosed(_("This site can send no mail at the moment, so that this is not possible."))
        self._last = self._thread.submit(self._send, self.carrier, job)

    def send(self, letter: Letter) -> bool:
        """Send a letter before coming back; False where that fails, or there is no mail."""
        return self.carrier is not None and self._send(self.carrier, lambda: letter)

    def wait(self) -> None:
        """Come back when everything that was asked for until now is done."""
        if self._last:
            self._last.result()

    def _send(self, carrier: Carrier, job: Callable[[], Letter | None]) -> bool:
        try:
            if letter := job():
                carrier.carry(letter)
        except (OSError, smtplib.SMTPException, PeergraphError) as error:
            # The server's answer may name the address, which is nobody's to read in a log.
            _log.error("mail not sent", reason=type(error).__name__)
            return False
        return True


def register(app: Flask, settings: Settings, development: bool) -> None:
    """Let the app's requests send mail; raises SettingsError where the settings do not fit together."""
    app.extensions[_KEY] = Post(_carrier(settings, development))


def get_post() -> Post:
    """Return the post of the app that serves this request."""
    return cast(Post, current_app.extensions[_KEY])


def get_outbox() -> Outbox | None:
    """Return the development outbox; None where mail is really sent, or none at all."""
    carrier = get_post().carrier
    return carrier if isinstance(carrier, Outbox) else None


def _routable(address: str) -> str:
    """Return an address with its domain in ASCII, which every mail server takes."""
    return validate_email(address, check_deliverability=False).ascii_email or address


def _carrier(settings: Settings, development: bool) -> Carrier | None:
    if settings.smtp_url is None:
        return Outbox() if development else None
    if settings.mail_from is None or settings.site is None:
        raise SettingsError(
            "PEERGRAPH_SMTP_URL needs PEERGRAPH_MAIL_FROM, and PEERGRAPH_SITE for the links in mails."
        )
    url = urlsplit(settings.smtp_url.get_secret_value())
    if url.scheme not in ("smtp", "smtps") or not url.hostname:
        raise SettingsError("PEERGRAPH_SMTP_URL begins with smtp:// or smtps:// and names a host.")
    return Smtp(url, settings.mail_from)
