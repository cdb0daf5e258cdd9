"""What is new since the last visit, told from the graph alone."""

import html
import re

import pytest
from flask import Flask

from peergraph.app.accounts.times import time_from_now
from peergraph.app.following.standing import runs_standing
from peergraph.cypher.graph import Graph
from peergraph.loaders.records import AuthorRecord

from ..someone import Someone, sql
from .circle import CHAIN, GRAPHS, THEN, UNIVERSITY, age, id_of, paper, run, since_then, write


def follow(someone: Someone, kind: str, id: str) -> None:
    done = someone.send("/following/add", f"/follow?{kind}={id.replace('%', '%25')}", kind=kind, id=id)
    assert done.status_code == 303, done.text
    since_then(someone.app)


def news(someone: Someone, query: str = "") -> str:
    """Return the sentence that says what is new."""
    page = someone.get(f"/following{query}").text
    return html.unescape(re.search(r'role="status">.*?<strong>(.*?)</strong>', page, re.DOTALL)[1])  # type: ignore[index]


def test_a_paper_and_a_co_author_that_came_since_the_last_visit_are_told(fay: Someone, circle: Graph):
    follow(fay, "author", id_of(circle, "Ada"))

    write(circle, paper("new", "Ada", "Ben", "Gus"))

    assert news(fay) == "1 new paper, 1 new co-author"
    page = fay.get("/following").text
    assert "On new" in page
    assert ">Gus</a>" in page.split('id="coauthors"')[1].split("</section>")[0]
    assert ">Ben</a>" not in page.split('id="coauthors"')[1].split("</section>")[0]


@pytest.mark.parametrize("others", [0, 9])
def test_news_are_the_same_whether_less_is_new_than_followed_or_more(
    fay: Someone, circle: Graph, others: int
):
    follow(fay, "author", id_of(circle, "Ben"))
    follow(fay, "topic", "openalex:T1001")

    write(circle, paper("new", "Ben", "Gus", topics=(GRAPHS,)), paper("more", "Ben"))
    write(circle, *(paper(f"other {number}", "Zoe") for number in range(others)))

    assert news(fay) == "2 new papers, 1 new co-author"
    page = fay.get("/following").text
    reasons = [
        re.findall(r">([^<]+)</a>", each) for each in re.findall(r'<p class="small">(<a .*?)<span', page)
    ]
    assert sorted(reasons) == [["Ben"], ["Ben", "Graph networks"]]


@pytest.mark.parametrize("again", [False, True])
def test_a_reload_that_changes_nothing_is_no_news(fay: Someone, circle: Graph, again: bool):
    follow(fay, "author", id_of(circle, "Ada"))

    write(circle, *CHAIN, again=again)

    assert news(fay) == "nothing new"


def test_a_changed_record_and_a_second_source_of_an_old_paper_are_no_new_paper(fay: Someone, circle: Graph):
    write(circle, paper("ab", "Ada", "Ben", identifiers=("mine:ab", "doi:10.5555/ab"), updated="2024-02-01"))
    age(circle)
    follow(fay, "author", id_of(circle, "Ada"))

    write(
        circle,
        paper("ab", "Ada", "Ben", title="On ab, again", identifiers=("mine:ab",), updated="2025-01-01"),
    )
    write(circle, paper("xy", "Ada", source="other", identifiers=("other:xy", "doi:10.5555/ab")))

    assert news(fay) == "nothing new"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Eve", "1 retraction of a paper by somebody you follow"),
        ("Cem", "1 retraction one hop away"),
        ("Ben", "1 retraction two hops away"),
        ("Ada", "nothing new"),
        ("Zoe", "nothing new"),
    ],
)
def test_a_retraction_is_told_up_to_two_hops_away(fay: Someone, circle: Graph, name: str, said: str):
    follow(fay, "author", id_of(circle, name))

    write(circle, paper("de", "Dan", "Eve", retracted=True, updated="2025-01-01"))

    assert news(fay) == said
    if name == "Ben":
        page = fay.get("/following").text.split('id="retractions"')[1]
        assert re.search(r">Ben</a>.*>Cem</a>.*>Dan</a>", page, re.DOTALL)


