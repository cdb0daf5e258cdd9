"""What programs read: feeds, sitemaps, robots, linked data, frames, and identifiers of the world."""

import json
import warnings
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree, html

from peergraph.app import create_app
from peergraph.app.reads.sitemap import ids_after, page_starts
from peergraph.cypher.graph import Graph
from peergraph.cypher.settings import Settings
from peergraph.loaders.records import PaperRecord

from .conftest import ADA, ORCID, load

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import feedparser

ATTACK = "</script><script>alert(1)</script><!-- ]]> & \x0b"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ClientOf = Callable[..., FlaskClient]


@pytest.fixture
def ada(library_client: FlaskClient) -> str:
    return library_client.get(f"/api/v1/authors/{ORCID}").json["id"]


@pytest.fixture
def client_with(library: Graph, tmp_path: Any) -> ClientOf:
    """A function that gives a client of an app on the library with other settings."""

    def make(**values: Any) -> FlaskClient:
        settings = Settings(**{"NEO4J_URI": "bolt://unused:1", "PEERGRAPH_HOME": tmp_path, **values})
        return create_app(settings, library).test_client()

    return make


def linked_data(client: FlaskClient, path: str) -> dict[str, Any]:
    page = html.document_fromstring(client.get(path).text)
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    return json.loads(text)


@pytest.mark.parametrize("kind", ["authors", "topics", "institutions"])
def test_a_feed_is_read_by_a_feed_reader(library_client: FlaskClient, kind: str) -> None:
    id = {"authors": ORCID, "topics": "openalex:T1001", "institutions": "openalex:I1001"}[kind]
    page = library_client.get(f"/{kind}/{id}", follow_redirects=True)

    (address,) = html.document_fromstring(page.text).xpath("//link[@type='application/atom+xml']/@href")
    answer = library_client.get(address)
    feed = feedparser.parse(answer.data)

    assert answer.mimetype == "application/atom+xml"
    assert not feed.bozo
    assert feed.feed.title.startswith("New papers ")
    assert feed.feed.updated_parsed
    assert feed.entries
    assert all(
        entry.id.startswith("http://localhost/papers/") and entry.updated_parsed for entry in feed.entries
    )
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_a_feed_that_has_not_changed_is_not_sent_again(library_client: FlaskClient, ada: str) -> None:
    first = library_client.get(f"/authors/{ada}/feed.atom")

    again = library_client.get(f"/authors/{ada}/feed.atom", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304


def test_hostile_titles_stay_titles_in_feeds_and_linked_data(
    library: Graph, library_client: FlaskClient, ada: str
) -> None:
    load(library, PaperRecord("mine", "bad", ("mine:bad",), ATTACK, "2024-02-01", 2024, authorships=(ADA,)))

    feed = feedparser.parse(library_client.get(f"/authors/{ada}/feed.atom").data)
    page = library_client.get("/papers/mine:bad")

    assert not feed.bozo
    assert "alert(1)" not in "".join(html.document_fromstring(page.text).xpath("//script[not(@type)]/text()"))
    assert linked_data(library_client, "/papers/mine:bad")["name"].startswith("</script><script>alert(1)")


def test_linked_data_says_what_a_page_is_about(library_client: FlaskClient, ada: str) -> None:
    person = linked_data(library_client, f"/authors/{ada}")
    paper = linked_data(library_client, "/papers/doi:10.5555/one//a")

    assert person["@type"] == "Person"
    assert "https://orcid.org/0000-0002-1825-0097" in person["sameAs"]
    assert paper["@type"] == "ScholarlyArticle"
    assert [author["name"] for author in paper["author"]] == ["Ada Ørsted", "Ben Žižka"]
    assert paper["author"][0]["@id"] == f"http://localhost/authors/{ada}"
    assert linked_data(library_client, "/topics/openalex:T1001")["@type"] == "DefinedTerm"


def test_every_entity_page_names_its_one_address(library_client: FlaskClient, ada: str) -> None:
    page = html.document_fromstring(library_client.get(f"/authors/{ada}?year=2021").text)

    assert page.xpath("//link[@rel='canonical']/@href") == [f"http://localhost/authors/{ada}"]


def test_absolute_addresses_are_those_of_the_setting(client_with: ClientOf) -> None:
    client = client_with(PEERGRAPH_SITE="https://graph.example")

    text = client.get("/robots.txt", headers={"Host": "evil.example"}).text

    assert "Sitemap: https://graph.example/sitemap.xml" in text
    assert "evil" not in text


@pytest.mark.parametrize("path", ["/console", "/api/", "/compare", "/explore", "/snapshots/"])
def test_crawlers_are_kept_out_of_what_is_computed_on_demand(library_client: FlaskClient, path: str) -> None:
    assert f"Disallow: {path}\n" in library_client.get("/robots.txt").text


def test_sitemaps_list_every_entity_once(library: Graph, library_client: FlaskClient) -> None:
    index = etree.fromstring(library_client.get("/sitemap.xml").data)
    places: list[str] = []
    for loc in index.iter(f"{SITEMAP}loc"):
        page = etree.fromstring(library_client.get(loc.text.removeprefix("http://localhost")).data)
        places += [each.text for each in page.iter(f"{SITEMAP}loc")]

    assert len(places) == len(set(places)) > 10
    assert {library_client.get(place.removeprefix("http://localhost")).status_code for place in places} == {
        200
    }


def test_sitemaps_are_cut_where_the_last_one_ended(library: Graph) -> None:
    whole = list(ids_after(library, "paper", "", 100))

    starts = list(page_starts(library, "paper", 2))
    pages = [list(ids_after(library, "paper", start, 2)) for start in starts]

    assert [id for page in pages for id in page] == whole
    assert all(len(page) == 2 for page in pages[:-1])


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/doi/10.5555/one//a", "/papers/doi:10.5555/one//a"),
        ("/doi/https://doi.org/10.5555/ONE//A", "/papers/doi:10.5555/one//a"),
        ("/orcid/0000-0002-1825-0097", "/authors/orcid:0000-0002-1825-0097"),
        ("/openalex/W1002", "/papers/openalex:W1002"),
        ("/openalex/A1002", "/authors/openalex:A1002"),
        ("/openalex/T1001", "/topics/openalex:T1001"),
        ("/ror/05dxps055", "/institutions/ror:05dxps055"),
    ],
)
def test_an_identifier_of_the_world_leads_to_our_page(
    library_client: FlaskClient, path: str, place: str
) -> None:
    answer = library_client.get(path)

    assert (answer.status_code, answer.headers["Location"]) == (302, place)
    assert library_client.get(place).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/doi/10.5555/none",
        "/doi/nonsense",
        "/orcid/0000-0000-0000-0000",
        "/arxiv/2401.00001",
        "/dblp/conf/x/Y1",
    ],
)
def test_an_identifier_that_leads_nowhere_offers_a_search(library_client: FlaskClient, path: str) -> None:
    answer = library_client.get(path)

    assert answer.status_code == 404
    assert html.document_fromstring(answer.text).xpath("//main//a[starts-with(@href, '/search?q=')]")


