"""A graph with a record that every kind of evidence fits, an app that it is claimed at, and a page of its person."""

import datetime
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from flask import Flask

from peergraph.app.claims.fetching import Web
from peergraph.app.claims.web import keep_web
from peergraph.cypher.graph import Graph
from peergraph.loaders.records import (
    AuthorRecord,
    Authorship,
    InstitutionMention,
    InstitutionRecord,
    PaperRecord,
)

from ...conftest import query
from ..conftest import NewApp, load
from ..provider import CLIENT, SECRET
from ..someone import Someone, sql

ORCID = "0000-0002-1825-0097"
ADA = f"/authors/orcid:{ORCID}"
ISSUER = "https://orcid.test"
HOST, OTHER_HOST = "ada.page.example", "other.page.example"
UTOPIA = InstitutionMention("University of Utopia", ("openalex:I1001",))
RECORDS = (
    PaperRecord(
        "openalex",
        "W1",
        ("openalex:W1",),
        "On evidence",
        "2024-01-01",
        2021,
        authorships=(
            Authorship("Ada Ørsted", 1, ("openalex:A1001", f"orcid:{ORCID}"), institutions=(UTOPIA,)),
            Authorship("Ben Žižka", 2, ("openalex:A1002",), institutions=(UTOPIA,)),
        ),
    ),
    AuthorRecord("openalex", "A1001", ("openalex:A1001",), "Ada Ørsted", "2024-01-01", homepage=f"https://{HOST}/ada"),
    InstitutionRecord(
        "openalex", "I1001", ("openalex:I1001",), "University of Utopia", "2024-01-01", homepage="https://www.utopia.edu"
    ),
)  # fmt: skip
_loaded: list[str] = []
Handler = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Pages:
    """A server of pages on this machine, whose hosts are what the tests' own name server says."""

    port: int
    trust: ssl.SSLContext
    pages: dict[str, Handler] = field(default_factory=dict[str, Handler])
    """By host and path."""
    asked: list[str] = field(default_factory=list[str])
    addresses: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def web(self, seconds: float = 5.0) -> Web:
        """Return a way to these pages: our own port, certificates and name server, and this machine alone allowed."""
        return Web(
            look_up=lambda host: self.addresses.get(host, ["127.0.0.1"]),
            may_ask=lambda address: address == "127.0.0.1",
            port=self.port,
            trust=self.trust,
            seconds=seconds,
        )

    def says(self, place: str, text: str) -> None:
        self.pages[place] = lambda handler: answer(handler, 200, text.encode())

    def leads(self, place: str, to: str) -> None:
        self.pages[place] = lambda handler: answer(handler, 302, b"", Location=to)


def answer(handler: BaseHTTPRequestHandler, status: int, content: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(content)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(content)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate of its own for the pages' hosts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "pages of the tests")])
    now = datetime.datetime.now(datetime.UTC)
    hosts = [x509.DNSName(HOST), x509.DNSName(OTHER_HOST), x509.DNSName("pub.orcid.org")]
    built = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([*hosts, x509.IPAddress(ipaddress.ip_address("127.0.0.2"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("pages") / "pages.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + built.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def web_pages(certificate: Path) -> Iterator[Pages]:
    """A server of pages by https on this machine; it has no page yet."""

    class Serving(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place = f"{self.headers['Host']}{self.path}"
            pages.asked.append(place)
            pages.pages.get(place, lambda handler: answer(handler, 404, b""))(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Serving)
    server.daemon_threads = True
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(certificate)
    server.socket = own.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    pages = Pages(server.server_port, ssl.create_default_context(cafile=str(certificate)))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield pages
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def evidence_graph(graph: Graph, empty_again: Callable[[], None]) -> Graph:
    """A graph with Ada's record, which these tests only read: loaded anew only after other tests wrote to it."""
    if _loaded != [facts_of(graph)]:
        empty_again()
        load(graph, *RECORDS)
        _loaded[:] = [facts_of(graph)]
    return graph


def facts_of(graph: Graph) -> str:
    """Return all that a graph holds, as text."""
    return str(graph.read(query("all_facts")))


@pytest.fixture
def evidence_app(new_app: NewApp, evidence_graph: Graph, web_pages: Pages) -> Flask:
    """An app on a graph with Ada's record, where people can sign in with ORCID, and that reads the tests' pages."""
    app = new_app(
        graph=evidence_graph,
        PEERGRAPH_OIDC_ISSUER=ISSUER,
        PEERGRAPH_OIDC_CLIENT_ID=CLIENT,
        PEERGRAPH_OIDC_CLIENT_SECRET=SECRET,
    )
    keep_web(app, web_pages.web())
    return app


def person(app: Flask, name: str = "ada", email: str | None = None) -> Someone:
    return Someone(app).sign_up(email or f"{name}@example.org", name.title())


def with_orcid(someone: Someone, orcid: str = ORCID, issuer: str = ISSUER) -> Someone:
    """Let somebody have signed in by the provider."""
    sql(
        someone.app,
        "INSERT INTO identities (issuer, subject, account, created) VALUES (:issuer, :orcid, :account, 'now')",
        issuer=issuer,
        orcid=orcid,
        account=someone.account,
    )
    return someone


def begin(someone: Someone, record: str = ADA) -> str:
    """Begin a claim; returns the path of its page."""
    begun = someone.send(f"{record}/claim")
    assert begun.status_code == 303, begun.text
    return begun.headers["Location"]


def states(app: Flask) -> list[str]:
    """Return the states of all claims, the oldest claim first."""
    return [row[0] for row in sql(app, "SELECT state FROM claims ORDER BY created, way, state")]
