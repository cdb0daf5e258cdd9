"""Mail: by SMTP, into the outbox of whoever tries the program, or not at all."""

import socket
import ssl
from collections.abc import Iterator
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Handler
from aiosmtpd.smtp import AuthResult, LoginPassword

from peergraph.app.accounts.post import Letter, Outbox, Smtp
from peergraph.app.commands import is_for_development
from peergraph.cypher.errors import SettingsError
from peergraph.cypher.settings import Settings

from ..conftest import NewApp
from ..someone import ADA, Someone, mail, post_of, sql

FROM = {"PEERGRAPH_MAIL_FROM": "peergraph@example.org", "PEERGRAPH_SITE": "https://graph.example.org"}


class Box(Handler):
    """A mail server's memory."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[Message] = []
        self.logins: list[bytes] = []

    def handle_message(self, message: Message) -> None:
        self.got.append(message)

    def let_in(
        self, _server: object, _session: object, _envelope: object, _how: str, who: object
    ) -> AuthResult:
        assert isinstance(who, LoginPassword)
        self.logins.append(who.password)
        return AuthResult(success=True)


@pytest.fixture
def box() -> Iterator[tuple[Box, int]]:
    """A mail server without TLS that takes passwords, and its port."""
    box = Box()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(
        box,
        "127.0.0.1",
        port,
        authenticator=box.let_in,
        auth_require_tls=False,
        auth_exclude_mechanism=["CRAM-MD5"],
    )
    server.start()
    yield box, port
    server.stop()


def test_mail_goes_to_the_server_that_the_settings_name(new_app: NewApp, box: tuple[Box, int]) -> None:
    kept, port = box
    app = new_app(PEERGRAPH_SMTP_URL=f"smtp://127.0.0.1:{port}", **FROM)

    Someone(app).send("/account/sign-up", email=ADA)
    post_of(app).wait()

    (letter,) = kept.got
    assert (letter["To"], letter["From"]) == (ADA, "peergraph@example.org")
    assert "https://graph.example.org/account/sign-up/confirm?token=" in str(
        letter.get_payload(decode=True), "utf-8"
    )
    assert letter["Auto-Submitted"] == "auto-generated"


def test_a_domain_with_letters_of_any_script_is_written_as_every_mail_server_takes_it(
    new_app: NewApp, box: tuple[Box, int]
) -> None:
    kept, port = box
    app = new_app(PEERGRAPH_SMTP_URL=f"smtp://127.0.0.1:{port}", **FROM)

    Someone(app).send("/account/sign-up", email="ada@exämple.org")
    post_of(app).wait()

    assert [letter["To"] for letter in kept.got] == ["ada@xn--exmple-cua.org"]


def test_a_password_is_never_sent_without_tls(new_app: NewApp, box: tuple[Box, int]) -> None:
    kept, port = box
    app = new_app(PEERGRAPH_SMTP_URL=f"smtp://me:secret@127.0.0.1:{port}", **FROM)

    answer = Someone(app).send("/account/sign-up", email=ADA)
    post_of(app).wait()

    assert answer.status_code == 200
    assert (kept.got, kept.logins) == ([], [])


def test_a_mail_server_that_is_away_is_in_the_log_without_an_address(
    new_app: NewApp, capsys: pytest.CaptureFixture[str]
) -> None:
    app = new_app(PEERGRAPH_SMTP_URL="smtp://127.0.0.1:1", **FROM)

    answer = Someone(app).send("/account/sign-up", email=ADA)
    post_of(app).wait()

    said = capsys.readouterr()
    assert answer.status_code == 200
    assert "mail not sent" in said.out + said.err
    assert ADA not in said.out + said.err


@pytest.mark.parametrize(
    "values",
    [
        {"PEERGRAPH_SMTP_URL": "smtp://mail.example"},
        {"PEERGRAPH_SMTP_URL": "smtp://mail.example", "PEERGRAPH_SITE": "https://graph.example.org"},
        {"PEERGRAPH_SMTP_URL": "smtp://mail.example", "PEERGRAPH_MAIL_FROM": "peergraph@example.org"},
        {"PEERGRAPH_SMTP_URL": "mail.example:25", **FROM},
        {"PEERGRAPH_SMTP_URL": "https://mail.example", **FROM},
    ],
)
def test_settings_of_mail_that_do_not_fit_together_are_named(new_app: NewApp, values: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="PEERGRAPH_SMTP_URL"):
        new_app(**values)


def test_tls_is_checked_and_spoken_from_the_start_where_the_address_says_so(box: tuple[Box, int]) -> None:
    from urllib.parse import urlsplit

    with pytest.raises((ssl.SSLError, OSError)):
        Smtp(urlsplit(f"smtps://127.0.0.1:{box[1]}"), "me@example.org").carry(Letter(ADA, "x", "y"))

    assert box[0].got == []


def test_the_outbox_is_shown_in_the_terminal_and_on_this_machine_only(
    stranger: Someone, capsys: pytest.CaptureFixture[str]
) -> None:
    stranger.send("/account/sign-up", email=ADA)
    (letter,) = mail(stranger.app)

    near = {"REMOTE_ADDR": "127.0.0.1"}
    shown = stranger.get("/dev/mail", environ_base=near)
    hidden = [
        stranger.get("/dev/mail"),
        stranger.get("/dev/mail", environ_base=near, headers={"Host": "graph.example.org"}),
        stranger.get("/dev/mail", environ_base=near, headers={"X-Forwarded-For": "192.0.2.1"}),
        stranger.get("/dev/mail", environ_base=near, headers={"Forwarded": "for=192.0.2.1"}),
    ]

    assert letter.text.splitlines()[2] in capsys.readouterr().err
    assert shown.status_code == 200
    assert f">{letter.text.splitlines()[2]}</a>" in shown.text
    assert [answer.status_code for answer in hidden] == [404] * 4


def test_there_is_no_outbox_in_production_and_nobody_is_told_that_mail_was_sent(new_app: NewApp) -> None:
    app = new_app(development=False)

    answers = [Someone(app).send(path, email=ADA) for path in ("/account/sign-up", "/account/forgotten")]

    assert [answer.status_code for answer in answers] == [503, 503]
    assert "can send no mail" in answers[0].text
    assert Someone(app).get("/dev/mail", environ_base={"REMOTE_ADDR": "127.0.0.1"}).status_code == 404
    assert "sends no mail" in Someone(app).get("/account/sign-in").text
    assert sql(app, "SELECT count(*) FROM links") == [(0,)]


@pytest.mark.parametrize(
    ("values", "development"),
    [
        ({}, True),
        ({"PEERGRAPH_HOST": "0.0.0.0"}, False),
        ({"PEERGRAPH_SITE": "https://graph.example.org"}, False),
    ],
)
def test_a_server_for_others_is_not_for_development(values: dict[str, str], development: bool) -> None:
    assert is_for_development(Settings(**values)) is development


def test_only_the_newest_letters_are_kept() -> None:
    outbox = Outbox()

    for n in range(60):
        outbox.letters.append(Letter(ADA, str(n), ""))

    assert outbox.letters[0].subject == "10"
