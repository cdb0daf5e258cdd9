"""A script in every text that somebody can write, on all pages of all who read it, in Chromium with the policy on."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peergraph.app import create_app
from peergraph.cypher.graph import Graph
from peergraph.cypher.settings import Settings

from ..serving import serving
from .routes import ROUTES
from .someone import store_of
from .walking import ACTORS, World, new_world

pytestmark = pytest.mark.browser
SCRIPT = '\'"><img src=x onerror=document.title="taken"><script>document.title="taken"</script>'
FILES = (
    ".json",
    ".csv",
    ".bib",
    ".ris",
    ".atom",
    ".xml",
    ".svg",
    ".txt",
    ".js",
    ".css",
    "/photo",
    "/healthz",
    "/export",
)


@pytest.fixture(scope="module")
def world(sample: Graph, sqlite_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    home = tmp_path_factory.mktemp("scripts")
    file = Path(shutil.copy(sqlite_file, home / "store.sqlite"))
    settings = Settings(
        **{
            "NEO4J_URI": "bolt://unused:1",
            "PEERGRAPH_HOME": home,
            "PEERGRAPH_DATABASE_URL": f"sqlite:///{file}",
            "PEERGRAPH_WRITES_PER_MINUTE": 10_000,
        }
    )
    app = create_app(settings, sample, development=True)
    yield new_world(app, file, SCRIPT)
    store_of(app).close()


@pytest.fixture(scope="module")
def address(world: World) -> Iterator[str]:
    with serving(world.app) as address:
        yield address


def pages(world: World, actor: str) -> list[str]:
    """Return the addresses of all pages that show this reader something that others have written."""
    place, found = ACTORS.index(actor), []
    for route, row in ROUTES.items():
        path = row.path.format(**world.names)
        is_page = not path.startswith("/api/") and not path.partition("?")[0].endswith(FILES)
        if route.startswith("GET ") and is_page and row.statuses[place] == "200":
            answer = world.ask(actor, "GET", row.path)
            if "onerror" in answer.text:
                found.append(path)
    return found


@pytest.mark.parametrize("actor", ["stranger", "owner", "admin"])
def test_no_page_runs_a_script_that_somebody_has_written(
    browser: Any, world: World, address: str, actor: str
) -> None:
    faults: list[str] = []
    context = browser.new_context(base_url=address)
    context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in world.cookies[actor].items()]
    )
    page = context.new_page()
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: faults.append(dialog.message))

    seen = pages(world, actor)
    for path in seen:
        page.goto(path)
        assert page.title() != "taken", path
        assert page.locator("img[src=x], script:not([src]):not([type$='json'])").count() == 0, path
    context.close()

    assert len(seen) >= {"stranger": 2, "owner": 15, "admin": 6}[actor], seen
    assert faults == []
