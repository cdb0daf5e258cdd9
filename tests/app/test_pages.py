import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from peergraph.app import create_app
from peergraph.cypher.graph import Graph
from peergraph.cypher.settings import Settings

XU = "/authors/sample:yinghui-xu"
PAIR = "/shared?author=sample:yinghui-xu&author=sample:pan-pan"
PAPER = "/papers/doi:10.1609/aaai.v35i4.16462"
WITH_FORMS = (f"{XU}/claim", "/follow?author=sample:yinghui-xu")
"""Pages whose forms need the key of a browser, for those who sign in."""
PAGES = (
    "/",
    "/about",
    XU,
    f"{XU}/claim",
    "/follow?author=sample:yinghui-xu",
    PAPER,
    "/topics/area:computer-vision",
    "/topics/area:computer-vision/people",
    "/institutions/name:alibaba-group",
    "/institutions/name:alibaba-group/partners",
    "/venues/AAAI",
    f"{PAPER}/similar",
    "/search",
    "/search?q=yang",
    PAIR,
    "/shared",
    "/nowhere",
)
PUBLIC_HOSTS = {"doi.org", "arxiv.org", "orcid.org", "openalex.org", "ror.org"}
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)|<style|\son\w+=|\sstyle=|javascript:",
    re.IGNORECASE,
)


class Elements(HTMLParser):
    """Keeps every element of a page with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.found)

    def addresses(self) -> list[tuple[str, str]]:
        return [
            (tag, value)
            for tag, held in self.found
            for name, value in held.items()
            if name in ("href", "src") and value
        ]


def text_of(html: str) -> str:
    """Return what a reader sees, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.split('tabindex="-1">', 1)[1].split("</main>")[0]).split())


