"""Pages of strangers are read on the public internet only, by https, and not for long."""

import threading
from http.server import BaseHTTPRequestHandler

import pytest

from peergraph.app.claims.fetching import MOST_BYTES, PageUnread, Web, is_public, look_up

from .conftest import HOST, OTHER_HOST, Pages, answer


def why(web: Web, url: str) -> str:
    with pytest.raises(PageUnread) as unread:
        web.read(url)
    return unread.value.why


def test_a_page_is_read_where_its_name_leads(web_pages: Pages) -> None:
    web_pages.says(f"{HOST}/ada?x=1", "My code: äöü")

    assert web_pages.web().read(f"https://{HOST}/ada?x=1#part") == "My code: äöü"


INSIDE = (
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0",
    "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1", "2002:7f00:1::1", "2001:0:7f00:1::1", "2001:db8::1", "4000::1", "example.org", "",
)  # fmt: skip


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_asked(address: str) -> None:
    assert is_public(address)


def test_no_address_is_asked_that_is_not_on_the_public_internet() -> None:
    assert [address for address in INSIDE if is_public(address)] == []


def test_by_default_a_name_of_this_machine_leads_nowhere(web_pages: Pages) -> None:
    assert "127.0.0.1" in look_up("localhost")
    ours = Web(look_up=lambda host: ["127.0.0.1"], port=web_pages.port, trust=web_pages.trust)

    assert why(ours, f"https://{HOST}/") == "not public"
    assert web_pages.asked == []


def test_one_private_address_among_public_ones_is_enough_to_refuse(web_pages: Pages) -> None:
    web_pages.addresses[HOST] = ["127.0.0.1", "10.0.0.1"]

    assert why(web_pages.web(), f"https://{HOST}/") == "not public"
    assert web_pages.asked == []


def test_a_name_is_looked_up_once_so_that_a_second_answer_changes_nothing(web_pages: Pages) -> None:
    web_pages.says(f"{HOST}/", "page")
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])
    allowed: list[str] = []
    web = Web(
        look_up=lambda host: next(answers),
        may_ask=lambda address: allowed.append(address) is None,
        port=web_pages.port,
        trust=web_pages.trust,
    )

    assert web.read(f"https://{HOST}/") == "page"
    assert allowed == ["127.0.0.1"]


NO_PAGES = (
    f"http://{HOST}/", f"ftp://{HOST}/", "file:///etc/passwd", f"https://{HOST}:22/", f"https://{HOST}:0/",
    f"https://{HOST}:x/", f"https://user:pass@{HOST}/", f"https://@{HOST}/", "https:///ada", "https://localhost/",
    "https://intranet/", f"https://{HOST}/\r\nHost: evil", f"https://{HOST}/a b", "https://[::1/", "https://аda.example/",
    "gopher://x.example/", "", "https://.",
)  # fmt: skip


def test_an_address_of_another_kind_is_not_asked(web_pages: Pages) -> None:
    web = web_pages.web()

    assert {why(web, url) for url in NO_PAGES} == {"address"}
    assert web_pages.asked == []


def test_an_ip_address_has_to_be_public_too(web_pages: Pages) -> None:
    web = Web(port=web_pages.port, trust=web_pages.trust)

    assert why(web, "https://127.0.0.1/") == "not public"
    assert why(web, "https://169.254.169.254/latest/meta-data/") == "not public"
    assert why(web, "https://0x7f.1/") in ("not public", "unreachable")


def test_redirects_are_followed_three_times_and_each_is_checked(web_pages: Pages) -> None:
    web_pages.leads(f"{HOST}/0", "/1")
    web_pages.leads(f"{HOST}/1", f"//{OTHER_HOST}/2")
    web_pages.leads(f"{OTHER_HOST}/2", "3")
    web_pages.says(f"{OTHER_HOST}/3", "found")
    web_pages.leads(f"{HOST}/ring", "/ring")
    web_pages.leads(f"{HOST}/plain", f"http://{HOST}/1")
    web_pages.leads(f"{HOST}/nowhere", "https://[")
    web_pages.leads(f"{HOST}/inside", "https://metadata.internal.example/")
    web_pages.addresses["metadata.internal.example"] = ["169.254.169.254"]
    web = web_pages.web()

    assert web.read(f"https://{HOST}/0") == "found"
    assert why(web, f"https://{HOST}/ring") == "redirects"
    assert why(web, f"https://{HOST}/plain") == "address"
    assert why(web, f"https://{HOST}/nowhere") == "address"
    assert why(web, f"https://{HOST}/inside") == "not public"
    assert web_pages.asked.count(f"{HOST}/ring") == 4


def test_a_certificate_has_to_be_valid_and_of_that_host(web_pages: Pages) -> None:
    strangers = Web(look_up=lambda host: ["127.0.0.1"], may_ask=lambda address: True, port=web_pages.port)

    assert why(strangers, f"https://{HOST}/") == "unreachable"
    assert why(web_pages.web(), "https://elsewhere.page.example/") == "unreachable"
    assert web_pages.asked == []


def test_what_is_too_large_or_no_page_is_not_read(web_pages: Pages) -> None:
    web_pages.pages[f"{HOST}/large"] = lambda handler: answer(handler, 200, b"x" * (MOST_BYTES + 1))
    web_pages.pages[f"{HOST}/packed"] = lambda handler: answer(handler, 200, b"x", Content_Encoding="gzip")
    web_pages.pages[f"{HOST}/error"] = lambda handler: answer(handler, 500, b"code")
    web_pages.pages[f"{HOST}/nowhere"] = lambda handler: answer(handler, 302, b"code")
    web = web_pages.web()

    whys = [why(web, f"https://{HOST}/{name}") for name in ("large", "packed", "error", "nowhere", "absent")]
    assert whys == ["too large", "status", "status", "status", "status"]


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_sends_a_letter_now_and_then_is_left(web_pages: Pages, part: str) -> None:
    left = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        start = (
            b"HTTP/1.1 200 OK\r\nX: "
            if part == "head"
            else b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"
        )
        try:
            handler.wfile.write(start)
            while not left.wait(0.02):
                handler.wfile.write(b"x")
        except OSError:
            left.set()

    web_pages.pages[f"{HOST}/"] = drip

    assert why(web_pages.web(seconds=0.4), f"https://{HOST}/") == "too long"
    assert left.wait(5)


def test_a_name_server_that_never_answers_holds_nobody_up(web_pages: Pages) -> None:
    answered = threading.Event()

    def silent(host: str) -> list[str]:
        answered.wait(10)
        return []

    web = Web(look_up=silent, seconds=-0.9)

    assert why(web, f"https://{HOST}/") == "too long"
    answered.set()