def test_nobody_may_show_our_pictures_in_a_frame_unless_it_is_set(client_with: ClientOf, ada: str) -> None:
    path = f"/embed/authors/{ada}"

    closed = client_with().get(path)
    opened = client_with(PEERGRAPH_EMBED_ORIGINS="https://a.example https://b.example:8443")

    assert "frame-ancestors 'none'" in closed.headers["Content-Security-Policy"]
    policy = opened.get(path).headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors https://a.example https://b.example:8443")
    assert "frame-ancestors 'none'" in opened.get(f"/authors/{ada}").headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in opened.get(path).headers


@pytest.mark.parametrize(
    "origins", ["example.org", "https://a.example; script-src *", "https://a.example\nX: y"]
)
def test_a_setting_that_could_change_the_policy_is_refused(origins: str) -> None:
    with pytest.raises(ValueError, match="PEERGRAPH_EMBED_ORIGINS"):
        Settings(PEERGRAPH_EMBED_ORIGINS=origins)


@pytest.mark.parametrize("kind", ["authors", "papers", "topics", "institutions"])
def test_a_frame_shows_the_picture_alone_with_the_way_back(library_client: FlaskClient, kind: str) -> None:
    id = {
        "authors": ORCID,
        "papers": "doi:10.5555/one//a",
        "topics": "openalex:T1001",
        "institutions": "ror:05dxps055",
    }

    page = html.document_fromstring(
        library_client.get(f"/embed/{kind}/{id[kind]}", follow_redirects=True).text
    )

    assert page.xpath("//figure/*[local-name()='svg']")
    assert page.xpath(f"//p/a[starts-with(@href, '/{kind}/')][@target='_blank']")
    assert not page.xpath("//header | //nav | //script | //*[@style]")


def test_a_frame_shows_a_stored_view(library_app: Flask, ada: str) -> None:
    client = library_app.test_client()
    id = client.post("/api/v1/views", json={"focus": [f"author:{ada}"], "title": "Ada's people"}).json["id"]

    page = html.document_fromstring(client.get(f"/embed/explore/{id}").text)

    assert page.xpath(f"//a[@href='/explore/{id}']")
    assert page.xpath("//figure//*[local-name()='title'][text()=\"Ada's people\"]")