def read(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.text


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_title_one_heading_and_its_landmarks(client: FlaskClient, path: str):
    html = client.get(path).text
    page = Elements(html)
    assert Elements(html.split("<body>")[0]).count("title") == 1
    assert [page.count(tag) for tag in ("h1", "header", "main", "footer")] == [
        1,
        page.count("header"),
        1,
        1,
    ]
    assert page.count("header") >= 1
    assert page.count("nav") >= 2


@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_inline_script_or_style(client: FlaskClient, path: str):
    assert not INLINE.search(client.get(path).text)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_loads_from_another_host_and_links_lead_only_to_public_records(
    client: FlaskClient, path: str
):
    for tag, address in Elements(client.get(path).text).addresses():
        host = urlsplit(address).hostname
        assert host in (None, "localhost") or (tag == "a" and host in PUBLIC_HOSTS), address


@pytest.mark.parametrize("path", [path for path in PAGES if path not in WITH_FORMS])
def test_no_page_sets_a_cookie_and_each_describes_itself(client: FlaskClient, path: str):
    answer = client.get(path)
    assert "Set-Cookie" not in answer.headers
    assert '<meta name="description" content="' in answer.text


@pytest.mark.parametrize(
    ("id", "name", "listed"),
    [
        ("yinghui-xu", "Yinghui Xu", 11),
        ("pan-pan", "Pan Pan", 26),
        ("hongxia-yang", "Hongxia Yang", 36),
        ("rong-jin", "Rong Jin", 29),
    ],
)
def test_a_researcher_shows_how_many_works_the_profile_lists_beside_those_that_carry_the_name(
    client: FlaskClient, id: str, name: str, listed: int
):
    page = text_of(read(client, f"/authors/sample:{id}"))
    assert page.startswith(f"{name} ")
    assert re.search(rf"{listed} listed on the profile|listed on the profile", page)
    assert f"Listed on the profile ({listed})" in page or "all listed on the profile" in page


def test_a_researcher_shows_badges_trust_with_evidence_and_what_close_means(client: FlaskClient):
    page = text_of(read(client, XU))
    for promise in (
        "Researcher",
        "Alibaba",
        "Trust 21 - Emerging, Verification L1, Unclaimed author",
        "on this person",
        "0",
        "followers",
        "Close means",
    ):
        assert promise in page


def test_a_researcher_without_affiliation_says_that_none_was_imported(library_client: FlaskClient):
    assert "Affiliation not imported" in read(library_client, "/authors/mine:eve-alone")


def test_the_way_to_claim_a_record_says_what_claiming_is(client: FlaskClient):
    assert f'href="{XU}/claim"' in read(client, XU)
    page = read(client, f"{XU}/claim")
    assert "links this public author record to a researcher profile" in page
    assert f'href="{XU}"' in page


def test_works_are_newest_first_with_the_person_marked_among_linked_authors(client: FlaskClient):
    page = read(client, XU)
    years = [
        int(year)
        for year in re.findall(
            r'<time datetime="[^"]*">(\d{4})</time>', page.split('id="works"')[1].split("</section>")[0]
        )
    ]
    assert years == sorted(years, reverse=True)
    assert len(years) == 20
    assert "<mark>Yinghui Xu</mark>" in page
    assert '<a href="/authors/sample:pan-pan">Pan Pan</a>' in page


def test_a_work_shows_its_type_venue_comments_and_public_addresses(client: FlaskClient):
    page = read(client, f"{XU}?year=2021")
    for fact in (
        "Conference paper",
        "AAAI",
        "This paper has been accepted by AAAI 2021",
        "https://doi.org/10.1609/aaai.v35i4.16462",
    ):
        assert fact in page
    assert 'href="https://arxiv.org/abs/2102.04782"' in page


def test_works_are_filtered_by_year_type_and_listing_without_scripts(client: FlaskClient):
    page = text_of(read(client, f"{XU}?year=2021&type=preprint&listed=1"))
    shown = int(re.search(r"(\d+) papers? of 22, newest first", page)[1])  # type: ignore[index]
    assert 0 < shown < 17
    assert "not listed on the profile" not in page.split("newest first")[1]
    assert "Conference paper ·" not in page.split("newest first")[1]


def test_a_filter_that_lets_nothing_through_says_so_and_leads_back(client: FlaskClient):
    page = read(client, f"{XU}?year=1999")
    assert "No paper passes this filter" in page
    assert f'href="{XU}#works">Show all 22 papers' in page


@pytest.mark.parametrize(
    "query", ["year=soon", "year=-1", "offset=-1", "offset=x", "listed=perhaps", "limit=1000000"]
)
def test_a_filter_that_cannot_be_read_is_refused_by_name(client: FlaskClient, query: str):
    assert query.split("=")[0] in text_of(read(client, f"{XU}?{query}", 400))


def test_works_are_turned_page_by_page_and_keep_the_filter(client: FlaskClient):
    first, second = read(client, XU), read(client, f"{XU}?offset=20")
    assert f'rel="next" href="{XU}?offset=20#works"' in first
    assert f'rel="prev" href="{XU}#works"' in second
    assert "21 to 22 of 22 papers" in text_of(second)


def test_the_chart_leads_to_each_year_and_says_its_number_in_words(client: FlaskClient):
    page = read(client, XU)
    assert f'href="{XU}?year=2021#works"' in page
    assert "2021: 17 papers" in text_of(page)
    assert f'href="{XU}#works" class="chart-bar" aria-label="2021: 17 papers" aria-current="true"' in read(
        client, f"{XU}?year=2021"
    )


def test_a_long_list_of_authors_is_folded_with_the_person_kept(client: FlaskClient):
    page = text_of(read(client, "/authors/sample:rong-jin?year=2025"))
    assert re.search(r"… Rong Jin and 8 more authors", page)


def test_a_paper_numbers_its_affiliations_and_folds_its_authors(client: FlaskClient):
    page = read(client, "/papers/doi:10.1609/aaai.v36i10.21320")
    assert "<details><summary>and 2 more authors</summary>" in page
    assert "<sup>1,2</sup>" in page
    assert "Shenzhen Institute of Advanced Technology" in page


def test_a_paper_by_thousands_shows_a_hundred_and_leads_to_the_next(crowd: Graph):
    client = create_app(Settings(NEO4J_URI="bolt://unused:1"), crowd).test_client()
    page = read(client, "/papers/mine:crowd")
    assert "authors_from=100#authors" in page
    assert "of 2,918 authors" in text_of(page)
    assert page.count('href="/authors/mine:member') < 500


def test_a_paper_shows_references_that_are_here_and_counts_those_that_are_not(library_client: FlaskClient):
    page = text_of(read(library_client, "/papers/doi:10.5555/one//a"))
    assert "1 paper of its reference list is in this graph; 1 more waits to be loaded" in page
    assert "Journal of Utopia" in page


def test_topic_and_institution_show_papers_people_and_neighbours(client: FlaskClient):
    topic = text_of(read(client, "/topics/area:computer-vision"))
    assert all(
        word in topic for word in ("Conference track", "53 papers, newest first", "People", "Institutions")
    )
    institution = text_of(read(client, "/institutions/name:alibaba-group"))
    assert all(
        word in institution for word in ("Alibaba Group", "papers name it", "Partner institutions", "Topics")
    )


def test_the_second_page_of_a_topic_holds_other_papers(client: FlaskClient):
    papers = [
        re.findall(
            r'<h3 class="work-title"><a href="([^"]+)"',
            read(client, f"/topics/area:computer-vision?offset={n}"),
        )
        for n in (0, 20)
    ]
    assert len(papers[0]) == len(papers[1]) == 20
    assert not set(papers[0]) & set(papers[1])


def test_an_older_identifier_redirects_for_good_and_keeps_the_filter(library_client: FlaskClient):
    answer = library_client.get("/authors/openalex:A1001?year=2021")
    assert answer.status_code == 301
    assert answer.location.endswith("/authors/orcid:0000-0002-1825-0097?year=2021")


@pytest.mark.parametrize(
    "path",
    ["/authors/orcid:0000-0001-5109-3700", "/papers/doi:10.1/none", "/topics/nothing", "/institutions/x"],
)
def test_an_unknown_entity_is_an_error_with_a_search_box_and_a_request_id(client: FlaskClient, path: str):
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert 'name="q"' in answer.text
    assert answer.headers["X-Request-Id"] in answer.text


def test_a_database_that_does_not_answer_says_what_happened_and_what_to_try():
    with Graph("bolt://127.0.0.1:1", "neo4j", "") as graph:
        answer = create_app(Settings(NEO4J_URI="bolt://127.0.0.1:1"), graph).test_client().get("/authors/x:y")
    assert answer.status_code == 503
    assert "The database does not answer" in answer.text
    assert "Try again" in answer.text
    assert "cannot be read at the moment" in answer.text


def test_an_empty_graph_says_how_to_load(empty_graph: Graph):
    client = create_app(Settings(NEO4J_URI="bolt://unused:1"), empty_graph).test_client()
    assert "peergraph load sample" in read(client, "/")
    assert "Nothing yet" in read(client, "/about")
    assert "Nothing found" in read(client, "/search?q=anything")


def test_the_first_page_gives_numbers_and_places_to_begin(client: FlaskClient):
    page = text_of(read(client, "/"))
    assert re.search(r"2,\d{3} researchers", re.sub(r"(researchers) ([\d,]+)", r"\2 \1", page))
    assert "Rong Jin" in page
    assert "752" in page


def test_every_footer_names_the_source_and_the_day_of_the_load(client: FlaskClient):
    assert re.search(
        r"Data: the bundled sample. Last loaded on <time [^>]*>\d{1,2} \w+ \d{4}</time>",
        read(client, "/about"),
    )
