"""Every route as a stranger, somebody else, the owner, a moderator and an administrator.

`routes.py` says what each of them gets; a route that is not in it fails here.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from flask import Flask

from peergraph.app import create_app
from peergraph.cypher.graph import Graph
from peergraph.cypher.settings import Settings

from ..conftest import query
from .routes import ROUTES, Row
from .routes_public import AUTHOR
from .someone import sql, store_of, whole_store
from .walking import ACTORS, World, new_world
from .walking_answers import got, lines, plain, unprotected
from .walking_own import HERS

SAFE = {"GET", "HEAD", "OPTIONS"}
GARBAGE = ("", "\0%00'\"<script>", "\u202e💥../" * 200)


@pytest.fixture(scope="module")
def world(sample: Graph, sqlite_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    home = tmp_path_factory.mktemp("walk")
    file = Path(shutil.copy(sqlite_file, home / "store.sqlite"))
    settings = Settings(
        **{
            "NEO4J_URI": "bolt://unused:1",
            "PEERGRAPH_HOME": home,
            "PEERGRAPH_DATABASE_URL": f"sqlite:///{file}",
            "PEERGRAPH_WRITES_PER_MINUTE": 10_000,
            "PEERGRAPH_CONSOLE_PER_MINUTE": 10_000,
            "PEERGRAPH_CONSOLE_SECONDS_PER_MINUTE": 10_000,
        }
    )
    app = create_app(settings, sample, development=True)
    yield new_world(app, file)
    store_of(app).close()


def routes_of(app: Flask) -> set[str]:
    """Return every route with its method, such as "GET /about"."""
    return {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
        if method not in ("HEAD", "OPTIONS")
    }


def writes() -> dict[str, Row]:
    return {route: row for route, row in ROUTES.items() if route.partition(" ")[0] not in SAFE}


def test_every_route_stands_in_the_table_and_every_row_is_a_route(world: World) -> None:
    routes = routes_of(world.app)
    rows = {route.partition(" #")[0] for route in ROUTES}

    assert sorted(routes - rows) == [], f"say in tests/app/routes.py who may do what at {routes - rows}"
    assert sorted(rows - routes) == []


@pytest.mark.parametrize("actor", ACTORS)
def test_everybody_sees_what_she_may_and_nothing_of_others(world: World, actor: str) -> None:
    wrong, place = {}, ACTORS.index(actor)

    for route, row in ROUTES.items():
        if route.startswith("GET "):
            answer = world.ask(actor, "GET", row.path)
            told = [
                words
                for words, readers in HERS.items()
                if actor not in readers and words.encode() in answer.data
            ]
            open_doors = unprotected(answer, signed_in=actor != "stranger")
            if got(answer) != row.statuses[place] or told or open_doors:
                wrong[route] = (row.statuses[place], got(answer), told, open_doors)

    assert not wrong, lines(wrong)


@pytest.mark.parametrize("actor", ACTORS)
def test_everybody_writes_what_she_may_and_what_is_refused_changes_nothing(world: World, actor: str) -> None:
    world.again()
    wrong, place, before = {}, ACTORS.index(actor), whole_store(world.app)

    for route, row in writes().items():
        world.again()
        status = got(world.write(actor, row))
        if status != row.statuses[place]:
            wrong[route] = (row.statuses[place], status)
        elif status[0] not in "23" and whole_store(world.app) != before:
            wrong[route] = "refused, and yet it has changed something"
    world.again()

    assert not wrong, lines(wrong)


@pytest.mark.parametrize("actor", ["stranger", "owner", "admin"])
def test_nothing_is_written_by_a_form_that_is_not_ours(world: World, actor: str) -> None:
    world.again()
    before, passed = whole_store(world.app), {}

    for route, row in writes().items():
        # Without a token a browser that has kept nothing yet may save a query, from our own page: it owns nothing.
        if row.guard == "token" and not (actor == "stranger" and route.startswith("POST /q")):
            for name, token in (("none", ""), ("another's", world.tokens["other"])):
                answer = world.write(actor, row, csrf_token=token)
                if str(answer.status_code) not in ("403", "404" if "404" in row.statuses else "403"):
                    passed[route, name] = answer.status_code

    assert not passed, lines(passed)
    assert whole_store(world.app) == before


def test_nothing_is_written_from_another_site_and_the_api_takes_no_forms(world: World) -> None:
    world.again()
    before, passed = whole_store(world.app), {}
    away = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}

    for route, row in writes().items():
        if row.guard == "json":
            plain = world.ask("owner", "POST", row.path, data="{}", content_type="text/plain", headers=away)
            form = world.ask(
                "owner", "POST", row.path, data={"view": "{}", "query": "RETURN 1"}, headers=away
            )
            found = {plain.status_code, form.status_code}
        elif row.guard in ("token", "origin"):
            data = {"csrf_token": world.tokens["owner"], **world.form(row)}
            found = {world.ask("owner", "POST", row.path, data=data, headers=away).status_code}
        else:
            found = set[int]()
        if not found <= {400, 403, 415, 422}:
            passed[route] = found

    assert not passed, lines(passed)
    assert whole_store(world.app) == before


def test_what_only_reads_writes_nothing(world: World) -> None:
    world.again()
    before = whole_store(world.app)

    for row in writes().values():
        if row.guard == "none":
            world.write("owner", row)

    assert whole_store(world.app) == before


def test_nobody_is_led_to_another_site_and_no_field_makes_anybody_more_than_she_is(world: World) -> None:
    away = dict.fromkeys(("next", "back", "url", "to", "return"), "https://evil.example/")
    more = {
        "role": "admin",
        "state": "verified",
        "account": world.names["owner"],
        "decided": "2026",
        "id": "x",
    }
    more |= {"owner": "1", "withheld": "", "taken_away": "1", "author": AUTHOR}
    faults = {}

    for route, row in ROUTES.items():
        if route.startswith("GET "):
            answer = world.ask("other", "GET", row.path + ("&" if "?" in row.path else "?") + urlencode(away))
        else:
            world.again()
            answer = world.write("other", row, **{**away, **more, **world.form(row)})
            if standing(world) != ("reader", 0):
                faults[route] = standing(world)
        if urlsplit(answer.headers.get("Location", "")).netloc not in ("", "localhost"):
            faults[route] = answer.headers["Location"]
    world.again()

    assert not faults, lines(faults)


def standing(world: World) -> tuple[str, int]:
    """Return the role of somebody else and how many records she owns; ("reader", 0) where her account is gone."""
    role = sql(world.app, "SELECT id, role FROM accounts WHERE email = 'other@example.org'")
    if not role:
        return "reader", 0
    owned = "SELECT count(*) FROM claims WHERE state = 'verified' AND account = :id"
    return role[0][1], sql(world.app, owned, id=role[0][0])[0][0]


def test_what_is_another_s_answers_as_what_does_not_exist(world: World) -> None:
    told, nothing = (
        {},
        {
            name: value[::-1]
            for name, value in world.names.items()
            if name not in ("script", "version", "work")
        },
    )

    for route, row in ROUTES.items():
        if row.statuses[1] == "404" and "{" in row.path:
            method, data = route.partition(" ")[0], {"csrf_token": world.tokens["other"], **world.form(row)}
            sent = {} if method == "GET" else {"data": data}
            hers = world.ask("other", method, row.path, **sent)
            missing = world.ask("other", method, row.path.format(**{**world.names, **nothing}), **sent)
            one, two = plain(hers, world.names), plain(missing, {**world.names, **nothing})
            if one != two:
                at = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0)
                told[route] = (one[at : at + 60], two[at : at + 60])

    assert not told, lines(told)


@pytest.mark.parametrize("garbage", GARBAGE)
def test_nothing_breaks_over_what_nobody_would_write(world: World, garbage: str) -> None:
    broken = {}

    for route, row in writes().items():
        world.again()
        if row.guard != "json":
            for left in (None, *row.form):
                changes = {name: garbage for name in row.form if name != left}
                answer = world.write("admin" if "/moderation/" in route else "owner", row, **changes)
                if answer.status_code >= 500:
                    broken[route, left] = answer.status_code
    world.again()

    assert not broken, lines(broken)


@pytest.mark.parametrize("garbage", GARBAGE)
def test_no_address_breaks(world: World, garbage: str) -> None:
    broken, places = {}, dict.fromkeys(world.names, garbage.replace("\0", "%00").replace("/", "%2F") or "-")

    for route, row in ROUTES.items():
        if "{" in row.path:
            method = route.partition(" ")[0]
            answer = world.ask(
                "admin", method, row.path.format(**places), data={"csrf_token": world.tokens["admin"]}
            )
            if answer.status_code >= 500:
                broken[route] = answer.status_code
    world.again()

    assert not broken, lines(broken)


def test_nothing_of_all_this_is_in_the_graph(world: World, sample: Graph) -> None:
    kept, graph = (
        whole_store(world.app),
        "\n".join(str(row["facts"]) for row in sample.read(query("all_facts"))),
    )
    public = {"script", "view", "snapshot", "version", "work", "message", "block"}
    private = {
        *HERS,
        *re.findall(r"[0-9a-f]{64}|\$argon2\S+|[\w.]+@example\.org", kept),
        *(id for (id,) in sql(world.app, "SELECT id FROM accounts")),
        *(value for name, value in world.names.items() if name not in public),
        *(secret for cookies in world.cookies.values() for secret in cookies.values()),
    }

    assert len(private) > 50
    assert len(graph) > 100_000
    assert [each for each in private if each in graph] == []