def test_a_retraction_is_told_once_however_often_its_record_changes(fay: Someone, circle: Graph):
    write(circle, paper("de", "Dan", "Eve", retracted=True, updated="2025-01-01"))
    age(circle)
    follow(fay, "author", id_of(circle, "Eve"))

    write(circle, paper("de", "Dan", "Eve", retracted=True, title="Retracted: de", updated="2025-02-01"))
    write(
        circle,
        paper("de", "Dan", "Eve", retracted=True, title="Retracted: de", updated="2025-02-01"),
        again=True,
    )

    assert news(fay) == "nothing new"


def test_a_paper_that_comes_retracted_is_told_as_both(fay: Someone, circle: Graph):
    follow(fay, "author", id_of(circle, "Zoe"))

    write(circle, paper("bad", "Zoe", retracted=True))

    assert news(fay) == "1 new paper, 1 retraction of a paper by somebody you follow"


def test_thousands_of_authors_of_one_paper_are_no_new_co_authors_and_no_way_to_a_retraction(
    fay: Someone, circle: Graph
):
    follow(fay, "author", id_of(circle, "Zoe"))

    write(
        circle, paper("crowd", "Zoe", *(f"Member {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(101)))
    )
    write(circle, paper("bad", "Member ab", retracted=True))

    assert news(fay) == "1 new paper"


@pytest.mark.parametrize(
    ("kind", "id"),
    [
        ("topic", "openalex:T1001"),
        ("institution", "openalex:I1001"),
        ("search", "q=walrus%20singing"),
        ("search", "q=walrus&years=2024&topic=openalex:T1001&institution=openalex:I1001"),
    ],
)
def test_new_papers_of_topics_institutions_and_searches_are_told(
    fay: Someone, circle: Graph, kind: str, id: str
):
    follow(fay, kind, id)

    write(
        circle,
        paper("new", "Kim", title="A walrus is singing", topics=(GRAPHS,), institutions=(UNIVERSITY,)),
        paper("else", "Kim", title="Something else"),
    )

    assert news(fay) == "1 new paper"


def test_what_a_filter_of_a_search_does_not_let_through_is_no_news(fay: Someone, circle: Graph):
    follow(fay, "search", "q=walrus&years=2010-2020")

    write(circle, paper("new", "Kim", title="A walrus is singing"))

    assert news(fay) == "nothing new"


def test_a_paper_that_belongs_to_several_things_is_told_once_with_all_of_them(fay: Someone, circle: Graph):
    for name in ("Ada", "Ben"):
        follow(fay, "author", id_of(circle, name))
    follow(fay, "topic", "openalex:T1001")

    write(circle, paper("new", "Ada", "Ben", topics=(GRAPHS,)))

    assert news(fay) == "1 new paper"
    row = fay.get("/following").text.split('id="papers"')[1].split("</ol>")[0]
    assert all(f">{name}</a>" in row for name in ("Ada", "Ben", "Graph networks"))


def test_what_came_before_somebody_followed_is_no_news(fay: Someone, circle: Graph):
    write(circle, paper("new", "Ada", "Gus"))

    fay.send("/following/add", "/following", kind="author", id=id_of(circle, "Ada"))

    assert news(fay) == "nothing new"
    assert news(fay, "?days=7") == "1 new paper, 1 new co-author"


def test_who_gets_a_better_identifier_is_still_followed(fay: Someone, circle: Graph):
    old = id_of(circle, "Zoe")
    follow(fay, "author", old)

    orcid = "orcid:0000-0002-1825-0097"
    write(circle, AuthorRecord("mine", "zoe", (old, orcid), "Zoe", "2025-01-01"), paper("new", "Zoe"))

    now = id_of(circle, "Zoe")
    assert (now, news(fay)) == (orcid, "1 new paper")
    assert "Stop following" in fay.get(f"/authors/{now}").text
    fay.send("/following/remove", f"/authors/{now}", kind="author", id=now)
    assert sql(fay.app, "SELECT * FROM follows") == []


def test_nobody_reads_what_is_new_where_somebody_else_follows(fay: Someone, circle: Graph):
    eve = Someone(fay.app).sign_up("eve@example.org", "Eve")
    follow(fay, "author", id_of(circle, "Ada"))
    follow(eve, "author", id_of(circle, "Zoe"))
    write(circle, paper("new", "Ada"))

    assert [news(fay), news(eve)] == ["1 new paper", "nothing new"]


def test_looking_again_shows_the_same_until_a_visit_has_ended(fay: Someone, circle: Graph):
    follow(fay, "author", id_of(circle, "Ada"))
    write(circle, paper("new", "Ada"))

    assert [news(fay), news(fay)] == ["1 new paper", "1 new paper"]
    sql(fay.app, "UPDATE readers SET looked = :time", time=time_from_now(minutes=-25))
    assert news(fay) == "1 new paper"
    long_ago = "2021-01-01T00:00:00+00:00"
    sql(fay.app, "UPDATE readers SET looked = :time", time=long_ago)
    assert news(fay) == "nothing new"
    assert "1 January 2021" in fay.get("/following").text


def test_what_is_marked_as_seen_is_no_news_any_more(fay: Someone, circle: Graph):
    follow(fay, "author", id_of(circle, "Ada"))
    write(circle, paper("new", "Ada"))

    fay.send("/following/seen", "/following")

    assert (news(fay), news(fay, "?days=7")) == ("nothing new", "1 new paper")


@pytest.mark.parametrize(
    ("method", "headers"),
    [("GET", {"Sec-Purpose": "prefetch"}), ("GET", {"Purpose": "prefetch"}), ("HEAD", {})],
)
def test_a_browser_that_fetches_ahead_has_seen_nothing(
    fay: Someone, circle: Graph, method: str, headers: dict[str, str]
):
    follow(fay, "author", id_of(circle, "Ada"))

    assert fay.client.open("/following", method=method, headers=headers).status_code == 200

    assert sql(fay.app, "SELECT looked FROM readers") == [(THEN,)]


def test_the_first_load_of_a_graph_is_no_news_to_whoever_knew_another(fay: Someone, circle: Graph):
    follow(fay, "author", id_of(circle, "Ada"))
    write(circle, paper("new", "Ada"))
    run(
        circle,
        "mine-1",
        status="finished",
        started="2020-05-01T00:00:00+00:00",
        finished="2099-01-01T00:00:00+00:00",
    )

    page = fay.get("/following").text

    assert "nothing new" in page
    assert "loaded anew from nothing" in page


def test_nothing_is_asked_of_the_graph_where_no_load_has_changed_it(fay: Someone, circle: Graph):
    follow(fay, "author", id_of(circle, "Ada"))
    write(circle, paper("new", "Ada"))
    run(
        circle,
        "mine-1",
        status="finished",
        started="2018-01-01T00:00:00+00:00",
        finished="2018-01-01T00:00:00+00:00",
    )
    run(
        circle, "mine-2", status="finished", started="2021-01-01T00:00:00+00:00",
        finished="2021-01-01T00:00:00+00:00", new=0, changed=0,
    )  # fmt: skip

    assert news(fay) == "nothing new"


def test_while_a_load_is_under_way_the_mark_stays_before_its_begin(empty_graph: Graph):
    run(
        empty_graph,
        "a",
        status="finished",
        started="2026-01-01T00:00:00+00:00",
        finished="2026-01-01T01:00:00+00:00",
    )
    before = runs_standing(empty_graph, since="2026-01-01T01:00:00+00:00")
    run(empty_graph, "b", status="running", started="2098-01-01T00:00:00+00:00", finished=None, new=0)
    during = runs_standing(empty_graph, since="2026-01-01T01:00:00+00:00")
    run(empty_graph, "c", status="running", started="2025-01-01T00:00:00+00:00", finished=None, new=0)
    killed = runs_standing(empty_graph, since="2026-01-01T01:00:00+00:00")

    assert (before.mark, before.floor, before.changed) == ("2026-01-01T01:00:00+00:00",) * 2 + (False,)
    assert (during.mark, during.changed) == ("2097-12-31T23:59:59+00:00", True)
    assert killed == during


def test_a_long_list_of_news_is_turned_page_by_page(fay: Someone, circle: Graph):
    follow(fay, "author", id_of(circle, "Zoe"))
    write(circle, *(paper(f"new{chr(97 + n // 7)}{chr(97 + n % 7)}", "Zoe") for n in range(35)))

    first, second = (fay.get(f"/following{query}").text for query in ("", "?offset=30"))

    assert "35 new papers" in first
    assert (first.count('class="work"'), second.count('class="work"')) == (30, 5)


def test_the_graph_holds_nothing_of_who_follows(fay: Someone, circle: Graph, circle_app: Flask):
    from peergraph.loaders.export import digest

    before = digest(circle)
    follow(fay, "author", id_of(circle, "Ada"))
    fay.send("/following/digest", "/following", digest="daily")
    fay.send("/following/feed", "/following")
    news(fay)

    assert digest(circle) == before
